// What the register promises about places, lists and sessions, on every engine.
import { expect, test } from 'vitest'
import { AreaId, OrganisationId, PointId } from '@tukkimies/shared/id.ts'
import { listToDraft } from '@tukkimies/shared/register/code-list-draft.ts'
import type { Point } from '@tukkimies/shared/register/organisation.ts'
import type { Scope } from '@tukkimies/shared/register/rights.ts'
import { sha256Hex } from '@tukkimies/server/crypto.ts'
import {
  addCodeList,
  addPolicy,
  deleteDraft,
  readCodeLists,
  readDraft,
  readPolicies,
  saveDraft,
} from '@tukkimies/server/register/code-lists.ts'
import {
  findPoint,
  hasOrganisation,
  listAreas,
  listPoints,
  nextPlaceId,
  organisationOfArea,
  organisationOfPoint,
  readPlaces,
  readPlacesByOrganisation,
  saveArea,
  savePoint,
} from '@tukkimies/server/register/organisation.ts'
import type { RegisterStore } from '@tukkimies/server/register/schema.ts'
import {
  addSession,
  endSessionsOfUser,
  expireSessions,
  findSession,
  touchSession,
} from '@tukkimies/server/register/sessions.ts'
import { deleteSetting, readSetting, writeSetting } from '@tukkimies/server/register/settings.ts'
import { firstList } from '../arbitraries.ts'
import { day, p1, p2 } from './fixtures.ts'
import { area, minute, names, north, pointOf, scopes, settle, south, user } from './register-fixture.ts'

export const registerContract = (engine: string, open: () => Promise<RegisterStore>): void => {
  test(`${engine}: places come back as they were saved, and a change replaces them`, async () => {
    const register = await open()
    await settle(register)
    await settle(register)
    const places = await readPlaces(register)
    expect(places.organisations.map(({ id }) => id)).toEqual([north, south])
    expect(places.areas).toEqual([{ id: area, names: names('Area') }])
    expect(places.points).toEqual([pointOf(p1), pointOf(p2, { areas: [], busy: false, last: day('2026-12-31') })])
    await register.transact((tx) => savePoint(tx, north, pointOf(p1, { busy: false })))
    expect((await findPoint(register, scopes.all, p1))?.busy).toBe(false)
    expect(await organisationOfPoint(register, p2)).toBe(south)
    expect(await organisationOfPoint(register, PointId.parse('p9'))).toBeNull()
  })

  test(`[I14] ${engine}: a foreign point and a missing one look alike`, async () => {
    const register = await open()
    await settle(register)
    const idsIn = async (scope: Scope) => (await listPoints(register, scope)).map(({ id }) => id)
    expect(await idsIn(scopes.all)).toEqual([p1, p2])
    expect(await idsIn(scopes.north)).toEqual([p1])
    expect(await idsIn(scopes.p1)).toEqual([p1])
    expect(await idsIn(scopes.self)).toEqual([])
    expect(await findPoint(register, scopes.south, p1)).toBeNull()
    expect(await findPoint(register, scopes.p1, p2)).toBeNull()
    expect(await findPoint(register, scopes.all, PointId.parse('p9'))).toBeNull()
    expect((await findPoint(register, scopes.north, p1))?.id).toBe(p1)
    expect(await listAreas(register, scopes.north)).toHaveLength(1)
    expect(await listAreas(register, scopes.south)).toEqual([])
    expect(await listAreas(register, scopes.p1)).toEqual([])
  })

  test(`[AN29] ${engine}: a point changes its area on a 1 January, and nothing moves to another organisation`, async () => {
    const register = await open()
    await settle(register)
    const save = (id: OrganisationId, point: Point) => register.transact((tx) => savePoint(tx, id, point))
    await expect(save(south, pointOf(p1))).rejects.toThrow('another organisation')
    const moveArea = register.transact((tx) => saveArea(tx, south, { id: area, names: names('Area') }))
    await expect(moveArea).rejects.toThrow('another organisation')
    const spans = [
      { from: day('2026-01-01'), area },
      { from: day('2027-02-01'), area: null },
    ]
    await expect(save(north, pointOf(p1, { areas: spans }))).rejects.toThrow('1 January')
    await save(north, pointOf(p1, { areas: [...spans.slice(0, 1), { from: day('2027-01-01'), area: null }] }))
    expect((await findPoint(register, scopes.all, p1))?.areas).toHaveLength(2)
  })

  test(`[AN42] ${engine}: versions of a code list follow each other and are never replaced`, async () => {
    const register = await open()
    const list = { ...firstList, first: day('2026-01-01') }
    const add = (version: number, first: string) =>
      register.transact((tx) => addCodeList(tx, { ...list, version, first: day(first) }))
    await add(1, '2026-01-01')
    await expect(add(1, '2026-01-01')).rejects.toThrow('next version')
    await expect(add(3, '2027-01-01')).rejects.toThrow('next version')
    await expect(add(2, '2025-12-31')).rejects.toThrow('before the last one')
    await add(2, '2027-01-01')
    const lists = await readCodeLists(register)
    expect(lists.map(({ version, first }) => [version, first])).toEqual([
      [1, '2026-01-01'],
      [2, '2027-01-01'],
    ])
    expect(lists[0]).toEqual({ ...list, version: 1 })
  })

  test(`[AN42] ${engine}: there is one draft, which the next one replaces, and lists stand beside it`, async () => {
    const register = await open()
    expect(await readDraft(register)).toBeNull()
    for (const stamp of ['AAAAAAAAAAA', 'BBBBBBBBBBB']) {
      const draft = { content: listToDraft(firstList), basis: 1, changed: day('2026-03-10'), stamp }
      await register.transact((tx) => saveDraft(tx, draft))
      expect(await readDraft(register)).toEqual(draft)
    }
    for (let times = 0; times < 2; times++) await register.transact((tx) => deleteDraft(tx))
    expect(await readDraft(register)).toBeNull()
  })

  test(`${engine}: places that are made at once get ids of their own, and know their organisation`, async () => {
    const register = await open()
    await settle(register)
    const make = () =>
      register.transact(async (tx) => {
        const id = PointId.parse(await nextPlaceId(tx, 'point'))
        await savePoint(tx, south, pointOf(id, { areas: [] }))
        return id
      })
    const made = await Promise.all(Array.from({ length: 9 }, make))
    expect(made.toSorted()).toEqual(['p10', 'p11', 'p3', 'p4', 'p5', 'p6', 'p7', 'p8', 'p9'])
    expect(await register.transact((tx) => nextPlaceId(tx, 'area'))).toBe('a2')
    expect(await register.transact((tx) => nextPlaceId(tx, 'organisation'))).toBe('o1')
    const places = await readPlacesByOrganisation(register)
    expect(places.areas).toEqual([{ id: area, names: names('Area'), organisation: north }])
    expect(places.points.find(({ id }) => id === p1)?.organisation).toBe(north)
    expect(await organisationOfArea(register, area)).toBe(north)
    expect(await organisationOfArea(register, AreaId.parse('a9'))).toBeNull()
    expect([
      await hasOrganisation(register, south),
      await hasOrganisation(register, OrganisationId.parse('o1')),
    ]).toEqual([true, false])
  })

  test(`[AN102] ${engine}: a policy is a version with a first day`, async () => {
    const register = await open()
    const add = (first: string) => register.transact((tx) => addPolicy(tx, day(first), '{"threshold":8}'))
    expect((await add('2026-01-01')).version).toBe(1)
    expect((await add('2026-02-01')).version).toBe(2)
    await expect(add('2026-01-15')).rejects.toThrow('before the last one')
    expect(await readPolicies(register)).toHaveLength(2)
  })

  test(`${engine}: a setting is set, read and taken back`, async () => {
    const register = await open()
    expect(await readSetting(register, 'first-run')).toBeNull()
    await register.transact((tx) => writeSetting(tx, 'first-run', 'one'))
    await register.transact((tx) => writeSetting(tx, 'first-run', 'two'))
    expect(await readSetting(register, 'first-run')).toBe('two')
    await register.transact((tx) => deleteSetting(tx, 'first-run'))
    expect(await readSetting(register, 'first-run')).toBeNull()
  })

  test(`[F96] ${engine}: of a session only the hash is stored, and it ends after twelve hours`, async () => {
    const register = await open()
    const token = await register.transact((tx) => addSession(tx, user, day('2026-03-10'), 0))
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/)
    const rows = await register.query.selectFrom('session').selectAll().execute()
    expect(rows.map(({ hash }) => hash)).toEqual([sha256Hex(token)])
    expect(JSON.stringify(rows)).not.toContain(token)
    const session = await findSession(register, token, 720 * minute - 1)
    expect(session?.user).toBe(user)
    expect(await findSession(register, token, 720 * minute)).toBeNull()
    expect(await findSession(register, `${token.slice(0, -1)}_`, 0)).toBeNull()
    if (session) await register.transact((tx) => touchSession(tx, session, day('2026-03-11')))
    expect((await findSession(register, token, 0))?.last_used).toBe('2026-03-11')
    expect(await register.transact((tx) => expireSessions(tx, 720 * minute))).toBe(1)
  })

  test(`[F96] ${engine}: a user has five sessions at most, and all can be ended`, async () => {
    const register = await open()
    const tokens: string[] = []
    for (let at = 0; at < 7; at++) {
      tokens.push(await register.transact((tx) => addSession(tx, user, day('2026-03-10'), at * minute)))
    }
    const alive = async () => {
      const found = await Promise.all(tokens.map((token) => findSession(register, token, 8 * minute)))
      return found.map((session) => session !== null)
    }
    expect(await alive()).toEqual([false, false, true, true, true, true, true])
    await register.transact((tx) => endSessionsOfUser(tx, user))
    expect(await alive()).toEqual([false, false, false, false, false, false, false])
  })
}
