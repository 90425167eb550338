// What a tablet does for its own storage when nobody is touching it: keeps room for one save, and rinses what deleted entries
// have left (S28).
import type { Environment } from '../environment.ts'
import type { Store } from '../store/database.ts'
import type { Second } from '../store/second.ts'
import { isRinseDue, keepReserve, rinseRestMs, rinseStore } from '../store/upkeep.ts'
import type { SingleFlight } from './single-flight.ts'

/** So long nobody has touched it. */
const quietMs = 20_000

export type Upkeep = { readonly wake: () => void; readonly stop: () => void }

export type UpkeepParts = {
  readonly environment: Environment
  readonly store: Store
  readonly second: Second | null
  /** Nothing is sent meanwhile, in no tab: it would hold the files. */
  readonly alone: SingleFlight
  readonly onRoom: (isRoom: boolean) => void
}

export const createUpkeep = ({ environment, store, second, alone, onRoom }: UpkeepParts): Upkeep => {
  let touches = 0
  let cancel: (() => void) | null = null
  const stopListening = environment.onActivity(() => {
    touches++
  })

  const wait = () => {
    const before = touches
    cancel = environment.after(quietMs, () => {
      cancel = null
      if (touches === before) void run().catch(() => undefined)
      else wait()
    })
  }

  const run = async (): Promise<void> => {
    const before = touches
    onRoom(await keepReserve(store, environment.random))
    if (!(await isRinseDue(store))) return
    const rest = () => new Promise<void>((resolve) => void environment.after(rinseRestMs, resolve))
    const isQuiet = () => touches === before
    const rinse = async () =>
      (second === null || (await second.rinse(environment.random, rest, isQuiet))) &&
      rinseStore(store, environment.random, rest, isQuiet)
    const isDone = await alone(rinse, true)
    // Somebody went on meanwhile: the next quiet moment will do.
    if (!isDone && !cancel) wait()
  }

  return {
    wake: () => {
      if (!environment.storage.isForgetful && !cancel) wait()
    },
    stop: () => {
      cancel?.()
      stopListening()
    },
  }
}
