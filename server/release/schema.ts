// release: what was published, for ever, never changed. Triggers refuse update and delete (AN61).
import type { PeriodKind, PeriodName } from '@tukkimies/shared/day.ts'
import type { Visitor } from '@tukkimies/shared/register/code-list.ts'
import type { FamilyId } from '@tukkimies/shared/release/lattice.ts'
import type { NodeName } from '@tukkimies/shared/release/nodes.ts'
import type { Migration, OwnTables, Queryable, Reader, Store } from '../database.ts'

export type ReleaseTables = {
  /** `record` is the period record of AN61 as JSON, `list_hash` the SHA-256 of the canonical list (AN60). */
  period: { visitor: Visitor; kind: PeriodKind; name: PeriodName; record: string; list_hash: string }
  /** `codes` joined by `+` in family order; `y` is the published number. */
  cell: {
    visitor: Visitor
    kind: PeriodKind
    period: PeriodName
    node: NodeName
    family: FamilyId
    codes: string
    y: number
  }
}

/** The name of a period: one visitor's, one kind's. */
export type PeriodKey = { readonly visitor: Visitor; readonly kind: PeriodKind; readonly name: PeriodName }

export type ReleaseStore = Store<ReleaseTables & OwnTables>
export type ReleaseReader = Reader<ReleaseTables & OwnTables>
export type ReleaseQueryable = Queryable<ReleaseTables & OwnTables>

export const migrations: readonly Migration[] = [
  {
    name: '0001 periods and cells',
    steps: [
      {
        table: 'period',
        columns: { visitor: 'text', kind: 'text', name: 'text', record: 'text', list_hash: 'text' },
        key: ['visitor', 'kind', 'name'],
      },
      { frozen: 'period' },
      {
        table: 'cell',
        columns: {
          visitor: 'text',
          kind: 'text',
          period: 'text',
          node: 'text',
          family: 'text',
          codes: 'text',
          y: 'integer',
        },
        key: ['visitor', 'kind', 'period', 'node', 'family', 'codes'],
      },
      { frozen: 'cell' },
    ],
  },
  {
    // Every question asks which periods there are: looked up in the table, each would cost all pages of its record.
    name: '0002 the names of periods',
    steps: [{ index: 'period_name', on: 'period', columns: ['visitor', 'kind', 'name', 'list_hash'] }],
  },
]
