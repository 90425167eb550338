// How many of each class there are, how many are over age, and how many will be by a day. Of a row nothing is read but the
// day from which it counts.
import {
  type Day,
  dayPlus,
  dayToInstant,
  dayToPeriod,
  instantToDay,
  monthsLater,
  periodFirstDay,
} from '@tukkimies/shared/day.ts'
import { contactDeletionDay } from '@tukkimies/shared/register/contact.ts'
import { requestDeletionDay } from '@tukkimies/shared/register/request.ts'
import { type RetentionName, userDeletionDay } from '@tukkimies/shared/register/retention.ts'
import type { RetentionSettings } from '@tukkimies/shared/register/retention-settings.ts'
import type { RegisterQueryable } from './schema.ts'

/** On which day how many end, and how many there are; `null` ends on no day that is known. */
export type Ends = readonly { readonly end: Day | null; readonly rows: number }[]
export type EndsByClass = Readonly<Partial<Record<RetentionName, Ends>>>

/** What the register holds, by class. `soon` is the later day for which the log's months are told apart. */
export const readRegisterEnds = async (
  register: RegisterQueryable,
  settings: RetentionSettings,
  now: number,
  soon: Day,
): Promise<EndsByClass> => ({
  ...(await endsOfPeople(register)),
  ...(await endsOfCodes(register, now)),
  contact: await endsOfContacts(register),
  ...(await endsOfAccounts(register, settings)),
  audit: await endsOfAudit(register, settings.periods.audit.months, { today: instantToDay(now), soon }),
})

const endsOfPeople = async (register: RegisterQueryable): Promise<EndsByClass> => {
  const users = await register.query
    .selectFrom('user')
    .select(['last_login', 'created', 'trainee', 'end_day'])
    .execute()
  const gates = await register.query.selectFrom('gate').select('until').execute()
  const trainees = users.filter(({ trainee }) => trainee === 1)
  return {
    user: users.map(({ last_login: last, created }) => ({ end: userDeletionDay(last ?? created), rows: 1 })),
    // Their access is over already; what is counted is whose is next.
    trainee: trainees.map(({ end_day: end }) => ({ end: end && dayPlus(end, 1), rows: 1 })),
    gate: gates.map(({ until }) => ({ end: dayPlus(until, 1), rows: 1 })),
  }
}

const endsOfCodes = async (register: RegisterQueryable, now: number): Promise<EndsByClass> => {
  const today = instantToDay(now)
  const endOf = (until: number): { end: Day; rows: number } => ({
    end: until <= now ? today : dayPlus(today, 1),
    rows: 1,
  })
  const read = (table: 'session' | 'ceremony' | 'enrolment') =>
    register.query.selectFrom(table).select('until').execute()
  const invitations = await register.query.selectFrom('invitation').select(['kind', 'until']).execute()
  const untilOf = (kind: 'invite' | 'reset') => invitations.filter((one) => one.kind === kind)
  const ends = (rows: readonly { readonly until: number }[]): Ends => rows.map(({ until }) => endOf(until))
  return {
    session: ends(await read('session')),
    ceremony: ends(await read('ceremony')),
    enrolment: ends(await read('enrolment')),
    invitation: ends(untilOf('invite')),
    reset: ends(untilOf('reset')),
  }
}

const endsOfContacts = async (register: RegisterQueryable): Promise<Ends> => {
  const contacts = register.query.selectFrom('contact').select(({ fn }) => ['day', fn.countAll<number>().as('rows')])
  const days = await contacts.groupBy('day').execute()
  return days.map(({ day, rows }) => ({ end: contactDeletionDay(day), rows }))
}

const endsOfAccounts = async (
  register: RegisterQueryable,
  { periods: { request, disclosure } }: RetentionSettings,
): Promise<EndsByClass> => {
  const requests = await register.query.selectFrom('request').select('closed').execute()
  const disclosures = await register.query.selectFrom('disclosure').select('day').execute()
  return {
    request: requests.map(({ closed }) => ({ end: closed && requestDeletionDay(closed, request.months), rows: 1 })),
    disclosure: disclosures.map(({ day }) => ({ end: monthsLater(day, disclosure.months), rows: 1 })),
  }
}

/** Lines of the log, which go by whole months: by a day, those of the months that ended so many months before. */
const endsOfAudit = async (
  register: RegisterQueryable,
  months: number,
  { today, soon }: { readonly today: Day; readonly soon: Day },
): Promise<Ends> => {
  const countBefore = async (day: Day | null): Promise<number> => {
    let lines = register.query.selectFrom('audit').select(({ fn }) => fn.countAll<number>().as('rows'))
    if (day !== null) lines = lines.where('at', '<', dayToInstant(day))
    return (await lines.executeTakeFirstOrThrow()).rows
  }
  const goneBy = (day: Day): Day => periodFirstDay(dayToPeriod('m', monthsLater(day, -months)))
  const due = await countBefore(goneBy(today))
  const later = await countBefore(goneBy(soon))
  const all = await countBefore(null)
  return [
    { end: today, rows: due },
    { end: soon, rows: later - due },
    { end: null, rows: all - later },
  ]
}
