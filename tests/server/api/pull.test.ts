import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { instantToDay } from '@tukkimies/shared/day.ts'
import { AreaId } from '@tukkimies/shared/id.ts'
import { PullAnswer } from '@tukkimies/shared/wire.ts'
import { saveArea } from '@tukkimies/server/register/organisation.ts'
import { engines, useEngines } from '../../contracts/engines.ts'
import { fixtureNotice } from '../../notice.ts'
import { keskus } from '../../users.ts'
import { createHouse, type House } from './house.ts'

const makeGround = useEngines()

for (const engine of engines) {
  describe(engine, () => {
    let house: House
    beforeAll(async () => {
      house = await createHouse({ ground: await makeGround(engine) })
    })
    afterAll(() => house.close())

    const pull = (tag?: string) =>
      house.ask('/api/v1/pull', tag === undefined ? {} : { headers: { 'If-None-Match': tag } })

    test('[S17] whoever asks is told places and code lists, and nothing about people or tablets', async () => {
      await house.enrol(PullAnswer.parse((await pull()).body).points[0]!.id)
      const answer = await pull()
      const parts = ['protocol', 'organisations', 'areas', 'points', 'lists', 'transport', 'notice', 'screens']
      expect(Object.keys(answer.body as object)).toEqual(parts)
      expect(PullAnswer.parse(answer.body)).toMatchObject({
        organisations: [{ id: 'keskus' }, { id: 'ranta' }],
        areas: [{ id: 'a1' }],
        points: [
          { id: 'p1', organisation: 'keskus' },
          { id: 'p2', organisation: 'keskus' },
          { id: 'p3', organisation: 'ranta' },
        ],
        lists: [{ version: 1 }],
      })
      for (const word of ['maija', 'device']) expect(answer.text).not.toContain(word)
    })

    test('[S17] what a tablet has already is not sent again, until something changes', async () => {
      const first = await pull()
      const tag = first.headers.get('ETag') ?? ''
      expect(tag).toMatch(/^"[\w-]{43}"$/)
      for (const same of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
        const again = await pull(same)
        expect(again).toMatchObject({ status: 304, text: '' })
        expect(again.headers.get('ETag')).toBe(tag)
      }
      for (const other of ['"other"', tag.slice(1, -1), '']) expect((await pull(other)).status).toBe(200)
      const names = { fi: 'Uusi', sv: 'Ny', en: 'New' }
      await house.deps.register.transact((tx) => saveArea(tx, keskus, { id: AreaId.parse('a2'), names }))
      const changed = await pull(tag)
      expect(changed.status).toBe(200)
      expect(changed.headers.get('ETag')).not.toBe(tag)
    })

    test('[S17] it comes compressed to who can read that, and what one has already is not sent again either', async () => {
      const headers = { 'Accept-Encoding': 'gzip, deflate, br' }
      const packed = await house.app.request('http://localhost/api/v1/pull', { headers })
      expect(packed.headers.get('Content-Encoding')).toBe('gzip')
      const bytes = new Uint8Array(await packed.arrayBuffer())
      const plain = await pull()
      expect(gunzipSync(bytes).toString()).toBe(plain.text)
      expect(bytes.length).toBeLessThan(plain.text.length / 3)
      const tag = packed.headers.get('ETag') ?? ''
      expect(await pull(tag)).toMatchObject({ status: 304, text: '' })
      const places = await house.app.request('http://localhost/api/v1/me', { headers })
      expect(places.headers.get('Content-Encoding')).toBeNull()
    })

    test('[A01][E01] tablets get the newest notice with what else they pull', async () => {
      const today = instantToDay(house.now())
      expect(PullAnswer.parse((await pull()).body).notice).toBeNull()
      await fixtureNotice(house.deps.register, today)
      const newest = await fixtureNotice(house.deps.register, today)
      expect(PullAnswer.parse((await pull()).body).notice).toEqual(newest)
      expect(newest.version).toBe(2)
    })
  })
}
