// The rows that happen to a server or to the network before it.
import type { Fault, Omitted } from '../fault.ts'
import { killedServer } from './kills.ts'

export const serverFaults: readonly Fault[] = [killedServer]

export const serverOmitted: readonly Omitted[] = []
