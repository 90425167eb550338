// The periods that were published, each with its record (AN61). Written once, together with all cells.
import { accept, type Checked, refuse } from '@tukkimies/shared/problem.ts'
import type { Visitor } from '@tukkimies/shared/register/code-list.ts'
import type { Cell } from '@tukkimies/shared/release/publish.ts'
import type { PeriodKey, ReleaseQueryable, ReleaseStore, ReleaseTables } from './schema.ts'

export type ReleasedPeriod = ReleaseTables['period']

/**
 * Writes a period and its cells in one transaction. The same period with the same list hash again changes nothing
 * (`present`). Problem: `list_mismatch` if the period stands with another list hash; nothing is touched (AN60, step 5).
 */
export const writePeriod = async (
  release: ReleaseStore,
  period: ReleasedPeriod,
  cells: readonly Cell[],
): Promise<Checked<'written' | 'present'>> =>
  release.transact(async (tx) => {
    const { visitor, kind, name } = period
    await tx.hold([`${visitor} ${name}`])
    const found = await findReleasedPeriod(tx, period)
    if (found) return found.list_hash === period.list_hash ? accept('present') : refuse({ code: 'list_mismatch' })
    await tx.query.insertInto('period').values(period).execute()
    const columns = ['visitor', 'kind', 'period', 'node', 'family', 'codes', 'y']
    const rows = cells.map(({ node, family, codes, y }) => [visitor, kind, name, node, family, codes, y])
    await tx.insertMany('cell', columns, rows)
    return accept('written')
  })

/** A published period, or `null`. */
export const findReleasedPeriod = async (
  release: ReleaseQueryable,
  { visitor, kind, name }: PeriodKey,
): Promise<ReleasedPeriod | null> => {
  const row = await release.query
    .selectFrom('period')
    .selectAll()
    .where('visitor', '=', visitor)
    .where('kind', '=', kind)
    .where('name', '=', name)
    .executeTakeFirst()
  return row ?? null
}

/** The published periods of a visitor by kind and name, without their records, which are long: from the index alone. */
export const listReleasedNames = async (
  release: ReleaseQueryable,
  visitor: Visitor,
): Promise<Omit<ReleasedPeriod, 'record'>[]> =>
  release.query
    .selectFrom('period')
    .select(['visitor', 'kind', 'name', 'list_hash'])
    .where('visitor', '=', visitor)
    .orderBy('kind')
    .orderBy('name')
    .execute()

/** All published periods of a visitor, by kind and name. */
export const listReleasedPeriods = async (release: ReleaseQueryable, visitor: Visitor): Promise<ReleasedPeriod[]> =>
  release.query
    .selectFrom('period')
    .selectAll()
    .where('visitor', '=', visitor)
    .orderBy('kind')
    .orderBy('name')
    .execute()
