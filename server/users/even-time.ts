// Refusals of a log-in come at even moments after the question: what differs inside by microseconds, a page more to write
// for a name that somebody has, is not heard outside (F94). Measured by a clock of its own, since it is time that is hidden.
import { setTimeout as sleep } from 'node:timers/promises'

/** A little longer than a password takes to hash, so that most refusals come at the first moment. */
const evenMs = 250

/** Does the work; what it throws is thrown on at the next whole multiple of `step` milliseconds after the beginning. */
export const refuseEvenly = async <T>(work: () => Promise<T>, step = evenMs): Promise<T> => {
  const begin = performance.now()
  try {
    return await work()
  } catch (fault) {
    await awaitEven(begin, step)
    throw fault
  }
}

/** Does the work; its answer, too, comes at the next whole multiple: for work that differs by what nobody may learn. */
export const answerEvenly = async <T>(work: () => Promise<T>, step = evenMs): Promise<T> => {
  const begin = performance.now()
  try {
    return await work()
  } finally {
    await awaitEven(begin, step)
  }
}

const awaitEven = async (begin: number, step: number): Promise<void> => {
  const end = begin + Math.ceil((performance.now() - begin) / step) * step
  await sleep(Math.max(0, Math.floor(end - performance.now()) - 1))
  // A timer alone would hand on the fraction of a millisecond with which the work ended.
  while (performance.now() < end);
}
