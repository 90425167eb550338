// Whoever and whatever is deleted, not one figure is another: what is published, what is being counted, who came when, and every
// answer made of them stay the same to the byte.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Day, dayPlus, instantToDay, monthsLater } from '@tukkimies/shared/day.ts'
import type { PointId } from '@tukkimies/shared/id.ts'
import { PushAnswer } from '@tukkimies/shared/wire.ts'
import { confirmRetention, runNight } from '@tukkimies/server/jobs/nightly.ts'
import { changeUser } from '@tukkimies/server/register/users.ts'
import { engines, useEngines } from '../contracts/engines.ts'
import { noteRequests, makeUsers, pushContacts, type ContactInHouse } from '../faults/crowd.ts'
import { fixtureNotice } from '../notice.ts'
import { idOf } from '../server/api/askers.ts'
import { createHouse, type House, pushOf } from '../server/api/house.ts'
import { rehearseAtOnce } from '../risks.ts'
import { arrivalOf, visitOf, voidOf } from '../server/station.ts'
import { fixtureNames, p1, p3 } from '../users.ts'

const makeGround = useEngines()

const perPoint = 45
const tables = {
  release: ['cell', 'period'],
  live: ['open_visit', 'open_arrival', 'receipt', 'accumulator', 'arrival_count', 'period', 'mark'],
} as const
const addresses = [
  '/api/v1/periods?visitor=client',
  '/api/v1/tables?visitor=client&place=whole&period=2026-03&rows=topic',
  '/api/v1/tables?visitor=client&place=whole&period=2026-03&rows=language,channel',
  '/api/v1/tables?visitor=client&place=point:p1&period=2026-03&rows=topic',
  '/api/v1/arrivals?from=2026-03-01&to=2026-04-30',
]

for (const engine of engines) {
  describe(engine, () => {
    let house: House
    let contacts: readonly ContactInHouse[]
    const tablets = new Map<PointId, string>()
    beforeAll(async () => {
      house = await createHouse({ ground: await makeGround(engine) })
      await fixtureNotice(house.deps.register, today())
      for (const point of [p1, p3]) tablets.set(point, await house.enrol(point))
      for (const point of [p1, p3]) {
        const visits = Array.from({ length: perPoint }, () => visitOf({ point, day: today() }))
        await push(point, [...visits, ...visits.map(() => arrivalOf({ point, day: today() }))])
      }
      await goTo(dayPlus(today(), 5))
      await goTo('2026-04-11')
      // Some are still open, some are folded and their month is not closed.
      await push(
        p1,
        Array.from({ length: 25 }, () => visitOf({ day: today() })),
      )
      await goTo('2026-04-16')
      await push(p1, [visitOf({ day: today() }), arrivalOf({ day: today() })])
      contacts = await pushContacts(house, { point: p1, credential: credentialOf(p1) }, 0, 8)
    })
    afterAll(() => house.close())

    const today = (): Day => instantToDay(house.now())
    const credentialOf = (point: PointId): string => tablets.get(point) ?? expect.fail('no tablet')
    const push = async (point: PointId, sent: readonly unknown[]): Promise<void> => {
      for (let at = 0; at < sent.length; at += 100) {
        const answer = await house.ask('/api/v1/push', {
          credential: credentialOf(point),
          body: pushOf(sent.slice(at, at + 100)),
        })
        const { results } = PushAnswer.parse(answer.body)
        expect(results.filter(({ status }) => status !== 'stored' && status !== 'voided')).toEqual([])
      }
    }
    const goTo = async (day: string): Promise<void> => {
      house.wait(Date.parse(`${day}T10:00:00Z`) - house.now())
      await runNight({ ...house.deps, rehearse: rehearseAtOnce }, today())
    }
    const rowsOf = async (store: 'release' | 'live', table: string): Promise<string[]> => {
      const { query } = house.deps[store] as unknown as typeof house.deps.register
      const rows = await query
        .selectFrom(table as 'setting')
        .selectAll()
        .execute()
      return rows.map((row) => JSON.stringify(row)).toSorted()
    }
    /** Every row and every answer that a figure comes from. */
    const figures = async () => {
      const rows = []
      for (const store of ['release', 'live'] as const)
        for (const table of tables[store]) rows.push([`${store}.${table}`, await rowsOf(store, table)] as const)
      const answers = []
      for (const address of addresses)
        for (const as of ['maija', 'kaarina', 'tuomas', 'aino'] as const) {
          const { status, text } = await house.ask(address, { as })
          answers.push([`${as} ${address}`, status, text] as const)
        }
      return { rows: Object.fromEntries(rows), answers }
    }
    const change = async (path: string, body: unknown, as: 'maija' | 'aino' = 'maija'): Promise<void> => {
      const answer = await house.ask(path, { as, body })
      expect([200, 204], answer.text).toContain(answer.status)
    }
    /** The deletion, between two looks at every figure. */
    const holdStill = async (work: () => Promise<unknown>): Promise<void> => {
      const before = await figures()
      await work()
      expect(await figures()).toEqual(before)
    }

    test('[A25][C22][I18] there are figures of every kind, so that one could be another', async () => {
      const { rows, answers } = await figures()
      for (const [table, found] of Object.entries(rows)) expect(found.length, table).toBeGreaterThan(0)
      expect(answers.filter(([, status]) => status === 200).length).toBeGreaterThan(10)
    })

    test('[A24][A25][B26][C22][I18] contacts that are erased, withdrawn, narrowed or taken back change no figure', async () => {
      const [erased, withdrawn, told, narrowed] = contacts
      if (!erased || !withdrawn || !told || !narrowed) return expect.fail('too few contacts')
      await holdStill(() => change(`/api/v1/contacts/${erased.id}/erase`, { reason: 'asked' }))
      await holdStill(() => change(`/api/v1/contacts/${withdrawn.id}/erase`, { reason: 'withdrawn' }))
      const { phone, email } = told.details
      await holdStill(() => change('/api/v1/withdrawals', { phone, email }, 'aino'))
      await holdStill(() => change(`/api/v1/contacts/${narrowed.id}/narrow`, { drop: 'phone' }))
      const before = await figures()
      await push(p1, [voidOf(contacts[4]?.entry ?? expect.fail('no contact'))])
      const { 'live.mark': marksAfter, ...rest } = (await figures()).rows
      const { 'live.mark': marksBefore, ...restBefore } = before.rows
      expect(rest).toEqual(restBefore)
      // Every push leaves a stamp.
      expect(marksAfter?.length).toBe((marksBefore?.length ?? 0) + 1)
    })

    test('[A22][A25][C22][I18] a user who is deleted changes no figure', async () => {
      const [user, other] = await makeUsers(house, p1, 0, 2)
      expect(other?.id).not.toBe(user?.id)
      await holdStill(() => change(`/api/v1/users/${user?.id}/delete`, { reason: 'asked' }))
    })

    test('[A21][A23][A25][C06][C22][I18] what goes by the calendar, contacts, users and requests, changes no figure', async () => {
      const [request] = await noteRequests(house, 0, 1)
      await change(`/api/v1/requests/${request?.id}/identity`, { way: 'known' })
      await change(`/api/v1/requests/${request?.id}/answer`, { text: 'Vastattu.' })
      const later = dayPlus(monthsLater(today(), 25), 1)
      for (const name of fixtureNames) {
        const id = await idOf(house, name)
        await house.deps.register.transact((tx) => changeUser(tx, id, { last_login: later }))
      }
      house.wait(Date.parse(`${later}T10:00:00Z`) - house.now())
      await holdStill(async () => {
        const went = await confirmRetention(house.deps)
        expect(went?.stopped).toBe(null)
        const { contacts: ofContacts = 0, users = 0, requests = 0, weeks = 0 } = went ?? {}
        expect(Math.min(ofContacts, users, requests, weeks)).toBeGreaterThan(0)
      })
    })
  })
}
