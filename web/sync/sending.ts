// Everything of a tablet that talks to the server by itself: rounds up and down, one at a time, whoever is signed in or not.
import { createApi, type Outcome } from '../api.ts'
import type { Environment } from '../environment.ts'
import type { Store } from '../store/database.ts'
import { readGates } from '../store/gate.ts'
import { addWiped, openSecond, type Second } from '../store/second.ts'
import { enrolmentInUse, readSetting } from '../store/settings.ts'
import { readTripwire, setTripwire } from '../store/tripwire.ts'
import { enrolTablet } from './enrol.ts'
import { createLoop, type LoopState, type RoundEnd, type Wake } from './loop.ts'
import { isPullDue, pullReference } from './pull.ts'
import { createPush } from './push.ts'
import { createSingleFlight } from './single-flight.ts'
import { createUpkeep } from './upkeep.ts'

/** Ages of the last answer at which there is a push even with nothing to send: after a start, and at any other time. */
const startQuietMs = 60_000
const dayQuietMs = 19 * 3_600_000
/** Settings are at most so old while the app is open and online (S17). */
const pullQuietMs = 3_600_000

export type Sending = {
  readonly wake: (why: Wake) => void
  readonly state: () => LoopState
  /** Resolves when no round is under way. */
  readonly settled: () => Promise<void>
  readonly stop: () => void
  /** Pulls now; false if that failed. */
  readonly pull: () => Promise<boolean>
  /** Trades a one-time code for a credential, which is in use from then on. */
  readonly enrol: (code: string) => Promise<Outcome<void>>
}

export type SendingParts = {
  readonly environment: Environment
  readonly store: Store
  readonly onState: () => void
  /** After each round, before it counts as over. */
  readonly onRound: () => Promise<void>
  /** Whether there is room kept for a save, told after each quiet moment. */
  readonly onRoom: (isRoom: boolean) => void
  /** What an emptied store had lost was put back out of the second place. */
  readonly onRestored: () => void
}

/** Resolves when the second place is open, or was waited for long enough: whatever is saved from then on is in both. */
export const openSending = async (parts: SendingParts): Promise<Sending> => {
  const { environment, store, onRestored } = parts
  const { markers } = environment.storage
  const marked = enrolmentInUse(await readSetting(store, 'enrolments')) === null ? readTripwire(markers) : null
  const second = await openSecond(environment, store)
  const restored = second?.restored ?? null
  if (restored !== null) onRestored()
  const lost = (marked ?? 0) - (restored ?? 0)
  // Once: what was counted is marked no more.
  if (lost > 0) await addWiped(store, lost)
  if (marked) setTripwire(markers, restored ?? 0)
  return createSending(parts, second)
}

const createSending = (parts: SendingParts, second: Second | null): Sending => {
  const { environment, store, onState, onRound, onRoom } = parts
  const api = createApi(environment)
  const push = createPush(environment, store, api)
  const alone = createSingleFlight(environment, store)
  const upkeep = createUpkeep({ environment, store, second, alone, onRoom })

  // A push that was due and failed is due still, and so is the question who may unlock.
  let isOwed = false
  let isGateOwed = false

  const round = async (why: Wake): Promise<RoundEnd | null> => {
    if (why === 'now') push.wakeEntries()
    const end = await alone(async () => {
      if (enrolmentInUse(await readSetting(store, 'enrolments')) === null) return idle
      isOwed ||= await isPushDue(why)
      isGateOwed ||= await isGateDue(why)
      const pushed = await push.round(isOwed, isGateOwed)
      if (pushed.is !== 'blocked') isOwed = false
      if (pushed.is === 'clean') isGateOwed = false
      return pushed.is === 'blocked' ? pushed : ((await pullIfDue(why)) ?? soonEnough(pushed))
    })
    await onRound()
    if (end?.is === 'clean') upkeep.wake()
    return end
  }

  /** Also with nothing to send: when asked to, after the start, and once a day (S7). */
  const isPushDue = async (why: Wake): Promise<boolean> =>
    why === 'now' ||
    ageOf((await readSetting(store, 'acknowledged'))?.at) > (why === 'start' ? startQuietMs : dayQuietMs)

  /** Also where entries go up all day long: they do not travel together (S8). */
  const isGateDue = async (why: Wake): Promise<boolean> =>
    why === 'now' || ageOf((await readGates(store)).askedAt) > (isNews(why) ? startQuietMs : dayQuietMs)

  const isNews = (why: Wake): boolean => why === 'start' || why === 'online'

  const ageOf = (at: number | null | undefined): number =>
    at === null || at === undefined ? Number.POSITIVE_INFINITY : Math.abs(environment.now() - at)

  /** A pull that fails matters only while there is nothing to go on with. */
  const pullIfDue = async (why: Wake): Promise<RoundEnd | null> => {
    const ageMsMax = why === 'now' ? 0 : isNews(why) ? startQuietMs : pullQuietMs
    if (!(await isPullDue(environment, store, ageMsMax)) || (await pullReference(environment, store, api))) return null
    if ((await readSetting(store, 'pulled')) !== null) return null
    return { is: 'blocked', trouble: environment.online() ? 'server' : 'offline', floorMs: 0, delayMs: 0 }
  }

  /** Looks again in time for the next pull. */
  const soonEnough = (end: RoundEnd): RoundEnd =>
    end.is === 'clean' ? { ...end, nextMs: Math.min(end.nextMs ?? pullQuietMs, pullQuietMs) } : end

  const { wake, state, settled, stop } = createLoop({ environment, round, onState })
  return {
    wake,
    state,
    settled,
    stop: () => {
      stop()
      upkeep.stop()
      second?.close()
    },
    pull: () => pullReference(environment, store, api),
    enrol: (code) => enrolTablet(store, api, code),
  }
}

const idle: RoundEnd = { is: 'clean', floorMs: 0, delayMs: 0, nextMs: null }
