import { expect, test } from 'vitest'
import { createWorld, picks } from '../world/world.ts'

test('[S17] a browser that asks the person about its storage, and gets no answer, keeps nobody from recording', async () => {
  const world = createWorld()
  let answer: (is: 'yes') => void = () => {}
  const asked = new Promise<'yes'>((resolve) => (answer = resolve))
  const tablet = await world.enrolTablet({ persist: () => asked })
  expect(tablet.device().memory().persisted).not.toBe('no')
  expect(await tablet.device().saveVisit(picks)).toEqual({ is: 'saved' })
  await world.drain()
  expect(world.server.known.size).toBe(2)
  answer('yes')
  await world.settle()
  expect(tablet.device().memory().persisted).toBe('yes')
})
