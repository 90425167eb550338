// Keys that were destroyed are on no disk and in no backup, on both engines: not as the database wrote them, not as a copy
// spells them. Without that nothing else of an erasure holds.
import { Client } from 'pg'
import { afterEach, describe, expect, test } from 'vitest'
import { engines, useEngines } from '../contracts/engines.ts'
import { printFigure } from '../figures.ts'
import type { House } from '../server/api/house.ts'
import type { Planted } from './canaries.ts'
import { foundOf, missedOf, needlesOf, searchEverywhere } from './search.ts'
import { type Story, tellStory } from './story.ts'

const makeGround = useEngines()

const sizes = { erased: 8, withdrawn: 5, told: 1, over: 20, kept: 15, unused: 8, asked: 4, stayed: 8 }

/** Each key as it lies wrapped: any of its bytes in any spelling would be one too many. */
const readKeys = async ({ deps: { keys } }: House): Promise<readonly Planted<null>[]> => {
  const contacts = await keys.query.selectFrom('contact').select(['ref', 'wrapped']).execute()
  const persons = await keys.query.selectFrom('person').select(['ref', 'wrapped']).execute()
  return [...contacts, ...persons].map(({ ref, wrapped }) => {
    const needle = { owner: ref, field: 'key', text: Buffer.from(wrapped).toString('latin1') }
    return { owner: ref, details: null, needles: [needle] }
  })
}

const analyse = async (databaseUrl: string): Promise<void> => {
  const client = new Client(databaseUrl)
  await client.connect()
  await client.query('analyze')
  await client.end()
}

for (const engine of engines) {
  describe(engine, () => {
    let story: Story | undefined
    afterEach(() => story?.end())

    test(
      '[F65][C20][duty-F09] neither a key that was destroyed nor anybody whom it opened is left, in files, logs or backups',
      { timeout: 300_000 },
      async () => {
        const ground = await makeGround(engine)
        let before: readonly Planted<null>[] = []
        const watch = async (moment: string, { house }: Story): Promise<void> => {
          if (moment !== 'everybody') return
          before = await readKeys(house)
          // What PostgreSQL does by itself sooner or later: it samples its tables, to plan with.
          if (ground.databaseUrl !== null) await analyse(ground.databaseUrl)
        }
        story = await tellStory(sizes, watch, ground)
        const { house, folders, identities } = story
        const kept = new Set(needlesOf(await readKeys(house)).map(({ text }) => text))
        const [gone, here] = [false, true].map((isKept) =>
          before.filter(({ needles }) => needles.every(({ text }) => kept.has(text) === isKept)),
        ) as [Planted<null>[], Planted<null>[]]
        expect(gone.length).toBeGreaterThanOrEqual(sizes.erased + sizes.withdrawn + sizes.told + sizes.over)
        await house.deps.close()
        const files = engine === 'postgres' ? ground.listOnDisk() : []
        const ways = { folders, files, identities, root: house.deps.root }
        const searched = await searchEverywhere([...gone, ...here, ...story.gone, ...story.here], ways)
        printFigure('destroyed keys', {
          engine,
          keys: gone.length,
          megabytes: Math.round(searched.bytes / 1e6),
          found: foundOf(gone, searched).length + foundOf(story.gone, searched).length,
          control: foundOf(here, searched).length,
        })
        expect(foundOf(gone, searched)).toEqual([])
        expect(missedOf(here, searched)).toEqual([])
        expect(foundOf(story.gone, searched)).toEqual([])
        expect(missedOf(story.here, searched)).toEqual([])
      },
    )
  })
}
