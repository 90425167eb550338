// What identities at the organisation's log-in promise, on every engine: one account each, one identity an account, and an
// invitation that one person uses.
import { expect, test } from 'vitest'
import { UserId } from '@tukkimies/shared/id.ts'
import { findIdentity, findInvited, linkIdentity, takeInvited } from '@tukkimies/server/register/identities.ts'
import type { RegisterStore } from '@tukkimies/server/register/schema.ts'
import { day } from './fixtures.ts'

const [aino, bertta] = [UserId.parse('A'.repeat(22)), UserId.parse('BBBBBBBBBBBBBBBBBBBBBA')]

export const identitiesContract = (engine: string, open: () => Promise<RegisterStore>): void => {
  test(`${engine}: an identity opens one account, and an account has one identity, the newest`, async () => {
    const register = await open()
    const link = (subject: string, user: UserId) =>
      register.transact((tx) => linkIdentity(tx, subject, user, day('2026-03-10')))
    expect(await findIdentity(register, 'one')).toBeNull()
    expect(await link('one', aino)).toBe(true)
    expect(await link('one', aino)).toBe(true)
    expect(await link('one', bertta)).toBe(false)
    expect(await findIdentity(register, 'one')).toBe(aino)
    expect(await link('two', aino)).toBe(true)
    expect([await findIdentity(register, 'one'), await findIdentity(register, 'two')]).toEqual([null, aino])
    expect(await link('one', bertta)).toBe(true)
  })

  test(`${engine}: an invitation is used by the first who comes, and a reset by nobody`, async () => {
    const register = await open()
    const rows = [
      { hash: 'a', user: aino, kind: 'invite', until: 2000 },
      { hash: 'b', user: aino, kind: 'invite', until: 2000 },
      { hash: 'c', user: bertta, kind: 'reset', until: 2000 },
    ] as const
    await register.transact((tx) =>
      tx.query
        .insertInto('invitation')
        .values([...rows])
        .execute(),
    )
    const take = (hash: string, now: number) => register.transact((tx) => takeInvited(tx, hash, now))
    expect(await findInvited(register, 'a', 1999)).toBe(aino)
    expect(await findInvited(register, 'a', 2000)).toBeNull()
    expect(await findInvited(register, 'c', 1000)).toBeNull()
    expect((await Promise.all([take('a', 1000), take('a', 1000)])).filter((user) => user === aino)).toHaveLength(1)
    // The other code of the same user went with it.
    expect(await take('b', 1000)).toBeNull()
  })
}
