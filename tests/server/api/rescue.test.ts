// A file of what a tablet could not send, imported by a main user: counted once, whoever else sends the same.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sealBox } from '@tukkimies/shared/box.ts'
import type { PointId } from '@tukkimies/shared/id.ts'
import { rescueBound } from '@tukkimies/shared/rescue.ts'
import { PullAnswer } from '@tukkimies/shared/wire.ts'
import { ensureTransportKey } from '@tukkimies/server/contacts/transport.ts'
import { boxCrypto, randomBytes } from '@tukkimies/server/crypto.ts'
import { listAudit } from '@tukkimies/server/register/audit.ts'
import { engines, useEngines } from '../../contracts/engines.ts'
import { makeArrival, makeVisit } from '../../entries.ts'
import { p1, p3 } from '../../users.ts'
import { createHouse, type House, pushOf } from './house.ts'

const makeGround = useEngines()

for (const engine of engines) {
  describe(engine, () => {
    let house: House
    beforeAll(async () => {
      house = await createHouse({ ground: await makeGround(engine) })
      await ensureTransportKey(house.deps)
    })
    afterAll(() => house.close())

    const keyOf = async () =>
      PullAnswer.parse((await house.ask('/api/v1/pull', {})).body).transport ?? expect.fail('no key to seal to')
    const seal = async (credential: string, entries: readonly unknown[]) => {
      const { id, publicKey } = await keyOf()
      const content = { credential, entries }
      return { key: id, box: await sealBox(boxCrypto, randomBytes, publicKey, rescueBound(id), content) }
    }
    const send = (as: 'maija' | 'rauno' | 'aino', body: unknown) => house.ask('/api/v1/rescue', { as, body })
    const enrol = (point: PointId) => house.enrol(point)

    test('[S1][S12] a rescue file counts each entry once, imported twice and pushed besides', async () => {
      const credential = await enrol(p1)
      const entries = [makeVisit(), makeArrival(), makeVisit({ codes: { topic: ['no_such_topic'] } })]
      const box = await seal(credential, entries)
      const counted = { point: p1, counts: { stored: 2, refused: 1 } }
      expect(await send('maija', box)).toMatchObject({ status: 200, body: counted })
      expect((await send('maija', box)).body).toEqual({ point: p1, counts: { duplicate: 2, refused: 1 } })
      const pushed = await house.ask('/api/v1/push', { credential, body: pushOf(entries.slice(0, 2)) })
      expect((pushed.body as { results: { status: string }[] }).results.map(({ status }) => status)).toEqual([
        'duplicate',
        'duplicate',
      ])
      const lines = await listAudit(house.deps.register, { is: 'all' }, 5)
      expect(lines.filter(({ event }) => event.event === 'device_rescued')).toHaveLength(2)
      expect(JSON.stringify(lines)).not.toContain(entries[0]?.id)
    })

    test('[F73] the file of a withdrawn tablet is taken from a main user of its point alone', async () => {
      const credential = await enrol(p1)
      const box = await seal(credential, [makeVisit()])
      const { devices } = (await house.ask('/api/v1/devices', { as: 'maija' })).body as { devices: { id: string }[] }
      for (const { id } of devices) await house.ask(`/api/v1/devices/${id}/revoke`, { as: 'maija', body: {} })
      const foreign = await send('rauno', box)
      expect(foreign).toMatchObject({ status: 404, code: 'not_found' })
      expect(await send('aino', box)).toMatchObject({ code: 'no_right' })
      expect((await send('maija', box)).body).toMatchObject({ counts: { stored: 1 } })
    })

    test('[A33] a box that is none of ours, altered, of nobody or of elsewhere looks the same', async () => {
      const credential = await enrol(p3)
      const mine = await seal(await enrol(p1), [makeVisit()])
      const { box } = mine
      const altered = { ...mine, box: `${box.slice(0, -8)}AAAAAAAA` }
      const unknown = await seal('A'.repeat(43), [makeVisit()])
      const elsewhere = await seal(credential, [makeVisit()])
      const answers = [altered, unknown, elsewhere, { key: 'AAAAAAAAAAA', box }].map((one) => send('maija', one))
      for (const answer of await Promise.all(answers)) expect(answer).toMatchObject({ status: 404, code: 'not_found' })
    })
  })
}
