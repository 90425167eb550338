// Who may use this tablet, with or without network: locked at every start, opened by a PIN, locked again by a button, by
// idle time and after sleep. Locking leaves the page, and all that was in its memory goes with it. Sending never waits for
// any of this.
//
//          enrolled            right PIN, or log-in and new PIN
//    open ─────────▶ locked ─────────────────────────────────▶ open, with `who`
//                      ▲                                          │
//                      └── button, idle, sleep, line is forgotten ┘
import { type Day, instantToDay } from '@tukkimies/shared/day.ts'
import type { GateRef } from '@tukkimies/shared/id.ts'
import type { Visitor } from '@tukkimies/shared/register/code-list.ts'
import type { GateAnswer } from '@tukkimies/shared/register/device.ts'
import type { Environment } from './environment.ts'
import { createIdle } from './idle.ts'
import { leaveDays } from './half-visit.ts'
import { fitsPin, sealPin } from './pin.ts'
import type { Store } from './store/database.ts'
import {
  addGateLine,
  failuresMax,
  forgiveTries,
  idleMinutesDefault,
  keepDraft,
  noteTry,
  readDraft,
  readGates,
  removeGateLine,
  setIdleMinutes,
} from './store/gate.ts'
import type { Draft, GateLine, HalfVisit } from './store/rows.ts'
import { enrolmentInUse, readSetting } from './store/settings.ts'

/** A press is kept at most so long after it. */
const draftMs = 300
const flushMsMax = 1000

export type UnlockMemory = {
  /** `open`: this browser is no tablet, or `who` has unlocked it. */
  readonly state: 'opening' | 'open' | 'locked'
  readonly who: Pick<GateLine, 'ref' | 'initials'> | null
  /** It locks in less than 20 seconds unless somebody touches it. */
  readonly warning: boolean
  /** Somebody has begun to log in here, since the page was loaded: a session that is seen now is theirs. */
  readonly awaits: boolean
}

/** Somebody who may try a PIN. */
export type Tile = {
  readonly ref: GateRef
  readonly initials: string
  readonly state: 'ready' | 'shut' | 'over'
}

/**
 * `wrong` with the tries that are left; `shut`: none; `over`: the line has ended, or is not there any more; `draft`: right,
 * but somebody else's half-made visit would go: `goOn` lets it go and unlocks.
 */
export type Entered =
  | { readonly is: 'in' }
  | { readonly is: 'shut' | 'over' | 'fault' }
  | { readonly is: 'wrong'; readonly left: number }
  | { readonly is: 'draft'; readonly initials: string }

export type Unlock = {
  readonly watch: (listener: () => void) => () => void
  readonly memory: () => UnlockMemory
  readonly readTiles: () => Promise<readonly Tile[]>
  /** Also the minutes until it locks, and the day on which the server last made it forget somebody. */
  readonly readRules: () => Promise<{ readonly idleMinutes: number; readonly forgotten: Day | null }>
  readonly setIdleMinutes: (minutes: number) => Promise<void>
  readonly enter: (ref: GateRef, pin: string) => Promise<Entered>
  /** Whoever has logged in sets a PIN: the line is kept, and the tablet unlocked. */
  readonly admit: (answer: GateAnswer, pin: string) => Promise<Entered>
  readonly goOn: () => Promise<Entered>
  /** Whether somebody is about to log in here; only then may a locked tablet's session be asked anything. */
  readonly awaitLogIn: (is: boolean) => void
  /** What each request of a session says of this tablet: who unlocked it, that nobody has, or null where it is none. */
  readonly gate: () => string | null
  /** The references held, for the server to tell which are the asker's own. */
  readonly readRefs: () => Promise<readonly GateRef[]>
  readonly lock: () => void
  /** Locks, and removes whoever had unlocked it from this tablet. */
  readonly leave: () => Promise<void>
  /** Somebody is still there. */
  readonly stay: () => void
  /** While a contact is on the screen, half a minute out of sight locks. */
  readonly setDelicate: (form: object, is: boolean) => void
  /** What was half made by `who` today, as it is now; null where nothing is. */
  readonly draft: (visitor: Visitor) => HalfVisit | null
  readonly keepDraft: (visitor: Visitor, half: HalfVisit | null) => void
}

/** What the device alone may ask of it. */
export type UnlockOwner = Unlock & {
  /** Follows the store: a tablet that was enrolled locks, a line that is gone locks. */
  readonly follow: () => Promise<void>
  readonly close: () => void
  readonly onLocked: (listener: () => void) => void
}

export type UnlockParts = {
  readonly environment: Environment
  readonly store: () => Store | null
  /** The latest of the clock, the last time that the server told, and the build: setting the clock back prolongs nothing. */
  readonly now: () => number
  /** Today, as entries are dated. */
  readonly today: () => Day
}

export const createUnlock = ({ environment, store, now, today }: UnlockParts): UnlockOwner => {
  const listeners = new Set<() => void>()
  let memory: UnlockMemory = { state: 'opening', who: null, warning: false, awaits: false }
  let tellLocked = () => {}
  let proven: GateLine | null = null
  let draft: Draft['visits'] | null = null
  let cancelDraft: (() => void) | null = null

  const show = (next: Partial<UnlockMemory>) => {
    memory = { ...memory, ...next }
    for (const listener of listeners) listener()
  }
  const idle = createIdle({
    environment,
    minutes: idleMinutesDefault,
    onWarning: (warning) => show({ warning }),
    onAway: () => lock(),
  })

  // ---- locking

  const lock = () => {
    if (memory.who === null && !memory.awaits) return
    idle.stop()
    const flushed = flushDraft()
    draft = null
    show({ state: 'locked', who: null, warning: false, awaits: false })
    let isTold = false
    const tell = () => {
      if (!isTold) tellLocked()
      isTold = true
    }
    // A write that hangs must not hold the page.
    environment.after(flushMsMax, tell)
    void flushed.then(tell, tell)
  }

  const follow = async (): Promise<void> => {
    const opened = store()
    if (!opened) return memory.state === 'opening' ? show({ state: 'open' }) : undefined
    const isTablet = enrolmentInUse(await readSetting(opened, 'enrolments')) !== null
    const gates = await readGates(opened)
    idle.setMinutes(gates.idleMinutes)
    const { who } = memory
    if (!isTablet) {
      if (memory.state !== 'open') show({ state: 'open' })
    } else if (who === null) {
      if (memory.state !== 'locked') show({ state: 'locked' })
    } else if (!gates.lines.some((line) => line.ref === who.ref && isGood(line))) {
      draft = null
      lock()
    }
  }

  // ---- unlocking

  const isGood = ({ until }: GateLine): boolean => instantToDay(now()) <= until

  const enter = async (ref: GateRef, pin: string): Promise<Entered> =>
    attempt(async (opened) => {
      const line = await noteTry(opened, ref)
      if (!line || !isGood(line)) return { is: 'over' }
      if (line.failures >= failuresMax) return { is: 'shut' }
      if (!(await fitsPin(environment.subtle, pin, line))) {
        const left = failuresMax - line.failures - 1
        return left > 0 ? { is: 'wrong', left } : { is: 'shut' }
      }
      await forgiveTries(opened, ref)
      return pass(opened, line)
    })

  const admit = async ({ ref, initials, until, replaced }: GateAnswer, pin: string): Promise<Entered> =>
    attempt(async (opened) => {
      const line = { ref, initials, until, failures: 0, ...(await sealPin(environment, pin)) }
      await addGateLine(opened, line, replaced)
      return pass(opened, line)
    })

  const pass = async (opened: Store, line: GateLine): Promise<Entered> => {
    const kept = await readDraft(opened)
    const isOfToday = kept !== null && kept.day === today()
    if (isOfToday && kept.ref !== line.ref) {
      const other = (await readGates(opened)).lines.find(({ ref }) => ref === kept.ref)
      proven = line
      return { is: 'draft', initials: other?.initials ?? '' }
    }
    if (kept && !isOfToday) await keepDraft(opened, null)
    draft = isOfToday ? leaveDays(kept.visits) : null
    idle.setMinutes((await readGates(opened)).idleMinutes)
    idle.start()
    show({ state: 'open', who: { ref: line.ref, initials: line.initials }, awaits: false })
    return { is: 'in' }
  }

  const goOn = (): Promise<Entered> =>
    attempt(async (opened) => {
      const line = proven
      proven = null
      if (!line) return { is: 'fault' }
      await keepDraft(opened, null)
      return pass(opened, line)
    })

  const attempt = async (run: (opened: Store) => Promise<Entered>): Promise<Entered> => {
    const opened = store()
    try {
      return opened ? await run(opened) : { is: 'fault' }
    } catch {
      return { is: 'fault' }
    }
  }

  const readTiles = async (): Promise<readonly Tile[]> => {
    const opened = store()
    const { lines } = opened ? await readGates(opened) : { lines: [] }
    const tiles = lines.map((line): Tile => {
      const { ref, initials } = line
      return { ref, initials, state: !isGood(line) ? 'over' : line.failures >= failuresMax ? 'shut' : 'ready' }
    })
    return tiles.toSorted((one, other) => (one.initials < other.initials ? -1 : 1))
  }

  // ---- the half-made visits

  const flushDraft = async (): Promise<void> => {
    if (!cancelDraft) return
    cancelDraft()
    cancelDraft = null
    const [opened, { who }] = [store(), memory]
    if (!opened || !who) return
    await keepDraft(opened, draft && { ref: who.ref, day: today(), visits: draft })
  }

  return {
    watch: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    memory: () => memory,
    readTiles,
    readRules: async () => {
      const opened = store()
      const gates = opened && (await readGates(opened))
      return { idleMinutes: gates?.idleMinutes ?? idleMinutesDefault, forgotten: gates?.forgotten ?? null }
    },
    setIdleMinutes: async (minutes) => {
      const opened = store()
      if (opened) await setIdleMinutes(opened, minutes)
      await follow()
    },
    enter,
    admit,
    goOn,
    awaitLogIn: (is) => {
      if (memory.state !== 'locked' || memory.awaits === is) return
      if (is) idle.start()
      else idle.stop()
      show({ awaits: is })
    },
    gate: () => memory.who?.ref ?? (memory.state === 'locked' && !memory.awaits ? 'locked' : null),
    readRefs: async () => {
      const opened = store()
      return opened ? (await readGates(opened)).lines.map(({ ref }) => ref) : []
    },
    lock,
    leave: async () => {
      const [opened, { who }] = [store(), memory]
      if (!opened || !who) return
      draft = null
      await removeGateLine(opened, who.ref)
      lock()
    },
    stay: idle.touch,
    setDelicate: idle.setDelicate,
    draft: (visitor) => draft?.[visitor] ?? null,
    keepDraft: (visitor, half) => {
      if (memory.who === null) return
      const { [visitor]: _, ...others } = draft ?? {}
      const visits = half ? { ...others, [visitor]: half } : others
      draft = Object.keys(visits).length > 0 ? visits : null
      // A failed write costs at most a half-made visit, and the form still has it.
      cancelDraft ??= environment.after(draftMs, () => void flushDraft().catch(() => undefined))
    },
    follow,
    close: idle.stop,
    onLocked: (listener) => {
      tellLocked = listener
    },
  }
}
