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
import { racedVoid, raceVoids } from './voids.ts'

export const serverFaults: readonly Fault[] = [
  lostAnswer,
  cutRequest,
  killedServer,
  cutServer,
  killedFold,
  killedClose,
  lostHours,
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

export const serverOmitted: readonly Omitted[] = []
