// What waits for whom: told with the own account, by the rights of each, and gone once it is done; on both engines.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { firstRetentionSettings } from '@tukkimies/shared/register/retention-settings.ts'
import type { Me } from '@tukkimies/shared/register/user.ts'
import { engines, useEngines } from '../../contracts/engines.ts'
import { fixtureDraft } from '../../notice.ts'
import type { FixtureName } from '../../users.ts'
import { createHouse, type House } from '../api/house.ts'

const ground = useEngines()

for (const engine of engines) {
  describe(engine, () => {
    let house: House
    beforeAll(async () => {
      house = await createHouse({ ground: await ground(engine) })
    })
    afterAll(() => house.close())

    const waits = async (as: FixtureName) => ((await house.ask('/api/v1/me', { as })).body as Me).waiting

    test('[A01] whoever may publish the notice is told that there is none, and no longer once there is', async () => {
      expect(await waits('tuomas')).toEqual(['notice_missing'])
      expect(await waits('oskari')).toEqual(['notice_missing'])
      for (const as of ['maija', 'aino'] as const) expect(await waits(as)).toBeUndefined()
      await house.ask('/api/v1/notice', { as: 'tuomas', body: { ...fixtureDraft, after: 0 } })
      expect(await waits('tuomas')).toBeUndefined()
    })

    test('[C30] a withdrawal that an advisor took in waits for the main user and the officer the same day', async () => {
      await house.ask('/api/v1/withdrawals', { as: 'aino', body: { phone: '', email: 'canary@esimerkki.fi' } })
      expect(await waits('maija')).toEqual(['requests_soon'])
      expect(await waits('tuomas')).toEqual(['requests_soon'])
      for (const as of ['aino', 'oskari'] as const) expect(await waits(as)).toBeUndefined()
    })

    test('[B27] a proposal of retention periods waits for the officer, and once approved for a new notice', async () => {
      const settings = {
        ...firstRetentionSettings,
        periods: { ...firstRetentionSettings.periods, disclosure: { months: 36, mode: 'daily' } },
      }
      const proposed = await house.ask('/api/v1/retention/propose', { as: 'oskari', body: { settings } })
      expect(proposed.status).toBe(200)
      expect(await waits('tuomas')).toContain('retention_proposed')
      expect(await waits('oskari')).toBeUndefined()
      await house.ask('/api/v1/retention/approve', { as: 'tuomas', body: { settings } })
      expect(await waits('tuomas')).toEqual(['requests_soon', 'notice_outdated'])
    })
  })
}
