// What the visits of an invented year look like: languages and topics that go together, points of different size and
// people, busy days and hours, quiet summers. Pure: the same seed, the same visits.
import { type Day, type Hour, weekday } from '@tukkimies/shared/day.ts'
import type { Visitor } from '@tukkimies/shared/register/code-list.ts'
import type { Chance } from '@tukkimies/shared/rehearsal/chance.ts'
import type { Picks } from '@tukkimies/shared/visit.ts'

type Weights = ReadonlyMap<string, number>

/** `'ar 15 en 14'` to weights. */
const weights = (text: string): Weights =>
  new Map([...text.matchAll(/(\S+) ([\d.]+)/g)].map(([, key = '', weight]) => [key, Number(weight)]))

/** Lines of `if: weights`: how much likelier an answer is beside the code in front. */
const lifts = (text: string): ReadonlyMap<string, Weights> =>
  new Map([...text.matchAll(/(\S+): (.+)/g)].map(([, key = '', rest = '']) => [key, weights(rest)]))

const languages = weights(
  `ar 15 en 14 uk 12 ru 12 so 9 fi 6 prs 5 fa 5 ckb 5 et 4 fieasy 3 es 3 tr 3 sv 2 vi 2 fr 2 other 2 sq 1.5 ti 1.5 th 1.5
   zh 1.2 bn 1 ne 1 ur 1`,
)
const topics = weights(
  `permit 14 benefits 13 work 12 housing 10 forms 8 langstudy 7 register 7 family 6 digital 6 health 5 money 4 general 4
   integration 4 study 4 reunion 3 protect 3 tax 3 social 3 citizen 3 workrights 2 legal 2 business 1.5 traffic 1.5
   leisure 1 other 1`,
)
const topicsByLanguage = lifts(
  `uk: protect 6 register 1.8 langstudy 1.5 reunion 0.3
   ru: citizen 2 money 1.4 digital 1.5 permit 1.2
   ar: reunion 2 benefits 1.3 housing 1.4 family 1.4
   so: reunion 2.5 family 1.5 benefits 1.4 housing 1.3 study 0.6
   prs: protect 1.6 reunion 1.8 integration 1.6
   fa: study 1.5 permit 1.3 citizen 1.4
   ckb: protect 1.6 reunion 1.6 integration 1.4
   en: work 1.8 study 1.8 tax 1.8 business 1.6 traffic 1.6 protect 0.3
   es: work 1.6 tax 1.5 langstudy 1.6
   et: workrights 3 tax 2 register 1.5 permit 0.3 protect 0.1 reunion 0.3
   fi: forms 1.8 digital 2 money 1.8 permit 0.3 protect 0.1 reunion 0.3 langstudy 0.3
   fieasy: forms 1.8 digital 1.8 permit 0.5
   sv: forms 1.6 digital 1.6 protect 0.2 reunion 0.3
   vi: workrights 2.5 business 2
   th: workrights 2.5 permit 1.4`,
)
const answersByTopic: ReadonlyMap<string, ReadonlyMap<string, Weights>> = new Map([
  [
    'age',
    lifts(`study: a18 2.2\nlangstudy: a30 1.3\nhealth: a45 1.5 a65 2.2\ndigital: a45 1.5 a65 3\nfamily: a30 1.6`),
  ],
  ['gender', lifts(`family: woman 1.6\nworkrights: man 1.5\ntraffic: man 1.7\nbusiness: man 1.3\nhealth: woman 1.3`)],
  ['channel', lifts(`legal: appoint 2.5\nreunion: appoint 1.8\nforms: point 1.3 email 0.4\nleisure: group 5`)],
  ['duration', lifts(`general: min0 5\nreunion: min30 2 min60 2.5\nlegal: min30 2 min60 2\ndigital: min30 1.5`)],
  ['outcome', lifts(`legal: referred 2.2\nreunion: ongoing 2.5\npermit: ongoing 1.5\ngeneral: advised 2`)],
  ['first', lifts(`general: first 2.2\nintegration: again 1.6\nreunion: again 1.5`)],
])
const answersByLanguage: ReadonlyMap<string, ReadonlyMap<string, Weights>> = new Map([
  [
    'interpreter',
    lifts(
      `fi: none 60\nsv: none 60\nen: none 40\nfieasy: none 20\nso: companion 1.6 remote 1.5\nuk: app 2\nvi: companion 1.5`,
    ),
  ],
  ['channel', lifts(`en: email 2.2 message 1.6\nfi: phone 1.5\nuk: message 1.8\nso: point 1.3`)],
])
const answers: ReadonlyMap<string, Weights> = new Map([
  ['age', weights('a0 2 a18 30 a30 42 a45 20 a65 6')],
  ['gender', weights('woman 53 man 46 other 1')],
  ['channel', weights('point 58 appoint 14 phone 11 email 6 message 5 video 2 outreach 2 group 2')],
  ['duration', weights('min0 8 min5 28 min15 38 min30 20 min60 6')],
  ['outcome', weights('advised 58 referred 22 booked 8 ongoing 10 unmet 2')],
  ['persons', weights('n1 76 n2 16 n3 6 n6 1')],
  ['first', weights('first 42 again 58')],
  ['interpreter', weights('none 62 onsite 5 remote 16 companion 12 app 5')],
])
const referrals = lifts(
  `benefits: kela 8\npermit: migri 8\ncitizen: migri 8\nreunion: migri 6 legalaid 2\nprotect: migri 6\nregister: dvv 8
   health: county 8\nsocial: county 8\ntax: tax 8\nstudy: education 8\nlangstudy: education 6 ngo 3\nwork: employment 8
   integration: employment 5 municipality 3\nworkrights: employment 3 ngo 3\nlegal: legalaid 8\nleisure: ngo 8\nfamily: municipality 5`,
)
const anyReferral = weights('municipality 4 ngo 3 police 1 point 1 other 1')
const groupPersons = weights('n3 2 n6 5 n11 6 n21 3')
const partner: ReadonlyMap<string, Weights> = new Map([
  [
    'partner_org',
    weights(
      'municipality 22 county 14 employment 13 ngo 16 education 11 kela 7 state 6 company 4 faith 3 reception 2 point 2',
    ),
  ],
  [
    'partner_topic',
    weights('info 24 guidance 20 agree 14 event 12 training 8 material 6 project 6 interpret 4 feedback 3 tour 3'),
  ],
  ['partner_channel', weights('point 30 email 24 phone 20 video 16 outreach 8 message 2')],
  ['partner_duration', weights('min0 8 min5 22 min15 30 min30 26 min60 14')],
  ['partner_persons', weights('n1 50 n2 28 n3 14 n6 6 n11 2')],
])
const hours = weights('8 1 9 7 10 12 11 12 12 8 13 11 14 10 15 7 16 3 17 1.2 18 0.6')
const months = [1.15, 1.1, 1.1, 1, 1, 0.85, 0.55, 1.1, 1.2, 1.1, 1, 0.7]
const weekdays = [1.15, 1.1, 1.05, 1.1, 0.85, 0.12, 0]

/** A place's size beside the others, and how much likelier each language is there. */
export type DemoPoint = { readonly size: number; readonly people: Weights }

/** The first point is the largest; each has people of its own. */
export const makeDemoPoint = (chance: Chance, place: number): DemoPoint => ({
  size: 1 / (place + 1) ** 0.7,
  people: new Map([...languages.keys()].map((language) => [language, Math.exp((chance() + chance() - 1) * 1.6)])),
})

/** How busy a day is beside others: weekdays, seasons, and some chance. */
export const dayWeight = (chance: Chance, day: Day): number =>
  (weekdays[weekday(day) - 1] ?? 0) * (months[Number(day.slice(5, 7)) - 1] ?? 1) * (0.8 + 0.4 * chance())

/** How much of a day's visits have come by the end of an hour. */
export const shareOfDay = (hour: Hour): number => {
  const past = [...hours].filter(([key]) => Number(key) <= hour)
  return sumOf(past) / sumOf([...hours])
}

const sumOf = (weighted: readonly (readonly [string, number])[]): number =>
  weighted.reduce((sum, [, weight]) => sum + weight, 0)

export const drawHour = (chance: Chance): Hour => Number(draw(chance, hours))

/** One code by weights, each multiplied by the lifts that name it. */
export const draw = (chance: Chance, base: Weights, ...lifted: readonly (Weights | undefined)[]): string => {
  const weighted = [...base].map(([key, weight]): [string, number] => [
    key,
    lifted.reduce((product, lift) => product * (lift?.get(key) ?? 1), weight),
  ])
  let rest = chance() * sumOf(weighted)
  for (const [key, weight] of weighted) if ((rest -= weight) < 0) return key
  return weighted.at(-1)?.[0] ?? ''
}

export const drawPicks = (chance: Chance, visitor: Visitor, point: DemoPoint): Picks =>
  visitor === 'client' ? drawClient(chance, point) : drawPartner(chance)

const skippedShare = 0.04

const drawClient = (chance: Chance, point: DemoPoint): Picks => {
  const language = draw(chance, languages, point.people)
  const topic = drawSome(chance, topics, topicsByLanguage.get(language), 0.16)
  const picks: Picks = { topic, language: [language] }
  for (const [dimension, base] of answers) {
    const byTopic = topic.map((code) => answersByTopic.get(dimension)?.get(code))
    const answer = draw(chance, base, ...byTopic, answersByLanguage.get(dimension)?.get(language))
    if (dimension === 'duration' || chance() >= skippedShare) picks[dimension] = [answer]
  }
  if (picks['channel']?.[0] === 'group') picks['persons'] = [draw(chance, groupPersons)]
  if (picks['outcome']?.[0] === 'referred' || chance() < 0.1) {
    const base = new Map([...anyReferral, ...topic.flatMap((code) => [...(referrals.get(code) ?? [])])])
    picks['referral'] = drawSome(chance, base, undefined, 0.06)
  }
  return picks
}

const drawPartner = (chance: Chance): Picks => {
  const picks: Picks = {}
  for (const [dimension, base] of partner) picks[dimension] = [draw(chance, base)]
  picks['partner_topic'] = drawSome(chance, partner.get('partner_topic') ?? new Map(), undefined, 0.12)
  return picks
}

/** One code and up to two more, each with the chance given. */
const drawSome = (chance: Chance, base: Weights, lift: Weights | undefined, more: number): string[] => {
  const found = new Set([draw(chance, base, lift)])
  for (let further = 0; further < 2; further++) if (chance() < more) found.add(draw(chance, base, lift))
  return [...found]
}
