// The keys that tablets seal contacts to: made at a start and every month, pulled, used for 120 days without being online,
// and destroyed when nothing that they opened can be kept any more; on both engines.
import { describe, expect, test } from 'vitest'
import { dayPlus, instantToDay } from '@tukkimies/shared/day.ts'
import type { TransportKey } from '@tukkimies/shared/register/transport-key.ts'
import { PullAnswer } from '@tukkimies/shared/wire.ts'
import { createApp } from '@tukkimies/server/api/app.ts'
import { ensureTransportKey, expireTransportKeys, findTransportKey } from '@tukkimies/server/contacts/transport.ts'
import { confirmRetention } from '@tukkimies/server/jobs/nightly.ts'
import { listTransportKeys } from '@tukkimies/server/keys/transport-keys.ts'
import { listAudit } from '@tukkimies/server/register/audit.ts'
import { makeContact, transportKeyOf } from '../contacts.ts'
import { engines, useEngines } from '../contracts/engines.ts'
import { later, openStation, type Station, visitOf } from './station.ts'

const makeGround = useEngines()
const today = '2026-03-10'

for (const engine of engines) {
  describe(engine, () => {
    const open = async () => openStation(await makeGround(engine), today)
    const newest = async ({ deps }: Station) =>
      (await findTransportKey(deps, instantToDay(deps.now()))) ?? expect.fail('no key')
    const pushed = async (station: Station, key: TransportKey) => {
      const [result] = await station.push([await makeContact(key, {}, { day: station.today() })])
      return result?.code ?? result?.status
    }

    test('[F69] a key is followed by a new one after 30 days, and two servers at once make one', async () => {
      const station = await open()
      const { deps } = station
      expect(await findTransportKey(deps, station.today())).toBeNull()
      const made = await Promise.all([1, 2, 3].map(() => ensureTransportKey(deps)))
      expect(made.filter(Boolean)).toHaveLength(1)
      const first = await newest(station)
      expect(first.until).toBe(later(today, 120))
      station.goTo(later(today, 29))
      expect(await ensureTransportKey(deps)).toBe(false)
      station.goTo(later(today, 30))
      expect(await ensureTransportKey(deps)).toBe(true)
      expect((await newest(station)).id).not.toBe(first.id)
      const lines = await listAudit(deps.register, { is: 'all' }, 10)
      const events = lines.map(({ event }) => event).filter(({ event }) => event === 'transport_key_made')
      expect(events).toEqual(
        [later(today, 150), later(today, 120)].map((until) => ({ event: 'transport_key_made', until })),
      )
      await station.close()
    })

    test('[F69] what was sealed to an older key is taken in, 120 days on and after; the rest of the push goes on', async () => {
      const station = await open()
      const old = await transportKeyOf(station.deps)
      for (const days of [30, 60, 120, 300]) {
        station.goTo(later(today, days))
        await ensureTransportKey(station.deps)
        expect(await pushed(station, old)).toBe('stored')
        expect(await pushed(station, await newest(station))).toBe('stored')
      }
      // Without any key of this server's the contact is refused, and the visit beside it is not.
      const stranger = { ...old, id: 'AAAAAAAAAAA' }
      const results = await station.push([await makeContact(stranger, {}, { day: station.today() }), visitOf()])
      expect(results.map((result) => result?.code ?? result?.status)).toEqual(['box_closed', 'stored'])
      await station.close()
    })

    test('[F69][F65] the private part is destroyed twelve months after its use ended, when all that it opened is over', async () => {
      const station = await open()
      const { deps } = station
      const old = await transportKeyOf(deps)
      const contact = await makeContact(old, {}, { day: later(today, 120) })
      const last = later('2027-07-08', -1)
      expect(old.until).toBe('2026-07-08')
      expect(await expireTransportKeys(deps, last)).toBe(0)
      expect(await expireTransportKeys(deps, dayPlus(last, 1))).toBe(1)
      expect(await listTransportKeys(deps.keys)).toEqual([])
      station.goTo('2027-07-08')
      // The operator has seen that so much time has passed.
      await confirmRetention(station.deps)
      // Over, not refused: the tablet deletes the box and says so.
      expect(await station.push([contact])).toMatchObject([{ status: 'expired' }])
      await station.close()
    })

    test('[F60] a key of a day that has not come is no reason to make none', async () => {
      const station = await open()
      station.goTo('2036-03-10')
      await ensureTransportKey(station.deps)
      station.goTo(today)
      expect(await ensureTransportKey(station.deps)).toBe(true)
      await station.close()
    })

    test('[S17] the pull hands out the newest key, its public part alone, and a night makes one where there is none', async () => {
      const station = await open()
      const app = createApp(station.deps, '/nowhere')
      const pull = async () => PullAnswer.parse(await (await app.request('/api/v1/pull')).json()).transport
      expect(await pull()).toBeNull()
      await station.night()
      const [stored] = await listTransportKeys(station.deps.keys)
      expect(await pull()).toEqual({ id: stored?.id, publicKey: stored?.public_key, until: stored?.until })
      station.goTo(later(today, 121))
      expect(await pull()).toBeNull()
      await station.close()
    })
  })
}
