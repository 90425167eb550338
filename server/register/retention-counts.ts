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
import {
  retentionClasses,
  type RetentionName,
  transportDeletionDay,
  userDeletionDay,
} from '@tukkimies/shared/register/retention.ts'
import type { RetentionCount, RetentionSettings } from '@tukkimies/shared/register/retention-settings.ts'
import { weekDeletionDay } from '@tukkimies/shared/register/retention.ts'
import type { KeysQueryable } from '../keys/schema.ts'
import type { RegisterQueryable } from './schema.ts'

type Stores = { readonly register: RegisterQueryable; readonly keys: KeysQueryable }
/** On which day how many end, and how many there are; `null` ends on no day that is known. */
type Ends = readonly { readonly end: Day | null; readonly rows: number }[]
type EndsByClass = Readonly<Partial<Record<RetentionName, Ends>>>

/** Every class of the table with its period as it is set; in numbers where the register and *keys* can tell. */
export const countClasses = async (
  { register, keys }: Stores,
  settings: RetentionSettings,
  now: number,
  soon: Day,
): Promise<RetentionCount[]> => {
  const today = instantToDay(now)
  const ends: EndsByClass = {
    ...(await endsOfPeople(register)),
    ...(await endsOfCodes(register, now)),
    ...(await endsOfContacts(register, keys)),
    ...(await endsOfAccounts(register, settings)),
    audit: await endsOfAudit(register, settings.periods.audit.months, { today, soon }),
  }
  return retentionClasses.map((one) => {
    const set = 'set' in one ? settings.periods[one.set] : null
    const months = set?.months ?? (one.lasts.unit === 'months' ? one.lasts.count : null)
    return { name: one.name, months, mode: set?.mode ?? 'daily', ...endsToNumbers(ends[one.name], today, soon) }
  })
}

const endsToNumbers = (
  ends: Ends | undefined,
  today: Day,
  soon: Day,
): Pick<RetentionCount, 'held' | 'due' | 'soon'> => {
  if (!ends) return { held: null, due: null, soon: null }
  const count = (isCounted: (end: Day) => boolean): number =>
    ends.reduce((total, { end, rows }) => (end !== null && isCounted(end) ? total + rows : total), 0)
  return {
    held: ends.reduce((total, { rows }) => total + rows, 0),
    due: count((end) => end <= today),
    soon: count((end) => end > today && end <= soon),
  }
}

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

const endsOfContacts = async (register: RegisterQueryable, keys: KeysQueryable): Promise<EndsByClass> => {
  const contacts = await register.query
    .selectFrom('contact')
    .select(({ fn }) => ['day', fn.countAll<number>().as('rows')])
    .groupBy('day')
    .execute()
  const weeks = await keys.query.selectFrom('week').select('week').execute()
  const transports = await keys.query.selectFrom('transport').select('until').execute()
  const marks = await keys.query.selectFrom('gone').select('week').execute()
  return {
    contact: contacts.map(({ day, rows }) => ({ end: contactDeletionDay(day), rows })),
    week_key: weeks.map(({ week }) => ({ end: weekDeletionDay(week), rows: 1 })),
    contact_mark: marks.map(({ week }) => ({ end: weekDeletionDay(week), rows: 1 })),
    transport_key: transports.map(({ until }) => ({ end: transportDeletionDay(until), rows: 1 })),
  }
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
