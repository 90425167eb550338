// What a close, or a proposed policy, would give away, tried out on invented visits (AN98, AN99): from what the visits are
// invented, and of what size.
import { type Day, dayToPeriod, instantToDay } from '@tukkimies/shared/day.ts'
import { bytesToBase64url } from '@tukkimies/shared/id.ts'
import {
  ageMin,
  closeDay,
  type Lattice,
  makeLattice,
  type Structure,
  type Volumes,
} from '@tukkimies/shared/release/lattice.ts'
import type { Policy } from '@tukkimies/shared/release/policy.ts'
import type { Rehearsals } from '@tukkimies/shared/release/risk.ts'
import type { Rehearsal } from '@tukkimies/shared/release/risk.ts'
import { sha256 } from '../crypto.ts'
import { readFact, writeFact } from '../database.ts'
import type { Deps } from '../deps.ts'
import type { LiveQueryable } from '../live/schema.ts'
import type { RehearsalTask } from '../rehearsal-thread.ts'
import { readStructure } from '../structure.ts'
import { readVolumes } from './fold.ts'
import { readSourcePeriods } from './reader.ts'

export type RehearsalDeps = Pick<Deps, 'register' | 'live' | 'release' | 'rehearse' | 'now'>

const yearDays = 365
/** Of so many kinds the last rehearsals are kept: periods that opened before a change close after it. */
const keptMax = 8

/**
 * Figure 4 of a policy that is not in force yet, on the profile that it would give the year of its first day (AN35). Takes
 * seconds, in a thread of its own: the server goes on answering.
 */
export const rehearsePolicy = async (deps: RehearsalDeps, policy: Policy, first: Day): Promise<Rehearsal> => {
  const today = instantToDay(deps.now())
  const structure = { ...(await readStructure(deps.register, today)), policy }
  const volumes = await readVolumes(deps.live, today)
  const lattice = makeLattice('client', dayToPeriod('y', first), structure, volumes, today)
  const task = await makeTask(deps, { lattice, structure, volumes, day: today, down: false })
  const rehearsal = (await deps.rehearse(task))[lattice.profile]
  if (!rehearsal) throw new Error('a rehearsal of another profile')
  return rehearsal
}

/**
 * The rehearsals that a closing period of clients is judged by (AN99): its own for a quarter or a year, and where nothing like
 * it was rehearsed before; a month quotes the last ones of the same policy, questions and profile. Dated by the close day and
 * made of what was known on it, so that a close that was stopped ends as if it had not been. `beat` as of `Rehearse`.
 */
export const rehearsePeriod = async (
  deps: RehearsalDeps,
  lattice: Lattice,
  today: Day,
  beat: () => Promise<void>,
): Promise<Rehearsals> => {
  const kept = await readKept(deps.live)
  const alike = likenessOf(lattice)
  const last = kept.find((one) => one.alike === alike)
  if (lattice.kind === 'm' && last) return last.rehearsals
  const day = closeDay(lattice.name, lattice.policy)
  const structure = { ...(await readStructure(deps.register, today)), policy: lattice.policy }
  const volumes = await readVolumes(deps.live, day)
  const rehearsals = await deps.rehearse(await makeTask(deps, { lattice, structure, volumes, day, down: true }), beat)
  const others = kept.filter((one) => one.alike !== alike).slice(0, keptMax - 1)
  await writeFact(deps.live, 'rehearsals', JSON.stringify([{ alike, rehearsals }, ...others] satisfies Kept[]))
  return rehearsals
}

/** The last rehearsals of one policy, one set of questions and one profile. */
type Kept = { readonly alike: string; readonly rehearsals: Rehearsals }

// Written by `rehearsePeriod` alone.
const readKept = async (live: LiveQueryable): Promise<readonly Kept[]> =>
  JSON.parse((await readFact(live, 'rehearsals')) ?? '[]') as readonly Kept[]

const likenessOf = ({ policy, dimensions, profile }: Lattice): string =>
  bytesToBase64url(sha256(JSON.stringify({ policy, dimensions, profile })))

type Occasion = {
  readonly lattice: Lattice
  readonly structure: Structure
  readonly volumes: Volumes
  readonly day: Day
  readonly down: boolean
}

const makeTask = async (
  { release }: Pick<Deps, 'release'>,
  { lattice, structure, volumes, day, down }: Occasion,
): Promise<RehearsalTask> => {
  const periods = await readSourcePeriods(release, lattice)
  const from = periods.length > 0 ? 'release' : 'demonstration'
  const source = { from, periods, volumes: yearlyVolumes(structure, volumes) } as const
  const ground = { lattice, profile: lattice.profile, source, seed: lattice.name, day }
  const year = dayToPeriod('y', lattice.last)
  return {
    ground,
    down,
    demonstration: from === 'release' ? null : makeLattice('client', year, structure, volumes, day),
  }
}

// AN98, AN38: arrivals as visits a year; in the first months at least what was answered at set-up.
const yearlyVolumes = ({ points, policy }: Structure, volumes: Volumes): Readonly<Record<string, number>> =>
  Object.fromEntries(
    points.map(({ id, busy }) => {
      const arrivals = Math.round(((volumes.points[id] ?? 0) * yearDays) / Math.min(Math.max(volumes.age, 1), yearDays))
      const answered = busy ? policy.smallPoint : 1
      return [id, volumes.age < ageMin ? Math.max(arrivals, answered) : arrivals]
    }),
  )
