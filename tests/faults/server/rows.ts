// The rows that happen to a server or to the network before it.
import type { Fault, Omitted } from '../fault.ts'
import type { Body } from './bodies.ts'
import { killedServer } from './kills.ts'
import { cutRequest, lostAnswer } from './network.ts'
import { killedClose, killedFold } from './nights.ts'
import { brokenChecker, liveThroughAll } from './planted.ts'
import { cutServer } from './power.ts'
import { repeatBatches, repeatedMuchLater } from './repeats.ts'
import { lostHours, lostUsers, loseUsers, restoreOften } from './restores.ts'
import { erasedEverywhere, restoredErased } from './suites.ts'
import { failedSync } from './syncs.ts'
import { racedVoid, raceVoids } from './voids.ts'

export const serverFaults: readonly Fault[] = [
  lostAnswer,
  cutRequest,
  killedServer,
  cutServer,
  failedSync,
  killedFold,
  killedClose,
  lostHours,
  restoredErased,
  erasedEverywhere,
  lostUsers,
  racedVoid,
  repeatedMuchLater,
  brokenChecker,
]

export const bodies: Readonly<Record<string, Body>> = {
  F62: restoreOften,
  F70: loseUsers,
  F78: raceVoids,
  F86: repeatBatches,
  F102: liveThroughAll,
}

/** Injected in every check by tests of their own, whose names carry the number. */
const inEveryCheck: readonly Omitted['name'][] = [
  'F30',
  'F32',
  'F33',
  'F34',
  'F39',
  'F43',
  'F44',
  'F46',
  'F47',
  'F48',
  'F49',
  'F50',
  'F51',
  'F52',
  'F53',
  'F57',
  'F58',
  'F60',
  'F61',
  'F64',
  'F66',
  'F67',
  'F68',
  'F69',
  'F71',
  'F72',
  'F92',
]

export const serverOmitted: readonly Omitted[] = [
  ...inEveryCheck.map((name) => ({ name, reason: 'injected by npm test, in tests that carry the number' })),
  { name: 'F36', reason: 'senders that trickle by the hundred are not made yet' },
  { name: 'F38', reason: 'two hundred tablets at once are not made yet' },
  { name: 'F40', reason: 'what opens the encryption looks like any stranger, which F29 is' },
  { name: 'F54', reason: 'an hour under load is not run yet' },
  { name: 'F59', reason: 'needs a clock that is a month ahead of every route' },
]
