// Raw visits of an invented year as DuckDB holds and counts them: a row a visit, every code an enumeration, several answers a
// list, groups beside their codes. It is never asked to look anything up.
import type { LatticeDimension } from '@tukkimies/shared/release/dimensions.ts'
import { late } from '@tukkimies/shared/release/dimensions.ts'
import type { Accumulator } from '@tukkimies/shared/release/accumulator.ts'
import { familyToDimensions, type FamilyId, type Lattice, type LatticeNode } from '@tukkimies/shared/release/lattice.ts'
import type { TableRequest } from '@tukkimies/shared/release/table-request.ts'
import { points } from '../redteam/visits.ts'
import type { DuckDb } from './duckdb.ts'

/** One visit in so many has a second answer where several may be given. */
const secondAnswer = 4

/** Makes the table `visit`: as many rows, the same for the same seed. */
export const makeRawVisits = async (
  duckdb: DuckDb,
  { dimensions }: Pick<Lattice, 'dimensions'>,
  visits: number,
  seed: number,
): Promise<void> => {
  const asked = dimensions.filter(({ id }) => id !== late)
  await duckdb.ask(`create type point as enum (${list(points.map(({ id }) => id))})`)
  for (const { id, codes } of asked)
    await duckdb.ask(`create type ${column(id)} as enum (${list(codes.map(({ key }) => key))})`)
  const sources = asked.filter(({ id, source }) => id === source)
  const drawn = sources.flatMap(({ id, codes }, at) => [
    `${drawIndex(seed, 2 * at + 10, codes.length)} as ${id}_i`,
    `${drawIndex(seed, 2 * at + 11, codes.length)} as ${id}_j`,
  ])
  const columns = asked.map((dimension) => columnOf(dimension, dimensions))
  await duckdb.ask(`create table visit as
    select i as id, point, day, ${columns.join(', ')} from (
      select i, (${array(points.map(({ id }) => id))})[${drawIndex(seed, 1, points.length)}]::point as point,
        date '2025-01-01' + cast(floor(365 * ${draw(seed, 2)}) as integer) as day, ${drawn.join(', ')}
      from range(${visits}) rows(i))`)
}

/**
 * Makes the table `counted`: visits, first visits and key sums of a family, by point and month, from all rows. A visit's key in
 * a family is drawn by its number, as a fold draws it by its record key.
 */
export const countFamily = async (
  duckdb: DuckDb,
  { dimensions }: Pick<Lattice, 'dimensions'>,
  family: FamilyId,
): Promise<void> => {
  const ids = familyToDimensions(family)
  // Three dimensions stand in tables of the whole year and all points alone: where and when then does not matter.
  const spot = ids.length < 3 ? 'point, month(day) as month' : `'${points[0]?.id ?? ''}' as point, 1 as month`
  const key = `cast(hash(xor(hash(id), hash('${family}'))) & 4294967295 as bigint)`
  await duckdb.ask(`create or replace table counted as
    select ${spot}, ${codes(ids)} count(*) as n, count(*) filter (first = 'first') as f, sum(${key}) % 4294967296 as k
    from (${unfold(ids, manyOf(dimensions), ['id', 'point', 'day', 'first'])}) group by all`)
}

/** The accumulators of a period at these nodes, of the family that was counted last. */
export const sumCounts = async (
  duckdb: DuckDb,
  { visitor, kind, name: period, first, last }: Lattice,
  family: FamilyId,
  nodes: readonly LatticeNode[],
): Promise<readonly Accumulator[]> => {
  const ids = familyToDimensions(family)
  const places = nodes.flatMap(({ name, points: own }) => own.map((point) => `('${name}', '${point}')`))
  const texts = ids.map((_, at) => `cast(c${at} as varchar),`).join(' ')
  const rows = await duckdb.ask(`
    select node, ${texts} cast(n as integer), cast(f as integer), cast(k as double) from (
      select node, ${codes(ids)} sum(n) as n, sum(f) as f, sum(k) % 4294967296 as k
      from counted join (values ${places.join(', ')}) place(node, spot) on cast(point as varchar) = spot
      where month between ${monthOf(first)} and ${monthOf(last)} group by all)`)
  return rows.map((row) => {
    const [c1 = '', c2 = '', c3 = ''] = row.slice(1, 1 + ids.length).map(String)
    const [n = 0, f = 0, k = 0] = row.slice(1 + ids.length).map(Number)
    return { visitor, kind, period, node: String(row[0]), family, c1, c2, c3, n, f, k }
  })
}

const monthOf = (day: string): number => Number(day.slice(5, 7))

/** The same table as the request asks of the release: visits counted from all rows, without its totals. */
export const requestToSql = (request: TableRequest, { dimensions }: Pick<Lattice, 'dimensions'>): string => {
  const many = manyOf(dimensions)
  const ids = [...request.layers, ...request.rows, ...request.columns]
  const [kind, numbers] = periodsOf(request)
  const place = request.places[0] === 'whole' ? `'whole'` : 'point'
  const chosen = request.filters.map(({ dimension, code }) =>
    many.has(dimension) ? `list_contains(${column(dimension)}, '${code}')` : `${column(dimension)} = '${code}'`,
  )
  const held = request.places.flatMap((name) => (name.startsWith('point:') ? [name.slice('point:'.length)] : []))
  const where = [
    ...chosen,
    ...(held.length > 0 ? [`point in (${list(held)})`] : []),
    `${kind} in (${numbers.join(', ')})`,
  ]
  return `select ${kind}, ${place}, ${codes(ids)} count(*)
    from (${unfold(ids, many, ['point', 'day'], where)}) group by all`
}

const periodsOf = ({ periods }: TableRequest): readonly [string, readonly number[]] => {
  const first = periods[0] ?? ''
  const kind = first.includes('Q') ? 'quarter(day)' : first.includes('-') ? 'month(day)' : 'year(day)'
  return [kind, periods.map((name) => Number(/\d+$/.exec(name)?.[0]))]
}

// Answers to one question after the other, so that every one meets every other. Unnesting in the list of columns is what DuckDB
// does fastest: as a join it takes twenty times as long.
const unfold = (
  ids: readonly string[],
  many: ReadonlySet<string>,
  more: readonly string[],
  where: readonly string[] = [],
): string => {
  const read = ids.map((id, at) => (id === late ? `'no' as c${at}` : `${column(id)} as c${at}`))
  const rows = `select ${[...read, ...more].join(', ')} from visit ${where.length > 0 ? `where ${where.join(' and ')}` : ''}`
  return ids.reduce(
    (before, id, at) => (many.has(id) ? `select * replace (unnest(c${at}) as c${at}) from (${before})` : before),
    rows,
  )
}

// Both answers of a question that takes several may be the same, or of the same group: a visit counts in each once.
const columnOf = ({ id, source, many, codes }: LatticeDimension, all: readonly LatticeDimension[]): string => {
  const base = all.find((dimension) => dimension.id === source)
  const grouped = base?.codes.map(({ key }) => (id === source ? key : (groupOf(all, id, key) ?? codes[0]?.key ?? '')))
  const named = (index: string) => `(${array(grouped ?? [])})[${index}]`
  if (!many) return `${named(`${source}_i`)}::${column(id)} as ${column(id)}`
  const both = `list_distinct([${named(`${source}_i`)}, ${named(`${source}_j`)}])`
  return `(case when i % ${secondAnswer} = 0 then ${both} else [${named(`${source}_i`)}] end)::${column(id)}[] as ${column(id)}`
}

const groupOf = (all: readonly LatticeDimension[], id: string, key: string): string | undefined =>
  all.find((dimension) => dimension.id === id)?.answers[key]

const manyOf = (dimensions: readonly LatticeDimension[]): ReadonlySet<string> =>
  new Set(dimensions.filter(({ many }) => many).map(({ id }) => id))

const codes = (ids: readonly string[]): string => ids.map((_, at) => `c${at},`).join(' ')

const column = (id: string): string => id.replace('.', '_')
const list = (texts: readonly string[]): string => texts.map((text) => `'${text}'`).join(', ')
const array = (texts: readonly string[]): string => `[${list(texts)}]`

// From 0 up to 1, the same for the same row, seed and purpose.
// Hashed twice: hashes of one row for two purposes differ by the same bits in every row.
const draw = (seed: number, purpose: number): string =>
  `((hash(xor(hash(i, ${seed}), ${purpose}::ubigint)) >> 11) / 9007199254740992.0)`
// Some codes are frequent, most are rare.
const drawIndex = (seed: number, purpose: number, count: number): string =>
  `(1 + cast(floor(${count} * pow(${draw(seed, purpose)}, 2.5)) as integer))`
