// What an organisation may set of the retention, and what the server tells of it. Periods of contacts and users are not
// among it: they are twelve months for everybody (A21, A23).
import * as z from 'zod/mini'
import { Day, PeriodName } from '../day.ts'
import { Labels } from './organisation.ts'

/** Classes whose period an organisation may set, with the fewest and most months. */
export const settablePeriods = {
  audit: { min: 24, max: 120 },
  request: { min: 12, max: 120 },
  disclosure: { min: 12, max: 120 },
} as const
export const SettableClass = z.enum(['audit', 'request', 'disclosure'])
export type SettableClass = z.infer<typeof SettableClass>

/** `daily`: goes when its time is over. `rounds`: in March and October, once the data protection officer has approved. */
export const RetentionMode = z.enum(['daily', 'rounds'])
export type RetentionMode = z.infer<typeof RetentionMode>

const periodOf = (name: SettableClass) =>
  z.strictObject({
    months: z.int().check(z.gte(settablePeriods[name].min), z.lte(settablePeriods[name].max)),
    mode: RetentionMode,
  })

/** Most of an organisation's own classes, and the longest of their periods: what a law may ask for once. */
export const ownClassesMax = 30
export const ownMonthsMax = 1200

/**
 * A class of what the server does not hold, papers say: which, from when, how long, on what ground (B20). It needs no code:
 * a round tells what is due, and a person says that it was destroyed.
 */
export const OwnClass = z.strictObject({
  key: z.string().check(z.regex(/^[a-z][a-z0-9_]{1,29}$/)),
  names: Labels,
  begins: Labels,
  basis: Labels,
  months: z.int().check(z.gte(1), z.lte(ownMonthsMax)),
  mode: RetentionMode,
})
export type OwnClass = z.infer<typeof OwnClass>

export const RetentionSettings = z.strictObject({
  periods: z.strictObject({
    audit: periodOf('audit'),
    request: periodOf('request'),
    disclosure: periodOf('disclosure'),
  }),
  classes: z.array(OwnClass).check(z.maxLength(ownClassesMax)),
})
export type RetentionSettings = z.infer<typeof RetentionSettings>

/** Settings with the day on which they were proposed or approved. */
export const DatedSettings = z.strictObject({ settings: RetentionSettings, day: Day })
export type DatedSettings = z.infer<typeof DatedSettings>

/** What holds until something else is approved. */
export const firstRetentionSettings: RetentionSettings = {
  periods: {
    audit: { months: 24, mode: 'daily' },
    request: { months: 24, mode: 'daily' },
    disclosure: { months: 24, mode: 'daily' },
  },
  classes: [],
}

/** `POST /api/v1/retention/propose`, and `approve`: what is approved is what was read, or the problem is `outdated`. */
export const RetentionProposal = z.strictObject({ settings: RetentionSettings })
export type RetentionProposal = z.infer<typeof RetentionProposal>

/** Calendar months in which rounds are (C21). */
export const roundMonths: readonly number[] = [3, 10]
/** `2027-03`: a March or an October. */
export const RoundName = PeriodName.check(z.regex(/-(03|10)$/))
export type RoundName = z.infer<typeof RoundName>

/** `POST /api/v1/retention/rounds/:round/destroyed`: how many pieces of an own class were destroyed; a number and no more. */
export const Destruction = z.strictObject({ class: OwnClass.def.shape.key, count: z.int().check(z.gte(0), z.lte(1e6)) })
export type Destruction = z.infer<typeof Destruction>

/** A round: from its first day on it may be approved; `destroyed` is what people said of what the server does not hold. */
export const RetentionRound = z.strictObject({
  round: RoundName,
  approved: z.nullable(Day),
  destroyed: z.array(Destruction),
})
export type RetentionRound = z.infer<typeof RetentionRound>

export const RetentionRounds = z.array(RetentionRound)

const count = z.int().check(z.gte(0))

/** What a night has counted before it deletes: there while it is under way, or after it was stopped. */
export const RetentionBegun = z.strictObject({ day: Day, contacts: count, weeks: count, requests: count })
export type RetentionBegun = z.infer<typeof RetentionBegun>

/** A class in numbers: how many there are, how many go now, how many within the next 30 days; null where nobody counts. */
export const RetentionCount = z.strictObject({
  name: z.string(),
  months: z.nullable(count),
  mode: RetentionMode,
  held: z.nullable(count),
  due: z.nullable(count),
  soon: z.nullable(count),
})
export type RetentionCount = z.infer<typeof RetentionCount>

/** An own class today: what began on this day or earlier is to be destroyed. */
export const OwnClassDue = z.strictObject({ key: z.string(), until: z.nullable(Day) })
export type OwnClassDue = z.infer<typeof OwnClassDue>

/** What a night deleted, or over a half year all nights; by class, in numbers. */
export const RetentionNumbers = z.record(z.string(), count)
export type RetentionNumbers = z.infer<typeof RetentionNumbers>

export const RetentionRun = z.strictObject({ day: Day, numbers: RetentionNumbers })
export type RetentionRun = z.infer<typeof RetentionRun>

/** The report of a round: all that went in the half year before it, both days included (C21). */
export const HalfYear = z.strictObject({ round: RoundName, from: Day, to: Day, numbers: RetentionNumbers })
export type HalfYear = z.infer<typeof HalfYear>

/** `GET /api/v1/retention`. `stopped` says why deleting waits for the operator. */
export const RetentionAnswer = z.strictObject({
  day: Day,
  stopped: z.nullable(z.enum(['clock', 'share'])),
  lastNight: z.nullable(Day),
  classes: z.array(RetentionCount),
  own: z.array(OwnClassDue),
  runs: z.array(RetentionRun),
  halfYears: z.array(HalfYear),
  rounds: RetentionRounds,
  settings: RetentionSettings,
  approved: z.nullable(Day),
  proposed: z.nullable(DatedSettings),
})
export type RetentionAnswer = z.infer<typeof RetentionAnswer>
