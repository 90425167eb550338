// What the register promises about factors, steps and sessions on every engine: what is good once is good once, also for
// two at the same moment.
import { expect, test } from 'vitest'
import { UserId } from '@tukkimies/shared/id.ts'
import { countFailure, useTotpStep } from '@tukkimies/server/register/attempts.ts'
import { addCeremony, expireCeremonies, takeCeremony } from '@tukkimies/server/register/ceremonies.ts'
import {
  addPasskey,
  listPasskeyOwners,
  listPasskeys,
  removePasskey,
  type StoredPasskey,
  usePasskey,
} from '@tukkimies/server/register/passkeys.ts'
import { countRecovery, listRecoveryOwners, replaceRecovery, useRecovery } from '@tukkimies/server/register/recovery.ts'
import type { RegisterStore } from '@tukkimies/server/register/schema.ts'
import {
  addSession,
  endOtherSessions,
  findSession,
  listSessions,
  renewSession,
} from '@tukkimies/server/register/sessions.ts'
import { addUser, findUser, type StoredUser } from '@tukkimies/server/register/users.ts'
import { day, p1 } from './fixtures.ts'

const [one, other] = ['A', 'B'].map((letter) => UserId.parse(letter.repeat(21) + 'A')) as [UserId, UserId]
const today = day('2026-03-10')

const userOf = (id: UserId): StoredUser => ({
  id,
  organisation: null,
  role: 'advisor',
  points: [p1],
  lookup: id,
  details: new Uint8Array([1]),
  password: null,
  created: today,
  last_login: null,
  end_day: null,
  undertaking: null,
  failures: 0,
  trainee: 0,
  grantor: null,
  reason: null,
  granted: today,
  reviewed: today,
  history: null,
  deletion_asked: null,
  undertaking_version: null,
  totp: null,
  totp_step: null,
  password_set: null,
  password_before: null,
  contacts: 0,
  notice_version: null,
  warned: null,
})
const passkeyOf = (id: string, user: UserId): StoredPasskey => ({
  id,
  user,
  public_key: new Uint8Array([1, 2, 3]),
  counter: 4,
  created: today,
  last_used: null,
})
/** How many of the same five, at the same moment, get it. */
const countWinners = async (work: () => Promise<boolean>): Promise<number> =>
  (await Promise.all(Array.from({ length: 5 }, work))).filter(Boolean).length

export const factorsContract = (engine: string, open: () => Promise<RegisterStore>): void => {
  test(`[A33] ${engine}: a recovery code, a step and a counter are used up by one of five at the same moment`, async () => {
    const register = await open()
    await register.transact((tx) => addUser(tx, userOf(one)))
    await register.transact((tx) => replaceRecovery(tx, one, ['h1', 'h2']))
    await register.transact((tx) => addPasskey(tx, passkeyOf('k', one)))
    expect(await countWinners(() => register.transact((tx) => useRecovery(tx, one, 'h1')))).toBe(1)
    expect(await countWinners(() => register.transact((tx) => useTotpStep(tx, one, 7)))).toBe(1)
    expect(await register.transact((tx) => useTotpStep(tx, one, 6)), 'an earlier step').toBe(false)
    expect(await register.transact((tx) => useTotpStep(tx, one, 8))).toBe(true)
    const key = { id: 'k', counter: 4 }
    expect(await countWinners(() => register.transact((tx) => usePasskey(tx, key, 5, today)))).toBe(1)
    expect(await listPasskeys(register, one)).toMatchObject([{ counter: 5, last_used: today }])
  })

  test(`[A17] ${engine}: factors are their owner's alone`, async () => {
    const register = await open()
    await register.transact((tx) => replaceRecovery(tx, one, ['h1', 'h2']))
    await register.transact((tx) => replaceRecovery(tx, other, ['h3']))
    expect(await register.transact((tx) => useRecovery(tx, other, 'h1'))).toBe(false)
    expect([await countRecovery(register, one), await countRecovery(register, other)]).toEqual([2, 1])
    expect(await listRecoveryOwners(register)).toEqual(new Set([one, other]))
    await register.transact((tx) => replaceRecovery(tx, one, []))
    expect([await countRecovery(register, one), await countRecovery(register, other)]).toEqual([0, 1])
    expect(await register.transact((tx) => addPasskey(tx, passkeyOf('k', one)))).toBe(true)
    expect(await register.transact((tx) => addPasskey(tx, passkeyOf('k', other))), 'taken').toBe(false)
    expect(await register.transact((tx) => removePasskey(tx, other, 'k'))).toBe(false)
    expect(await listPasskeyOwners(register)).toEqual(new Set([one]))
  })

  test(`[F96] ${engine}: a ceremony is taken once, for what it was begun, before it is over`, async () => {
    const register = await open()
    const begin = (hash: string) =>
      register.transact((tx) => addCeremony(tx, { hash, kind: 'oidc', content: 'c', until: 100 }))
    const take = (hash: string, kind: 'oidc' | 'totp_add', now: number) =>
      register.transact((tx) => takeCeremony(tx, hash, kind, now))
    await begin('a')
    expect(await take('a', 'totp_add', 50)).toBeNull()
    expect(await countWinners(async () => (await take('a', 'oidc', 50)) === 'c')).toBe(1)
    await begin('b')
    expect(await take('b', 'oidc', 100), 'over').toBeNull()
    await begin('c')
    const failed = register.transact(async (tx) => {
      await takeCeremony(tx, 'c', 'oidc', 50)
      throw new Error('wrong code')
    })
    await expect(failed).rejects.toThrow('wrong code')
    expect(await take('c', 'oidc', 50), 'rolled back').toBe('c')
    await begin('d')
    expect(await register.transact((tx) => expireCeremonies(tx, 100))).toBe(1)
  })

  test(`[F95] ${engine}: failures at the same moment are all counted, and of nobody none`, async () => {
    const register = await open()
    await register.transact((tx) => addUser(tx, userOf(one)))
    await Promise.all([one, one, null, one, null].map((id) => register.transact((tx) => countFailure(tx, id))))
    expect((await findUser(register, { is: 'all' }, one))?.failures).toBe(3)
  })

  test(`[F96] ${engine}: a session waiting for a factor is short, not listed, and ends no open one`, async () => {
    const register = await open()
    const add = (stage: 'open' | 'factor', now: number) =>
      register.transact((tx) => addSession(tx, one, today, now, { stage }))
    const opened = [await add('open', 0), await add('open', 1), await add('open', 2), await add('open', 3)]
    const last = await add('open', 4)
    const waiting: string[] = []
    for (let at = 5; at < 12; at++) waiting.push(await add('factor', at))
    expect(await listSessions(register, one, 20)).toHaveLength(5)
    expect(await findSession(register, opened[0] ?? '', 20)).not.toBeNull()
    expect(await findSession(register, waiting[0] ?? '', 20), 'one of seven that wait').toBeNull()
    expect(await findSession(register, waiting[6] ?? '', 20)).toMatchObject({ stage: 'factor', fresh: null })
    expect(await findSession(register, waiting[6] ?? '', 10 * 60_000 + 11), 'ten minutes later').toBeNull()
    await add('open', 30)
    expect(await findSession(register, opened[0] ?? '', 40), 'the oldest of six').toBeNull()
    const hash = (await findSession(register, last, 40))?.hash ?? ''
    const renewed = await register.transact((tx) => renewSession(tx, hash, 50))
    expect(await findSession(register, last, 60)).toBeNull()
    const found = await findSession(register, renewed ?? '', 60)
    expect(found).toMatchObject({ until: 4 + 12 * 60 * 60_000, fresh: 50 + 15 * 60_000 })
    expect(await register.transact((tx) => renewSession(tx, hash, 50)), 'a dead one').toBeNull()
    await register.transact((tx) => endOtherSessions(tx, one, found?.hash ?? ''))
    expect(await listSessions(register, one, 60)).toHaveLength(1)
  })
}
