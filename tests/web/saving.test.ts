import { FDBDatabase } from 'fake-indexeddb'
import { expect, test } from 'vitest'
import { Day } from '@tukkimies/shared/day.ts'
import { createWorld, picks } from '../world/world.ts'

test('[S4] a visit and its arrival are saved together, with the hour in the arrival alone', async () => {
  const world = createWorld()
  const tablet = await world.enrolTablet()
  tablet.goOnline(false)
  expect(await tablet.device().saveVisit(picks)).toEqual({ is: 'saved' })
  const rows = await tablet.rows()
  expect(rows.map(({ kind }) => kind).toSorted()).toEqual(['arrival', 'visit'])
  const [visit, arrival] = ['visit', 'arrival'].map((kind) => rows.find((row) => row.kind === kind)?.entry ?? '')
  expect(JSON.parse(visit ?? '')).not.toHaveProperty('hour')
  expect(JSON.parse(arrival ?? '')).toMatchObject({ day: '2026-03-10', hour: 10, channel: 'point' })
})
