// What is erased, withdrawn, over age or deleted is found nowhere: 500 contacts and 200 users, looked for in every spelling by
// a thief who holds every file, every answer, every backup and every key that is left.
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { instantToDay } from '@tukkimies/shared/day.ts'
import { chooseBackup } from '@tukkimies/server/backup/choose.ts'
import { restoreStores } from '@tukkimies/server/backup/restore.ts'
import { countContacts } from '@tukkimies/server/contacts/expire.ts'
import { createDeps } from '@tukkimies/server/deps.ts'
import { createLog } from '@tukkimies/server/log.ts'
import { storeNames } from '@tukkimies/server/stores.ts'
import { printFigure } from '../figures.ts'
import { collectAnswers } from './answers.ts'
import { foundOf, missedOf, type Searched, searchEverywhere } from './search.ts'
import { type Story, tellStory } from './story.ts'

// A year takes half a minute of a processor, which others may want too.
const hookMsMax = 400_000
const testMsMax = 200_000
const sizes = { erased: 80, withdrawn: 60, told: 10, over: 200, kept: 150, unused: 80, asked: 40, stayed: 80 }

let story: Story
/** Before anybody was erased, and when those were who asked for it. */
const searched: Partial<Record<'everybody' | 'erased', { readonly story: Story; readonly searched: Searched }>> = {}
beforeAll(async () => {
  story = await tellStory(sizes, async (moment, seen) => {
    searched[moment] = { story: seen, searched: await searchAll(seen) }
  })
}, hookMsMax)
afterAll(() => story.end())

const searchAll = (seen: Story, texts: { readonly place: string; readonly text: string }[] = []) =>
  searchEverywhere([...seen.gone, ...seen.here], { ...seen, root: seen.house.deps.root, texts })

const at = (moment: 'everybody' | 'erased') => searched[moment] ?? expect.fail('nothing was searched')

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
  expect(foundOf(seen.gone, rest)).toEqual([])
})

test(
  '[A23][C20][F63][F65][F67][duty-F09] twelve months and a day later 0 copies are left of whom it is over for',
  { timeout: testMsMax },
  async () => {
    const { house } = story
    const answers = await collectAnswers(house, {
      credential: story.credential,
      contacts: [...story.contacts.gone.filter((_, place) => place % 35 === 0), ...story.contacts.here.slice(0, 2)],
      requests: story.requests,
    })
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(100)
    const logs = house.logged.map((text) => ({ place: 'log', text }))
    await house.deps.close()
    const rest = await searchAll(story, logs)
    const told = await searchEverywhere(story.gone, {
      ...story,
      folders: [],
      root: house.deps.root,
      texts: [...answers],
    })
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
      found: left.length,
      before: control.length,
    })
    expect(left).toEqual([])
    expect(control.length).toBeGreaterThan(1_000)
  },
)

test(
  '[F62][F63][F65][A23][A24] a restore of the copies that were put away brings nobody back, and keeps whoever is still there',
  { timeout: testMsMax },
  async () => {
    const { house, folders, identities } = story
    const restored = mkdtempSync(join(tmpdir(), 'tukkimies-'))
    onTestFinished(() => rmSync(restored, { recursive: true, force: true }))
    const { rootKeyFile } = house.deps.config
    cpSync(rootKeyFile, join(restored, 'root.key'))
    const config = {
      ...house.deps.config,
      dataDir: restored,
      rootKeyFile: join(restored, 'root.key'),
      backup: 'none',
    } as const
    const deps = await createDeps(
      config,
      createLog(() => {}),
      house.now,
      true,
    )
    const [, whole = ''] = folders
    const source = {
      folder: join(whole, 'put-away'),
      identities,
      keysFolder: join(whole, 'backup-keys'),
      keysIdentities: identities,
    }
    const chosen = []
    for (const store of storeNames) chosen.push(await chooseBackup(source, deps.root, store, null))
    // Without a word of what was erased since: the keys alone decide.
    const outcome = await restoreStores(deps, { chosen, ledger: [], acceptsRecount: true })
    expect(outcome.keyless).toBe(sizes.unused + sizes.asked)
    expect(outcome.expired).toBeGreaterThanOrEqual(sizes.erased + sizes.withdrawn + sizes.told + sizes.over)
    const { contacts } = await countContacts(deps, instantToDay(house.now()))
    expect(contacts).toBe(sizes.kept)
    await deps.close()
    const all = [...story.gone, ...story.here]
    const back = await searchEverywhere(all, { folders: [restored], identities, root: deps.root })
    expect(back.inTheClear).toEqual([])
    expect(foundOf(story.gone, back)).toEqual([])
    expect(missedOf(story.here, back)).toEqual([])
    printFigure('canary restored', { found: foundOf(story.gone, back).length, kept: foundOf(story.here, back).length })
  },
)
