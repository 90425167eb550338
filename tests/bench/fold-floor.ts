// The least that folding can take: for every visit the hash of each family and one addition a cell, in plain loops over
// numbers, with no store, no lease, no receipts and nothing read. Its sums are those of the fold.
import type { Lattice } from '@tukkimies/shared/release/lattice.ts'
import { familiesOf } from '@tukkimies/shared/release/lattice.ts'
import type { Picks } from '@tukkimies/shared/visit.ts'
import { randomBytes, sha256 } from '@tukkimies/server/crypto.ts'
import type { OpenVisit } from '@tukkimies/server/live/open.ts'

/** How many cells were touched, and the sum of their counts: what the fold must come to as well. */
export type Sums = { readonly cells: number; readonly n: number; readonly f: number }

const keyBytes = 16

type Family = { readonly at: number; readonly dimensions: readonly number[]; readonly bytes: Uint8Array }
type Table = { readonly family: Family; readonly counts: Int32Array }
type Layout = {
  readonly sizes: readonly number[]
  readonly answer: (picks: Picks) => readonly (readonly number[])[]
  readonly tablesOf: ReadonlyMap<string, readonly Table[]>
}

/** Counts visits by hand; `rows` are in memory already. */
export const countBare = (
  lattices: readonly Lattice[],
  rows: readonly (Pick<OpenVisit, 'point'> & { readonly picks: Picks })[],
): Sums => {
  const families = new Map<string, Family>()
  const layouts = lattices.map((lattice) => layOut(lattice, families))
  const keys = new Int32Array(families.size)
  for (const { point, picks } of rows) {
    const record = randomBytes(keyBytes)
    for (const { at, bytes } of families.values()) {
      bytes.set(record)
      const digest = sha256(bytes)
      keys[at] = ((digest[0] ?? 0) << 24) | ((digest[1] ?? 0) << 16) | ((digest[2] ?? 0) << 8) | (digest[3] ?? 0)
    }
    const first = picks['first']?.includes('first') ? 1 : 0
    for (const layout of layouts) addVisit(layout, layout.answer(picks), point, first, keys)
    record.fill(0)
  }
  return sumUp(layouts)
}

const addVisit = (
  { sizes, tablesOf }: Layout,
  ranks: readonly (readonly number[])[],
  point: string,
  first: number,
  keys: Int32Array,
): void => {
  for (const { family, counts } of tablesOf.get(point) ?? []) {
    const key = keys[family.at] ?? 0
    const walk = (depth: number, cell: number): void => {
      const dimension = family.dimensions[depth]
      if (dimension === undefined) return addOne(counts, 3 * cell, first, key)
      for (const rank of ranks[dimension] ?? []) walk(depth + 1, cell * (sizes[dimension] ?? 0) + rank)
    }
    walk(0, 0)
  }
}

const addOne = (counts: Int32Array, at: number, first: number, key: number): void => {
  counts[at] = (counts[at] ?? 0) + 1
  counts[at + 1] = (counts[at + 1] ?? 0) + first
  counts[at + 2] = ((counts[at + 2] ?? 0) + key) | 0
}

const layOut = (lattice: Lattice, families: Map<string, Family>): Layout => {
  const { dimensions } = lattice
  const ranks = dimensions.map(({ codes }) => new Map(codes.map(({ key }, rank) => [key as string, rank])))
  const sizes = dimensions.map(({ codes }) => codes.length)
  const familyOf = (id: string): Family => {
    const known = families.get(id)
    if (known) return known
    const text = new TextEncoder().encode(`ck1|${id}`)
    const bytes = new Uint8Array(keyBytes + text.length)
    bytes.set(text, keyBytes)
    const ids = id === '' ? [] : id.split('+')
    const family = {
      at: families.size,
      bytes,
      dimensions: ids.map((one) => dimensions.findIndex((own) => own.id === one)),
    }
    families.set(id, family)
    return family
  }
  const tablesOf = new Map<string, Table[]>()
  for (const node of lattice.nodes) {
    const tables = familiesOf(lattice, node).map((id): Table => {
      const family = familyOf(id)
      const size = family.dimensions.reduce((product, dimension) => product * (sizes[dimension] ?? 0), 1)
      return { family, counts: new Int32Array(3 * size) }
    })
    for (const point of node.points) tablesOf.set(point, [...(tablesOf.get(point) ?? []), ...tables])
  }
  const answer = (picks: Picks) =>
    dimensions.map(({ source, answers }, at) => {
      const own = picks[source] ?? [source === 'late' ? 'no' : 'nr']
      return [...new Set(own.map((code) => ranks[at]?.get(answers[code] ?? 'nr') ?? 0))]
    })
  return { sizes, answer, tablesOf }
}

const sumUp = (layouts: readonly Layout[]): Sums => {
  let [cells, n, f] = [0, 0, 0]
  for (const { tablesOf } of layouts)
    for (const { counts } of new Set([...tablesOf.values()].flat()))
      for (let at = 0; at < counts.length; at += 3) {
        if (!counts[at]) continue
        cells += 1
        n += counts[at] ?? 0
        f += counts[at + 1] ?? 0
      }
  return { cells, n, f }
}
