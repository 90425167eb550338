// What the routes of risk tell and take: reports of closed periods, coarse numbers of what is open, and the officer's decision
// on what waits, once.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { AuditLine } from '@tukkimies/shared/register/audit.ts'
import type { Me } from '@tukkimies/shared/register/user.ts'
import { OpenRows, RiskAnswer } from '@tukkimies/shared/release/risk-answer.ts'
import { findPeriod } from '@tukkimies/server/live/periods.ts'
import { runNight } from '@tukkimies/server/jobs/nightly.ts'
import { pushEntries } from '@tukkimies/server/push.ts'
import { instantToDay } from '@tukkimies/shared/day.ts'
import { engines, useEngines } from '../../contracts/engines.ts'
import { march } from '../../contracts/fixtures.ts'
import { addWaiting, rehearseAtOnce, waitingReport } from '../../risks.ts'
import { type FixtureName, p1 } from '../../users.ts'
import { visitOf } from '../station.ts'
import { createHouse, type House } from './house.ts'

const ground = useEngines()
const path = '/api/v1/risk'
const dayMs = 86_400_000

for (const engine of engines) {
  describe(engine, () => {
    let house: House
    beforeAll(async () => {
      house = await createHouse({ ground: await ground(engine) })
    })
    afterAll(() => house.close())

    const read = async (as: FixtureName = 'tuomas'): Promise<RiskAnswer> =>
      RiskAnswer.parse((await house.ask(path, { as })).body)
    const decide = (act: string, name: string = march.name) =>
      house.ask(`${path}/decide`, { as: 'tuomas', body: { visitor: 'client', name, act } })
    const waits = async (as: FixtureName) => ((await house.ask('/api/v1/me', { as })).body as Me).waiting ?? []
    const linesOf = async () => {
      const rows = await house.deps.register.query.selectFrom('audit').select('line').orderBy('id').execute()
      return rows.map(({ line }) => AuditLine.parse(JSON.parse(line)).event)
    }

    test('[AN100][AN101] a period that waits is told with its report, and the officer decides about it once', async () => {
      expect(await read()).toEqual({ periods: [], waiting: [], assessed: null, due: null })
      expect((await decide('least')).code).toBe('outdated')
      await addWaiting(house.deps.live)
      expect(await waits('tuomas')).toContain('risk_waits')
      expect(await waits('oskari')).not.toContain('risk_waits')
      const told = { kind: 'm', name: '2026-03', close: '2026-04-10', profile: 'floor', risk: waitingReport }
      for (const as of ['tuomas', 'maija', 'kaarina', 'oskari'] as const)
        expect((await read(as)).waiting).toMatchObject([told])
      expect((await house.ask(path, { as: 'aino' })).status).toBe(403)
      expect((await decide('all')).code).toBe('invalid')
      expect((await decide('nothing', '2026-04')).code).toBe('outdated')
      expect((await decide('nothing')).status).toBe(200)
      expect((await decide('least')).code).toBe('outdated')
      expect((await findPeriod(house.deps.live, march))?.decision).toBe('nothing')
      expect((await read()).waiting).toEqual([])
      expect(await waits('tuomas')).not.toContain('risk_waits')
      const decided = { event: 'risk_decided', visitor: 'client', kind: 'm', period: '2026-03', act: 'nothing' }
      expect((await linesOf()).filter(({ event }) => event === 'risk_decided')).toEqual([decided])
      await house.deps.live.query.deleteFrom('period').execute()
    })

    test('[AN53][AN101] of what is open there are coarse numbers alone: no few visits, accumulators in tens', async () => {
      const open = async () => OpenRows.parse((await house.ask(`${path}/open`, { as: 'maija' })).body)
      const push = (count: number) =>
        pushEntries(
          house.deps,
          p1,
          null,
          Array.from({ length: count }, () => ({ raw: visitOf({ day: instantToDay(house.now()) }) })),
        )
      await push(7)
      expect((await open()).visits).toEqual({ open: null, oldest: null })
      await push(20)
      expect(await open()).toMatchObject({ visits: { open: 24, oldest: 0 }, accumulators: [] })
      const codes = { partner_topic: ['info'] }
      const partner = visitOf({ visitor: 'partner', day: instantToDay(house.now()), codes })
      await pushEntries(house.deps, p1, null, [{ raw: partner }])
      house.wait(3 * dayMs)
      expect((await open()).visits).toEqual({ open: 24, oldest: 3 })
      // So that the one visit is folded by itself.
      house.wait(7 * dayMs)
      await runNight({ ...house.deps, rehearse: rehearseAtOnce }, instantToDay(house.now()))
      const { accumulators, backup, visits } = await open()
      expect(visits).toEqual({ open: null, oldest: null })
      expect(backup).toBeNull()
      expect(accumulators.length).toBeGreaterThan(3)
      expect(accumulators.every(({ rows, ones }) => rows % 10 === 0 && ones >= 0 && ones <= 100)).toBe(true)
      // A share of one visit's counts would be a hundred in a hundred.
      expect(accumulators.filter(({ visitor }) => visitor === 'partner')).toEqual([])
    })

    test('[duty-F11][AN101] the report of a closed period is told, and a year later the officer is to assess anew', async () => {
      house.wait(24 * dayMs)
      await runNight({ ...house.deps, rehearse: rehearseAtOnce }, instantToDay(house.now()))
      const { periods, assessed, due } = await read('maija')
      expect(periods.map(({ visitor, name }) => `${visitor} ${name}`)).toEqual(['client 2026-03', 'partner 2026-03'])
      const [client, partner] = periods
      expect(client?.risk.rehearsal).toMatchObject({ from: 'demonstration', day: '2026-04-10', profile: 'S' })
      expect(partner?.risk.rehearsal).toBeNull()
      expect(client?.cells).toBeGreaterThan(0)
      expect({ assessed, due }).toEqual({ assessed: null, due: '2027-04-10' })
      expect(await waits('tuomas')).not.toContain('assessment_due')
      house.wait(365 * dayMs)
      // Whoever had not been here for so long would be nobody.
      await house.deps.register.query
        .updateTable('user')
        .set({ last_login: instantToDay(house.now()) })
        .execute()
      expect(await waits('tuomas')).toContain('assessment_due')
      expect(await waits('maija')).not.toContain('assessment_due')
      const assessing = await house.ask(`${path}/assess`, { as: 'tuomas', body: {} })
      expect(assessing.body).toMatchObject({ assessed: '2027-04-13', due: '2028-04-13' })
      expect(await waits('tuomas')).not.toContain('assessment_due')
      expect((await linesOf()).at(-1)).toEqual({ event: 'risk_assessed' })
    })
  })
}
