// How long a fold takes beside a bare loop that does the same hashing and adding, and what memory: 100,000 visits by default, in
// a process that may have no more than its limit.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore } from '@tukkimies/server/engines/open.ts'
import type { Engine, Place } from '@tukkimies/server/database.ts'
import { addOpenVisits } from '@tukkimies/server/live/open.ts'
import { type LiveTables, migrations } from '@tukkimies/server/live/schema.ts'
import { drawRows } from './fold-ground.ts'

export const ratioMax = 3
export const memoryMbMax = 512
/** Of the limit this is for JavaScript's own objects; the rest for the program, buffers and the database's cache. */
const heapMb = 256
const rowsPerFill = 5_000

export type Asked = { readonly engine: Engine; readonly visits: number; readonly seed: number; readonly place: Place }

/** Times in seconds; `isRight`: the fold came to the sums of the bare loop. */
export type Measured = {
  readonly fold: number
  readonly rewrite: number
  readonly floor: number
  readonly ratio: number
  readonly peakMb: number
  readonly isRight: boolean
}

/** Fills a store, folds it, and runs the bare loop before and after, for machines that are not equally fast all the time. */
export const measureFold = async ({ visits, seed, place }: Asked): Promise<Measured> => {
  await fillStore(place, visits, seed)
  const before = await runChild<Floor>(['floor', String(visits), String(seed)], 4_000)
  const fold = await runChild<Fold>(['fold', String(visits), String(seed), JSON.stringify(place)], heapMb)
  const after = await runChild<Floor>(['floor', String(visits), String(seed)], 4_000)
  const floor = (before.seconds + after.seconds) / 2
  return {
    fold: fold.seconds,
    rewrite: fold.rewriteSeconds,
    floor,
    ratio: fold.seconds / floor,
    peakMb: fold.peakMb,
    isRight:
      fold.visits === visits &&
      fold.cells === before.cells &&
      fold.n === before.n &&
      fold.f === before.f &&
      fold.n > visits,
  }
}

/** SQLite in a folder of its own, which ends with the work. */
export const withFolder = async <T>(work: (place: Place) => Promise<T>): Promise<T> => {
  const folder = mkdtempSync(join(tmpdir(), 'tukkimies-bench-'))
  try {
    return await work({ engine: 'sqlite', file: join(folder, 'live.sqlite') })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

type Floor = { readonly seconds: number; readonly cells: number; readonly n: number; readonly f: number }
type Fold = Floor & { readonly rewriteSeconds: number; readonly peakMb: number; readonly visits: number }

const fillStore = async (place: Place, visits: number, seed: number): Promise<void> => {
  const live = await openStore<LiveTables>(place, migrations)
  const rows = [...drawRows(visits, seed)].map(({ picks: _picks, ...row }) => row)
  for (let at = 0; at < rows.length; at += rowsPerFill) {
    await live.transact((tx) => addOpenVisits(tx, rows.slice(at, at + rowsPerFill)))
  }
  await live.truncateLog()
  await live.close()
}

const runChild = <T>(args: readonly string[], heap: number): Promise<T> =>
  new Promise((resolve, reject) => {
    const own = [`--max-old-space-size=${heap}`, join(import.meta.dirname, 'fold-child.ts')]
    const child = spawn(process.execPath, [...own, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
    let told = ''
    child.stdout.on('data', (chunk: Buffer) => (told += chunk.toString()))
    child.on('error', reject)
    child.on('close', (code, signal) =>
      // What the child beside this has printed.
      code === 0 ? resolve(JSON.parse(told) as T) : reject(new Error(`a measurement ended with ${code ?? signal}`)),
    )
  })
