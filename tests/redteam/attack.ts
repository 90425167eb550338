// What an attack is: a target, a demand, and a broken build on which it must win (AN94). Its figures are its verdict.
import type { Told } from './crawl.ts'
import type { Target } from './fill.ts'
import { mean } from './statistics.ts'
import type { Truth } from './truth.ts'

/** What attacks share: one filled register, all that it says, and the truth. */
export type Ground = {
  readonly target: Target
  readonly told: readonly Told[]
  readonly truth: Truth
  readonly seed: number
}

export type Figures = Readonly<Record<string, number>>

export type Outcome = {
  readonly figures: Figures
  /** In words, with its numbers. */
  readonly demand: string
  /** By how much the figures exceed the demand; 0 or less is met. Means over seeds are made of these (AN95). */
  readonly excess: Figures
  readonly control: Figures
  readonly isControlWon: boolean
}

export type Attack = {
  readonly name: string
  readonly asks: string
  /** How far one seed alone may exceed the demand (AN95). */
  readonly slack?: Figures
  readonly run: (ground: Ground) => Promise<Outcome> | Outcome
}

const show = (figures: Figures): string =>
  Object.entries(figures)
    .map(([name, value]) => `${name}=${Number.isInteger(value) ? value : value.toFixed(3)}`)
    .join(' ')

/** Whether an outcome meets its demand; one seed alone may exceed it by the attack's slack. */
export const isWithin = ({ excess }: Pick<Outcome, 'excess'>, { slack }: Pick<Attack, 'slack'>): boolean =>
  Object.entries(excess).every(([name, value]) => value <= (slack?.[name] ?? 0))

/** The mean over seeds of what exceeds the demand; a figure that could not be judged with one seed counts where it could. */
export const meanExcess = (outcomes: readonly Outcome[]): Figures => {
  const names = new Set(outcomes.flatMap(({ excess }) => Object.keys(excess)))
  return Object.fromEntries(
    [...names].map((name) => [name, mean(outcomes.flatMap(({ excess }) => excess[name] ?? []))]),
  )
}

/** One line, as it is quoted. */
export const outcomeToLine = (
  attack: Attack,
  { visits, seed }: { readonly visits: number; readonly seed: number },
  outcome: Outcome,
): string => {
  const { figures, demand, control, isControlWon } = outcome
  const verdict = isWithin(outcome, attack) && isControlWon ? 'pass' : 'fail'
  const won = isControlWon ? 'won' : 'lost'
  const head = `redteam ${attack.name} visits=${visits} seed=${seed} ${show(figures)}`
  return `${head} demand="${demand}" control=${won} ${show(prefixed(control))} verdict=${verdict}`
}

const prefixed = (control: Figures): Figures =>
  Object.fromEntries(Object.entries(control).map(([name, value]) => [`control.${name}`, value]))
