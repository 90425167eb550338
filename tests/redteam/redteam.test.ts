// The short form of `npm run redteam`: the attacks that mean something on a small register, each with its broken build. Those
// that move the clock stand in its order.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { printFigure } from '../figures.ts'
import { type Attack, type Ground, isWithin } from './attack.ts'
import { makeDifferenceOfCells } from './difference.ts'
import { pushHostile } from './door.ts'
import { openGround } from './ground.ts'
import { testNoise } from './noise.ts'
import { searchFiles } from './rest.ts'
import { inferFromRoster } from './roster.ts'
import { makeScrape } from './scrape.ts'
import { screenKinds, shortScreens } from './screens.ts'
import { startUnlawful } from './start.ts'
import { searchLogs } from './traces.ts'
import { findUnique } from './unique.ts'

const filling = { visits: 600, seed: 1 }
let ground: Ground
let close: (() => Promise<void>) | undefined
beforeAll(async () => {
  ;({ ground, close } = await openGround(filling))
}, 300_000)
afterAll(() => close?.())

const judge = async (attack: Attack): Promise<{ readonly isMet: boolean; readonly isControlWon: boolean }> => {
  const outcome = await attack.run(ground)
  printFigure(`redteam ${attack.name}`, { ...filling, ...outcome.figures })
  return { isMet: isWithin(outcome, attack), isControlWon: outcome.isControlWon }
}
const held = { isMet: true, isControlWon: true }

test('[R4][AN77] no subtraction of codes, groups or places finds a hidden one, as it does on exact figures', async () => {
  expect(await judge(makeDifferenceOfCells(1_000))).toEqual(held)
}, 180_000)

test('[R7][AN94][A07][E09][duty-F04] who knows the traits of all visits does not learn the topic, as on exact figures', async () => {
  expect(await judge(inferFromRoster)).toEqual(held)
})

test('[R8][AN13] fewer than five visits stand behind no visible cell, as they would without a threshold', async () => {
  expect(await judge(findUnique)).toEqual(held)
}, 180_000)

test('[R20][AN102] no unlawful policy starts, as each would if only its form were looked at', async () => {
  expect(await judge(startUnlawful)).toEqual(held)
})

test('[R11][AN28][AN82] each number on a screen is a cell, a derivation or an arrival, and a planted count is found', async () => {
  expect(shortScreens.map(({ kind }) => kind)).toEqual(screenKinds)
  expect(await judge(makeScrape(shortScreens))).toEqual(held)
}, 600_000)

test('[R13][AN68] no folded visit, id or key is in the files, as it would be after a plain deletion', async () => {
  expect(await judge(searchFiles)).toEqual(held)
})

test('[R17][AN84] of 10,000 hostile entries none is stored or repeated, as it would be at an open door', async () => {
  expect(await judge(pushHostile)).toEqual(held)
}, 180_000)

test('[R16][AN86] no word of a hostile push is in what the server leaves behind, as in the log of a careless proxy', async () => {
  expect(await judge(searchLogs)).toEqual(held)
})

test('[R19][AN11][AN60] a million cells get the noise that the policy promises, and closing again gives the same bytes', async () => {
  expect(await judge(testNoise)).toEqual(held)
})
