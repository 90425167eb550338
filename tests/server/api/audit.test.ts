// The use log as its readers meet it, over HTTP, on both engines.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { UserId } from '@tukkimies/shared/id.ts'
import { AuditAnswer, type AuditEvent, auditPageLines } from '@tukkimies/shared/register/audit.ts'
import { freshMinutes } from '@tukkimies/shared/register/rights.ts'
import { checkAudit } from '@tukkimies/server/register/audit-chain.ts'
import { appendAudit } from '@tukkimies/server/register/audit.ts'
import { eraseAccount, findAccountByUsername } from '@tukkimies/server/users/accounts.ts'
import { engines, useEngines } from '../../contracts/engines.ts'
import { type FixtureName, keskus, ranta } from '../../users.ts'
import { createHouse, type House } from './house.ts'

const makeGround = useEngines()

for (const engine of engines) {
  describe(engine, () => {
    let house: House
    beforeAll(async () => {
      house = await createHouse({ ground: await makeGround(engine) })
    })
    afterAll(() => house.close())

    const idOf = async (name: FixtureName): Promise<UserId> =>
      (await findAccountByUsername(house.deps, name))?.id ?? expect.fail(`${name} has no account`)
    const add = (event: AuditEvent, organisation: typeof keskus | null, at = house.now()) =>
      house.deps.register.transact((tx) => appendAudit(tx, { at, actor: { is: 'server' }, organisation, event }))
    const read = async (as: FixtureName, query = '') => {
      const answer = await house.ask(`/api/v1/audit${query}`, { as })
      expect(answer.status, answer.text).toBe(200)
      return AuditAnswer.parse(answer.body)
    }
    const eventsIn = ({ lines }: AuditAnswer) => lines.map(({ event }) => event.event)

    test('[A19] a main user reads the own organisation’s lines, and each reading is a line with their number', async () => {
      await add({ event: 'signed_in', user: await idOf('aino') }, keskus)
      await add({ event: 'signed_in', user: await idOf('rauno') }, ranta)
      await add({ event: 'folded', visits: 20, arrivals: 20 }, null)
      expect(eventsIn(await read('maija'))).toEqual(['signed_in'])
      const second = await read('maija')
      expect(second.lines[0]).toMatchObject({
        actor: { is: 'user', user: await idOf('maija'), role: 'main_user' },
        organisation: keskus,
        request: expect.stringMatching(/^[\w-]{11}$/),
        event: { event: 'audit_read', lines: 1 },
      })
      expect(eventsIn(await read('rauno'))).toEqual(['signed_in'])
      // The officer reads everything, what others have read included.
      expect(eventsIn(await read('tuomas'))).toEqual([
        'audit_read',
        'audit_read',
        'audit_read',
        'folded',
        'signed_in',
        'signed_in',
      ])
    })

    test('[A19] names are told of those alone whom the reader may know, and go with the account', async () => {
      const [aino, maija, rauno, oskari] = [
        await idOf('aino'),
        await idOf('maija'),
        await idOf('rauno'),
        await idOf('oskari'),
      ]
      await add({ event: 'details_changed', user: oskari }, keskus)
      const own = await read('maija')
      expect(own.names).toMatchObject({ [aino]: 'aino Testi', [maija]: 'maija Testi' })
      expect(JSON.stringify(own.lines)).toContain(oskari)
      expect(Object.keys(own.names)).not.toContain(oskari)
      const all = await read('tuomas')
      expect(all.names).toMatchObject({ [aino]: 'aino Testi', [rauno]: 'rauno Testi', [oskari]: 'oskari Testi' })
      await eraseAccount(house.deps, rauno)
      const after = await read('tuomas')
      expect(Object.keys(after.names)).not.toContain(rauno)
      expect(JSON.stringify(after.lines)).toContain(rauno)
      expect(await checkAudit(house.deps.register)).toMatchObject({ broken: null })
    })

    test('[A33][C05] whoever is no main user reads the own log-ins alone', async () => {
      const aino = await idOf('aino')
      await add({ event: 'signed_in', user: await idOf('kaarina') }, keskus)
      await add({ event: 'details_changed', user: aino }, keskus)
      for (const as of ['aino', 'kaarina', 'oskari'] as const) {
        const answer = await read(as)
        const id = await idOf(as)
        expect(
          answer.lines.every(({ event }) => 'user' in event && event.user === id),
          as,
        ).toBe(true)
        expect(
          eventsIn(answer).filter((event) => event !== 'signed_in'),
          as,
        ).toEqual([])
        expect(Object.keys(answer.names).filter((name) => name !== id)).toEqual([])
      }
      expect((await read('aino')).lines).toHaveLength(1)
    })

    test('[A19] lines come by pages, and are narrowed down by kind and day', async () => {
      const later = house.now() + 86_400_000
      for (let visits = 0; visits <= auditPageLines; visits++)
        await add({ event: 'folded', visits, arrivals: 0 }, ranta, later)
      const first = await read('tuomas', '?event=server&from=2026-03-11&to=2026-03-11')
      expect(first).toMatchObject({ more: true })
      expect(first.lines).toHaveLength(auditPageLines)
      const rest = await read('tuomas', `?event=server&from=2026-03-11&to=2026-03-11&before=${first.lines.at(-1)?.id}`)
      expect(rest).toMatchObject({ more: false, lines: [{ event: { event: 'folded', visits: 0 } }] })
      expect((await read('tuomas', '?to=2026-03-09')).lines).toEqual([])
      expect(eventsIn(await read('tuomas', '?event=devices'))).toEqual([])
    })

    test.each([
      '?before=0',
      '?before=-1',
      '?before=1e3',
      '?before=',
      '?event=signed_in',
      '?from=2026-02-30',
      '?to=today',
      '?from=2026-03-01&from=2026-03-02',
      '?user=aino',
    ])('[F85] %s is refused, and nothing is written down', async (query) => {
      const { last } = await checkAudit(house.deps.register)
      const answer = await house.ask(`/api/v1/audit${query}`, { as: 'tuomas' })
      expect(answer.status === 400 || answer.status === 422, answer.text).toBe(true)
      expect((await checkAudit(house.deps.register)).last).toBe(last)
    })

    test('[A19] the log is opened by a fresh log-in only', async () => {
      const Cookie = await house.cookieOf('maija')
      house.wait((freshMinutes + 1) * 60_000)
      expect(await house.ask('/api/v1/audit', { headers: { Cookie } })).toMatchObject({
        status: 403,
        code: 'fresh_needed',
      })
    })
  })
}
