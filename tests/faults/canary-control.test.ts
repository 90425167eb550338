// The same year in a build that destroys no key: rows go, and everything else is done. Then the copies that somebody has put
// away tell everybody, and the search must find them.
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { printFigure } from '../figures.ts'
import { foundOf, missedOf, type Searched, searchEverywhere } from './search.ts'
import { type Story, tellStory } from './story.ts'

vi.mock('@tukkimies/server/keys/contact-keys.ts', async (original) => ({
  ...(await original<object>()),
  deleteContactKeys: async () => 0,
  deleteUnusedKey: async () => false,
}))
vi.mock('@tukkimies/server/keys/week-keys.ts', async (original) => ({
  ...(await original<object>()),
  destroyWeeks: async () => {},
}))
vi.mock('@tukkimies/server/keys/person-keys.ts', async (original) => ({
  ...(await original<object>()),
  destroyPersonKey: async () => {},
}))

const sizes = { erased: 15, withdrawn: 10, told: 2, over: 30, kept: 20, unused: 15, asked: 10, stayed: 10 }

let story: Story
let searched: Searched
beforeAll(async () => {
  story = await tellStory(sizes)
  await story.house.deps.close()
  searched = await searchEverywhere([...story.gone, ...story.here], { ...story, root: story.house.deps.root })
}, 400_000)
afterAll(() => story.end())

test('[F65][F102] where no key is destroyed everybody who was erased is found in an old copy, though no row is left', () => {
  expect(searched.inTheClear).toEqual([])
  expect(missedOf(story.here, searched)).toEqual([])
  const places = searched.found
    .filter(({ needle }) => story.gone.some(({ owner }) => owner === needle.owner))
    .map(({ place }) => place)
  const left = foundOf(story.gone, searched)
  printFigure('canary control', { planted: story.gone.flatMap(({ needles }) => needles).length, found: left.length })
  expect(missedOf(story.gone, searched).filter((name) => !name.endsWith(': phone'))).toEqual([])
  expect(new Set(left.map((name) => name.split(':')[0])).size).toBeGreaterThan(70)
  expect(places.filter((place) => /\/(backup|put-away)\/register-/.test(place)).length).toBeGreaterThan(left.length)
  expect(places.filter((place) => place.includes('register.sqlite') && /contact/.test(place))).toEqual([])
})
