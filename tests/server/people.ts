// Users for the tests of retention: made on a day, on real stores.
import { Day } from '@tukkimies/shared/day.ts'
import type { UserId } from '@tukkimies/shared/id.ts'
import type { Details } from '@tukkimies/shared/register/user.ts'
import { changeUser } from '@tukkimies/server/register/users.ts'
import { type AccountStores, createAccount, type NewAccount } from '@tukkimies/server/users/accounts.ts'
import { keskus, p1 } from '../users.ts'

export const personOf = (username: string, change: Partial<Details> = {}): Details => ({
  first: 'Veera',
  last: 'Testi',
  username,
  email: '',
  locality: '',
  adviceLanguages: [],
  ...change,
})

/** An advisor made on a day, with a last log-in if one is told. */
export const addPerson = async (
  stores: AccountStores,
  details: Details,
  created: string,
  { lastLogin, ...change }: Partial<NewAccount> & { readonly lastLogin?: string } = {},
): Promise<UserId> => {
  const account: NewAccount = {
    role: 'advisor',
    organisation: keskus,
    points: [p1],
    details,
    password: null,
    endDay: null,
    ...change,
  }
  const made = await createAccount(stores, account, Day.parse(created))
  if (!made.ok) throw new Error(made.problem.code)
  if (lastLogin !== undefined) {
    await stores.register.transact((tx) => changeUser(tx, made.value, { last_login: Day.parse(lastLogin) }))
  }
  return made.value
}
