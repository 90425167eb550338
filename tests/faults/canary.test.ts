// What is erased, withdrawn, over age or deleted is found nowhere: 500 contacts and 200 users, looked for in every spelling by
// a thief who holds every file, every answer, every backup and every key that is left.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { printFigure } from '../figures.ts'
import { collectAnswers } from './answers.ts'
import { foundOf, missedOf, type Searched, searchEverywhere } from './search.ts'
import { type Story, tellStory } from './story.ts'

const sizes = { erased: 80, withdrawn: 60, told: 10, over: 200, kept: 150, unused: 80, asked: 40, stayed: 80 }

let story: Story
/** Before anybody was erased, and when those were who asked for it. */
const searched: Partial<Record<'everybody' | 'erased', { readonly story: Story; readonly searched: Searched }>> = {}
beforeAll(async () => {
  story = await tellStory(sizes, async (moment, seen) => {
    searched[moment] = { story: seen, searched: await searchAll(seen) }
  })
})
afterAll(() => story.end())

const searchAll = (seen: Story, texts: { readonly place: string; readonly text: string }[] = []) =>
  searchEverywhere([...seen.gone, ...seen.here], { ...seen, root: seen.house.deps.root, texts })

const at = (moment: 'everybody' | 'erased') => searched[moment] ?? expect.fail('nothing was searched')

/** What a withdrawal that was told to an advisor is known by stays in its request, as long as that is kept. */
const inRequests = ({ told }: Story): ReadonlySet<string> =>
  new Set(told.flatMap(({ owner }) => [`${owner}: phone`, `${owner}: email`]))

test('[F65][F102] before anybody is erased the thief reads everybody, by the keys, and nobody without', () => {
  const { story: seen, searched: whole } = at('everybody')
  expect(whole.inTheClear).toEqual([])
  expect(missedOf(seen.here, whole)).toEqual([])
  expect(seen.contacts.here).toHaveLength(500)
})

test('[D17][F65] a detail that consent was withdrawn for is gone from old copies too', () => {
  const { story: seen, searched: whole } = at('everybody')
  expect(seen.gone).toHaveLength(5)
  expect(foundOf(seen.gone, whole)).toEqual([])
})

test('[A22][A24][B26][C20][C30][F65] who was erased or has withdrawn is found nowhere the same night, backups included', () => {
  const { story: seen, searched: rest } = at('erased')
  expect(rest.inTheClear).toEqual([])
  expect(missedOf(seen.here, rest)).toEqual([])
  expect(foundOf(seen.gone, rest).filter((name) => !inRequests(seen).has(name))).toEqual([])
})

test('[A23][C20][F63][F65][F67][duty-F09] twelve months and a day later 0 copies are left of whom it is over for', async () => {
  const { house } = story
  const answers = await collectAnswers(house, {
    credential: story.credential,
    contacts: [...story.contacts.gone.filter((_, place) => place % 20 === 0), ...story.contacts.here.slice(0, 2)],
    requests: story.requests,
  })
  expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(100)
  const logs = house.logged.map((text) => ({ place: 'log', text }))
  await house.deps.close()
  const rest = await searchAll(story, logs)
  const told = await searchEverywhere(story.gone, { ...story, folders: [], root: house.deps.root, texts: [...answers] })
  expect(rest.inTheClear).toEqual([])
  expect(missedOf(story.here, rest)).toEqual([])
  const left = [...foundOf(story.gone, rest), ...foundOf(story.gone, told)]
  const control = foundOf(story.gone, at('everybody').searched)
  printFigure('canary', {
    contacts: story.contacts.gone.length + story.contacts.here.length,
    users: sizes.unused + sizes.asked + sizes.stayed,
    texts: rest.texts,
    spellings: rest.spellings,
    megabytes: Math.round((rest.bytes + told.bytes) / 1e6),
    keys: rest.opened.keys,
    found: left.filter((name) => !inRequests(story).has(name)).length,
    requests: left.length,
    before: control.length,
  })
  expect(left.filter((name) => !inRequests(story).has(name))).toEqual([])
  expect(control.length).toBeGreaterThan(1_000)
})
