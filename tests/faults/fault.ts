// A row of the table of faults: what is done to the product, how often, and what a checker counts afterwards. Its negative
// control is a build that is broken in just this way, on which the checker must find fault: a checker that finds nothing
// there proves nothing here.
import type { Engine } from '@tukkimies/server/database.ts'

/** What keeps a tablet's entries in Chromium. */
export type BrowserStore = 'leveldb' | 'sqlite'

export type Figures = Readonly<Record<string, number | string>>

export type Asked = {
  /** How many times the fault is injected. */
  readonly runs: number
  readonly seed: number
  readonly engine: Engine
  /** Of use to rows with `stores`. */
  readonly store: BrowserStore
}

/** What the checker counted at the end: fair network, outbox drained, entries compared one by one. */
export type Outcome = {
  /** Injections that were really done: one that hit nothing does not count. */
  readonly runs: number
  /** Entries that somebody was told are saved or sent. */
  readonly confirmed: number
  /** Of these, how many are neither on a tablet nor on a server. */
  readonly lost: number
  /** Entries that count twice. */
  readonly duplicated: number
  /** Whatever else must be none, by name: `half`, `false`, `misfiled`. */
  readonly wrong?: Readonly<Record<string, number>>
  /** What else is told: `repeats`, `p95` in milliseconds. */
  readonly figures?: Figures
  readonly control: {
    /** Whether the checker found the planted fault. */
    readonly isCaught: boolean
    readonly figures: Figures
  }
}

export type Fault = {
  readonly name: `F${number}`
  /** Among those that are injected before the rest. */
  readonly isFirst: boolean
  readonly engines: readonly Engine[]
  /** For rows that happen in a browser: it runs once with each. */
  readonly stores?: readonly BrowserStore[]
  /** Where nobody says how many. */
  readonly usualRuns: number
  readonly inject: (asked: Asked) => Promise<Outcome>
}

/** A row that is not injected, and why. */
export type Omitted = { readonly name: `F${number}`; readonly reason: string }

export const isPassed = (outcome: Outcome, asked: Asked): boolean =>
  outcome.runs >= asked.runs &&
  outcome.confirmed > 0 &&
  outcome.lost === 0 &&
  outcome.duplicated === 0 &&
  Object.values(outcome.wrong ?? {}).every((count) => count === 0) &&
  outcome.control.isCaught

/** One line, as it is quoted. `bound` is the rate that so many runs without a fault speak against (95 %). */
export const outcomeToLine = (fault: Fault, asked: Asked, outcome: Outcome, commit: string): string => {
  const { runs, confirmed, lost, duplicated, wrong = {}, figures = {}, control } = outcome
  const place = { engine: asked.engine, ...(fault.stores ? { store: asked.store } : {}) }
  const shown = Object.entries(control.figures).map(([name, value]) => `${name}:${value}`)
  const all = {
    runs,
    confirmed,
    lost,
    duplicated,
    ...wrong,
    seed: asked.seed,
    ...place,
    ...figures,
    bound: Math.min(1, 3 / Math.max(runs, 1)).toFixed(4),
    control: [control.isCaught ? 'caught' : 'missed', ...shown].join(','),
    commit,
    verdict: isPassed(outcome, asked) ? 'pass' : 'fail',
  }
  return [`faults ${fault.name}`, ...Object.entries(all).map(([name, value]) => `${name}=${value}`)].join(' ')
}
