// What an attack is: a target, a demand, and a broken build on which it must win (AN94). Its figures are its verdict.
import type { Tables, Told } from './crawl.ts'
import type { Target } from './fill.ts'
import { mean } from './statistics.ts'
import type { Truth } from './truth.ts'

/** What attacks share: one filled register, all that it says, and the truth. */
export type Ground = {
  readonly target: Target
  /** All that the release says of client visits. */
  readonly tables: Tables
  /** The cells of what the inferring attacks look at. */
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

const round = (value: number): string => (Number.isInteger(value) ? String(value) : value.toFixed(3))

const show = (figures: Figures, sign: string): readonly string[] =>
  Object.entries(figures).map(([name, value]) => `${name}${sign}${round(value)}`)

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
  const fought = [isControlWon ? 'won' : 'lost', ...show(control, ':')].join(',')
  const head = `redteam ${attack.name} visits=${visits} seed=${seed} ${show(figures, '=').join(' ')}`
  return `${head} demand=${demand.replaceAll(/[, ]+/g, ',')} control=${fought} verdict=${verdict}`
}

/** The mean and the range of each figure over seeds, on one line. */
export const meansToLine = (attack: Attack, visits: number, outcomes: readonly Outcome[]): string => {
  const names = [...new Set(outcomes.flatMap(({ figures }) => Object.keys(figures)))]
  const means = names.map((name) => {
    const values = outcomes.flatMap(({ figures }) => figures[name] ?? [])
    const [least, most] = [Math.min(...values), Math.max(...values)]
    return least === most
      ? `${name}=${round(least)}`
      : `${name}=${round(mean(values))}[${round(least)}..${round(most)}]`
  })
  const isMet = outcomes.every((outcome) => isWithin(outcome, attack)) && isWithin({ excess: meanExcess(outcomes) }, {})
  const isWon = outcomes.every(({ isControlWon }) => isControlWon)
  const verdict = isMet && isWon ? 'pass' : 'fail'
  return `redteam ${attack.name} visits=${visits} mean of ${outcomes.length} ${means.join(' ')} verdict=${verdict}`
}
