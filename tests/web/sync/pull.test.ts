// Rounds down: when a tablet asks for its settings, and what an unchanged answer costs.
import { expect, test } from 'vitest'
import { createWorld, hour, minute, picks, type World } from '../../world/world.ts'

const pullsIn = ({ network }: World) => network.sent.filter(({ path }) => path === '/api/v1/pull')

const quietWorld = async () => {
  const world = createWorld()
  const tablet = await world.enrolTablet()
  world.network.sent.length = 0
  return { world, tablet }
}

test('[S17] an open tablet pulls each hour, and saves in between pull nothing', async () => {
  const { world, tablet } = await quietWorld()
  await tablet.device().saveVisit(picks)
  await world.advance(50 * minute)
  expect(pullsIn(world)).toHaveLength(0)
  await world.advance(3 * hour)
  expect(pullsIn(world)).toHaveLength(3)
  for (const { headers } of pullsIn(world)) expect(headers.get('If-None-Match')).toMatch(/^".+"$/)
})

test('[S17] a tablet pulls when it starts, comes online or is asked to send, but not twice in a minute', async () => {
  const { world, tablet } = await quietWorld()
  await tablet.restart()
  await world.settle()
  expect(pullsIn(world)).toHaveLength(0)
  await world.advance(2 * minute)
  await tablet.restart()
  await world.settle()
  expect(pullsIn(world)).toHaveLength(1)
  await world.advance(2 * minute)
  tablet.goOnline(false)
  tablet.goOnline(true)
  await world.settle()
  expect(pullsIn(world)).toHaveLength(2)
  tablet.device().sendNow()
  await world.settle()
  expect(pullsIn(world)).toHaveLength(3)
})

test('[S17] away from the network a tablet tries no more often, and goes on with what it has', async () => {
  const { world, tablet } = await quietWorld()
  tablet.goOnline(false)
  await world.advance(5 * hour)
  expect(pullsIn(world).length).toBeLessThanOrEqual(5)
  expect(await tablet.device().saveVisit(picks)).toEqual({ is: 'saved' })
})
