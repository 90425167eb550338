// Visits invented from published cells alone (AN98): places by their totals, languages by the place's shares, further answers
// and topics by how much likelier they are beside each other than by chance. Anybody with the release can draw the same.
import { type Day, dayPlus, daysBetween, type PeriodName, periodFirstDay, periodLastDay, weekday } from '../day.ts'
import { notRecorded } from '../register/code-list.ts'
import { type Picks } from '../visit.ts'
import { type Chance, drawPlace } from './chance.ts'
import { type Plain, sharesOf } from './guess.ts'
import { familyToDimensions, type Lattice } from '../release/lattice.ts'
import { type NodeName, pointToNode, whole } from '../release/nodes.ts'
import { type Cell } from '../release/publish.ts'

/** A closed period of clients as it stands in the release. */
export type ReleasedTables = { readonly lattice: Lattice; readonly cells: readonly Cell[] }

/** A visit as the fold takes it. */
export type Invented = { readonly point: string; readonly day: Day; readonly codes: Picks }

/** Released tables, summed, in the codes of another lattice; `total` is what they say of a year. */
type Told = Plain & {
  readonly total: number
  readonly hasAnswers: (node: string, dimension: string) => boolean
  readonly nodesOf: (point: string) => readonly NodeName[]
}

/** What is drawn: of the dimensions those that the attacked tables, or the rules for publishing them, read. */
export type Sketch = {
  readonly language: string | null
  readonly singles: readonly string[]
  readonly many: string | null
  readonly traits: readonly string[]
}

const quartersOfYear = 4
const liftMax = 4
/** Draws beside the first one of a dimension with several answers. */
const furtherMax = 3
const saturday = 6
/** More need not be drawn, which bounds time and memory: among more visits one is only harder to find. */
const visitsMax = 50_000

/**
 * A drawing of a year's visits for the points and codes of a lattice, made from what is released and visits a year by point;
 * these alone say how many and where, if what is released is not the register's own. At most 50,000 are drawn.
 */
export const createInvention = (
  lattice: Lattice,
  released: readonly ReleasedTables[],
  volumes: Readonly<Record<string, number>>,
  sketch: Sketch,
  isOwn: boolean,
): { readonly count: number; readonly draw: (chance: Chance, year: PeriodName) => readonly Invented[] } => {
  const told = sumReleased(lattice, released)
  const points = lattice.nodes.find(({ name }) => name === whole)?.points ?? []
  const sizes = points.map((point) => (isOwn ? told.valueOf(pointToNode(point), []) : null) ?? volumes[point] ?? 0)
  const wanted = isOwn && told.total > 0 ? told.total : sizes.reduce((sum, size) => sum + size, 0)
  const count = Math.min(visitsMax, Math.round(wanted))
  const drawCodes = createCodes(lattice, isOwn ? told : withoutUnknown(told), sketch)
  const draw = (chance: Chance, year: PeriodName): readonly Invented[] => {
    const days = openDays(year)
    return Array.from({ length: count }, () => {
      const point = points[drawPlace(chance, sizes)] ?? ''
      const day = days[Math.floor(chance() * days.length)] ?? periodFirstDay(year)
      return { point, day, codes: drawCodes(chance, point) }
    })
  }
  return { count: points.length === 0 ? 0 : count, draw }
}

const openDays = (year: PeriodName): readonly Day[] => {
  const days: Day[] = []
  for (let day = periodFirstDay(year); day <= periodLastDay(year); day = dayPlus(day, 1))
    if (weekday(day) < saturday) days.push(day)
  return days
}

const sumReleased = (lattice: Lattice, released: readonly ReleasedTables[]): Told => {
  const answers = new Map(lattice.dimensions.map((dimension) => [dimension.id, dimension.answers]))
  const sums = new Map<string, number>()
  const tables = new Set<string>()
  const answered = new Set<string>()
  for (const { cells } of released)
    for (const { node, family, codes, y } of cells) {
      const ids = familyToDimensions(family)
      if (!ids.every((id) => answers.has(id))) continue
      const keys = codes === '' ? [] : codes.split('+')
      const name = nameOf(
        node,
        ids.map((id, at) => [id, answers.get(id)?.[keys[at] ?? ''] ?? notRecorded]),
      )
      sums.set(name, (sums.get(name) ?? 0) + y)
      tables.add(`${node}|${family}`)
      if (keys[0] !== notRecorded) answered.add(`${node}|${family}`)
    }
  const newest = released.at(-1)?.lattice
  const valueOf: Plain['valueOf'] = (node, wanted) => sums.get(nameOf(node, wanted)) ?? null
  // A register begins in the middle of its first period.
  const days = released.reduce(
    (sum, { lattice: { name } }) => sum + daysOf(periodFirstDay(name), periodLastDay(name)),
    0,
  )
  const covered = released.reduce((sum, { lattice: { first, last } }) => sum + daysOf(first, last), 0)
  const perYear = ((newest?.kind === 'q' ? quartersOfYear / released.length : 1) * days) / Math.max(covered, 1)
  return {
    valueOf,
    // A table with nothing in sight says no more than none.
    hasTable: (node, dimension) => tables.has(`${node}|${dimension}`),
    hasAnswers: (node, dimension) => answered.has(`${node}|${dimension}`),
    total: (valueOf(whole, []) ?? 0) * perYear,
    nodesOf: (point) => (newest?.nodes ?? []).filter(({ points }) => points.includes(point)).map(({ name }) => name),
  }
}

const daysOf = (first: Day, last: Day): number => daysBetween(first, last) + 1

const nameOf = (node: string, wanted: readonly (readonly [string, string])[]): string =>
  `${node}|${wanted
    .map(([dimension, code]) => `${dimension}:${code}`)
    .toSorted()
    .join('+')}`

// The demonstration knows nothing of some questions: everything "not recorded" there says nothing, so every code is as likely.
const withoutUnknown = (told: Told): Told => ({
  ...told,
  valueOf: (node, wanted) => (wanted.some(([, code]) => code === notRecorded) ? null : told.valueOf(node, wanted)),
  hasTable: (node, dimension) => told.hasTable(node, dimension) && told.hasAnswers(node, dimension),
})

type CodeDrawing = (chance: Chance, point: string) => Picks

const createCodes = (lattice: Lattice, told: Told, { language, singles, many, traits }: Sketch): CodeDrawing => {
  const codesOf = (id: string): readonly string[] =>
    lattice.dimensions.find((dimension) => dimension.id === id)?.codes.map(({ key }) => key) ?? []
  const shares = makeShares(told, codesOf)
  const lifts = makeLifts(told, codesOf)
  const manyCodes = many === null ? [] : codesOf(many)
  const q = many === null ? 0 : furtherShare(told, many, manyCodes)
  const weigh = (id: string, point: string, beside: Picks, known: readonly string[], max: number) => {
    const weights = Float64Array.from(shares(point, id))
    for (const other of known) {
      const lift = lifts(id, other, beside[other]?.[0] ?? '', max)
      for (let at = 0; at < weights.length; at++) weights[at]! *= lift[at] ?? 1
    }
    return { codes: codesOf(id), weights }
  }
  return (chance, point) => {
    const picks: Picks = {}
    const ids = language === null ? singles : [language, ...singles]
    for (const id of ids) {
      const known = language === null || id === language ? [] : [language]
      const { codes, weights } = weigh(id, point, picks, known, Infinity)
      picks[id] = [codes[drawPlace(chance, weights)] ?? notRecorded]
    }
    if (many === null) return picks
    let count = 1
    for (let further = 0; further < furtherMax; further++) if (chance() < q) count += 1
    const { codes, weights } = weigh(many, point, picks, traits, liftMax)
    const found: string[] = []
    while (found.length < Math.min(count, codes.length)) {
      const at = drawPlace(chance, weights)
      found.push(codes[at] ?? notRecorded)
      weights[at] = 0
    }
    const recorded = found.filter((code) => code !== notRecorded)
    picks[many] = recorded.length > 0 ? [...new Set(recorded)] : [notRecorded]
    return picks
  }
}

// Shares at a point: by its own table, else its area's, else the whole's.
const makeShares = (told: Told, codesOf: (id: string) => readonly string[]) => {
  const known = new Map<string, readonly number[]>()
  return (point: string, id: string): readonly number[] => {
    const name = `${point}|${id}`
    const made = known.get(name)
    if (made) return made
    const node = told
      .nodesOf(point)
      .toReversed()
      .find((one) => told.hasTable(one, id))
    const codes = codesOf(id)
    const shares = node === undefined ? codes.map(() => 1 / codes.length) : sharesOf(told, node, { key: id, codes })
    known.set(name, shares)
    return shares
  }
}

// How much likelier each code is beside another dimension's code than by chance; 1 where a number of it is hidden.
const makeLifts = ({ valueOf }: Told, codesOf: (id: string) => readonly string[]) => {
  const known = new Map<string, readonly number[]>()
  return (id: string, other: string, beside: string, max: number): readonly number[] => {
    const name = `${id}|${other}|${beside}`
    const made = known.get(name)
    if (made) return made
    const total = valueOf(whole, [])
    const second = valueOf(whole, [[other, beside]])
    const lifts = codesOf(id).map((code) => {
      const both = valueOf(whole, [
        [id, code],
        [other, beside],
      ])
      const first = valueOf(whole, [[id, code]])
      if (both === null || first === null || second === null || total === null) return 1
      return Math.min(max, Math.max(1 / max, (both * total) / (first * second)))
    })
    known.set(name, lifts)
    return lifts
  }
}

// The chance of each further answer, so that as many are given as are published: 1 + binomial(3, q).
const furtherShare = ({ valueOf, total }: Told, many: string, codes: readonly string[]): number => {
  const all = valueOf(whole, []) ?? total
  const given = codes.reduce((sum, code) => sum + (valueOf(whole, [[many, code]]) ?? 0), 0)
  return all === 0 ? 0 : Math.min(1, Math.max(0, (given / all - 1) / furtherMax))
}
