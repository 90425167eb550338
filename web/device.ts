// Long because it is where a tablet's parts meet: opening, sending, enrolling and what a page may read of it, over the store
// and the sync that it owns. Several tablets may live in one process; nothing here knows a page.
import { type Day, instantToLocal } from '@tukkimies/shared/day.ts'
import type { Point } from '@tukkimies/shared/register/organisation.ts'
import type { Picks } from '@tukkimies/shared/visit.ts'
import type { Outcome } from './api.ts'
import type { Environment, Persisted } from './environment.ts'
import { createReading, type Reading } from './reading.ts'
import { createRepeat } from './repeat.ts'
import type { RescueOutcome } from './rescue.ts'
import { createSaving, type Ground, type NotSaved, type Saving } from './saving.ts'
import { errorToFault, openStore, type Store } from './store/database.ts'
import { countEntries } from './store/entries.ts'
import type { ClockSetting } from './store/rows.ts'
import { settleAsked } from './store/asked.ts'
import { addPreset, removePreset } from './store/presets.ts'
import { enrolmentInUse, readSetting } from './store/settings.ts'
import { readTripwire, setTripwire } from './store/tripwire.ts'
import { correctTime, dayToOffset, isTimeInDoubt } from './sync/clock.ts'
import type { LoopState, Wake } from './sync/loop.ts'
import type { Sending } from './sync/sending.ts'
import { createUnlock, type Unlock, type UnlockOwner } from './unlock.ts'

const minuteMs = 60_000
/** A storage that does not answer for so long is said to be shut; should it answer after all, the app goes on. */
const openMsMax = 15_000
/** A save waits so long for the second place, and goes on without. */
const readyMsMax = 5_000

/** What is known only while the page is open. A new object with every change. */
export type DeviceMemory = {
  readonly opened: 'opening' | 'open' | 'outdated' | 'rolled_back' | 'broken'
  readonly online: boolean
  readonly loop: LoopState
  readonly canUndo: boolean
  /** The answers of the last visit of a client, for as long as they may be filled in again. */
  readonly last: Picks | null
  readonly persisted: Persisted
  /** The mark outside the store says that there was more in it. */
  readonly isWiped: boolean
  /** There was; it was put back. */
  readonly isRestored: boolean
  /** The room kept for one save has been used, or there never was any. */
  readonly isFull: boolean
  readonly today: Day
  readonly clockInDoubt: boolean
}

export type Device = Reading &
  Omit<Saving, 'canUndo' | 'forgetPair'> & {
    /** Opens the store, and starts sending once that resolves, if it is given; never rejects. */
    readonly open: (shown?: Promise<void>) => Promise<void>
    /** Stops sending and closes the store, once no round is under way. */
    readonly close: () => Promise<void>
    readonly watch: (listener: () => void) => () => void
    readonly memory: () => DeviceMemory
    readonly build: string
    readonly unlock: Unlock & Pick<UnlockOwner, 'onLocked'>

    /** A person has said what day it is; holds until the page is closed or the server answers. */
    readonly setToday: (day: Day) => void
    readonly sendNow: () => void
    /** Resolves when nothing is being sent. */
    readonly settled: () => Promise<void>
    /** A preset of this tablet's own; false where it could not be kept. */
    readonly addPreset: (picks: Picks) => Promise<boolean>
    readonly removePreset: (picks: Picks) => Promise<boolean>
    readonly enrol: (code: string) => Promise<Outcome<{ readonly point: Point | null }>>
    /** What could not be sent, as a sealed file; never rejects. */
    readonly makeRescue: () => Promise<RescueOutcome>
  }

/** A tablet whose store has this name. `version` is that of the store's form; tests pass another to be another build. */
export const createDevice = (environment: Environment, name: string, version?: number): Device => {
  const { markers } = environment.storage
  const listeners = new Set<() => void>()
  let opened: Store | null = null
  // Of an app that was rolled back: read and sent from, and nothing else.
  let readable: Store | null = null
  let sending: Pick<Sending, 'wake' | 'state' | 'settled' | 'stop'> | null = null
  let ready: Promise<unknown> | null = null
  let stopListening = () => {}
  let stopTicking = () => {}
  let clock: ClockSetting | null = null
  let setOffset: number | null = null

  const time = () => correctTime(environment.now(), clock, setOffset)
  const isDoubtful = () => setOffset === null && isTimeInDoubt(time(), clock, environment.build.day)
  const reading = createReading(() => opened ?? readable, environment.build.version)
  const saving = createSaving({
    random: environment.random,
    now: () => instantToLocal(time()),
    findGround: () => findGround(),
    // Nearly no visit needs it.
    seal: async (...given) => (await import('./sealing.ts')).sealContact(environment, ...given),
    store: () => opened,
    onWritten: () => onWritten(),
    onFault: (error) => noteFault(error),
  })
  const unlock = createUnlock({
    environment,
    store: () => opened,
    now: () => Math.max(environment.now(), clock?.server ?? 0, Date.parse(environment.build.day)),
    today: () => instantToLocal(time()).day,
  })
  const repeat = createRepeat(environment, () => change())
  unlock.watch(() => {
    if (unlock.memory().who === null) repeat.forget()
  })
  let memory: DeviceMemory = {
    opened: 'opening',
    online: environment.online(),
    loop: { round: 'idle', trouble: null },
    canUndo: false,
    last: null,
    persisted: 'unknown',
    isWiped: false,
    isRestored: false,
    isFull: false,
    today: instantToLocal(time()).day,
    clockInDoubt: isDoubtful(),
  }

  /** Tells the listeners, if anything they can see has changed. */
  const change = (changed: Partial<DeviceMemory> = {}) => {
    const next: DeviceMemory = {
      ...memory,
      ...changed,
      online: environment.online(),
      loop: sending?.state() ?? memory.loop,
      canUndo: saving.canUndo(),
      last: repeat.read(),
      today: instantToLocal(time()).day,
      clockInDoubt: isDoubtful(),
    }
    const keys = Object.keys(next) as (keyof DeviceMemory)[]
    if (keys.every((key) => next[key] === memory[key])) return
    memory = next
    for (const listener of listeners) listener()
  }

  // ---- opening

  const open = async (shown = Promise.resolve()): Promise<void> => {
    const stopWaiting = environment.after(openMsMax, () => {
      change({ opened: 'broken' })
      void unlock.follow()
    })
    try {
      const store = await openStore(environment.storage, name, () => retire(), version)
      clock = await readSetting(store, 'clock')
      if (store.isOutdated) return openToSend(store, shown)
      await settleAsked(store, markers)
      const isWiped = await isEmptied(store)
      opened = store
      // What was lost may lie in the second place; and what is saved is to go there too.
      const found = (isWiped ? Promise.resolve() : shown).then(() => loadSending(store))
      ready = Promise.race([found, new Promise((resolve) => environment.after(readyMsMax, () => resolve(null)))])
      if (isWiped) await ready
      await unlock.follow()
      stopListening = environment.onChange((what) => onChange(what))
      change({ opened: 'open', isWiped: isWiped && !memory.isRestored, persisted: await environment.persisted() })
      tick()
      // What sends must not delay the page that saves.
      void shown.then(() => wake('start'))
    } catch {
      change({ opened: memory.opened === 'outdated' ? 'outdated' : 'broken' })
      await unlock.follow()
    } finally {
      stopWaiting()
    }
  }

  const openToSend = async (store: Store, shown: Promise<void>): Promise<void> => {
    readable = store
    await unlock.follow()
    stopListening = environment.onChange((what) => onChange(what))
    change({ opened: 'rolled_back', persisted: await environment.persisted() })
    tick()
    void shown.then(() => wake('start'))
  }

  const retire = () => {
    sending?.stop()
    opened = null
    readable = null
    saving.forgetPair()
    change({ opened: 'outdated' })
  }

  const close = async (): Promise<void> => {
    stopListening()
    stopTicking()
    unlock.close()
    sending?.stop()
    await sending?.settled()
    opened?.close()
    readable?.close()
    opened = null
    readable = null
    sending = null
  }

  /** An empty store beside a mark of enrolment: emptied behind our back. What sends counts what is lost. */
  const isEmptied = async (store: Store): Promise<boolean> =>
    readTripwire(markers) !== null && enrolmentInUse(await readSetting(store, 'enrolments')) === null

  // Midnight, and a clock that goes wrong, come without an event.
  const tick = () => {
    change()
    followGate()
    stopTicking = environment.after(minuteMs, tick)
  }

  /** A line that is over, or that another tab has removed, locks; a failure to read is met by whoever reads next. */
  const followGate = () => void unlock.follow().catch(() => undefined)

  const onChange = (what: 'online' | 'offline' | 'visible') => {
    change()
    if (what !== 'offline') wake(what)
  }

  // ---- sending

  /** The page can save before it can send, so what sends comes after the first load. Null if it cannot be loaded now. */
  const loadSending = async (store: Store): Promise<Sending | null> => {
    try {
      const { openSending } = await import('./sync/sending.ts')
      if (opened !== store) return null
      const onRound = () => afterRound(store)
      loaded ??= openSending({ environment, store, onState: () => change(), onRound, onRoom, onRestored })
      const made = await loaded
      if (opened !== store) return (made.stop(), null)
      return (sending = made)
    } catch {
      return null
    }
  }
  let loaded: Promise<Sending> | null = null

  const loadDrain = async (store: Store): Promise<typeof sending> => {
    try {
      const { createDrain } = await import('./sync/drain.ts')
      if (readable !== store) return null
      return (sending ??= createDrain({ environment, store, onState: () => change() }))
    } catch {
      return null
    }
  }

  const wake = (why: Wake) => {
    if (sending) return (opened ?? readable) && sending.wake(why)
    if (opened) void loadSending(opened).then((made) => made?.wake(why))
    else if (readable) void loadDrain(readable).then((made) => made?.wake(why))
  }

  const onRestored = () => change({ isWiped: false, isRestored: true })

  const onRoom = (isRoom: boolean) => change({ isFull: !isRoom })

  const afterRound = async (store: Store): Promise<void> => {
    const told = await readSetting(store, 'clock')
    if (told?.server !== clock?.server) setOffset = null
    clock = told
    await trip(store)
    await unlock.follow()
    change()
  }

  /** The mark outside the store follows the store. */
  const trip = async (store: Store): Promise<void> => {
    if (enrolmentInUse(await readSetting(store, 'enrolments')) !== null) await setTrip(store)
  }

  const setTrip = async (store: Store): Promise<void> => {
    const { waitingVisits, contacts } = await countEntries(store)
    setTripwire(markers, waitingVisits + contacts)
  }

  // ---- saving

  /** What a save needs, or why there can be none. */
  const findGround = async (): Promise<Ground | NotSaved> => {
    await ready
    if (!opened) return memory.opened === 'outdated' || memory.opened === 'rolled_back' ? 'outdated' : 'storage'
    const { enrolment, point, lists, transport } = await reading.readRows()
    if (enrolment?.refused === 'revoked') return 'revoked'
    if (point === null || lists.length === 0) return 'not_enrolled'
    return isDoubtful() ? 'clock' : { store: opened, point, lists, transport }
  }

  const saveVisit: Saving['saveVisit'] = async (picks, occasion) => {
    const outcome = await saving.saveVisit(picks, occasion)
    if (outcome.is === 'saved' && occasion?.visitor !== 'partner') {
      repeat.keep(picks)
      change()
    }
    return outcome
  }

  const tryPreset = async (write: (store: Store) => Promise<boolean | void>): Promise<boolean> => {
    try {
      return opened !== null && (await write(opened)) !== false
    } catch (error) {
      noteFault(error)
      return false
    }
  }

  const onWritten = () => {
    change()
    if (!opened) return
    wake('save')
    // Only a mark: what it costs must not keep the next visitor waiting, and its failure is noticed elsewhere.
    trip(opened).catch(() => undefined)
  }

  const noteFault = (error: unknown): 'full' | 'outdated' | 'storage' => {
    const fault = errorToFault(error)
    if (fault === 'wiped') change({ isWiped: true })
    return fault === 'wiped' ? 'storage' : fault
  }

  // ---- enrolling

  const enrol = async (code: string): Promise<Outcome<{ readonly point: Point | null }>> => {
    const store = opened
    const talking = store && (await loadSending(store))
    if (!talking) return { is: 'unreachable', why: environment.online() ? 'server' : 'offline' }
    try {
      const outcome = await talking.enrol(code)
      if (outcome.is !== 'answered') return outcome
      await setTrip(store)
      await unlock.follow()
      change({ isWiped: false })
      // Not waited for: some browsers ask the person, who may never answer.
      void environment.persist().then((persisted) => change({ persisted }))
      await talking.pull()
      wake('now')
      return { is: 'answered', value: { point: (await reading.readRows()).point } }
    } catch (error) {
      noteFault(error)
      return { is: 'refused', problem: { code: 'fault' } }
    }
  }

  const makeRescue = async (): Promise<RescueOutcome> => {
    const store = opened ?? readable
    try {
      const { makeRescueFile } = await import('./rescue.ts')
      const { transport } = await reading.readRows()
      return store ? await makeRescueFile(environment, store, transport, instantToLocal(time()).day) : { is: 'failed' }
    } catch {
      return { is: 'failed' }
    }
  }

  return {
    ...reading,
    ...saving,
    saveVisit,
    addPreset: (picks) => tryPreset((store) => addPreset(store, picks)),
    removePreset: (picks) => tryPreset((store) => removePreset(store, picks)),
    makeRescue,
    open,
    close,
    watch: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    memory: () => memory,
    build: environment.build.version,
    unlock,
    setToday: (day) => {
      setOffset = dayToOffset(day, environment.now())
      change()
    },
    sendNow: () => wake('now'),
    settled: async () => sending?.settled(),
    enrol,
  }
}
