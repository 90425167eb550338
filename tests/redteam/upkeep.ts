// Every number that a page without figures may show: rules in force, times that are promised, and counts of what the harness
// itself did. Nothing here asks the page's own question of the API.
import { instantToDay } from '@tukkimies/shared/day.ts'
import { languages } from '@tukkimies/shared/register/organisation.ts'
import { AuditAnswer } from '@tukkimies/shared/register/audit.ts'
import { disclosurePageLines } from '@tukkimies/shared/register/disclosure.ts'
import type { Target } from './fill.ts'
import { countDisclosures, countSessions, countSilent, countTransportKeys, foldsOf, lastPushes } from './lived.ts'
import { readers } from './readers.ts'
import type { Screen } from './screens.ts'
import { firstDay } from './visits.ts'

/** `phrases` explain their own numbers and no other; `numbers` stand alone. */
export type Explained = { readonly numbers: readonly (number | string)[]; readonly phrases: readonly string[] }

/** `rows` are the rows of tables on the page, `logs` those of the pages of the use log that were looked at before. */
export type Counted = { readonly rows: number; readonly logs: readonly number[] }

type Explaining = (target: Target, counted: Counted) => Explained | Promise<Explained>

const explanations: Partial<Record<Screen['kind'], Explaining>> = {
  home: (target) => ({ numbers: [silentNow(target)], phrases: ['7 päivän', '30 päivän'] }),
  rules: (target) => ({
    numbers: [...ruleNumbers(target), ...numbersIn(target.policy), target.policy.triples.length],
    phrases: ['Versio 1,', 'Enintään 60.', '1 poistaa säännön', 'enintään 14 päivää'],
  }),
  protection: (target) => ({ numbers: ruleNumbers(target), phrases: ['vähintään 30.', 'enintään 14 päivää'] }),
  visit_screen: () => ({ numbers: [], phrases: ['6+…'] }),
  audit: (target, counted) => ({ numbers: [], phrases: logPhrases(target, counted) }),
  retention: async (target) => ({ numbers: await heldNumbers(target), phrases: promisedTimes }),
  tablets: (target) => {
    const sent = lastPushes(target.lived).map(({ entries }) => entries.length)
    return { numbers: [silentNow(target), target.points.length, ...sent], phrases: ['esimerkiksi Tabletti 2'] }
  },
  contacts: () => ({ numbers: [], phrases: ['30 päivän kuluessa'] }),
}

/** What a page of upkeep may show. */
export const explainUpkeep = async (target: Target, { kind }: Screen, counted: Counted): Promise<Explained> =>
  (await explanations[kind]?.(target, counted)) ?? { numbers: [], phrases: [] }

/** Whole texts that are a code's key or name, a number though it may look: "2" is what two people are called. */
export const namesOfCodes = ({ list }: Pick<Target, 'list'>): ReadonlySet<string> =>
  new Set(
    list.dimensions.flatMap(({ codes }) =>
      codes.flatMap(({ key, labels, short = labels }) => [
        key,
        ...languages.flatMap((language) => [labels[language], short[language]]),
      ]),
    ),
  )

const silentNow = ({ lived, points, deps }: Target): number =>
  countSilent(lived, points.length, instantToDay(deps().now()))

/** Of the rules that the harness began the register with. */
const ruleNumbers = ({ policy: { noise, threshold, sensitive, smallPoint, openDays } }: Target): readonly number[] => [
  noise.D,
  threshold,
  threshold - noise.D,
  sensitive.threshold,
  sensitive.threshold - sensitive.D,
  smallPoint,
  openDays,
]

const numbersIn = (value: unknown): readonly number[] =>
  typeof value === 'number'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(numbersIn)
      : []

const plural = (n: number, one: string, other: string): string => `${n} ${n === 1 ? one : other}`

/** Nights by what they must have folded, readings by what was there to be read. */
const logPhrases = ({ lived, policy }: Target, { rows, logs }: Counted): readonly string[] => [
  plural(rows, 'rivi', 'riviä'),
  ...logs.map((lines) => `(${plural(lines, 'rivi', 'riviä')})`),
  `(${plural(Math.min(countDisclosures(lived), disclosurePageLines), 'rivi', 'riviä')})`,
  ...foldsOf(lived, policy).map(({ visits, arrivals }) => `käyntejä ${visits}, saapumisia ${arrivals}`),
]

/** How long things are kept, as the privacy notice promises it. */
const promisedTimes: readonly string[] = [
  '12 kuukautta',
  '24 kuukautta',
  '30 päivää',
  '7 päivää',
  '12 tuntia',
  '72 tuntia',
  '30 minuuttia',
  '15 minuuttia',
  '10 minuuttia',
  '12 kuukauden',
  '30 päivän kuluessa',
  '30 päivässä',
  // The rules that the harness began with.
  '3 päivää',
  '400 päivää',
]

/** Accounts, sessions, disclosures and keys by what the harness made of them; lines of the log by reading all of them. */
const heldNumbers = async (target: Target): Promise<readonly number[]> => [
  readers.length,
  countSessions(target.lived),
  countDisclosures(target.lived),
  countTransportKeys(target.lived, firstDay),
  await countLog(target),
  0,
]

/** Line by line: the officer sees all of them. */
const countLog = async (target: Target): Promise<number> => {
  let [count, before] = [0, '']
  for (let more = true; more;) {
    const { text } = await target.read(`/api/v1/audit${before}`, { as: 'protection_officer' })
    const answer = AuditAnswer.parse(JSON.parse(text))
    count += answer.lines.length
    before = `?before=${answer.lines.at(-1)?.id ?? 1}`
    ;({ more } = answer)
  }
  return count
}
