// The differencing audit (AN97): how much a subtraction of published numbers tells of the hidden ones beside them, judged
// against the true counts that only the close knows.
import { claimsMin } from './demands.ts'
import { makeSensitivity, partsOf, type Table, withoutPart } from './invariants.ts'
import { allowsSensitive, type FamilyId, familyToDimensions, type Lattice } from './lattice.ts'
import { type NodeName } from './nodes.ts'
import { type Differencing, type RiskReport } from './risk.ts'
import { areaUnderCurve, toHundredths } from './statistics.ts'

/** Whoever has the release knows the claims: of fewer, the share that is right would say which cell is one. */
const claimedMin = 10
/** A sum with more hidden parts says too little of any of them. */
const hiddenMost = 4

type Published = { readonly node: NodeName; readonly family: FamilyId; readonly codes: string; readonly y: number }

/** Figure 3 of a period about to be published: `tables` hold the true counts, `cells` what is published of them. */
export const auditPeriod = (
  lattice: Lattice,
  tables: readonly Table[],
  cells: readonly Published[],
): RiskReport['audit'] => {
  const sheets = makeSheets(tables, cells)
  const single: Claims = { estimates: [], truths: [] }
  const whole: Claims = { estimates: [], truths: [] }
  for (const sum of [...codeSums(lattice, sheets), ...placeSums(lattice, sheets)]) claim(sum, single, whole)
  return { cells: judge(single), rests: judge(whole) }
}

/** A table with what is published of it. */
type Sheet = Table & { readonly published: ReadonlyMap<string, number> }
type Sheets = ReadonlyMap<string, Sheet>

const makeSheets = (tables: readonly Table[], cells: readonly Published[]): Sheets => {
  const published = Map.groupBy(cells, ({ node, family }) => `${node}|${family}`)
  return new Map(
    tables.map((table) => {
      const own = published.get(`${table.node}|${table.family}`) ?? []
      return [`${table.node}|${table.family}`, { ...table, published: new Map(own.map(({ codes, y }) => [codes, y])) }]
    }),
  )
}

/** One part of a published number: published itself or hidden, and what it would be if nothing depended on anything. */
type Part = { readonly y: number | null; readonly n: number; readonly expected: number | null }

type Sum = { readonly parent: number; readonly parts: readonly Part[] }

const partOf = ({ published, counts }: Sheet, codes: string, expected: number | null): Part => ({
  y: published.get(codes) ?? null,
  n: counts.get(codes)?.n ?? 0,
  expected,
})

// A cell and the codes of one dimension more. Dimensions of several answers have no siblings: a visit may stand under each.
function* codeSums(lattice: Lattice, sheets: Sheets): Generator<Sum> {
  const dimensions = new Map(lattice.dimensions.map((dimension) => [dimension.id, dimension]))
  for (const sheet of sheets.values()) {
    const ids = familyToDimensions(sheet.family)
    for (const [at, id] of ids.entries()) {
      const dimension = dimensions.get(id)
      const parents = sheets.get(`${sheet.node}|${withoutPart(sheet.family, at)}`)
      if (!dimension || dimension.many || !parents) continue
      const total = sheets.get(`${sheet.node}|`)?.published.get('')
      const singles = sheets.get(`${sheet.node}|${id}`)?.published
      for (const [rest, parent] of parents.published) {
        const keys = rest === '' ? [] : rest.split('+')
        const parts = dimension.codes.map(({ key }) => {
          const share = total === undefined || ids.length === 1 ? undefined : singles?.get(key)
          const expected = share === undefined || total === undefined ? null : (parent * share) / total
          return partOf(sheet, keys.toSpliced(at, 0, key).join('+'), expected)
        })
        yield { parent, parts }
      }
    }
  }
}

// A cell of a place and the same cell of the places that it consists of.
function* placeSums(lattice: Lattice, sheets: Sheets): Generator<Sum> {
  const isSensitive = makeSensitivity(lattice)
  const parents = new Map(lattice.nodes.map((node) => [node.name, partsOf(lattice, node) ?? []]))
  for (const { node, family, published } of sheets.values()) {
    const held = (parents.get(node) ?? []).map((part) => sheets.get(`${part}|${family}`))
    const known = held.filter((sheet) => sheet !== undefined)
    if (held.length === 0 || known.length < held.length) continue
    const order = familyToDimensions(family).length
    const total = sheets.get(`${node}|`)?.published.get('')
    for (const [codes, parent] of published) {
      if (isSensitive(family, codes) && !known.every((part) => allowsSensitive(lattice, part.node, order))) continue
      const parts = known.map((part) => {
        const size = order === 0 ? undefined : sheets.get(`${part.node}|`)?.published.get('')
        return partOf(part, codes, size === undefined || total === undefined ? null : (parent * size) / total)
      })
      yield { parent, parts }
    }
  }
}

/** Estimates of hidden numbers, and what they truly are. */
type Claims = { readonly estimates: number[]; readonly truths: number[] }

const claim = ({ parent, parts }: Sum, single: Claims, whole: Claims): void => {
  const hidden = parts.filter(({ y }) => y === null)
  if (hidden.length === 0 || hidden.length > hiddenMost) return
  const rest = parts.reduce((left, { y }) => left - (y ?? 0), parent)
  const equal = Math.max(0, rest) / hidden.length
  const expected = hidden.reduce((sum, part) => sum + (part.expected ?? equal), 0)
  for (const part of hidden) {
    single.estimates.push(rest - (expected - (part.expected ?? equal)))
    single.truths.push(part.n)
  }
  whole.estimates.push(rest)
  whole.truths.push(hidden.reduce((sum, { n }) => sum + n, 0))
}

const judge = ({ estimates, truths }: Claims): Differencing => {
  const few = estimates.flatMap((score, at) => {
    const truth = truths[at] ?? 0
    return truth > 1 ? [] : [{ score, isTrue: truth === 1 }]
  })
  const ones = few.filter(({ isTrue }) => isTrue).length
  if (ones < claimsMin || few.length - ones < claimsMin) return { is: 'too_few' }
  const claimed = truths.filter((_, at) => Math.round(estimates[at] ?? 0) === 1)
  const right = claimed.filter((truth) => truth === 1).length
  return {
    is: 'judged',
    signed: toHundredths(areaUnderCurve(few)),
    sized: toHundredths(areaUnderCurve(few.map(({ score, isTrue }) => ({ score: Math.abs(score), isTrue })))),
    ones: claimed.length < claimedMin ? null : toHundredths(right / claimed.length),
  }
}
