// The thread in which a rehearsal runs: told its task as it starts, it answers and ends.
import { parentPort, workerData } from 'node:worker_threads'
import type { Lattice } from '@tukkimies/shared/release/lattice.ts'
import { rehearse, rehearseDown, type RehearsalGround } from '@tukkimies/shared/rehearsal/rehearsal.ts'
import { sha256 } from './crypto.ts'
import { makeDemonstration } from './demonstration.ts'

/** `down`: on stricter profiles too, until one keeps to the demands. */
export type RehearsalTask = {
  readonly ground: RehearsalGround
  readonly down: boolean
  /** A year with the places and dimensions of the register, where nothing is published: filled with invented visits. */
  readonly demonstration: Lattice | null
}

// Whoever starts a thread of this file hands a task over; nobody else does.
const { ground, down, demonstration } = workerData as RehearsalTask

const periods = demonstration ? [makeDemonstration(demonstration, ground.source.volumes)] : ground.source.periods
const sourced: RehearsalGround = { ...ground, source: { ...ground.source, periods } }

parentPort?.postMessage(down ? rehearseDown(sourced, sha256) : { [ground.profile]: rehearse(sourced, sha256) })
