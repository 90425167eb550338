// Any history against the real server on real files: saves, voids, flights, kills of tablets, lost and repeated messages, deaths of
// the server around its commits, new code lists, withdrawn tablets, nights with folds and closes. After every step nothing
// is lost and nothing untrue was said; in the end the sums are what was saved. Histories that are planted to fail, fail.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { whole } from '@tukkimies/shared/release/nodes.ts'
import type { Ground } from '../contracts/engines.ts'
import { useEngines } from '../contracts/engines.ts'
import { printFigure } from '../figures.ts'
import { minute } from '../world/world.ts'
import { plants } from './plants.ts'
import { openStage, type Plant, type Stage } from './stage.ts'
import { createReference, findBroken, type Reference, type Step, stepArbitrary, take } from './steps.ts'

/** `REAL_HISTORIES=1000` runs as many; `SEED` begins elsewhere. */
const runs = Number(process.env['REAL_HISTORIES'] ?? 5)
const seed = Number(process.env['SEED'] ?? 20_260_310)
const makeGround = useEngines(['sqlite'])

const tally = { steps: 0, saved: 0, voided: 0, tooLate: 0, deaths: 0, repeats: 0, folded: 0, closed: 0, revoked: 0 }

/** Lets a history happen and answers what is broken in it, if anything. */
const live = async (
  ground: Ground,
  chance: number,
  steps: readonly Step[],
  plant: Plant = {},
): Promise<string | null> => {
  const stage = await openStage(ground, chance, plant)
  try {
    const reference = createReference()
    for (const [at, step] of steps.entries()) {
      await take(stage, step, reference)
      const [broken] = await findBroken(stage, reference)
      if (broken !== undefined) return `${broken} after step ${at}, ${step.do}`
      tally.steps++
    }
    return await finish(stage, reference)
  } finally {
    tally.deaths += stage.deaths()
    await stage.close()
  }
}

/** A fair network, a living server, and time for everything to fall due. */
const finish = async (stage: Stage, reference: Reference): Promise<string | null> => {
  for (let turn = 0; turn < 3; turn++) {
    await stage.revive()
    for (const tablet of stage.tablets) {
      tablet.goOnline(true)
      tablet.device().sendNow()
    }
    await stage.settle()
    await stage.advance(20 * minute)
  }
  await stage.revive()
  for (let turn = 0; turn < 3; turn++) {
    await stage.sleep(4)
    await stage.night()
    await stage.revive()
  }
  const [broken] = await findBroken(stage, reference)
  return broken ?? judgeEnd(stage, reference)
}

const judgeEnd = async (stage: Stage, { saved, touched, revoked }: Reference): Promise<string | null> => {
  const { live: store, release } = stage.deps()
  const rows = await store.query.selectFrom('receipt').selectAll().execute()
  const outcomes = new Map(rows.map(({ h, outcome }) => [h, outcome]))
  const counted = [...saved].filter((id) => outcomes.get(stage.hashOf(id)) === 'counted').length
  const left = new Set<string>()
  for (const at of revoked) for (const { id } of (await stage.tablets[at]?.rows()) ?? []) left.add(id)
  const missing = [...saved].filter((id) => !touched.has(id) && !left.has(id) && !outcomes.has(stage.hashOf(id)))
  const years = store.query.selectFrom('accumulator').select('n').where('kind', '=', 'y')
  const visits = await years.where('node', '=', whole).where('family', '=', '').execute()
  const arrivals = await store.query.selectFrom('arrival_count').select('n').execute()
  const sum = [...visits, ...arrivals].reduce((total, { n }) => total + n, 0)
  tally.saved += saved.size
  tally.folded += counted
  tally.voided += rows.filter(({ outcome }) => outcome === 'voided').length
  tally.tooLate += [...stage.said.values()].filter((said) => said === 'too_late').length
  tally.closed += (await release.query.selectFrom('period').select('name').execute()).length
  tally.revoked += revoked.size
  if (missing.length > 0) return `I15: ${missing.length} entries never came`
  if (sum !== counted) return `I2, I3: ${sum} are counted, and ${counted} have a receipt`
  return null
}

test(`[I1][I2][I3][I4][I8][I10][I15][F39] in ${runs} histories of the real server nothing is lost and nothing counts twice`, async () => {
  const steps = fc.array(stepArbitrary, { minLength: 10, maxLength: 60 })
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1 }), steps, async (chance, history) => {
      expect(await live(await makeGround('sqlite'), chance, history)).toBeNull()
    }),
    { numRuns: runs, seed, endOnFailure: process.env['SHRINK'] === undefined },
  )
  printFigure('real histories', { runs, seed, ...tally, broken: 0 })
  // Not vacuous: each kind of thing did happen.
  for (const name of ['saved', 'voided', 'deaths', 'folded'] as const) expect(tally[name], name).toBeGreaterThan(0)
}, 14_400_000)

const save: Step = { do: 'save', tablet: 0 }
const night: Step = { do: 'night' }
/** Long enough for each fault to show: visits, a void in time, a night that folds, a void that comes too late. */
const plain: readonly Step[] = [
  ...Array.from({ length: 22 }, () => save),
  { do: 'undo', tablet: 0 },
  { do: 'sleep', days: 8 },
  night,
  { do: 'void', tablet: 0 },
  { do: 'wait', ms: minute },
]

test('[F102] the same history without a plant is sound', async () => {
  expect(await live(await makeGround('sqlite'), 7, plain)).toBeNull()
}, 600_000)

for (const [name, plant] of Object.entries(plants)) {
  test(`[F102][S19] a server that is planted to ${name} is found out`, async () => {
    expect(await live(await makeGround('sqlite'), 7, plain, plant)).not.toBeNull()
  }, 600_000)
}
