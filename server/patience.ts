// Waiting: for another process that is in the way, and for more of the same to come.
import { isBusy } from './database.ts'

const pauseMs = 25

/** Calls back after so many milliseconds, and keeps no process from ending. */
export const after = (ms: number, call: () => void): NodeJS.Timeout => setTimeout(call, ms).unref()

/** Does it again, as long as another process is in the way of it, for so many milliseconds; others go on meanwhile. */
export const bePatient = async <T>(msMax: number, work: () => Promise<T>, may = (): boolean => true): Promise<T> => {
  for (let waited = 0; ; waited += pauseMs) {
    try {
      return await work()
    } catch (fault) {
      if (!isBusy(fault) || !may() || waited >= msMax) throw fault
    }
    await new Promise<void>((resolve) => setTimeout(resolve, pauseMs))
  }
}
