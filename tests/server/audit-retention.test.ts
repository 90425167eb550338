// The night removes months of the use log that are over age, unless a brake holds; deleting a user leaves the log whole.
import { expect, test } from 'vitest'
import { checkAudit } from '@tukkimies/server/register/audit-chain.ts'
import { appendAudit, listAudit } from '@tukkimies/server/register/audit.ts'
import { engines, useEngines } from '../contracts/engines.ts'
import { openStation, type Station } from './station.ts'

const makeGround = useEngines()
const noon = (day: string): number => Date.parse(`${day}T10:00:00Z`)
const nothing = { users: 0, sessions: 0, gates: 0, codes: 0 }

const addNight = ({ deps }: Station, day: string): Promise<void> =>
  deps.register.transact((tx) =>
    appendAudit(tx, {
      at: noon(day),
      actor: { is: 'server' },
      organisation: null,
      event: { event: 'retention', ...nothing },
    }),
  )

for (const engine of engines) {
  test(`[duty-F01][F100] ${engine}: a night lets a month of the log go 24 months after its end, and the chain holds`, async () => {
    const station = await openStation(await makeGround(engine), '2026-03-31')
    for (const day of ['2024-03-30', '2024-03-31', '2024-04-01', '2026-03-30']) await addNight(station, day)
    await station.night('2026-03-31')
    expect((await checkAudit(station.deps.register)).segments).toEqual([])
    station.goTo('2026-04-01')
    await station.night('2026-04-01')
    const found = await checkAudit(station.deps.register)
    expect(found).toMatchObject({ broken: null, segments: [{ month: '2024-03', lines: 2 }] })
    const lines = await listAudit(station.deps.register, { is: 'all' }, 3)
    expect(lines.map(({ event }) => event.event)).toContain('audit_segment_removed')
    await station.close()
  })

  test(`[F60] ${engine}: a clock that has jumped removes no month of the log`, async () => {
    const station = await openStation(await makeGround(engine), '2028-03-31')
    for (const day of ['2024-03-30', '2026-03-30']) await addNight(station, day)
    await station.night('2028-03-31')
    expect(await checkAudit(station.deps.register)).toMatchObject({ broken: null, segments: [] })
    await station.close()
  })
}
