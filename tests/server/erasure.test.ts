// A user who is deleted leaves nothing: no trace of the six details on the disk, in whatever spelling, and not one figure
// that is another than before.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CompiledQuery } from 'kysely'
import { afterAll, describe, expect, test } from 'vitest'
import { Day, instantToDay } from '@tukkimies/shared/day.ts'
import type { UserId } from '@tukkimies/shared/id.ts'
import { createApp } from '@tukkimies/server/api/app.ts'
import { retainRegister } from '@tukkimies/server/jobs/retention.ts'
import { addInvitation } from '@tukkimies/server/register/invitations.ts'
import { addSession } from '@tukkimies/server/register/sessions.ts'
import { changeUser, findUser } from '@tukkimies/server/register/users.ts'
import { changeDetails, findAccount, findAccountByUsername } from '@tukkimies/server/users/accounts.ts'
import { sealForUser } from '@tukkimies/server/users/sealed-columns.ts'
import { storePassword } from '@tukkimies/server/users/password.ts'
import { stampToken } from '@tukkimies/server/users/sign-in.ts'
import { removeUser } from '@tukkimies/server/users/users.ts'
import { engines, type Ground, useEngines } from '../contracts/engines.ts'
import { keskus, p1, p2 } from '../users.ts'
import { addPerson, personOf } from './people.ts'
import { arrivalOf, openStation, type Station, visitOf } from './station.ts'

const makeGround = useEngines()

const canaries = {
  first: 'Ääkköskanaria',
  last: 'Sukunimi-Löytölä',
  username: 'kanarian.tunnus@example.org',
  email: 'kanaria.posti@example.org',
  locality: 'Kanariankylä Östra',
}

/** The ways in which a text may lie in a file, as bytes read as Latin 1. */
const spellingsOf = (text: string): ReadonlyMap<string, string> => {
  const utf8 = Buffer.from(text)
  const utf16 = Buffer.from(text, 'utf16le')
  // Of base64 in the middle of something else, the characters at both ends belong to the neighbours as well.
  const inBase64 = (offset: number): string =>
    Buffer.concat([Buffer.alloc(offset), utf8])
      .toString('base64')
      .slice(offset === 0 ? 0 : 4)
      .replace(/.{0,4}$/, '')
  const escaped = [...text].map((character) => {
    const code = character.charCodeAt(0)
    return code < 128 ? character : `\\u${code.toString(16).padStart(4, '0')}`
  })
  return new Map([
    ['UTF-8', utf8.toString('latin1')],
    ['UTF-16', utf16.toString('latin1')],
    ['UTF-16, the other way round', Buffer.from(utf16).swap16().toString('latin1')],
    ['hexadecimal', utf8.toString('hex')],
    ['HEXADECIMAL', utf8.toString('hex').toUpperCase()],
    ['base64', inBase64(0)],
    ['base64, moved by one', inBase64(1)],
    ['base64, moved by two', inBase64(2)],
    ['percent', encodeURIComponent(text)],
    ['JSON', escaped.join('')],
  ])
}

const patternOf = (spelling: string): RegExp => new RegExp(spelling.replaceAll(/[^A-Za-z0-9]/g, String.raw`\$&`), 'g')

const everySpelling = new RegExp(
  Object.values(canaries)
    .flatMap((text) => [...spellingsOf(text).values()].map((spelling) => patternOf(spelling).source))
    .join('|'),
  'g',
)

/** What of the canaries is on the disk, and in which spelling. */
const traces = (ground: Ground): string[] => (ground.countOnDisk(everySpelling) === 0 ? [] : tracesOneByOne(ground))

const tracesOneByOne = (ground: Ground): string[] =>
  Object.entries(canaries).flatMap(([field, text]) =>
    [...spellingsOf(text)]
      .filter(([, spelling]) => ground.countOnDisk(patternOf(spelling)) > 0)
      .map(([name]) => `${field} as ${name}`),
  )

/** Somebody with everything that a user may have, some of it changed and sealed again. */
const addCanary = async ({ deps }: Station, lastLogin: string): Promise<UserId> => {
  const password = await storePassword('seitsemän hevosta pilvessä', deps.root.pepper)
  const id = await addPerson(deps, personOf('canary', canaries), '2026-01-01', { password })
  const line = { at: deps.now(), actor: { is: 'nobody' }, organisation: keskus } as const
  const change = { by: 'self', line: { ...line, event: { event: 'details_changed', user: id } } } as const
  const account = await findAccount(deps, { is: 'all' }, id)
  if (!account) throw new Error('no account')
  await changeDetails(deps, id, { ...account.details, adviceLanguages: ['fi'] }, change)
  const totp = await sealForUser(deps, id, 'totp', Buffer.from(canaries.last))
  await deps.register.transact(async (tx) => {
    await changeUser(tx, id, { totp, last_login: Day.parse(lastLogin) })
    await addSession(tx, id, instantToDay(deps.now()), deps.now())
    await addInvitation(tx, id, 'reset', deps.now())
  })
  return id
}

for (const engine of engines) {
  describe(engine, () => {
    const stations: Station[] = []
    const open = async (ground: Ground, begin: string): Promise<Station> => {
      const station = await openStation(ground, begin)
      stations.push(station)
      return station
    }
    afterAll(async () => {
      for (const station of stations) await station.close()
    })

    const remove = async ({ deps }: Station, id: UserId): Promise<void> => {
      const account = await findAccount(deps, { is: 'all' }, id)
      const maija = await findAccountByUsername(deps, 'maija')
      if (!account || !maija) throw new Error('no account')
      const now = deps.now()
      const act = {
        by: maija,
        scope: { is: 'organisation', organisation: keskus },
        now,
        line: (event, organisation) => ({ at: now, actor: { is: 'server' }, organisation, event }),
      } as const satisfies Parameters<typeof removeUser>[1]
      await removeUser(deps, act, account, 'asked')
    }
    const retain = ({ deps }: Station) => retainRegister(deps, async () => {})

    test('[A21][A22][F65] a deleted user’s details are in no file, in no spelling', async () => {
      for (const way of ['night', 'hand'] as const) {
        const ground = await makeGround(engine)
        const station = await open(ground, '2026-03-11')
        await addPerson(station.deps, personOf('maija'), '2026-01-01', { role: 'main_user', points: [] })
        const id = await addCanary(station, way === 'night' ? '2025-03-10' : '2026-03-01')
        expect(traces(ground)).toEqual([])
        if (way === 'night') expect((await retain(station)).users).toBe(1)
        else await remove(station, id)
        expect(await findUser(station.deps.register, { is: 'all' }, id)).toBeNull()
        expect(traces(ground)).toEqual([])
        expect(station.logged.join('')).not.toMatch(/kanaria/i)
        const lines = await station.deps.register.query.selectFrom('audit').select('line').execute()
        expect(JSON.stringify(lines)).not.toMatch(/kanaria|löytölä/i)
      }
    })

    test('[A22] a planted detail is found in each spelling', async () => {
      const ground = await makeGround(engine)
      const station = await open(ground, '2026-03-11')
      expect(ground.countOnDisk(everySpelling)).toBe(0)
      if (engine === 'sqlite') {
        mkdirSync(join(ground.folder, 'deep'))
        for (const [field, text] of Object.entries(canaries)) {
          const offsets = [0, 1, 2].map((offset) =>
            Buffer.concat([Buffer.alloc(offset), Buffer.from(text), Buffer.alloc(9)]),
          )
          const planted = Buffer.concat([
            ...[...spellingsOf(text).values()].map((spelling) => Buffer.from(spelling, 'latin1')),
            ...offsets.map((bytes) => Buffer.from(bytes.toString('base64'))),
          ])
          writeFileSync(join(ground.folder, 'deep', field), planted)
          for (const bytes of offsets) {
            const found = [...spellingsOf(text).values()].filter((one) => patternOf(one).test(bytes.toString('base64')))
            expect(found).toHaveLength(1)
          }
        }
        expect(traces(ground)).toHaveLength(Object.keys(canaries).length * 10)
      } else {
        await station.deps.register.transact((tx) =>
          tx.query
            .insertInto('setting')
            .values({ key: 'profile', value: Object.values(canaries).join(' ') })
            .execute(),
        )
        // Into the table's own file: in the log a record may lie across the head of a page.
        await station.deps.register.query.executeQuery(CompiledQuery.raw('checkpoint'))
        expect(ground.countOnDisk(everySpelling)).toBeGreaterThanOrEqual(5)
      }
    })

    test('[A22][A25] not one figure, row or answer is another after a user was deleted', async () => {
      const ground = await makeGround(engine)
      const station = await open(ground, '2026-03-10')
      const { deps } = station
      const maija = await addPerson(deps, personOf('maija'), '2026-01-01', { role: 'main_user', points: [] })
      for (const point of [p1, p2]) {
        const visits = Array.from({ length: 30 }, () => visitOf({ point }))
        await station.push([...visits, ...visits.map(() => arrivalOf({ point }))], point)
      }
      await station.night('2026-03-13')
      await station.night('2026-04-10')
      await station.push([visitOf(), visitOf()])
      const { live, release, register } = deps
      const rowsOf = async (store: typeof live | typeof release | typeof register, tables: readonly string[]) => {
        const found: Record<string, string[]> = {}
        for (const table of tables) {
          const rows = await (store.query as typeof register.query)
            .selectFrom(table as 'fact')
            .selectAll()
            .execute()
          found[table] = rows.map((row) => JSON.stringify(row)).toSorted()
        }
        return found
      }
      const today = instantToDay(deps.now())
      const cookieOf = async (user: UserId) => {
        await register.transact((tx) => changeUser(tx, user, { undertaking_version: 1, last_login: today }))
        const token = await register.transact((tx) => addSession(tx, user, today, deps.now()))
        return `__Host-sid=${stampToken(token, deps.root['session stamps'], deps.now())}`
      }
      const officer = { role: 'protection_officer', points: [] } as const
      const Cookies = {
        tuomas: await cookieOf(await addPerson(deps, personOf('tuomas'), '2026-01-01', officer)),
        maija: await cookieOf(maija),
      }
      const app = createApp(deps, '/nowhere')
      const ask = async (as: keyof typeof Cookies, path: string) => {
        const answer = await app.request(path, { headers: { Cookie: Cookies[as] } })
        return { status: answer.status, text: await answer.text() }
      }
      const figures = async () => ({
        release: await rowsOf(release, ['cell', 'period', 'fact']),
        live: await rowsOf(live, liveTables),
        places: await rowsOf(register, ['organisation', 'area', 'point', 'code_list', 'policy', 'device']),
        topic: await ask('tuomas', '/api/v1/tables?visitor=client&place=whole&period=2026-03&rows=topic'),
        language: await ask('tuomas', '/api/v1/tables?visitor=client&place=whole&period=2026-03&rows=language'),
        arrivals: await ask('maija', `/api/v1/arrivals?point=${p1}&from=2026-03-01&to=2026-03-31`),
        pull: await ask('maija', '/api/v1/pull'),
      })
      const before = await figures()
      expect(before.release['cell']?.length).toBeGreaterThan(10)
      expect(before.topic).toMatchObject({ status: 200 })
      expect(before.arrivals).toMatchObject({ status: 200 })
      expect(before.live['open_visit']).toHaveLength(2)
      for (const created of ['2025-03-09', '2025-03-08']) await addPerson(deps, personOf(`gone${created}`), created)
      expect((await retain(station)).users).toBe(2)
      expect(await figures()).toEqual(before)
      await remove(station, await addCanary(station, '2026-03-01'))
      expect(await figures()).toEqual(before)
    })
  })
}

const liveTables = [
  'open_visit',
  'open_arrival',
  'receipt',
  'mark',
  'accumulator',
  'arrival_count',
  'period',
  'fact',
] as const
