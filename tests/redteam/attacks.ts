// All attacks. Those that move the clock come last, each later than the one before.
import type { Attack } from './attack.ts'
import { differenceOfCells, differenceOfPeriods } from './difference.ts'
import { passGuard, pushHostile, searchLogs } from './door.ts'
import { inferTopic, rebuildVisits } from './infer.ts'
import { startUnlawful, testNoise } from './noise.ts'
import { plantCopies } from './plant.ts'
import { askAgain, readOnManyDays } from './again.ts'
import { pushKnownVisit } from './pushed.ts'
import { findUnique, timeHidden } from './unique.ts'
import { inferFromRoster } from './roster.ts'
import { readOrder, searchFiles, subtractCopies } from './rest.ts'

export const attacks: readonly Attack[] = [
  askAgain,
  differenceOfPeriods,
  differenceOfCells,
  inferTopic,
  rebuildVisits,
  inferFromRoster,
  findUnique,
  timeHidden,
  plantCopies,
  passGuard,
  testNoise,
  startUnlawful,
  searchFiles,
  subtractCopies,
  readOrder,
  pushHostile,
  searchLogs,
  readOnManyDays,
  pushKnownVisit,
]
