// The rows that happen to a server or to the network before it.
import type { Fault, Omitted } from '../fault.ts'
import type { Body } from './bodies.ts'
import { killedServer } from './kills.ts'
import { killedClose, killedFold } from './nights.ts'

export const serverFaults: readonly Fault[] = [killedServer, killedFold, killedClose]

export const bodies: Readonly<Record<string, Body>> = {}

export const serverOmitted: readonly Omitted[] = []
