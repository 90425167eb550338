import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ReportList, ReportPlan, ReportPlanList, reportPlansMax } from '@tukkimies/shared/register/report-plan.ts'
import { Me, OwnRecord } from '@tukkimies/shared/register/user.ts'
import { listAudit } from '@tukkimies/server/register/audit.ts'
import { addReport } from '@tukkimies/server/register/reports.ts'
import { engines, useEngines } from '../../contracts/engines.ts'
import { march } from '../../contracts/fixtures.ts'
import { fixtureReportPlan } from '../../notice.ts'
import { type FixtureName, p1, p2 } from '../../users.ts'
import { idOf } from './askers.ts'
import { createHouse, type House } from './house.ts'

const makeGround = useEngines()

for (const engine of engines) {
  describe(engine, () => {
    let house: House
    beforeAll(async () => {
      house = await createHouse({ ground: await makeGround(engine) })
    })
    afterAll(() => house.close())

    const plan = (as: FixtureName, change: object = {}) =>
      house.ask('/api/v1/report-plans', { as, body: { ...fixtureReportPlan, place: `point:${p1}`, ...change } })
    const plans = async (as: FixtureName) =>
      ReportPlanList.parse((await house.ask('/api/v1/report-plans', { as })).body).plans
    const reports = async (as: FixtureName) =>
      ReportList.parse((await house.ask('/api/v1/reports', { as })).body).reports
    const post = (path: string, as: FixtureName, body: object = {}) => house.ask(path, { as, body })
    const waiting = async (as: FixtureName) => Me.parse((await house.ask('/api/v1/me', { as })).body).waiting ?? []

    test('[A14][C11] a plan begins with the period that closes next, and the log says that there is one', async () => {
      const answer = await plan('kaarina')
      expect(ReportPlan.parse(answer.body)).toMatchObject({ report: 'month', first: '2026-02' })
      expect((await listAudit(house.deps.register, { is: 'all' }, 1))[0]).toMatchObject({
        event: { event: 'report_plan', act: 'saved' },
      })
      expect(await plan('kaarina', { report: 'funder', kind: 'm' })).toMatchObject({ status: 422, code: 'invalid' })
      expect((await plan('kaarina', { report: 'funder', kind: 'q' })).status).toBe(200)
    })

    test('[C17] nobody plans a report of a place beyond the own right, and nobody sees another’s plans', async () => {
      const foreign = await plan('kaarina', { place: `point:${p2}` })
      const missing = await plan('kaarina', { place: 'point:nowhere' })
      expect([foreign.status, foreign.text]).toEqual([404, missing.text])
      expect(await plan('kaarina', { place: 'whole' })).toMatchObject({ status: 404 })
      expect(await plan('aino')).toMatchObject({ status: 403, code: 'no_right' })
      expect(await plans('maija')).toEqual([])
      const [own] = await plans('kaarina')
      const path = `/api/v1/report-plans/${own?.id}/delete`
      expect((await post(path, 'maija')).status).toBe(404)
      expect((await plans('kaarina')).length).toBe(2)
    })

    test('[C11] a report waits until its planner has looked at it, and no longer', async () => {
      const [own] = await plans('kaarina')
      const id = own?.id ?? expect.fail('no plan')
      const user = await idOf(house, 'kaarina')
      expect(await waiting('kaarina')).not.toContain('reports_ready')
      const made = { plan: id, period: march.name, user, day: march.first }
      await house.deps.register.transact((tx) => addReport(tx, made))
      expect(await waiting('kaarina')).toContain('reports_ready')
      expect(await waiting('maija')).not.toContain('reports_ready')
      expect(await reports('kaarina')).toMatchObject([{ plan: id, period: march.name, opened: false }])
      const opened = `/api/v1/report-plans/${id}/opened`
      expect((await post(opened, 'maija', { period: march.name })).status).toBe(404)
      expect((await post(opened, 'kaarina', { period: '2026-02' })).status).toBe(404)
      expect((await post(opened, 'kaarina', { period: march.name })).status).toBe(204)
      expect(await waiting('kaarina')).not.toContain('reports_ready')
      expect(await reports('kaarina')).toMatchObject([{ opened: true }])
    })

    test('[A34] the own record holds the own plans', async () => {
      const record = OwnRecord.parse((await house.ask('/api/v1/me/record', { as: 'kaarina' })).body)
      expect(record.plans.map(({ report }) => report).toSorted()).toEqual(['funder', 'month'])
    })

    test('a plan that is deleted takes its reports out of the list', async () => {
      for (const { id } of await plans('kaarina'))
        expect((await post(`/api/v1/report-plans/${id}/delete`, 'kaarina')).status).toBe(204)
      expect(await reports('kaarina')).toEqual([])
      expect(await plans('kaarina')).toEqual([])
    })

    test('nobody keeps plans without end', async () => {
      for (let at = 0; at < reportPlansMax; at++) expect((await plan('maija')).status).toBe(200)
      expect(await plan('maija')).toMatchObject({ status: 422, code: 'invalid' })
    })
  })
}
