// All attacks. Those that move the clock come last, each later than the one before.
import type { Attack } from './attack.ts'
import { differenceOfCells, differenceOfPeriods } from './difference.ts'
import { pushHostile } from './door.ts'
import { passGuard } from './guard.ts'
import { searchLogs } from './traces.ts'
import { inferTopic, rebuildVisits } from './infer.ts'
import { testNoise } from './noise.ts'
import { startUnlawful } from './start.ts'
import { plantCopies } from './plant.ts'
import { askAgain, readOnManyDays } from './again.ts'
import { pushKnownVisit } from './pushed.ts'
import { findUnique, timeHidden } from './unique.ts'
import { inferFromRoster } from './roster.ts'
import { searchFiles } from './rest.ts'
import { subtractCopies } from './copies.ts'
import { readOrder } from './order.ts'
import { scrapeScreens } from './scrape.ts'

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
  startUnlawful,
  scrapeScreens,
  searchFiles,
  subtractCopies,
  readOrder,
  pushHostile,
  searchLogs,
  testNoise,
  readOnManyDays,
  pushKnownVisit,
]
