// Writing a large workbook takes seconds of computing: files are made in a thread of their own, one after the other, and the
// server goes on answering. The thread ends when nobody has asked for a while.
import { Worker } from 'node:worker_threads'
import type { ExportFormat } from '@tukkimies/shared/release/export.ts'
import type { FileSource } from '@tukkimies/shared/release/file-table.ts'
import { Refused } from '../refused.ts'
import type { TableFile } from './file.ts'

/** Files that may wait for their turn; whoever comes later is told to come again. */
const waitingMax = 20
/** How many of them may be of nobody in particular. */
const openWaitingMax = 5
const idleMsUsual = 30_000
/** The longest that one file may take, and what it may keep alive, in MB: the largest takes a fifth of either. */
const fileMsMax = 60_000
const memoryMb = 256

export type MakeFile = (format: ExportFormat, source: FileSource) => Promise<TableFile>

/** `close` ends what is under way. */
export type FileMaking = { readonly makeFile: MakeFile; readonly close: () => Promise<void> }

/** The making of files in one process. No thread is there before the first. Problem: `busy` where too many wait. */
export const createFileMaking = (idleMs = idleMsUsual): FileMaking => {
  let worker: Worker | undefined
  let idle: NodeJS.Timeout | undefined
  let waiting = 0
  let isClosed = false
  let last: Promise<unknown> = Promise.resolve()

  const end = async (): Promise<void> => {
    clearTimeout(idle)
    const ending = worker
    worker = undefined
    await ending?.terminate()
  }
  const run = async (format: ExportFormat, source: FileSource): Promise<TableFile> => {
    if (isClosed) throw new Error('the server is closing')
    clearTimeout(idle)
    const own = (worker ??= startThread())
    try {
      return await askThread(own, format, source)
    } catch (fault) {
      await end()
      throw fault
    }
  }
  const makeFile: MakeFile = async (format, source) => {
    if (waiting >= waitingMax) throw tooMany()
    waiting++
    const running = last.then(() => run(format, source))
    last = running.catch(() => {})
    return running.finally(() => {
      waiting--
      idle = setTimeout(() => void end(), idleMs).unref()
    })
  }
  const close = async (): Promise<void> => {
    isClosed = true
    await end()
    await last
  }
  return { makeFile, close }
}

/** The same for whoever asks without log-in: only few of their files wait, so that others keep their turn. */
export const leaveRoom = (makeFile: MakeFile): MakeFile => {
  let waiting = 0
  return async (format, source) => {
    if (waiting >= openWaitingMax) throw tooMany()
    waiting++
    return makeFile(format, source).finally(() => waiting--)
  }
}

const tooMany = (): Refused => new Refused({ code: 'busy', seconds: 5 })

const startThread = (): Worker => {
  // It needs nothing of what the process was told: neither its environment nor what a test loads into it.
  const worker = new Worker(new URL('./making-thread.ts', import.meta.url), {
    execArgv: [],
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
  })
  worker.unref()
  return worker
}

const askThread = (worker: Worker, format: ExportFormat, source: FileSource): Promise<TableFile> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => settle(() => reject(new Error('a file took too long'))), fileMsMax)
    const settle = (how: () => void): void => {
      clearTimeout(timer)
      worker.off('message', onFile).off('error', onError).off('exit', onExit)
      how()
    }
    const onFile = (file: TableFile) => settle(() => resolve(file))
    const onError = (fault: unknown) => settle(() => reject(fault as Error))
    const onExit = () => settle(() => reject(new Error('a file ended without an answer')))
    worker.on('message', onFile).on('error', onError).on('exit', onExit)
    worker.postMessage({ format, source })
  })
