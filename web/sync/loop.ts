// When a round runs. One at a time on a tablet, however many tabs are open (S7); which is a courtesy, not what makes it
// correct.
//
//            save, start, shown, timer, send now
//     ┌──────┐ ─────────────────────────────────▶ ┌─────────┐ ──more──┐
//     │ idle │                                    │ sending │ ◀───────┘
//     └──────┘ ◀─────────────clean─────────────── └─────────┘
//                                                   │     ▲
//                                               blocked   │ delay over, online, send now
//                                                   ▼     │
//                                              ┌─────────────┐
//                                              │ backing off │
//                                              └─────────────┘
import type { Environment } from '../environment.ts'
import { retryDelayMs } from './back-off.ts'

/** At least one push a day: looked for a little before it is due, and with room for a timer that is late. */
const quietMsMax = 20 * 3_600_000
/** The longest that a server may ask for; more is a clock that has jumped. */
const patienceMsMax = 86_400_000
/** Another tab has the lock: look again, often enough to notice that it was frozen. */
const elsewhereMs = 7_000

export type Trouble = 'offline' | 'portal' | 'server' | 'enrol_again' | 'revoked' | 'update_needed'

/** Both in milliseconds: how long the server asks to be left alone, and how long we do so unasked. */
export type Patience = { readonly floorMs: number; readonly delayMs: number }

/** How a round ended. `nextMs`: something that was left for later is due then. */
export type RoundEnd = Patience &
  (
    | { readonly is: 'clean'; readonly nextMs: number | null }
    | { readonly is: 'more' }
    | { readonly is: 'blocked'; readonly trouble: Trouble }
  )

export type LoopState = { readonly round: 'idle' | 'sending' | 'backing_off'; readonly trouble: Trouble | null }
export type Wake = 'save' | 'start' | 'online' | 'visible' | 'timer' | 'now'

export type Loop = {
  readonly wake: (why: Wake) => void
  readonly state: () => LoopState
  /** Resolves when no round is under way. */
  readonly settled: () => Promise<void>
  readonly stop: () => void
}

export type LoopParts = {
  readonly environment: Environment
  /** One round; `why` it runs. Null: another tab is at it. */
  readonly round: (why: Wake) => Promise<RoundEnd | null>
  readonly onState: () => void
}

export const createLoop = ({ environment, round, onState }: LoopParts): Loop => {
  let state: LoopState = { round: 'idle', trouble: null }
  let running: Promise<void> | null = null
  let again: Wake | null = null
  let failures = 0
  // In the tablet's time, as far as it goes: after a jump of the clock neither holds.
  let floor = 0
  let notBefore = 0
  let stopped = false
  let cancel = () => {}

  const show = (next: LoopState) => {
    const isSame = next.round === state.round && next.trouble === state.trouble
    state = next
    if (!isSame) onState()
  }

  const wakeAfter = (ms: number) => {
    cancel()
    cancel = environment.after(ms, () => wake('timer'))
  }

  const wake = (why: Wake) => {
    if (stopped) return
    if (why === 'now' || why === 'online') {
      failures = 0
      // What the server asked for stays (S14).
      notBefore = 0
    }
    if (running) {
      if (again !== 'now') again = why
      return
    }
    const early = Math.max(floor, notBefore) - environment.now()
    if (early > 0 && early <= patienceMsMax) return wakeAfter(early)
    running = run(why).finally(() => {
      running = null
      const next = again
      again = null
      if (next) wake(next)
    })
  }

  const run = async (why: Wake): Promise<void> => {
    cancel()
    show({ round: 'sending', trouble: state.trouble })
    const end = await endOf(why)
    if (stopped) return
    if (end === null) {
      show({ round: 'idle', trouble: state.trouble })
      return wakeAfter(elsewhereMs)
    }
    if (end.is === 'blocked') return backOff(end)
    failures = 0
    const waitMs = bePatient(end)
    show({ round: 'idle', trouble: null })
    if (end.is === 'more') again ??= 'timer'
    else wakeAfter(Math.min(quietMsMax, Math.max(waitMs, end.nextMs ?? quietMsMax)))
  }

  const bePatient = ({ floorMs, delayMs }: Patience): number => {
    floor = environment.now() + floorMs
    notBefore = environment.now() + delayMs
    return Math.max(floorMs, delayMs)
  }

  // A fault of the storage is weather here: saving has told the person already, and the entries stay where they are.
  const endOf = async (why: Wake): Promise<RoundEnd | null> => {
    try {
      return await round(why)
    } catch {
      return { is: 'blocked', trouble: state.trouble ?? 'server', floorMs: 0, delayMs: 0 }
    }
  }

  const backOff = (end: Extract<RoundEnd, { is: 'blocked' }>) => {
    const chance = new DataView(environment.random(4).slice().buffer).getUint32(0) / 2 ** 32
    const delayMs = Math.max(end.delayMs, retryDelayMs(failures++, chance))
    const waitMs = bePatient({ floorMs: end.floorMs, delayMs })
    show({ round: 'backing_off', trouble: end.trouble })
    wakeAfter(waitMs)
  }

  return {
    wake,
    state: () => state,
    settled: async () => {
      while (running) await running
    },
    stop: () => {
      stopped = true
      cancel()
    },
  }
}
