// Rehearsals take seconds of computing: each runs in a thread of its own, one at a time, and the server goes on answering.
import { Worker } from 'node:worker_threads'
import type { Rehearsals } from '@tukkimies/shared/release/risk.ts'
import type { RehearsalTask } from './rehearsal-thread.ts'

const beatMsUsual = 20_000
/** What the thread keeps alive at most, in MB: the largest rehearsal fits, with 40 points. The rest of the server needs some too. */
const memoryMbUsual = 256

/**
 * Rehearses (AN98). Until it is done `beat` is called every 20 seconds, so that whoever holds a lease can lengthen it; what it
 * throws ends the rehearsal. One that needs more memory than it may have ends as a fault, and the process goes on.
 */
export type Rehearse = (task: RehearsalTask, beat?: () => Promise<void>) => Promise<Rehearsals>

/** `close` ends what is under way. */
export type Rehearsing = { readonly rehearse: Rehearse; readonly close: () => Promise<void> }

/** Rehearsals of one process. No thread is there before the first. */
export const createRehearsing = (beatMs = beatMsUsual, memoryMb = memoryMbUsual): Rehearsing => {
  const ending = new AbortController()
  let last: Promise<unknown> = Promise.resolve()
  const rehearse: Rehearse = async (task, beat = async () => {}) => {
    const own = new AbortController()
    const timer = setInterval(() => void beat().catch((fault: unknown) => own.abort(fault)), beatMs)
    const running = last.then(() => runThread(task, memoryMb, AbortSignal.any([ending.signal, own.signal])))
    last = running.catch(() => {})
    return running.finally(() => clearInterval(timer))
  }
  const close = async (): Promise<void> => {
    ending.abort(new Error('the server is closing'))
    await last
  }
  return { rehearse, close }
}

const runThread = (task: RehearsalTask, memoryMb: number, signal: AbortSignal): Promise<Rehearsals> =>
  new Promise((resolve, reject) => {
    signal.throwIfAborted()
    // It needs nothing of what the process was told: neither its environment nor what a test loads into it.
    const worker = new Worker(new URL('./rehearsal-thread.ts', import.meta.url), {
      workerData: task,
      execArgv: [],
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    })
    signal.addEventListener('abort', () => void worker.terminate())
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', () => reject(signal.aborted ? signal.reason : new Error('a rehearsal ended without an answer')))
  })
