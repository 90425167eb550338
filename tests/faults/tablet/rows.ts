// The rows that happen to a tablet, in a real browser.
import type { Fault, Omitted } from '../fault.ts'

export const tabletFaults: readonly Fault[] = []

export const tabletOmitted: readonly Omitted[] = []
