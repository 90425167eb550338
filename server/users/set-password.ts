// A new password by the operator's hand, the way out of an account that too many failures have locked.
import { accept, type Checked, refuse } from '@tukkimies/shared/problem.ts'
import { appendAudit } from '../register/audit.ts'
import { endSessionsOfUser } from '../register/sessions.ts'
import { changeUser } from '../register/users.ts'
import { type AccountStores, findAccountByUsername } from './accounts.ts'
import { makePasswordChange } from './password-change.ts'

/**
 * Sets the password, forgets the failures and ends every session. Problems: not_found, password_short, password_known,
 * password_used.
 */
export const setPassword = async (
  stores: AccountStores,
  username: string,
  password: string,
  now: number,
): Promise<Checked<null>> => {
  const { register } = stores
  const account = await findAccountByUsername(stores, username)
  if (!account) return refuse({ code: 'not_found', field: 'username' })
  const { id, organisation } = account
  const change = await makePasswordChange(stores, account, password, now)
  if (!change.ok) return change
  await register.transact(async (tx) => {
    await tx.hold(['user'])
    await changeUser(tx, id, change.value)
    await endSessionsOfUser(tx, id)
    const event = { event: 'password_set', user: id } as const
    await appendAudit(tx, { at: now, actor: { is: 'nobody' }, organisation, event })
  })
  await register.truncateLog()
  return accept(null)
}
