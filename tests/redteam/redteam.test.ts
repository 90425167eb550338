// The short form of `npm run redteam`: the attacks that mean something on a small register, each with its broken build.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { printFigure } from '../figures.ts'
import { type Attack, type Ground, isWithin } from './attack.ts'
import { differenceOfCells } from './difference.ts'
import { inferFromRoster } from './roster.ts'
import { startUnlawful, testNoise } from './noise.ts'
import { openGround } from './ground.ts'
import { findUnique } from './repeat.ts'
import { searchFiles } from './rest.ts'

const filling = { visits: 600, seed: 1 }
let ground: Ground
let close: () => Promise<void>
beforeAll(async () => {
  ;({ ground, close } = await openGround(filling))
})
afterAll(() => close())

const judge = async (attack: Attack): Promise<void> => {
  const outcome = await attack.run(ground)
  printFigure(`redteam ${attack.name}`, { ...filling, ...outcome.figures })
  expect(isWithin(outcome, attack), JSON.stringify(outcome)).toBe(true)
  expect(outcome.isControlWon, JSON.stringify(outcome.control)).toBe(true)
}

test('[R4][AN77] no subtraction of codes, groups or places finds a hidden one, as it does on exact figures', () =>
  judge(differenceOfCells))

test('[R7][AN94] who knows the traits of all visits does not learn the topic, as on exact figures', () =>
  judge(inferFromRoster))

test('[R8][AN13] fewer than five visits stand behind no visible cell, as they would without a threshold', () =>
  judge(findUnique))

test('[R19][AN11] a million cells get the noise that the policy promises, and not that of another', () =>
  judge(testNoise))

test('[R20][AN102] no unlawful policy starts, as each would if only its form were looked at', () =>
  judge(startUnlawful))

test('[R13][AN68] no folded visit, id or key is in the files, as it would be after a plain deletion', () =>
  judge(searchFiles))
