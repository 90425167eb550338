// The rows that happen to a tablet, in a real browser.
import type { Fault, Omitted } from '../fault.ts'
import { killedAfterSave, killedBeforeMark } from './kills.ts'
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
]

export const tabletOmitted: readonly Omitted[] = []
