// Anchors kept on another host tell what the chain alone cannot: a tail that was cut off, a log written anew.
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { Day } from '@tukkimies/shared/day.ts'
import { checkAnchors, makeAnchor } from '@tukkimies/server/anchor.ts'
import { checkAudit } from '@tukkimies/server/register/audit-chain.ts'
import { removeOldSegments } from '@tukkimies/server/register/audit-segments.ts'
import { appendAudit } from '@tukkimies/server/register/audit.ts'
import { useEngines } from '../contracts/engines.ts'
import { openStation, type Station } from './station.ts'

const makeGround = useEngines(['sqlite'])
const at = Date.parse('2024-03-01T10:00:00Z')

const addLines = async ({ deps }: Station, count: number, from = at): Promise<void> => {
  for (let n = 0; n < count; n++) {
    const event = { event: 'folded', visits: n, arrivals: 0 } as const
    await deps.register.transact((tx) =>
      appendAudit(tx, { at: from + n, actor: { is: 'server' }, organisation: null, event }),
    )
  }
}

test('[F100] the log holds its anchors however it grows, and after its months have gone it says what it cannot know', async () => {
  const station = await openStation(await makeGround('sqlite'))
  const anchors = [await makeAnchor(station.deps, at)]
  for (const count of [1, 3, 2]) {
    await addLines(station, count)
    anchors.push(await makeAnchor(station.deps, at))
  }
  const text = `${anchors.map((anchor) => JSON.stringify(anchor)).join('\n')}\n`
  expect(anchors.map(({ count }) => count)).toEqual([0, 1, 4, 6])
  expect(await checkAnchors(station.deps, text)).toEqual({ held: 4, unsure: 0, missing: 0, forged: 0 })
  await addLines(station, 2, Date.parse('2026-04-01T10:00:00Z'))
  await removeOldSegments(station.deps.register, Day.parse('2026-04-01'), Date.parse('2026-04-01T11:00:00Z'))
  expect(await checkAnchors(station.deps, text)).toEqual({ held: 3, unsure: 1, missing: 0, forged: 0 })
  await station.close()
})

test('[F100] a log that was cut off or written anew is a sound chain, and does not hold its anchor', async () => {
  const ground = await makeGround('sqlite')
  const station = await openStation(ground)
  await addLines(station, 5)
  const text = JSON.stringify(await makeAnchor(station.deps, at))
  await station.close()

  const tampered = async (statement: string, more: number) => {
    const copy = await makeGround('sqlite')
    cpSync(ground.folder, copy.folder, { recursive: true })
    const file = new DatabaseSync(join(copy.folder, 'register.sqlite'))
    for (const { name } of file.prepare(`select name from sqlite_master where type = 'trigger'`).all()) {
      file.exec(`drop trigger "${String(name)}"`)
    }
    file.exec(statement)
    file.close()
    const opened = await openStation(copy)
    await addLines(opened, more, at + 1)
    const found = { ...(await checkAudit(opened.deps.register)), ...(await checkAnchors(opened.deps, text)) }
    await opened.close()
    return found
  }
  const lost = { broken: null, held: 0, missing: 1 }
  expect(await tampered('delete from audit where id = 5', 0)).toMatchObject({ ...lost, lines: 4 })
  expect(await tampered('delete from audit where id = 5', 1)).toMatchObject({ ...lost, lines: 5 })
  expect(await tampered('delete from audit', 9)).toMatchObject({ ...lost, lines: 9 })
})

test('[F100] an anchor that was not made with this root key is forged, and what is no anchor is refused', async () => {
  const station = await openStation(await makeGround('sqlite'))
  await addLines(station, 2)
  const anchor = await makeAnchor(station.deps, at)
  const forged = [
    { ...anchor, count: 1 },
    { ...anchor, at: new Date(0).toISOString() },
    { ...anchor, head: 'f'.repeat(64) },
  ]
  const text = forged.map((one) => JSON.stringify(one)).join('\n')
  expect(await checkAnchors(station.deps, text)).toMatchObject({ held: 0, forged: 3 })
  for (const wrong of ['', 'x', '{}', JSON.stringify({ ...anchor, host: 'a' })]) {
    await expect(checkAnchors(station.deps, wrong)).rejects.toMatchObject({ problem: { code: 'invalid' } })
  }
  await station.close()
})
