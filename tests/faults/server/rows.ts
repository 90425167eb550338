// The rows that happen to a server or to the network before it.
import type { Fault, Omitted } from '../fault.ts'
import type { Body } from './bodies.ts'
import { killedServer } from './kills.ts'
import { cutRequest, lostAnswer } from './network.ts'
import { killedClose, killedFold } from './nights.ts'
import { repeatBatches, repeatedMuchLater } from './repeats.ts'
import { racedVoid, raceVoids } from './voids.ts'

export const serverFaults: readonly Fault[] = [
  lostAnswer,
  cutRequest,
  killedServer,
  killedFold,
  killedClose,
  racedVoid,
  repeatedMuchLater,
]

export const bodies: Readonly<Record<string, Body>> = { F78: raceVoids, F86: repeatBatches }

export const serverOmitted: readonly Omitted[] = []
