import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PullAnswer } from '@tukkimies/shared/wire.ts'
import { listAudit } from '@tukkimies/server/register/audit.ts'
import { engines, useEngines } from '../../contracts/engines.ts'
import type { FixtureName } from '../../users.ts'
import { createHouse, type House } from './house.ts'

const makeGround = useEngines()
const channel = {
  email: 'palaute@esimerkki.fi',
  phone: '020 123 4567',
  page: 'https://esimerkki.fi/palaute',
  supervisor: { fi: 'Maakunnan valvoja', sv: 'Landskapets tillsyn', en: 'Supervisor of the region' },
}

for (const engine of engines) {
  describe(engine, () => {
    let house: House
    beforeAll(async () => {
      house = await createHouse({ ground: await makeGround(engine) })
    })
    afterAll(() => house.close())

    const set = (body: unknown, as: FixtureName = 'oskari') => house.ask('/api/v1/accessibility', { as, body })
    const pulled = async () => PullAnswer.parse((await house.ask('/api/v1/pull')).body).accessibility

    test('[duty-F06] everybody is told where feedback is taken, once the operator has set it', async () => {
      expect(await pulled()).toBeUndefined()
      expect(await set(channel)).toMatchObject({ status: 200, body: channel })
      expect(await pulled()).toEqual(channel)
      const [line] = await listAudit(house.deps.register, { is: 'all' }, 1)
      expect(line).toMatchObject({ actor: { role: 'operator' }, event: { event: 'accessibility_set' } })
      expect(JSON.stringify(line)).not.toContain('esimerkki')
    })

    test('[duty-F06] a later setting takes the place of the earlier as a whole', async () => {
      expect((await set({ email: 'saavutettavuus@esimerkki.fi' })).status).toBe(200)
      expect(await pulled()).toEqual({ email: 'saavutettavuus@esimerkki.fi' })
    })

    test('[duty-F06] without one way to reach anybody nothing is set', async () => {
      const before = await pulled()
      const refused = async (body: unknown) => {
        const answer = await set(body)
        expect(answer.status).toBe(422)
        return [answer.code, (answer.body as { field?: string }).field]
      }
      expect(await refused({ supervisor: channel.supervisor })).toEqual(['invalid', 'email'])
      expect(await refused({ email: 'palaute' })).toEqual(['invalid', 'email'])
      expect(await refused({ page: 'http://esimerkki.fi/palaute' })).toEqual(['invalid', 'page'])
      expect(await refused({ phone: 'soita' })).toEqual(['invalid', 'phone'])
      expect(await pulled()).toEqual(before)
    })

    test('[duty-F10] an identity code is refused in each field, and never said again', async () => {
      const answer = await set({ ...channel, supervisor: { ...channel.supervisor, sv: 'Valvoja 131052-308T' } })
      expect(answer).toMatchObject({ code: 'identity_code', body: { field: 'supervisor' } })
      expect(answer.text).not.toContain('131052')
      expect(await set({ page: 'https://esimerkki.fi/131052-308T' })).toMatchObject({ code: 'identity_code' })
    })
  })
}
