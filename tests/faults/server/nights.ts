// F55 and F56: nights that are killed at their moments of fold and close. Each is finished by another process and must leave
// the bytes that an undisturbed one leaves, and every entry counted once.
import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { Day } from '@tukkimies/shared/day.ts'
import type { Arrival, Visit } from '@tukkimies/shared/visit.ts'
import type { Ground } from '../../contracts/engines.ts'
import { arrivalOf, openStation, visitOf } from '../../server/station.ts'
import { p1, p2, p3 } from '../../users.ts'
import { createRandom } from '../../world/random.ts'
import type { Asked, Fault, Outcome } from '../fault.ts'
import { checkStation } from './checker.ts'
import { type Grounds, withGrounds } from './grounds.ts'
import { nightRandom } from './night-random.ts'

type NightKind = { readonly moments: string; readonly day: string; readonly isFolded: boolean }
const fold: NightKind = { moments: 'fold.', day: '2026-03-24', isFolded: false }
const close: NightKind = { moments: 'close.', day: '2026-04-10', isFolded: true }

const filledDay = '2026-03-20'
/** So often an installation is filled anew, with other visits. */
const runsPerFilling = 60
const controlRuns = 8

type Filled = { readonly ground: Ground; readonly entries: readonly (Visit | Arrival)[] }

const topics = ['housing', 'work', 'permit', 'tax']

const fill = async (grounds: Grounds, { isFolded }: NightKind, seed: number): Promise<Filled> => {
  const ground = await grounds.make()
  const [chance = 0] = createRandom(seed)(1)
  const station = await openStation(ground, filledDay, nightRandom)
  const entries = Array.from({ length: 24 + (chance % 24) }, (_, at): (Visit | Arrival)[] => {
    const place = { point: [p1, p2, p3][at % 3] ?? p1, day: Day.parse(`2026-03-${10 + (at % 9)}`) }
    const codes = { topic: [topics[at % 4] ?? 'work'], language: [at % 2 ? 'ar' : 'fi'], duration: ['min15'] }
    return [visitOf({ ...place, codes }), arrivalOf(place)]
  }).flat()
  for (const point of [p1, p2, p3])
    await station.push(
      entries.filter((entry) => entry.point === point),
      point,
    )
  if (isFolded) await station.night(fold.day)
  await station.close()
  return { ground, entries }
}

/** A process that does a night as soon as it is told where, and is killed at its moment of that number; 0 is none. */
const spawnNight = (kind: NightKind, killAt: number, broken: string): ChildProcess => {
  const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url))
  const env = { ...process.env, KILL_NAME: kind.moments, KILL_AT: String(killAt), BROKEN: broken }
  const args = ['--import', path('broken.ts'), path('night-child.ts')]
  return spawn(process.execPath, args, { env, stdio: ['pipe', 'ignore', 'pipe'] })
}

const doNight = async (
  child: ChildProcess,
  kind: NightKind,
  ground: Ground,
): Promise<{ killed: boolean; moments: number }> => {
  if (!child.stdin || !child.stderr) throw new Error('a night that was not started')
  child.stdin.on('error', () => {})
  const { engine, folder, databaseUrl } = ground
  child.stdin.end(`${JSON.stringify({ engine, folder, databaseUrl, day: kind.day })}\n`)
  const told = text(child.stderr)
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  const killed = child.signalCode === 'SIGKILL'
  if (!killed && child.exitCode !== 0) throw new Error(`a night failed: ${await told}`)
  return { killed, moments: killed ? 0 : Number(/moments (\d+)/.exec(await told)?.[1] ?? 0) }
}

type End = { readonly bytes: string; readonly lost: number; readonly duplicated: number }

/** Does what is left of the night, after the lease of whoever was killed, and looks at what there is. */
const finish = async ({ ground, entries }: Filled, kind: NightKind): Promise<End> => {
  const station = await openStation(ground, kind.day, nightRandom)
  const { live, release } = station.deps
  try {
    await live.transact((tx) => tx.query.updateTable('lease').set({ until: 0 }).execute())
    if (!(await station.night())) throw new Error('the lease did not end')
    const tables = [
      await live.query.selectFrom('accumulator').selectAll().execute(),
      await live.query.selectFrom('period').selectAll().execute(),
      await live.query.selectFrom('arrival_count').selectAll().execute(),
      await live.query.selectFrom('receipt').selectAll().execute(),
      await release.query.selectFrom('cell').selectAll().execute(),
      await release.query.selectFrom('period').selectAll().execute(),
    ]
    const { lost, duplicated } = await checkStation(station, entries)
    return { bytes: digest(tables), lost, duplicated }
  } finally {
    await station.close()
  }
}

const digest = (tables: readonly (readonly object[])[]): string => {
  const hash = createHash('sha256')
  for (const rows of tables) hash.update(`${JSON.stringify(rows.map((row) => JSON.stringify(row)).toSorted())}\n`)
  return hash.digest('hex')
}

type Killed = {
  readonly runs: number
  readonly confirmed: number
  readonly lost: number
  readonly duplicated: number
  readonly other: number
  readonly moments: number
}

const killNights = async (grounds: Grounds, kind: NightKind, { runs, seed }: Asked, broken = ''): Promise<Killed> => {
  const sum = { runs: 0, confirmed: 0, lost: 0, duplicated: 0, other: 0, moments: 0 }
  let [filled, undisturbed]: [Filled | null, End | null] = [null, null]
  let spare: ChildProcess | null = null
  for (let run = 0; run < runs; run++) {
    if (!filled || !undisturbed || run % runsPerFilling === 0) {
      if (filled) await grounds.drop(filled.ground)
      filled = await fill(grounds, kind, seed * 1_000 + run)
      const copy = { ...filled, ground: await grounds.copy(filled.ground) }
      sum.moments = (await doNight(spawnNight(kind, 0, ''), kind, copy.ground)).moments
      undisturbed = await finish(copy, kind)
      await grounds.drop(copy.ground)
    }
    const at = (number: number): number => 1 + (number % sum.moments)
    const disturbed = { ...filled, ground: await grounds.copy(filled.ground) }
    const child = spare ?? spawnNight(kind, at(run), broken)
    spare = run + 1 < runs ? spawnNight(kind, at(run + 1), broken) : null
    const { killed } = await doNight(child, kind, disturbed.ground)
    const end = await finish(disturbed, kind)
    await grounds.drop(disturbed.ground)
    sum.runs += killed ? 1 : 0
    sum.confirmed += filled.entries.length
    sum.lost += end.lost
    sum.duplicated += end.duplicated
    sum.other += end.bytes === undisturbed.bytes ? 0 : 1
  }
  return sum
}

const makeFault = (name: 'F55' | 'F56', kind: NightKind, broken: string): Fault => ({
  name,
  isFirst: true,
  engines: ['sqlite', 'postgres'],
  usualRuns: 1_000,
  inject: (asked) =>
    withGrounds(asked.engine, async (grounds): Promise<Outcome> => {
      const few = await killNights(grounds, kind, { ...asked, runs: controlRuns }, broken)
      const { other, moments, ...counted } = await killNights(grounds, kind, asked)
      return {
        ...counted,
        wrong: { other },
        figures: { moments },
        control: { isCaught: few.lost + few.duplicated + few.other > 0, figures: { lost: few.lost, other: few.other } },
      }
    }),
})

export const killedFold: Fault = makeFault('F55', fold, 'fold-in-parts')
export const killedClose: Fault = makeFault('F56', close, 'erase-first')
