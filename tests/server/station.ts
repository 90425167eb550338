// One installation without a socket for the tests of push, fold and close: real stores on either engine, three points, the
// first code list, a clock that moves when told.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { Day, dayPlus } from '@tukkimies/shared/day.ts'
import { AreaId, type EntryId, makeEntryId, type PointId } from '@tukkimies/shared/id.ts'
import { Point } from '@tukkimies/shared/register/organisation.ts'
import type { Arrival, Picks, Visit, Void } from '@tukkimies/shared/visit.ts'
import type { Result } from '@tukkimies/shared/wire.ts'
import type { Config } from '@tukkimies/server/config.ts'
import { randomBytes } from '@tukkimies/server/crypto.ts'
import { createDeps, type Deps, type Random } from '@tukkimies/server/deps.ts'
import { type NightOutcome, type NightWork, runNight } from '@tukkimies/server/jobs/nightly.ts'
import { createLog } from '@tukkimies/server/log.ts'
import type { Rehearse } from '@tukkimies/server/rehearsing.ts'
import { type PushOutcome, pushEntries, type RawEntry } from '@tukkimies/server/push.ts'
import { addCodeList } from '@tukkimies/server/register/code-lists.ts'
import { saveArea, saveOrganisation, savePoint } from '@tukkimies/server/register/organisation.ts'
import { firstList } from '../arbitraries.ts'
import type { Ground } from '../contracts/engines.ts'
import { rehearseAtOnce } from '../risks.ts'
import { keskus, p1, p2, p3, ranta } from '../users.ts'

export type Station = {
  readonly deps: Deps
  readonly logged: readonly string[]
  /** Moves the clock to noon of a day. */
  readonly goTo: (day: string) => void
  readonly today: () => Day
  /** Pushes entries from a tablet of the point; results in the order of the entries. */
  readonly push: (entries: readonly unknown[], point?: PointId) => Promise<readonly (Result | undefined)[]>
  readonly pushRaw: (entries: readonly RawEntry[], point?: PointId) => Promise<PushOutcome>
  /** A night's work as of a day, today unless told. */
  readonly night: (day?: string, work?: NightWork) => Promise<NightOutcome | null>
  readonly close: () => Promise<void>
}

const names = { fi: 'Nimi', sv: 'Namn', en: 'Name' }
const first = Day.parse('2020-01-01')
const area = AreaId.parse('a1')

/** p1 and p2 in an area of Keskus, p3 of Ranta in none. */
export const stationPoints: readonly Point[] = [p1, p2, p3].map((id) =>
  Point.parse({ id, names, first, areas: id === p3 ? [] : [{ from: first, area }], busy: true }),
)

const atNoon = (day: string): number => Date.parse(`${day}T10:00:00Z`)

/**
 * Opens an installation on a ground; the same ground again is the same installation after a restart. `nightRandom` is the
 * chance of the nights, where a test has to know the record keys; `backup` where backups go; `rehearse` the real rehearsal,
 * where a test is about it.
 */
export const openStation = async (
  ground: Ground,
  begin = '2026-03-10',
  nightRandom: Random = randomBytes,
  backup: Config['backup'] = 'none',
  rehearse: Rehearse = rehearseAtOnce,
): Promise<Station> => {
  mkdirSync(ground.folder, { recursive: true, mode: 0o700 })
  const logged: string[] = []
  let time = atNoon(begin)
  const config = {
    port: 0,
    host: '127.0.0.1',
    dataDir: ground.folder,
    databaseUrl: ground.databaseUrl,
    backup,
    rootKeyFile: join(ground.folder, 'root.key'),
    origins: [],
  } satisfies Config
  const log = createLog((line) => logged.push(line))
  const deps = { ...(await createDeps(config, log, () => time)), rehearse }
  await fillRegister(deps)
  const today = (): Day => Day.parse(new Date(time).toISOString().slice(0, 10))
  const pushRaw = (entries: readonly RawEntry[], point = p1): Promise<PushOutcome> =>
    pushEntries(deps, point, null, entries)
  const push = async (entries: readonly unknown[], point = p1): Promise<(Result | undefined)[]> => {
    const { results } = await pushRaw(
      entries.map((raw) => ({ raw })),
      point,
    )
    return entries.map((entry) => results.find(({ id }) => id === (entry as { id?: EntryId }).id))
  }
  return {
    deps,
    logged,
    goTo: (day) => void (time = atNoon(day)),
    today,
    push,
    pushRaw,
    night: (day, work) => runNight({ ...deps, random: nightRandom }, Day.parse(day ?? today()), work),
    close: deps.close,
  }
}

const fillRegister = (deps: Deps): Promise<void> =>
  deps.register.transact(async (tx) => {
    await saveOrganisation(tx, { id: keskus, names })
    await saveOrganisation(tx, { id: ranta, names })
    await saveArea(tx, keskus, { id: area, names })
    for (const point of stationPoints) await savePoint(tx, point.id === p3 ? ranta : keskus, point)
    const { value } = (await tx.query
      .selectFrom('code_list')
      .select(({ fn }) => fn.countAll<number>().as('value'))
      .executeTakeFirst()) ?? { value: 0 }
    if (value === 0) await addCodeList(tx, firstList)
  })

export const makeId = (): EntryId => makeEntryId(randomBytes)

const usual: Picks = { topic: ['housing'], language: ['ar'], duration: ['min15'], channel: ['point'], first: ['first'] }

export const visitOf = (change: Partial<Visit> = {}): Visit => ({
  id: makeId(),
  kind: 'visit',
  schema: 1,
  list: 1,
  visitor: 'client',
  point: p1,
  day: Day.parse('2026-03-10'),
  codes: usual,
  ...change,
})

export const arrivalOf = (change: Partial<Arrival> = {}): Arrival => ({
  id: makeId(),
  kind: 'arrival',
  schema: 1,
  list: 1,
  point: p1,
  day: Day.parse('2026-03-10'),
  hour: 12,
  channel: 'point',
  ...change,
})

export const voidOf = (target: EntryId): Void => ({ id: makeId(), kind: 'void', schema: 1, target })

export const later = (day: string, days: number): Day => dayPlus(Day.parse(day), days)
