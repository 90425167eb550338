// The rows that happen to a tablet, in a real browser.
import type { Fault, Omitted } from '../fault.ts'
import { everyStatus, portalAnswers } from './answers.ts'
import { newerTab, rolledBack } from './builds.ts'
import { wrongClock } from './clocks.ts'
import { killedAfterSave, killedBeforeMark } from './kills.ts'
import { badEntry } from './poison.ts'
import { emptyBattery } from './power.ts'
import { emptiedWhileOff, fullStorage, tracesOfReleased } from './storage.ts'
import { frozenTab, severalTabs } from './tabs.ts'

export const tabletFaults: readonly Fault[] = [
  killedAfterSave,
  killedBeforeMark,
  severalTabs,
  frozenTab,
  fullStorage,
  emptiedWhileOff,
  tracesOfReleased,
  portalAnswers,
  everyStatus,
  badEntry,
  newerTab,
  rolledBack,
  wrongClock,
  emptyBattery,
]

const inProcess = 'shown in this process only, on many tablets whose browser is a stand-in'
const notYet = 'not injected yet'

export const tabletOmitted: readonly Omitted[] = [
  { name: 'F9', reason: inProcess },
  { name: 'F11', reason: notYet },
  { name: 'F12', reason: notYet },
  { name: 'F13', reason: notYet },
  { name: 'F14', reason: inProcess },
  { name: 'F15', reason: 'shown by a journey' },
  { name: 'F17', reason: 'shown by the test of updates' },
  { name: 'F18', reason: notYet },
  { name: 'F19', reason: notYet },
  { name: 'F27', reason: notYet },
]
