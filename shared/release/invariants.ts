// What holds of a period's accumulators whenever the fold is right: no cell that the lattice does not know, places that add
// up to wider ones, codes that add up to the cell without them. The close stops where it does not.
import { type Accumulator, accumulatorCodes } from './accumulator.ts'
import {
  allowsSensitive,
  familiesOf,
  type FamilyId,
  familyToDimensions,
  type Lattice,
  sensitiveIds,
} from './lattice.ts'
import { type NodeName, whole } from './nodes.ts'

/** Visits, first visits and key sum of a cell. */
export type Count = { readonly n: number; readonly f: number; readonly k: number }

/** One node's cells of one family by their codes; made for every table of the lattice, also where nobody came. */
export type Table = { readonly node: NodeName; readonly family: FamilyId; readonly counts: Map<string, Count> }

/** Whether a cell stands under the sensitive rules: one of its dimensions or codes is flagged (AN15). */
export const makeSensitivity = (lattice: Lattice): ((family: FamilyId, codes: string) => boolean) => {
  const dimensions = sensitiveIds(lattice)
  const flagged = new Map(
    lattice.dimensions.flatMap(({ id, codes }) => {
      const own = codes.flatMap(({ key, sensitive }) => (sensitive ? [key] : []))
      return own.length === 0 ? [] : [[id, new Set<string>(own)] as const]
    }),
  )
  return (family, codes) => {
    const ids = familyToDimensions(family)
    if (ids.some((id) => dimensions.has(id))) return true
    if (flagged.size === 0) return false
    const parts = codes.split('+')
    return ids.some((id, at) => flagged.get(id)?.has(parts[at] ?? ''))
  }
}

/**
 * The tables of a lattice with their counts, in any order of the accumulators. What the lattice has no table for since a
 * flag was set (AN46) is left out; `undefined` if it never knew one of them, or knows it twice (AN63).
 */
export const accumulatorsToTables = (lattice: Lattice, accumulators: readonly Accumulator[]): Table[] | undefined => {
  const tables = new Map<string, Table>()
  for (const node of lattice.nodes)
    for (const family of familiesOf(lattice, node))
      tables.set(`${node.name}|${family}`, { node: node.name, family, counts: new Map() })
  const isKnown = makeKnowledge(lattice)
  const isSensitive = makeSensitivity(lattice)
  for (const row of accumulators) {
    if (!isKnown(row)) return undefined
    const table = tables.get(`${row.node}|${row.family}`)
    const codes = accumulatorCodes(row)
    if (table?.counts.has(codes)) return undefined
    if (isSensitive(row.family, codes) && !allowsSensitive(lattice, row.node, familyToDimensions(row.family).length))
      continue
    table?.counts.set(codes, { n: row.n, f: row.f, k: row.k })
  }
  return [...tables.values()]
}

const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0

const makeKnowledge = (lattice: Lattice): ((row: Accumulator) => boolean) => {
  const nodes = new Set<string>(lattice.nodes.map(({ name }) => name))
  const families = new Set(lattice.families)
  const codes = new Map(
    lattice.dimensions.map(({ id, codes: own }) => [id, new Set<string>(own.map(({ key }) => key))]),
  )
  return (row) => {
    const ids = familyToDimensions(row.family)
    return (
      row.visitor === lattice.visitor &&
      row.kind === lattice.kind &&
      row.period === lattice.name &&
      nodes.has(row.node) &&
      families.has(row.family) &&
      [row.c1, row.c2, row.c3].every((code, at) =>
        at < ids.length ? codes.get(ids[at] ?? '')?.has(code) === true : code === '',
      ) &&
      [row.n, row.f, row.k].every(isCount) &&
      row.n >= 1 &&
      row.f <= row.n &&
      row.k < 2 ** 32
    )
  }
}

/** AN30: where nodes hold all points of a wider one between them, their n, f and k add up to its own. */
export const doNodesAddUp = (lattice: Lattice, tables: readonly Table[]): boolean => {
  const byName = new Map(tables.map((table) => [`${table.node}|${table.family}`, table]))
  const isSensitive = makeSensitivity(lattice)
  return lattice.nodes.every((node) => {
    const parts = partsOf(lattice, node)
    if (!parts) return true
    const families = familiesOf(lattice, node).filter((family) =>
      parts.every((part) => byName.has(`${part}|${family}`)),
    )
    return families.every((family) => {
      const sums = new Map<string, Count>()
      for (const part of parts)
        for (const [codes, count] of byName.get(`${part}|${family}`)?.counts ?? []) addCount(sums, codes, count)
      // Parts have no cells of sensitive codes (AN15).
      const all = byName.get(`${node.name}|${family}`)?.counts ?? new Map<string, Count>()
      return areCountsEqual(sums, new Map([...all].filter(([codes]) => !isSensitive(family, codes))))
    })
  })
}

/**
 * The nodes that hold a node's points between them: areas first, then points that no area's node holds. `undefined` if some
 * point is in none of them.
 */
export const partsOf = (
  lattice: Lattice,
  { name, points }: Lattice['nodes'][number],
): readonly NodeName[] | undefined => {
  if (name.startsWith('point:')) return undefined
  const held = new Set<string>()
  const parts: NodeName[] = []
  for (const kind of name === whole ? ['area:', 'point:'] : ['point:'])
    for (const node of lattice.nodes) {
      if (!node.name.startsWith(kind) || !node.points.every((point) => points.includes(point) && !held.has(point)))
        continue
      parts.push(node.name)
      for (const point of node.points) held.add(point)
    }
  return held.size === points.length && parts.length > 0 ? parts : undefined
}

const addCount = (sums: Map<string, Count>, codes: string, { n, f, k }: Count): void => {
  const known = sums.get(codes)
  sums.set(codes, known ? { n: known.n + n, f: known.f + f, k: (known.k + k) % 2 ** 32 } : { n, f, k })
}

const areCountsEqual = (one: ReadonlyMap<string, Count>, other: ReadonlyMap<string, Count>): boolean =>
  one.size === other.size &&
  [...one].every(([codes, { n, f, k }]) => {
    const count = other.get(codes)
    return count !== undefined && count.n === n && count.f === f && count.k === k
  })

/** AN101: a single-valued dimension's codes add up to the cell without it. Keys of different families do not (AN3). */
export const doPartsAddUp = (lattice: Lattice, tables: readonly Table[]): boolean => {
  const single = new Set(lattice.dimensions.filter(({ many }) => !many).map(({ id }) => id))
  const byName = new Map(tables.map((table) => [`${table.node}|${table.family}`, table]))
  const isSensitive = makeSensitivity(lattice)
  return tables.every(({ node, family, counts }) => {
    const ids = familyToDimensions(family)
    return ids.every((id, at) => {
      if (!single.has(id)) return true
      const smaller = byName.get(`${node}|${withoutPart(family, at)}`)
      const sums = new Map<string, Count>()
      for (const [codes, { n, f }] of counts) addCount(sums, withoutPart(codes, at), { n, f, k: 0 })
      const wanted = new Map<string, Count>()
      for (const [codes, { n, f }] of smaller?.counts ?? [])
        if (allowsSensitive(lattice, node, ids.length) || !isSensitive(smaller?.family ?? '', codes))
          wanted.set(codes, { n, f, k: 0 })
      return areCountsEqual(sums, wanted)
    })
  })
}

/** Codes or dimensions joined by `+`, without the one at a place. */
export const withoutPart = (joined: string, at: number): string =>
  joined
    .split('+')
    .filter((_, other) => other !== at)
    .join('+')
