// What goes with a number and no name: contacts whose twelve months are over, weeks, requests, disclosures, keys that nothing
// needs any more. The number is written down before anything goes, so that a stop between the two makes it no smaller.
import type { Day } from '@tukkimies/shared/day.ts'
import { failpoint } from '@tukkimies/shared/failpoint.ts'
import { countContacts, destroyOverWeeks, expireContacts } from '../contacts/expire.ts'
import { sweepKeys } from '../contacts/sweep.ts'
import { expireTransportKeys } from '../contacts/transport.ts'
import type { Deps } from '../deps.ts'
import { listOverWeeks } from '../keys/key-days.ts'
import { appendAudit } from '../register/audit.ts'
import { measuringDay, readMonths } from '../register/retention-settings.ts'
import { countOverRequests, deleteOldDisclosures, endBegun, readBegun, writeBegun } from '../register/retention.ts'
import { expireRequests } from '../requests/expiry.ts'

type ContactDeps = Pick<Deps, 'register' | 'keys' | 'root' | 'now'>

/** How many went. `weeks` and `keys` are keys: of whole weeks, and those that tablets and rows do not need any more. */
export type ContactOutcome = {
  readonly contacts: number
  readonly weeks: number
  readonly requests: number
  readonly disclosures: number
  readonly keys: number
}

/** Deletes them, in small transactions; may be stopped anywhere and run again. Writes one line, where anything went. */
export const retainContacts = async (
  deps: ContactDeps,
  renew: () => Promise<void>,
  today: Day,
): Promise<ContactOutcome> => {
  const { register, now } = deps
  const planned = await begin(deps, today)
  failpoint('retention.before-contacts')
  await expireContacts(deps, today, renew)
  failpoint('retention.after-contacts')
  await destroyOverWeeks(deps, today)
  failpoint('retention.after-weeks')
  const keys = (await expireTransportKeys(deps, today)) + (await sweepKeys(deps, today))
  failpoint('retention.after-keys')
  const requestDay = await measuringDay(register, 'request', today)
  if (requestDay) await expireRequests(deps, requestDay, renew, await readMonths(register, 'request'))
  failpoint('retention.after-requests')
  const disclosureDay = await measuringDay(register, 'disclosure', today)
  const months = await readMonths(register, 'disclosure')
  const done = await register.transact(async (tx) => {
    const disclosures = disclosureDay === null ? 0 : await deleteOldDisclosures(tx, disclosureDay, months)
    const went = { ...planned, disclosures, keys }
    await endBegun(tx)
    const event = { event: 'contacts_expired', ...went } as const
    const isNoted = Object.values(went).some((count) => count > 0)
    if (isNoted) await appendAudit(tx, { at: now(), actor: { is: 'server' }, organisation: null, event })
    return went
  })
  await register.truncateLog()
  return done
}

type Planned = Pick<ContactOutcome, 'contacts' | 'weeks' | 'requests'>

// What a night that was stopped had counted and had not left behind any more went in that night.
const begin = async (deps: ContactDeps, today: Day): Promise<Planned> => {
  const { register } = deps
  const before = await readBegun(register)
  const due = await countDue(deps, today)
  const left = before && (await countDue(deps, before.day))
  const gone = (name: keyof Planned): number => (before && left ? Math.max(0, before[name] - left[name]) : 0)
  const planned = {
    contacts: due.contacts + gone('contacts'),
    weeks: due.weeks + gone('weeks'),
    requests: due.requests + gone('requests'),
  }
  await register.transact((tx) => writeBegun(tx, { day: today, ...planned }))
  return planned
}

const countDue = async ({ register, keys }: ContactDeps, today: Day): Promise<Planned> => {
  const { over } = await countContacts({ register }, today)
  const day = await measuringDay(register, 'request', today)
  return {
    contacts: over,
    weeks: (await listOverWeeks(keys, today)).length,
    requests: day === null ? 0 : await countOverRequests(register, day, await readMonths(register, 'request')),
  }
}
