// Accumulators: exact running counts of at most three codes, from the fold until the close. No screen, route, file or log
// shows one; fold and close alone come here (AN56).
import { type Accumulator, accumulatorCodes } from '@tukkimies/shared/release/accumulator.ts'
import { makeSensitivity } from '@tukkimies/shared/release/invariants.ts'
import { allowsSensitive, familiesOf, familyToDimensions, type Lattice } from '@tukkimies/shared/release/lattice.ts'
import { sql } from 'kysely'
import type { Value } from '../database.ts'
import type { LiveQueryable, LiveTx, PeriodKey } from './schema.ts'

type Cell = Pick<Accumulator, 'node' | 'family' | 'c1' | 'c2' | 'c3'>

const columns = ['visitor', 'kind', 'period', 'node', 'family', 'c1', 'c2', 'c3', 'n', 'f', 'k'] as const

const addUp = `
  n = accumulator.n + excluded.n,
  f = accumulator.f + excluded.f,
  k = (accumulator.k + excluded.k) & 4294967295`

/**
 * Adds counts and key sums to what is there, `k` modulo 2^32 (AN4). Any order and split into calls gives the same rows.
 * No two rows of a call may be of the same cell; in the order of their cells they are fastest.
 */
export const addToAccumulators = (tx: LiveTx, rows: Iterable<Accumulator>): Promise<void> =>
  tx.mergeMany('accumulator', columns, toValues(rows), addUp)

// A batch of the fold may be large: its rows are spelled out one by one.
function* toValues(rows: Iterable<Accumulator>): Generator<readonly Value[]> {
  for (const row of rows) yield rowToValues(row)
}

const rowToValues = (row: Accumulator): readonly Value[] => [
  row.visitor,
  row.kind,
  row.period,
  row.node,
  row.family,
  row.c1,
  row.c2,
  row.c3,
  row.n,
  row.f,
  row.k,
]

/** A period's accumulators sorted by node, family and codes, in pages, so that no period need fit into memory. */
export async function* accumulatorPages(
  live: LiveQueryable,
  period: PeriodKey,
  pageRows = 20_000,
): AsyncGenerator<readonly Accumulator[]> {
  let last: Accumulator | undefined
  do {
    const page: Accumulator[] = await pageAfter(live, period, last, pageRows)
    if (page.length > 0) yield page
    last = page.length < pageRows ? undefined : page.at(-1)
  } while (last)
}

const pageAfter = (
  live: LiveQueryable,
  { visitor, kind, name }: PeriodKey,
  last: Accumulator | undefined,
  limit: number,
): Promise<Accumulator[]> => {
  const place = last ? [last.node, last.family, last.c1, last.c2, last.c3] : undefined
  return live.query
    .selectFrom('accumulator')
    .select(columns)
    .where('visitor', '=', visitor)
    .where('kind', '=', kind)
    .where('period', '=', name)
    .$if(place !== undefined, (page) =>
      page.where(sql<boolean>`(node, family, c1, c2, c3) > (${sql.join(place ?? [])})`),
    )
    .orderBy('node')
    .orderBy('family')
    .orderBy('c1')
    .orderBy('c2')
    .orderBy('c3')
    .limit(limit)
    .execute()
}

/** All of a period's accumulators, in the same order. */
export const readAccumulators = async (live: LiveQueryable, period: PeriodKey): Promise<Accumulator[]> => {
  const all: Accumulator[] = []
  for await (const page of accumulatorPages(live, period)) all.push(...page)
  return all
}

/** Erases a period's accumulators; answers how many there were. */
export const eraseAccumulators = async (tx: LiveTx, { visitor, kind, name }: PeriodKey): Promise<number> => {
  const { numDeletedRows } = await tx.query
    .deleteFrom('accumulator')
    .where('visitor', '=', visitor)
    .where('kind', '=', kind)
    .where('period', '=', name)
    .executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}

/** Erases the accumulators of a period that its lattice has no cell for (AN36, AN46); answers how many there were. */
export const eraseOutside = async (tx: LiveTx, lattice: Lattice): Promise<number> => {
  const { visitor, kind, name, nodes } = lattice
  const isSensitive = makeSensitivity(lattice)
  const families = new Map(nodes.map((node) => [node.name, new Set(familiesOf(lattice, node))]))
  const hasCell = ({ node, family, c1, c2, c3 }: Cell): boolean =>
    families.get(node)?.has(family) === true &&
    (allowsSensitive(lattice, node, familyToDimensions(family).length) ||
      !isSensitive(family, accumulatorCodes({ c1, c2, c3 })))
  const outside: Cell[] = []
  for await (const page of accumulatorPages(tx, { visitor, kind, name })) {
    outside.push(...page.filter((row) => !hasCell(row)))
  }
  for (const { node, family, c1, c2, c3 } of outside) {
    await tx.query
      .deleteFrom('accumulator')
      .where(({ and }) => and({ visitor, kind, period: name, node, family, c1, c2, c3 }))
      .execute()
  }
  return outside.length
}

type NodeCounts = Pick<Accumulator, 'visitor' | 'kind' | 'node'> & {
  readonly rows: number
  readonly ones: number
  readonly most: number
}

/** Accumulators there are, by kind of period and node: rows, rows with n = 1, and the largest n (risk report 6). */
export const countAccumulatorsByNode = async (live: LiveQueryable): Promise<NodeCounts[]> =>
  live.query
    .selectFrom('accumulator')
    .select(({ fn }) => [
      'visitor',
      'kind',
      'node',
      fn.countAll<number>().as('rows'),
      fn.count<number>('n').filterWhere('n', '=', 1).as('ones'),
      fn.max<number>('n').as('most'),
    ])
    .groupBy(['visitor', 'kind', 'node'])
    .orderBy('visitor')
    .orderBy('kind')
    .orderBy('node')
    .execute()

/** Accumulators there are, by period: rows, and rows with n = 1 (AN101, risk report 6). */
export const countAccumulators = async (
  live: LiveQueryable,
): Promise<(PeriodKey & { readonly rows: number; readonly ones: number })[]> =>
  live.query
    .selectFrom('accumulator')
    .select(({ fn }) => [
      'visitor',
      'kind',
      'period as name',
      fn.countAll<number>().as('rows'),
      fn.count<number>('n').filterWhere('n', '=', 1).as('ones'),
    ])
    .groupBy(['visitor', 'kind', 'period'])
    .orderBy('visitor')
    .orderBy('kind')
    .orderBy('period')
    .execute()
