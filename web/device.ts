// A tablet: opening, sending, enrolling and what a page may read of it, over the store and the sync that it owns. Several
// tablets may live in one process; nothing here knows a page.
import { type Day, instantToLocal } from '@tukkimies/shared/day.ts'
import type { Point } from '@tukkimies/shared/register/organisation.ts'
import { EnrolAnswer, EnrolRequest } from '@tukkimies/shared/wire.ts'
import { type Api, type Outcome, replyToOutcome } from './api.ts'
import type { Environment, Persisted } from './environment.ts'
import { createReading, type Reading } from './reading.ts'
import { createSaving, type Ground, type NotSaved, type Saving } from './saving.ts'
import { errorToFault, openStore, type Store } from './store/database.ts'
import { countEntries } from './store/entries.ts'
import type { ClockSetting } from './store/rows.ts'
import { addEnrolment, addWiped, enrolmentInUse, readSetting } from './store/settings.ts'
import { readTripwire, setTripwire } from './store/tripwire.ts'
import { correctTime, dayToOffset, isTimeInDoubt } from './sync/clock.ts'
import { createLoop, type Loop, type LoopState, type RoundEnd, type Wake } from './sync/loop.ts'
import { isPullDue, pullReference } from './sync/pull.ts'
import { createPush, type Push } from './sync/push.ts'
import { createSingleFlight, type SingleFlight } from './sync/single-flight.ts'

const minuteMs = 60_000
const startQuietMs = 3_600_000
const dayQuietMs = 20 * 3_600_000

/** What is known only while the page is open. A new object with every change. */
export type DeviceMemory = {
  readonly opened: 'opening' | 'open' | 'outdated' | 'broken'
  readonly online: boolean
  readonly loop: LoopState
  readonly canUndo: boolean
  readonly persisted: Persisted
  /** The mark outside the store says that there was more in it. */
  readonly isWiped: boolean
  readonly today: Day
  readonly clockInDoubt: boolean
}

export type Device = Reading &
  Omit<Saving, 'canUndo' | 'forgetPair'> & {
    /** Opens the store and starts sending; never rejects. */
    readonly open: () => Promise<void>
    /** Stops sending and closes the store, once no round is under way. */
    readonly close: () => Promise<void>
    readonly watch: (listener: () => void) => () => void
    readonly memory: () => DeviceMemory
    readonly build: string

    /** A person has said what day it is; holds until the page is closed or the server answers. */
    readonly setToday: (day: Day) => void
    readonly sendNow: () => void
    /** Resolves when nothing is being sent. */
    readonly settled: () => Promise<void>
    readonly enrol: (code: string) => Promise<Outcome<{ readonly point: Point | null }>>
  }

type Opened = { readonly store: Store; readonly push: Push; readonly loop: Loop; readonly alone: SingleFlight }

/** A tablet whose store has this name. `version` is that of the store's form; tests pass another to be another build. */
export const createDevice = (environment: Environment, api: Api, name: string, version?: number): Device => {
  const { markers } = environment.storage
  const listeners = new Set<() => void>()
  const ends: (() => void)[] = []
  let opened: Opened | null = null
  let stopTicking = () => {}
  let clock: ClockSetting | null = null
  let setOffset: number | null = null

  const time = () => correctTime(environment.now(), clock, setOffset)
  const isDoubtful = () => setOffset === null && isTimeInDoubt(time(), clock, environment.build.day)
  const reading = createReading(() => opened?.store ?? null)
  const saving = createSaving({
    random: environment.random,
    now: () => instantToLocal(time()),
    findGround: () => findGround(),
    store: () => opened?.store ?? null,
    onWritten: () => onWritten(),
    onFault: (error) => noteFault(error),
  })
  let memory: DeviceMemory = {
    opened: 'opening',
    online: environment.online(),
    loop: { round: 'idle', trouble: null },
    canUndo: false,
    persisted: 'unknown',
    isWiped: false,
    today: instantToLocal(time()).day,
    clockInDoubt: isDoubtful(),
  }

  /** Tells the listeners, if anything they can see has changed. */
  const change = (changed: Partial<DeviceMemory> = {}) => {
    const next: DeviceMemory = {
      ...memory,
      ...changed,
      online: environment.online(),
      loop: opened?.loop.state() ?? memory.loop,
      canUndo: saving.canUndo(),
      today: instantToLocal(time()).day,
      clockInDoubt: isDoubtful(),
    }
    const keys = Object.keys(next) as (keyof DeviceMemory)[]
    if (keys.every((key) => next[key] === memory[key])) return
    memory = next
    for (const listener of listeners) listener()
  }

  // ---- opening

  const open = async (): Promise<void> => {
    try {
      const store = await openStore(environment.storage, name, () => retire(), version)
      clock = await readSetting(store, 'clock')
      const isWiped = await noticeWipe(store)
      const push = createPush(environment, store, api)
      const loop = createLoop({ environment, round: (why) => runRound(why), onState: () => change() })
      opened = { store, push, loop, alone: createSingleFlight(environment, store) }
      ends.push(
        environment.onChange((what) => onChange(what)),
        () => loop.stop(),
      )
      change({ opened: 'open', isWiped, persisted: await environment.persisted() })
      tick()
      loop.wake('start')
    } catch {
      change({ opened: memory.opened === 'outdated' ? 'outdated' : 'broken' })
    }
  }

  const retire = () => {
    opened?.loop.stop()
    saving.forgetPair()
    change({ opened: 'outdated' })
  }

  const close = async (): Promise<void> => {
    for (const end of ends.splice(0)) end()
    stopTicking()
    await opened?.loop.settled()
    opened?.store.close()
    opened = null
  }

  /** An empty store beside a mark of enrolment: emptied behind our back, and so much is lost. Counted once. */
  const noticeWipe = async (store: Store): Promise<boolean> => {
    const marked = readTripwire(markers)
    if (marked === null || enrolmentInUse(await readSetting(store, 'enrolments')) !== null) return false
    if (marked > 0) {
      await addWiped(store, marked)
      setTripwire(markers, 0)
    }
    return true
  }

  // Midnight, and a clock that goes wrong, come without an event.
  const tick = () => {
    change()
    stopTicking = environment.after(minuteMs, tick)
  }

  const onChange = (what: 'online' | 'offline' | 'visible') => {
    change()
    if (what !== 'offline') opened?.loop.wake(what)
  }

  // ---- sending

  const runRound = async (why: Wake): Promise<RoundEnd | null> => {
    if (!opened) return null
    const { store, push, alone } = opened
    if (why === 'now') push.wakeEntries()
    const end = await alone(async () => {
      if (enrolmentInUse(await readSetting(store, 'enrolments')) === null) return idle
      const pushed = await push.round(await isPushDue(store, why))
      return pushed.is === 'blocked' ? pushed : ((await pullIfDue(store)) ?? pushed)
    })
    const told = await readSetting(store, 'clock')
    if (told?.server !== clock?.server) setOffset = null
    clock = told
    await trip(store)
    change()
    return end
  }

  /** Also with nothing to send: when asked to, after the start, and once a day (S7). */
  const isPushDue = async (store: Store, why: Wake): Promise<boolean> => {
    const at = (await readSetting(store, 'acknowledged'))?.at
    const age = at === undefined ? Number.POSITIVE_INFINITY : Math.abs(environment.now() - at)
    return why === 'now' || age > (why === 'start' ? startQuietMs : dayQuietMs)
  }

  const pullIfDue = async (store: Store): Promise<RoundEnd | null> => {
    if (!(await isPullDue(environment, store))) return null
    if ((await pullReference(environment, store, api)) || (await readSetting(store, 'pulled')) !== null) return null
    return { is: 'blocked', trouble: environment.online() ? 'server' : 'offline', floorMs: 0, delayMs: 0 }
  }

  /** The mark outside the store follows the store. */
  const trip = async (store: Store): Promise<void> => {
    if (enrolmentInUse(await readSetting(store, 'enrolments')) !== null)
      setTripwire(markers, (await countEntries(store)).waitingVisits)
  }

  // ---- saving

  /** What a save needs, or why there can be none. */
  const findGround = async (): Promise<Ground | NotSaved> => {
    if (!opened) return memory.opened === 'outdated' ? 'outdated' : 'storage'
    const { enrolment, point, lists } = await reading.readRows()
    if (enrolment?.refused === 'revoked') return 'revoked'
    if (point === null || lists.length === 0) return 'not_enrolled'
    return isDoubtful() ? 'clock' : { store: opened.store, point, lists }
  }

  const onWritten = () => {
    change()
    if (!opened) return
    opened.loop.wake('save')
    // Only a mark: what it costs must not keep the next visitor waiting, and its failure is noticed elsewhere.
    trip(opened.store).catch(() => undefined)
  }

  const noteFault = (error: unknown): 'full' | 'outdated' | 'storage' => {
    const fault = errorToFault(error)
    if (fault === 'wiped') change({ isWiped: true })
    return fault === 'wiped' ? 'storage' : fault
  }

  // ---- enrolling

  const enrol = async (code: string): Promise<Outcome<{ readonly point: Point | null }>> => {
    if (!opened) return { is: 'unreachable', why: 'server' }
    const { store, loop } = opened
    const request = EnrolRequest.safeParse({ code: normaliseCode(code) })
    if (!request.success) return { is: 'refused', problem: { code: 'code_unknown' } }
    const body = JSON.stringify(request.data)
    const reply = await api.send({ method: 'POST', path: '/api/v1/devices/enrol', body, shape: EnrolAnswer })
    if (reply.is !== 'answered') return replyToOutcome(reply)
    try {
      await addEnrolment(store, { ...reply.value, refused: null })
      setTripwire(markers, (await countEntries(store)).waitingVisits)
      change({ isWiped: false, persisted: await environment.persist() })
      await pullReference(environment, store, api)
      loop.wake('now')
      return { is: 'answered', value: { point: (await reading.readRows()).point } }
    } catch (error) {
      noteFault(error)
      return { is: 'refused', problem: { code: 'fault' } }
    }
  }

  return {
    ...reading,
    ...saving,
    open,
    close,
    watch: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    memory: () => memory,
    build: environment.build.version,
    setToday: (day) => {
      setOffset = dayToOffset(day, environment.now())
      change()
    },
    sendNow: () => opened?.loop.wake('now'),
    settled: async () => opened?.loop.settled(),
    enrol,
  }
}

const idle: RoundEnd = { is: 'clean', floorMs: 0, delayMs: 0, nextMs: null }

/** A code as it was typed or read: any case, spaces and dashes; Crockford's look-alikes. */
const normaliseCode = (code: string): string =>
  code.toUpperCase().replace(/[\s-]/g, '').replace(/[IL]/g, '1').replace(/O/g, '0')
