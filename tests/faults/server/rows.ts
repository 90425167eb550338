// The rows that happen to a server or to the network before it.
import type { Fault, Omitted } from '../fault.ts'

export const serverFaults: readonly Fault[] = []

export const serverOmitted: readonly Omitted[] = []
