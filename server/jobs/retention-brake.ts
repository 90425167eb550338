// Two brakes hold deleting back until the operator has confirmed it (F60): a clock that has moved by more than two nights, and
// too many users, or too many contacts, due at once. What is over age is answered nowhere meanwhile.
import type { Day } from '@tukkimies/shared/day.ts'
import { isClockOff } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { countContacts } from '../contacts/expire.ts'
import { appendAudit } from '../register/audit.ts'
import { listDueUsers, readStop, type StopReason, writeStop } from '../register/retention.ts'
import { countUsers } from '../register/users.ts'

type BrakeDeps = Pick<Deps, 'register' | 'now'>

/** So many at once are not believed to be due: more than both. */
const dueShareMax = 0.2
const dueMax = 5

/** Why nothing may be deleted tonight, or `null`. Once stopped, it stays so until it is confirmed: the night after a jump the clock would look right again. */
export const findBrake = async ({ register, now }: BrakeDeps, today: Day): Promise<StopReason | null> => {
  const before = await readStop(register)
  if (before !== null) return before
  if (await isClockOff(register, now())) return 'clock'
  const users = { due: (await listDueUsers(register, today)).length, all: await countUsers(register) }
  const { contacts, over } = await countContacts({ register }, today)
  return isTooMany(users) || isTooMany({ due: over, all: contacts + over }) ? 'share' : null
}

/** Stops deleting, says so in the use log once and to the operator every night. */
export const stopDeleting = async (
  { register, now, log }: BrakeDeps & Pick<Deps, 'log'>,
  why: StopReason,
): Promise<void> => {
  await register.transact(async (tx) => {
    if (!(await writeStop(tx, why))) return
    const event = { event: 'retention_stopped', why } as const
    await appendAudit(tx, { at: now(), actor: { is: 'server' }, organisation: null, event })
  })
  await register.truncateLog()
  log.error('retention-stopped', { code: why })
}

const isTooMany = ({ due, all }: { readonly due: number; readonly all: number }): boolean =>
  due > dueMax && due > dueShareMax * all
