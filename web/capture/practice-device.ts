// A tablet that says yes to every save and keeps none of it: what is chosen is gone with the page.
import { useState } from 'react'
import type { Picks } from '@tukkimies/shared/visit.ts'
import { type UsedDevice, useDevice } from '../hooks.ts'

/** The tablet of this page, with nothing behind it that could store or send. `change` puts other questions on it. */
export const usePracticeDevice = (change: Partial<UsedDevice> = {}): UsedDevice => {
  const device = useDevice()
  const [last, setLast] = useState<Picks | null>(null)
  const [canUndo, setCanUndo] = useState(false)
  const refused = () => Promise.resolve(false)
  return {
    ...device,
    state: 'enrolled',
    clockInDoubt: false,
    ownPresets: [],
    addPreset: refused,
    removePreset: refused,
    ...change,
    last,
    canUndo,
    saveVisit: (picks) => {
      setLast(picks)
      setCanUndo(true)
      return Promise.resolve({ is: 'saved' })
    },
    undoLast: () => {
      setCanUndo(false)
      return Promise.resolve(true)
    },
  }
}
