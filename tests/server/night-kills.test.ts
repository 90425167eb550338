// Nights of fold and close in processes of their own, killed without warning at their moments and begun again by others: the
// release has the same bytes as without a kill, every visit counts once, every close is told once, and no count of a closed
// period is left.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { OpenArrival, OpenVisit } from '@tukkimies/server/live/open.ts'
import { addOpenArrivals, addOpenVisits } from '@tukkimies/server/live/open.ts'
import { type LiveTables, migrations } from '@tukkimies/server/live/schema.ts'
import type { Engine } from '@tukkimies/server/database.ts'
import { listAudit } from '@tukkimies/server/register/audit.ts'
import { passGeneration } from '@tukkimies/server/epoch.ts'
import { openStore } from '@tukkimies/server/engines/open.ts'
import { fillByCopy, type Ground, useEngines } from '../contracts/engines.ts'
import { hashOf } from '../contracts/fixtures.ts'
import { printFigure } from '../figures.ts'
import { p1, p2, p3 } from '../users.ts'
import { makeTarget, type Target } from './backup/target.ts'
import { later, openStation, type Station } from './station.ts'

const makeGround = useEngines()
/**
 * `KILLS=names` kills at the first and the last moment of each name, `KILLS=all` at every moment, both with so many visits that
 * the fold takes them in two slices. `REHEARSALS=real` rehearses too, which takes long and is otherwise a matter of its own.
 */
const wanted = process.env['KILLS'] === 'all' || process.env['KILLS'] === 'names' ? process.env['KILLS'] : 'some'
const rehearsals = process.env['REHEARSALS'] === 'real' ? 'real' : 'quick'
const someKills: Readonly<Record<Engine, number>> = { sqlite: 3, postgres: 1 }
const clients = wanted === 'some' ? 240 : 5_200
const partners = 30
const arrivals = 60
const begin = '2026-03-20'
/** The first folds, the second closes a month, the third a quarter. */
const nights = ['2026-03-23', '2026-04-10', '2026-04-17']
/** After the end of any lease that a killed process has held. */
const leaseOverMinutes = 4
/** From here on nothing comes back to a period: its line must be there. */
const toldAndClosed = 'close.after-erase'
/** What an open visit is, as it lies in the store. */
const planted = '"language":["sq"],"topic":["leisure"]'

const topics = ['housing', 'work', 'permit', 'tax']
const visitRow = (at: number): OpenVisit => ({
  h: hashOf(at),
  visitor: at < clients ? 'client' : 'partner',
  point: [p1, p2, p3][at % 3] ?? p1,
  // February was over before it was ever opened: its visits are late in March.
  day: later('2026-02-20', at % 28),
  due_day: later(begin, 3),
  list: 1,
  codes:
    at === 0
      ? `{"duration":["min60"],${planted}}`
      : at < clients
        ? `{"duration":["min15"],"first":["first"],"language":["${['ar', 'fi'][at % 2]}"],"topic":["${topics[at % 4]}"]}`
        : '{"partner_org":["kela"],"partner_topic":["info"]}',
})
const arrivalRow = (at: number): OpenArrival => {
  const { h, point, day, due_day } = visitRow(clients + partners + at)
  return { h, point, day, due_day, hour: 9, channel: 'point' }
}

const fill = fillByCopy(async (ground) => {
  const { deps, close } = await openStation(ground, begin)
  // As a server's start does: stores that were never used, beside backups, would be taken for lost ones.
  await passGeneration(deps, later(begin, 0))
  await deps.live.transact(async (tx) => {
    await addOpenVisits(
      tx,
      Array.from({ length: clients + partners }, (_, at) => visitRow(at)),
    )
    await addOpenArrivals(
      tx,
      Array.from({ length: arrivals }, (_, at) => arrivalRow(at)),
    )
  })
  await close()
})

type Installation = { readonly ground: Ground; readonly target: Target }
const makeFilled = async (engine: Engine): Promise<Installation> => {
  const ground = await makeGround(engine)
  await fill(ground)
  return { ground, target: await makeTarget(ground) }
}

/** Runs what is left of the nights; answers by what it ended and the moments it met, if it came to its end. */
const runChild = ({ ground, target }: Installation, killAt: number) =>
  new Promise<{ signal: string | null; code: number | null; moments: readonly string[] }>((resolve) => {
    const minutes = killAt > 0 ? '0' : String(leaseOverMinutes)
    const { folder, databaseUrl } = ground
    const own = [folder, databaseUrl ?? '', JSON.stringify(target.config), nights.join(), minutes, rehearsals]
    const args = ['--import', './tests/server/kill-at.ts', 'tests/server/night-child.ts', ...own]
    const env = { ...process.env, KILL_AT: String(killAt) }
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'inherit', 'pipe'] })
    let told = ''
    child.stderr.on('data', (chunk: Buffer) => (told += chunk.toString()))
    child.on('close', (code, signal) => {
      if (code !== 0 && signal === null) process.stderr.write(told)
      resolve({ signal, code, moments: /moments \d+ (.*)/.exec(told)?.[1]?.split(' ') ?? [] })
    })
  })

type Rows = readonly object[]
const digest = (...rows: readonly Rows[]): string =>
  createHash('sha256')
    .update(
      rows
        .flat()
        .map((row) => JSON.stringify(row))
        .toSorted()
        .join('\n'),
    )
    .digest('hex')

/** All that must be the same, whatever happened on the way. */
const readEnd = async ({ deps: { live, release } }: Station) => {
  const cells = await release.query.selectFrom('cell').selectAll().execute()
  const records = await release.query.selectFrom('period').selectAll().execute()
  return {
    released: digest(records, cells),
    cells: cells.length,
    closed: records.length,
    accumulators: digest(await live.query.selectFrom('accumulator').selectAll().execute()),
    periods: digest(await live.query.selectFrom('period').selectAll().execute()),
    arrivals: digest(await live.query.selectFrom('arrival_count').selectAll().execute()),
  }
}

/** What the lines say that were written of closes; and what they must say, one for each period of the release. */
const readTold = async ({ deps: { register, release } }: Station) => {
  const events = (await listAudit(register, { is: 'all' }, 1_000)).map(({ event }) => event)
  const told = events.flatMap((event) =>
    event.event === 'closed' ? [`${event.visitor} ${event.period} ${event.cells} ${event.listHash}`] : [],
  )
  const cells = await release.query.selectFrom('cell').select(['visitor', 'period']).execute()
  const periods = await release.query.selectFrom('period').select(['visitor', 'name', 'list_hash']).execute()
  const due = periods.map(({ visitor, name, list_hash: listHash }) => {
    const own = cells.filter((cell) => cell.visitor === visitor && cell.period === name)
    return `${visitor} ${name} ${own.length} ${listHash}`
  })
  const narrowed = events.filter(({ event }) => event === 'close_narrowed').map((event) => JSON.stringify(event))
  return { told: told.toSorted(), due: due.toSorted(), narrowed: narrowed.toSorted() }
}

/** How many accumulators there are of periods that are closed. */
const countLeft = async ({ deps: { live } }: Station): Promise<number> => {
  const left = live.query
    .selectFrom('accumulator')
    .innerJoin('period', (join) =>
      join
        .onRef('period.visitor', '=', 'accumulator.visitor')
        .onRef('period.kind', '=', 'accumulator.kind')
        .onRef('period.name', '=', 'accumulator.period'),
    )
    .where('period.state', '=', 'closed')
    .select(({ fn }) => fn.countAll<number>().as('rows'))
  return Number((await left.executeTakeFirstOrThrow()).rows)
}

/** Entries that are open and entries that are counted: at every moment each is one of the two. */
const countEntries = async (ground: Ground) => {
  const live = await openStore<LiveTables>(ground.place('live'), migrations)
  const rows = async (table: 'open_visit' | 'open_arrival' | 'receipt') =>
    (await live.query.selectFrom(table).select('h').execute()).map(({ h }) => h)
  const open = [...(await rows('open_visit')), ...(await rows('open_arrival'))]
  const counted = await rows('receipt')
  await live.close()
  return { open: open.length, all: open.length + counted.length, different: new Set([...open, ...counted]).size }
}

const look = async <T>({ ground }: Installation, work: (station: Station) => Promise<T>): Promise<T> => {
  const station = await openStation(ground, nights.at(-1))
  try {
    return await work(station)
  } finally {
    await station.close()
  }
}

/** The numbers of the moments to kill at, from 1; which there are is known from the undisturbed run alone. */
const chooseMoments = (moments: readonly string[], engine: Engine): readonly number[] => {
  const all = moments.map((_, at) => at + 1)
  if (wanted === 'all') return all
  const ends = [...new Set(moments)].flatMap((name) => [moments.indexOf(name) + 1, moments.lastIndexOf(name) + 1])
  if (wanted === 'names') return [...new Set(ends)].toSorted((one, other) => one - other)
  const count = someKills[engine]
  const spread = Array.from({ length: count }, (_, at) => 1 + Math.floor(((at + 0.5) * all.length) / count))
  return [...spread, moments.lastIndexOf(toldAndClosed) + 1]
}

for (const engine of ['sqlite', 'postgres'] as const) {
  describe(engine, () => {
    test('[AN55][AN60][S40][S41][F61] killed at a moment and begun again, nights release the same bytes and count every visit once', async () => {
      const undisturbed = await makeFilled(engine)
      const { code, moments } = await runChild(undisturbed, 0)
      expect(code).toBe(0)
      const end = await look(undisturbed, readEnd)
      expect(end.closed).toBeGreaterThanOrEqual(4)
      expect(end.cells).toBeGreaterThan(10)
      const { told, due, narrowed } = await look(undisturbed, readTold)
      expect(told).toEqual(due)
      if (rehearsals === 'quick') expect(narrowed).not.toEqual([])
      const all = clients + partners + arrivals
      expect(await countEntries(undisturbed.ground)).toEqual({ open: 0, all, different: all })

      let killed = 0
      for (const at of chooseMoments(moments, engine)) {
        const moment = `moment ${at}, ${moments[at - 1]}`
        const disturbed = await makeFilled(engine)
        expect((await runChild(disturbed, at)).signal, moment).toBe('SIGKILL')
        killed++
        expect(await countEntries(disturbed.ground), moment).toMatchObject({ all, different: all })
        expect((await runChild(disturbed, 0)).code, moment).toBe(0)
        expect(await look(disturbed, readEnd), moment).toEqual(end)
        expect(await look(disturbed, countLeft), moment).toBe(0)
        expect(await look(disturbed, readTold), moment).toEqual({ told: due, due, narrowed })
        if (engine === 'sqlite')
          expect(disturbed.ground.countOnDisk(new RegExp(RegExp.escape(planted), 'g')), moment).toBe(0)
      }
      const names = new Set(moments).size
      printFigure('nights killed', {
        engine,
        visits: clients + partners,
        moments: moments.length,
        names,
        kills: killed,
        wrong: 0,
      })
    }, 14_400_000)
  })
}
