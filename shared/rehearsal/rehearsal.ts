// The rehearsal (AN98, AN99): visits invented from what is published already, folded and closed as real ones are, then attacked.
// Pure: whoever has the release gets the same figures.
import { type Day, dayToPeriod, type PeriodName, periodFirstDay, periodKinds, periodPlus } from '../day.ts'
import { type Accumulator, addVisit, type Batch, batchToAccumulators, createBatch } from '../release/accumulator.ts'
import { asciiToBytes, type Sha256 } from '../release/cell-key.ts'
import { type Chance, createChance } from './chance.ts'
import { claimsMin, meetsRehearsalDemands } from '../release/demands.ts'
import { createInvention, type Invented, type ReleasedTables, type Sketch } from './invented.ts'
import { closeDay, type Lattice, latticeLike } from '../release/lattice.ts'
import { arrivalConstraints, releasedConstraints } from './micro.ts'
import { rebuildRegister, type Score, surestCount } from './neighbour.ts'
import { whole } from '../release/nodes.ts'
import { type Profile, profiles } from '../release/policy.ts'
import { publishCells } from '../release/publish.ts'
import { type Inference, type Rehearsal, type Rehearsals } from '../release/risk.ts'
import { inferBits, rosterConstraints } from './roster.ts'
import { toHundredths } from '../release/statistics.ts'
import { toldCells } from './told.ts'
import { chooseSecret, type Facts, type Inferred, isOfAttack, type Told, type Trait } from './traits.ts'

/**
 * What visits are invented from: a released year or up to four released quarters, or the shares of the demonstration in the
 * same form. `volumes` are visits a year by point, where no table says: arrivals, or what was answered at set-up.
 */
export type RehearsalSource = {
  readonly from: Rehearsal['from']
  readonly periods: readonly ReleasedTables[]
  readonly volumes: Readonly<Record<string, number>>
}

/**
 * What is rehearsed: the places, dimensions and policy of `lattice` (the period's that closes, or one made under a proposed
 * policy) on a profile. `seed` is the period that it is made for, `day` the day that it is dated.
 */
export type RehearsalGround = {
  readonly lattice: Lattice
  readonly profile: Profile
  readonly source: RehearsalSource
  readonly seed: PeriodName
  readonly day: Day
}

const seedCount = 3
const recordKeyBytes = 16
/** Rounds of the solver (AN96), and of weighing beliefs: of changed numbers they grow too sure in more. */
const rounds = { neighbour: 30, roster: { rounds: 40, looks: [8] } } as const
const quartersMax = 4

/**
 * The closed periods to invent the visits of a close from (AN98): the last whole year closed before its close day, else the last
 * quarters, four at most; none before the first. Anybody finds the same in the release.
 */
export const chooseSourcePeriods = (released: readonly Lattice[], closing: Lattice): readonly PeriodName[] => {
  const day = closeDay(closing.name, closing.policy)
  const earlier = released
    .filter(({ visitor, name, policy }) => visitor === 'client' && closeDay(name, policy) < day)
    .toSorted((one, other) => (one.last < other.last ? -1 : 1))
  const year = earlier.findLast(({ kind, name, first }) => kind === 'y' && first === periodFirstDay(name))
  if (year) return [year.name]
  const quarters = earlier.filter(({ kind }) => kind === 'q')
  return quarters.slice(-quartersMax).map(({ name }) => name)
}

/** The lattice with the dimensions alone that invented visits are made from: enough of the source of a rehearsal. */
export const latticeOfSource = (lattice: Lattice): Lattice => {
  const { language, singles, many } = sketchOf(lattice)
  const dimensions = lattice.dimensions.filter(({ id }) => id === language || id === many || singles.includes(id))
  return latticeLike({ ...lattice, dimensions }, lattice.name, lattice.profile)
}

/** Figure 4 on one profile: means of three seeds that the name of the period gives. */
export const rehearse = (ground: RehearsalGround, sha256: Sha256): Rehearsal => {
  const { source, profile, day, seed } = ground
  const year = dayToPeriod('y', periodFirstDay(seed))
  const lattice = latticeOfAttack(ground.lattice)
  const sketch = sketchOf(ground.lattice)
  const { volumes, periods } = source
  const isOwn = source.from === 'release'
  const { count, draw } = createInvention(ground.lattice, periods, volumes, sketch, isOwn)
  const scores = seedsOf(seed, sha256).map((number) => {
    const chance = createChance(number)
    const visits = draw(chance, year)
    return attack(attackedOf(latticesOf(lattice, year, profile), visits, chance, sha256))
  })
  return {
    from: source.from,
    day,
    profile,
    visits: count,
    neighbour: scoresToInference(scores.map(({ neighbour }) => neighbour)),
    roster: scoresToInference(scores.map(({ roster }) => roster)),
  }
}

/** Rehearsals from the ground's profile downwards, until one keeps to the demands or `floor` has been tried. */
export const rehearseDown = (ground: RehearsalGround, sha256: Sha256): Rehearsals => {
  const made: Partial<Record<Profile, Rehearsal>> = {}
  for (let at = profiles.indexOf(ground.profile); at >= 0; at--) {
    const profile = profiles[at] ?? 'floor'
    const rehearsal = rehearse({ ...ground, profile }, sha256)
    made[profile] = rehearsal
    if (meetsRehearsalDemands(rehearsal)) break
  }
  return made
}

/** Means of an attack over its seeds; of a small register too few to judge. */
export const scoresToInference = (scores: readonly Score[]): Inference => {
  const sumOf = (pick: (score: Score) => number): number => scores.reduce((sum, score) => sum + pick(score), 0)
  const ones = sumOf((score) => score.ones)
  const zeros = sumOf((score) => score.claims) - ones
  const isSure = scores.every(({ claims }) => claims >= surestCount)
  if (Math.min(ones, zeros) < claimsMin || !isSure) return { is: 'too_few' }
  const meanOf = (pick: (score: Score) => number): number => toHundredths(sumOf(pick) / scores.length)
  return {
    is: 'judged',
    auc: meanOf(({ auc }) => auc),
    guess: meanOf(({ baseline }) => baseline),
    surest: meanOf(({ precision }) => precision),
  }
}

type Scores = { readonly neighbour: Score; readonly roster: Score }

const seedsOf = (period: PeriodName, sha256: Sha256): readonly number[] => {
  const hash = sha256(asciiToBytes(`rehearsal|${period}`))
  const view = new DataView(hash.buffer, hash.byteOffset, hash.byteLength)
  return Array.from({ length: seedCount }, (_, at) => view.getUint32(4 * at))
}

// ---- what is known and looked for

const traitsMax = 3
const secretSource = 'topic'

const singleIds = ({ dimensions }: Lattice): readonly string[] =>
  dimensions.filter(({ id, source, many }) => id === source && !many && id !== 'late').map(({ id }) => id)

// Language, age and the ground of residence, else the municipality (AN96); a register that does not ask them, what it asks.
const traitIds = (lattice: Lattice): readonly string[] => {
  const ids = singleIds(lattice)
  const wanted = ['language', 'age', 'residence', 'municipality'].filter((id) => ids.includes(id))
  return wanted.slice(0, traitsMax)
}

const secretOf = (lattice: Lattice): string | null => {
  const { dimensions } = lattice
  const many = dimensions.filter((dimension) => dimension.many && dimension.id === dimension.source)
  const found = many.find(({ id }) => id === secretSource) ?? many[0]
  return found?.id ?? singleIds(lattice).find((id) => !traitIds(lattice).includes(id)) ?? null
}

// What is said by no attacked table need not be drawn or counted. Whether a visit was somebody's first decides what is
// published (AN16).
const sketchOf = (lattice: Lattice): Sketch => {
  const traits = traitIds(lattice)
  const secret = secretOf(lattice)
  const isMany = lattice.dimensions.some(({ id, many }) => id === secret && many)
  const language = traits.includes('language') ? 'language' : null
  const wanted = [...traits, 'first', ...(secret === null || isMany ? [] : [secret])]
  const singles = singleIds(lattice).filter((id) => wanted.includes(id) && id !== language)
  return { language, singles, many: isMany ? secret : null, traits }
}

const latticeOfAttack = (lattice: Lattice): Lattice => {
  const ids = [...traitIds(lattice), secretOf(lattice) ?? '']
  return {
    ...lattice,
    dimensions: lattice.dimensions.filter(({ id, source, many }) => ids.includes(source) && (id === source || !many)),
  }
}

// ---- fold and close

const latticesOf = (lattice: Lattice, year: PeriodName, profile: Profile): ReadonlyMap<PeriodName, Lattice> => {
  const day = periodFirstDay(year)
  const months = Array.from({ length: 12 }, (_, at) => periodPlus(dayToPeriod('m', day), at))
  const quarters = Array.from({ length: 4 }, (_, at) => periodPlus(dayToPeriod('q', day), at))
  return new Map([year, ...quarters, ...months].map((name) => [name, latticeLike(lattice, name, profile)]))
}

const foldAll = (
  lattices: ReadonlyMap<PeriodName, Lattice>,
  visits: readonly Invented[],
  chance: Chance,
  sha256: Sha256,
): ReadonlyMap<string, readonly Accumulator[]> => {
  const batch: Batch = createBatch(sha256)
  const recordKey = new Uint8Array(recordKeyBytes)
  for (const visit of visits) {
    for (let at = 0; at < recordKeyBytes; at++) recordKey[at] = Math.floor(chance() * 256)
    const placements = periodKinds.flatMap((kind) => {
      const lattice = lattices.get(dayToPeriod(kind, visit.day))
      return lattice ? [{ lattice, late: false }] : []
    })
    addVisit(batch, recordKey, visit, placements)
  }
  return Map.groupBy(batchToAccumulators(batch), ({ period }) => period)
}

const attackedOf = (
  lattices: ReadonlyMap<PeriodName, Lattice>,
  visits: readonly Invented[],
  chance: Chance,
  sha256: Sha256,
): Inferred => {
  const accumulators = foldAll(lattices, visits, chance, sha256)
  const year = [...lattices.values()].find(({ kind }) => kind === 'y')
  if (!year) throw new Error('a rehearsal without a year')
  const dimension = secretOf(year) ?? ''
  const secret = { dimension, code: chooseSecret(visits.map(({ codes }) => codes[dimension])) }
  const traits = traitIds(year).map((key) => makeTrait(year, key))
  const isWanted = (id: string, code: string): boolean => id !== dimension || code === secret.code
  const told = [...lattices.values()].flatMap((lattice): readonly Told[] => {
    const cells = publishCells(lattice, accumulators.get(lattice.name) ?? [], sha256)
    if (cells.is === 'broken') throw new Error(`a rehearsal that cannot close: ${cells.invariant}`)
    return toldCells(lattice, cells.cells, isWanted)
  })
  return makeInferred(year, [...lattices.keys()], { traits, secret, told }, visits)
}

const makeInferred = (
  year: Lattice,
  names: readonly PeriodName[],
  known: Pick<Inferred, 'traits' | 'secret' | 'told'>,
  visits: readonly Invented[],
): Inferred => {
  const points = year.nodes.find(({ name }) => name === whole)?.points ?? []
  const places = new Map(points.map((point, at) => [point, at]))
  const quarters = names.filter((name) => name.includes('Q'))
  const { traits, secret } = known
  const toFacts = ({ point, day, codes }: Invented): Facts => ({
    point: places.get(point) ?? -1,
    quarter: quarters.indexOf(dayToPeriod('q', day)),
    time: quarters.indexOf(dayToPeriod('q', day)),
    month: dayToPeriod('m', day),
    traits: traits.map(({ key, codes: own }) => own.indexOf(codes[key]?.[0] ?? '')),
    bit: codes[secret.dimension]?.includes(secret.code) ? 1 : 0,
  })
  return {
    ...known,
    year: year.name,
    quarters,
    times: quarters,
    points,
    nodes: new Map(year.nodes.map(({ name, points: own }) => [name, own.flatMap((point) => places.get(point) ?? [])])),
    facts: visits.map(toFacts),
    told: known.told.filter(({ dimensions }) => isOfAttack(known, dimensions)),
  }
}

const makeTrait = ({ dimensions }: Lattice, key: string): Trait => {
  const codes = dimensions.find(({ id }) => id === key)?.codes.map((code) => code.key) ?? []
  const level = dimensions.find(({ id }) => id === `${key}.1`)
  return { key, codes, groups: Map.groupBy(codes, (code) => level?.answers[code] ?? code) }
}

const attack = (ground: Inferred): Scores => ({
  neighbour: rebuildRegister(ground, [...releasedConstraints(ground), ...arrivalConstraints(ground)], rounds.neighbour)
    .neighbour,
  roster: inferBits(ground, rosterConstraints(ground), rounds.roster),
})
