// Users whose twelve months are over go, own key first (A21), and who has a month left is warned.
import type { Day } from '@tukkimies/shared/day.ts'
import { userDeletionDay, warningDay } from '@tukkimies/shared/register/retention.ts'
import type { Deps } from '../deps.ts'
import { createMail } from '../mail.ts'
import { listDueUsers } from '../register/retention.ts'
import { changeUser } from '../register/users.ts'
import { eraseAccount, listAccounts, listKeyless } from '../users/accounts.ts'
import { makeWarningLetter } from '../users/letters.ts'

type UserDeps = Pick<Deps, 'register' | 'keys' | 'root' | 'now' | 'config'>

/** Deletes who is over age; answers how many. `renew` keeps the lease. */
export const deleteUsers = async (deps: UserDeps, renew: () => Promise<void>, today: Day): Promise<number> => {
  const due = await listDueUsers(deps.register, today)
  for (const { id, organisation } of due) {
    await renew()
    const event = { event: 'user_deleted', user: id, reason: 'unused' } as const
    await eraseAccount(deps, id, { at: deps.now(), actor: { is: 'server' }, organisation, event })
  }
  // Rows that a stop has left behind after their key: nobody's already, and their deletion stands in the log.
  for (const id of await listKeyless(deps)) await eraseAccount(deps, id)
  return due.length
}

/** Warns each once; noted only when the letter is out: a mail server that is down is tried again the next night. */
export const warnUsers = async (deps: UserDeps, today: Day): Promise<number> => {
  const { register, config } = deps
  const mail = createMail(config)
  let warned = 0
  for (const { id, details, lastLogin, created, warned: before } of await listAccounts(deps, { is: 'all' })) {
    const last = lastLogin ?? created
    if (before !== null || today < warningDay(last)) continue
    const isMailed = config.mail !== undefined && details.email !== ''
    const letter = makeWarningLetter(details, userDeletionDay(last), config.mail?.site ?? '')
    if (isMailed && !(await mail.send(letter))) continue
    await register.transact((tx) => changeUser(tx, id, { warned: today }))
    warned++
  }
  return warned
}
