// What accounts promise, on every engine: details that only their own key opens, gone everywhere when it is destroyed.
import { expect, test } from 'vitest'
import { OrganisationId, UserId } from '@tukkimies/shared/id.ts'
import type { Details } from '@tukkimies/shared/register/user.ts'
import { sha256Hex } from '@tukkimies/server/crypto.ts'
import { listAudit } from '@tukkimies/server/register/audit.ts'
import { addSession, findSession } from '@tukkimies/server/register/sessions.ts'
import { changeUser, countUsers, findUserBySession } from '@tukkimies/server/register/users.ts'
import type { Stores } from '@tukkimies/server/stores.ts'
import {
  type AccountStores,
  changeDetails,
  createAccount,
  type DetailsChange,
  eraseAccount,
  findAccount,
  findAccountByUsername,
  listAccounts,
  listCorrections,
  type NewAccount,
} from '@tukkimies/server/users/accounts.ts'
import { day, p1 } from './fixtures.ts'
import { minute } from './register-fixture.ts'

const [north, south] = [OrganisationId.parse('north'), OrganisationId.parse('south')]
const details = (username: string): Details => ({
  first: 'Aino',
  last: 'Planted-Canary-Name',
  username,
  email: 'aino@example.org',
  locality: 'Helsinki',
  adviceLanguages: ['fi', 'sv'],
})
const accountOf = (username: string, change: Partial<NewAccount> = {}): NewAccount => ({
  organisation: north,
  role: 'advisor',
  points: [p1],
  details: details(username),
  password: null,
  endDay: null,
  ...change,
})
const begin = Date.parse('2026-03-01T10:00:00Z')
const changeOf = (user: UserId): DetailsChange => ({
  by: 'self',
  line: { at: begin, actor: { is: 'nobody' }, organisation: null, event: { event: 'details_changed', user } },
})
const create = async (stores: AccountStores, account: NewAccount): Promise<UserId> => {
  const created = await createAccount(stores, account, day('2026-03-01'))
  if (!created.ok) throw new Error(created.problem.code)
  return created.value
}

export const accountsContract = (
  engine: string,
  openStores: () => Promise<Stores & { readonly countOnDisk: (pattern: RegExp) => number }>,
): void => {
  let time = begin
  const open = async () => {
    time = begin
    return { ...(await openStores()), now: () => time }
  }

  test(`[A16] ${engine}: an account comes back with its six details, role, points and days`, async () => {
    const stores = await open()
    const id = await create(stores, accountOf('aino', { endDay: day('2026-12-31') }))
    expect(await findAccount(stores, { is: 'all' }, id)).toEqual({
      id,
      ...accountOf('aino', { endDay: day('2026-12-31') }),
      created: '2026-03-01',
      lastLogin: null,
      undertaking: null,
      undertakingVersion: null,
      failures: 0,
      trainee: false,
      grantor: null,
      reason: null,
      granted: '2026-03-01',
      reviewed: '2026-03-01',
      deletionAsked: null,
      hasTotp: false,
      passwordSet: null,
      warned: null,
      contacts: false,
      noticeVersion: null,
    })
    await stores.register.transact((tx) =>
      changeUser(tx, id, { last_login: day('2026-03-02'), points: [], failures: 2 }),
    )
    const found = await findAccount(stores, { is: 'self', user: id }, id)
    expect(found).toMatchObject({ lastLogin: '2026-03-02', points: [], failures: 2 })
  })

  test(`${engine}: a username is found in any case and spelling, and is nobody else's`, async () => {
    const stores = await open()
    const id = await create(stores, accountOf('Åsa.Mäki'))
    for (const spelling of ['Åsa.Mäki', 'ÅSA.MÄKI', 'åsa.mäki'.normalize('NFD'), ' åsa.mäki ']) {
      expect((await findAccountByUsername(stores, spelling))?.id).toBe(id)
    }
    expect(await findAccountByUsername(stores, 'asa.maki')).toBeNull()
    const taken = await createAccount(stores, accountOf('åsa.MÄKI'), day('2026-03-01'))
    expect(taken).toEqual({ ok: false, problem: { code: 'exists', field: 'username' } })
    expect(await countUsers(stores.register)).toBe(1)
    expect(await stores.keys.query.selectFrom('person').select('ref').execute()).toHaveLength(1)
  })

  test(`[I14] ${engine}: accounts are answered by scope, and a foreign one looks missing`, async () => {
    const stores = await open()
    const mine = await create(stores, accountOf('mine'))
    const other = await create(stores, accountOf('other', { organisation: south }))
    const idsIn = async (scope: Parameters<typeof listAccounts>[1]) =>
      (await listAccounts(stores, scope)).map(({ id }) => id)
    expect((await idsIn({ is: 'all' })).toSorted()).toEqual([mine, other].toSorted())
    expect(await idsIn({ is: 'organisation', organisation: north })).toEqual([mine])
    expect(await idsIn({ is: 'self', user: other })).toEqual([other])
    expect(await idsIn({ is: 'points', points: [p1] })).toEqual([])
    expect(await findAccount(stores, { is: 'organisation', organisation: north }, other)).toBeNull()
    expect(await findAccount(stores, { is: 'self', user: mine }, other)).toBeNull()
    expect(await findAccount(stores, { is: 'all' }, UserId.parse('AAAAAAAAAAAAAAAAAAAAAA'))).toBeNull()
  })

  test(`${engine}: details are corrected under the same key, unless the new username is taken`, async () => {
    const stores = await open()
    const id = await create(stores, accountOf('first'))
    await create(stores, accountOf('second'))
    const correct = (username: string) =>
      changeDetails(stores, id, { ...details(username), locality: 'Vaasa' }, changeOf(id))
    expect(await correct('SECOND')).toEqual({ ok: false, problem: { code: 'exists', field: 'username' } })
    expect((await findAccount(stores, { is: 'all' }, id))?.details.locality).toBe('Helsinki')
    expect(await correct('third')).toEqual({ ok: true, value: null })
    expect((await findAccountByUsername(stores, 'third'))?.details.locality).toBe('Vaasa')
    expect(await findAccountByUsername(stores, 'first')).toBeNull()
    const nobody = UserId.parse('AAAAAAAAAAAAAAAAAAAAAA')
    const unknown = await changeDetails(stores, nobody, details('x'), changeOf(nobody))
    expect(unknown).toEqual({ ok: false, problem: { code: 'not_found' } })
  })

  test(`[A36] ${engine}: a correction keeps what was before, with author and day, the last twenty times`, async () => {
    const stores = await open()
    const id = await create(stores, accountOf('aino'))
    const correct = (locality: string) => changeDetails(stores, id, { ...details('aino'), locality }, changeOf(id))
    await correct('Vaasa')
    await correct('Vaasa')
    expect(await listCorrections(stores, id)).toEqual([{ day: '2026-03-01', by: 'self', before: details('aino') }])
    expect(stores.countOnDisk(/Helsinki/g)).toBe(0)
    for (let time = 1; time <= 25; time++) await correct(`Place ${time}`)
    const kept = await listCorrections(stores, id)
    expect(kept.map(({ before }) => before.locality)).toEqual(
      Array.from({ length: 20 }, (_, place) => `Place ${place + 5}`),
    )
    const lines = await listAudit(stores.register, { is: 'all' }, 100)
    expect(lines).toHaveLength(26)
  })

  test(`[A21] ${engine}: the twelve months end at midnight in Helsinki, in winter, in summer and when the clocks change`, async () => {
    const stores = await open()
    const midnights = [
      ['2026-01-15', '2027-01-15T22:00:00Z'],
      ['2026-07-15', '2027-07-15T21:00:00Z'],
      ['2026-03-27', '2027-03-27T22:00:00Z'],
      ['2026-03-28', '2027-03-28T21:00:00Z'],
      ['2026-10-30', '2027-10-30T21:00:00Z'],
      ['2026-10-31', '2027-10-31T22:00:00Z'],
    ] as const
    for (const [last, midnight] of midnights) {
      await createAccount(stores, accountOf(`user-${last}`), day(last))
      time = Date.parse(midnight) - 1000
      expect(await findAccountByUsername(stores, `user-${last}`), last).not.toBeNull()
      time += 1000
      expect(await findAccountByUsername(stores, `user-${last}`), last).toBeNull()
    }
  })

  test(`[A21][F59] ${engine}: an account whose twelve months are over is nobody, whatever rows are left`, async () => {
    const stores = await open()
    const id = await create(stores, accountOf('aino'))
    time = Date.parse('2027-03-01T21:59:59Z')
    expect((await findAccountByUsername(stores, 'aino'))?.id).toBe(id)
    time += 1000
    expect(await findAccountByUsername(stores, 'aino')).toBeNull()
    expect(await findAccount(stores, { is: 'self', user: id }, id)).toBeNull()
    expect(await listAccounts(stores, { is: 'all' })).toEqual([])
  })

  test(`[F65] ${engine}: no detail of a user lies readable on the disk`, async () => {
    const stores = await open()
    await create(stores, accountOf('canary.username'))
    expect((await findAccountByUsername(stores, 'canary.username'))?.details.last).toBe('Planted-Canary-Name')
    expect(stores.countOnDisk(/Planted-Canary-Name|canary\.username|aino@example/g)).toBe(0)
  })

  test(`[F65] ${engine}: the length of what is sealed tells no name from another`, async () => {
    const stores = await open()
    await create(stores, accountOf('eva'))
    const longer = { ...details('a.considerably.longer.username'), first: 'Karl-Gustav', locality: 'Koskenkorva' }
    await create(stores, accountOf('', { details: longer }))
    const rows = await stores.register.query.selectFrom('user').select('details').execute()
    expect(new Set(rows.map((row) => row.details.length)).size).toBe(1)
    expect((await findAccountByUsername(stores, longer.username))?.details).toEqual(longer)
  })

  test(`[F65] ${engine}: an account that is erased takes key, row and sessions with it`, async () => {
    const stores = await open()
    const id = await create(stores, accountOf('gone'))
    const left = await create(stores, accountOf('left'))
    const token = await stores.register.transact((tx) => addSession(tx, id, day('2026-03-01'), 0))
    const [key] = await stores.keys.query.selectFrom('person').selectAll().orderBy('ref').execute()
    expect(key?.wrapped.length).toBeGreaterThan(32)
    expect((await findUserBySession(stores.register, sha256Hex(token), 0))?.id).toBe(id)
    expect(await findUserBySession(stores.register, sha256Hex(`${token}_`), 0)).toBeNull()
    expect(await findUserBySession(stores.register, sha256Hex(token), 720 * minute)).toBeNull()
    await eraseAccount(stores, id)
    await eraseAccount(stores, id)
    expect(await findAccount(stores, { is: 'all' }, id)).toBeNull()
    expect(await findAccountByUsername(stores, 'gone')).toBeNull()
    expect(await findSession(stores.register, token, 0)).toBeNull()
    expect(await findUserBySession(stores.register, sha256Hex(token), 0)).toBeNull()
    expect(await stores.keys.query.selectFrom('person').select('ref').execute()).toHaveLength(1)
    expect((await listAccounts(stores, { is: 'all' })).map((account) => account.id)).toEqual([left])
  })

  test(`[F65] ${engine}: a row that outlived its key is nobody`, async () => {
    const stores = await open()
    const id = await create(stores, accountOf('gone'))
    await stores.keys.transact((tx) => tx.query.deleteFrom('person').execute())
    expect(await findAccount(stores, { is: 'all' }, id)).toBeNull()
    expect(await listAccounts(stores, { is: 'all' })).toEqual([])
  })

  test(`${engine}: details that were moved to another row are refused`, async () => {
    const stores = await open()
    const one = await create(stores, accountOf('one'))
    const two = await create(stores, accountOf('two'))
    const [row] = await stores.register.query.selectFrom('user').select('details').where('id', '=', one).execute()
    await stores.register.transact((tx) => changeUser(tx, two, { details: row?.details ?? new Uint8Array() }))
    await expect(findAccount(stores, { is: 'all' }, two)).rejects.toThrow('does not open')
  })
}
