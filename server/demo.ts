// An organisation with invented visits, for trying out. Everything goes the way of real visits, through push, fold and
// close with the clock as an argument; no table near a visit is written directly. The seed decides what the visits are;
// ids, noise and passwords are as random as in a real register.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import {
  type Day,
  dayPlus,
  daysBetween,
  dayToPeriod,
  type Hour,
  instantToDay,
  instantToLocal,
  monthsLater,
  periodKinds,
} from '@tukkimies/shared/day.ts'
import { type EntryId, makeEntryId, type PointId } from '@tukkimies/shared/id.ts'
import { type CodeList, listOnDay, type Visitor } from '@tukkimies/shared/register/code-list.ts'
import { closeDay } from '@tukkimies/shared/release/lattice.ts'
import type { Policy, Profile } from '@tukkimies/shared/release/policy.ts'
import { type Entry, entrySchema, picksToEntries } from '@tukkimies/shared/visit.ts'
import { limits } from '@tukkimies/shared/wire.ts'
import type { Config } from './config.ts'
import { randomBytes, shuffle } from './crypto.ts'
import { addDemoContacts } from './demo-contacts.ts'
import { addDemoNotice } from './demo-notice.ts'
import { addDemoPeople, type LogIn, renewDemoLogIns } from './demo-people.ts'
import { addDemoPlaces, addDemoScreen, addDemoTablets } from './demo-register.ts'
import { type Chance, createChance } from '@tukkimies/shared/rehearsal/chance.ts'
import { dayWeight, type DemoPoint, draw, drawHour, drawPicks, makeDemoPoint, shareOfDay } from './demo-visits.ts'
import { createDeps, type Deps } from './deps.ts'
import { lockFolder } from './engines/folder-lock.ts'
import { storeExists } from './engines/open.ts'
import { nightOf, runNight } from './jobs/nightly.ts'
import type { Log } from './log.ts'
import { pushEntries } from './push.ts'
import { valueOrThrow } from './refused.ts'
import type { Rehearse } from './rehearsing.ts'
import { readCodeLists } from './register/code-lists.ts'
import { countUsers } from './register/users.ts'
import { readPolicy } from './structure.ts'
import { markTrial, readTrial } from './trial.ts'

export type DemoSize = {
  readonly visits: number
  readonly points: number
  readonly months: number
  readonly seed: number
}

/** What `serve --demo` fills its folder with. So many months that the newest that is closed has one a year before it. */
export const usualDemo: DemoSize = { visits: 11_250, points: 6, months: 15, seed: 1 }

const partnerShare = 0.07
/** Of all visits: noticed as a slip and taken back; recorded on a tablet that stayed without a network for weeks. */
const slipShare = 0.01
const strandedShare = 0.006
const yearVisitsMin = 120
/** Days between two pushes of a tablet, until the last days, when every day is pushed. */
const pushEveryDays = 7
const freshDays = 4
const hourMs = 3_600_000
/** In Helsinki these are hours in the night and in the early evening, in summer and winter. */
const nightHourUtc = 1
const eveningHourUtc = 16

/** The demo's own place beside the register of the configuration; nobody backs it up. */
export const demoConfig = (config: Config): Config => {
  const dataDir = join(config.dataDir, 'demo')
  return { ...config, dataDir, rootKeyFile: join(dataDir, 'root.key'), backup: 'none' }
}

/** Whether there is a register at the place of the configuration. */
export const hasRegister = ({ dataDir, databaseUrl }: Config): Promise<boolean> =>
  storeExists(
    databaseUrl === null
      ? { engine: 'sqlite', file: join(dataDir, 'register.sqlite') }
      : { engine: 'postgres', url: databaseUrl, schema: 'register' },
  )

/** Where a demo is served from: the place of the configuration if a demo lies there, the folder beside it if not. */
export const chooseDemo = async (config: Config, log: Log): Promise<Config> => {
  if (!(await hasRegister(config))) return demoConfig(config)
  const deps = await createDeps(config, log)
  const state = await demoState(deps)
  await deps.close()
  return state === 'demo' ? config : demoConfig(config)
}

/** The register that a command means: the one of the configuration, or the demo beside it where there is no other. */
export const chooseRegister = async (config: Config): Promise<Config | null> => {
  if (await hasRegister(config)) return config
  return (await hasRegister(demoConfig(config))) ? demoConfig(config) : null
}

/**
 * Makes sure that there is a whole demo at the place, and answers its log-ins: those of a new one, or of one that is there
 * and may be used `again`, with new passwords. Throws, with a sentence, where something else lies there.
 */
export const prepareDemo = async (
  config: Config,
  log: Log,
  size: DemoSize,
  again: boolean,
  tell: (share: number) => void,
): Promise<readonly LogIn[]> => {
  const lock = config.databaseUrl === null ? lockFolder(config.dataDir) : { release: () => {} }
  if (!lock) throw new Error('Another server uses this folder already.')
  try {
    const deps = await createDeps(config, log)
    try {
      const state = await demoState(deps)
      // A year of nights would fill the log with what never happened.
      const quiet = { ...deps, log: { info: () => {}, error: log.error }, rehearse: rehearseOnce(deps.rehearse) }
      if (state === 'empty') return await fillDemo(quiet, size, tell)
      if (state === 'demo' && again) return await renewDemoLogIns(deps)
      if (state === 'demo') throw new Error('There is a demo here already. Remove its folder to make another.')
      if (state === 'other') throw new Error('This register is in use: no demo is put into it.')
      if (config.databaseUrl !== null) throw new Error('A demo was begun here and not finished: empty the database.')
    } finally {
      await deps.close()
    }
    // What was not finished is nobody's: it is marked as a demo.
    rmSync(config.dataDir, { recursive: true, force: true })
  } finally {
    lock.release()
  }
  return prepareDemo(config, log, size, again, tell)
}

// The year's visits are invented by the same shares as the first rehearsal's: another for each quarter would say nothing more.
const rehearseOnce = (rehearse: Rehearse): Rehearse => {
  const made = new Map<Profile, ReturnType<Rehearse>>()
  return (task, beat) => {
    const { profile } = task.ground
    const rehearsals = made.get(profile) ?? rehearse(task, beat)
    made.set(profile, rehearsals)
    return rehearsals
  }
}

const demoState = async ({ register }: Deps): Promise<'empty' | 'unfinished' | 'demo' | 'other'> => {
  const trial = await readTrial(register)
  if (trial === 'demo') return 'demo'
  if (trial === 'filling') return 'unfinished'
  return (await countUsers(register)) === 0 ? 'empty' : 'other'
}

/** Fills an empty register until now; answers the log-ins. `tell` hears how far it is, from 0 to 1. */
export const fillDemo = async (
  deps: Deps,
  size: DemoSize,
  tell: (share: number) => void,
): Promise<readonly LogIn[]> => {
  if (!(await markTrial(deps.register, 'filling'))) throw new Error('This register is in use: no demo is put into it.')
  const now = deps.now()
  const today = instantToDay(now)
  const first = monthsLater(today, -size.months)
  const chance = createChance(size.seed)
  const drawn = Array.from({ length: size.points }, (_, place) => makeDemoPoint(chance, place))
  const points = await addDemoPlaces(deps, first, busyPoints(drawn, size))
  const ids = points.map(({ id }) => id)
  const logIns = await addDemoPeople(deps, ids, today)
  await addDemoTablets(deps, ids, today, now)
  await addDemoNotice(deps, first)
  const calendar = makeCalendar(first, now, await readPolicy(deps.register, today))
  const world = { ids, drawn, list: listOnDay(await readCodeLists(deps.register), today) }
  await liveThrough(deps, calendar, inventSaves(chance, calendar, size.visits, world), tell)
  await addDemoContacts(deps, ids, { first, today })
  await addDemoScreen(deps, ids)
  await markTrial(deps.register, 'demo')
  return logIns
}

const busyPoints = (points: readonly DemoPoint[], { visits, months }: DemoSize): readonly boolean[] => {
  const whole = points.reduce((sum, { size }) => sum + size, 0)
  return points.map(({ size }) => ((visits * size) / whole) * (12 / months) >= yearVisitsMin)
}

/** When the demo's tablets push and its server has nights. A push waits a week at most, so no visit is late by that. */
type Calendar = {
  readonly days: readonly Day[]
  readonly pushes: readonly Day[]
  readonly nights: ReadonlySet<Day>
  readonly now: number
}

const makeCalendar = (first: Day, now: number, policy: Policy): Calendar => {
  const today = instantToDay(now)
  const days = Array.from({ length: daysBetween(first, today) + 1 }, (_, place) => dayPlus(first, place))
  const fresh = dayPlus(today, -freshDays)
  const pushes = days.filter((day, place) => day > fresh || place % pushEveryDays === pushEveryDays - 1)
  const closes = periodKinds.flatMap((kind) =>
    [...new Set(days.map((day) => dayToPeriod(kind, day)))].map((name) => closeDay(name, policy)),
  )
  const folds = pushes.map((day) => dayPlus(day, policy.openDays))
  const last = nightOf(now)
  const recent = days.filter((day) => day > fresh)
  const nights = [first, ...folds, ...closes, ...recent].filter((day) => day <= last)
  return { days, pushes, nights: new Set(nights), now }
}

/** Entries that one tablet has ready on a day. */
type Save = { readonly pushed: Day; readonly point: PointId; readonly entries: readonly Entry[] }

type World = { readonly ids: readonly PointId[]; readonly drawn: readonly DemoPoint[]; readonly list: CodeList }

const inventSaves = (chance: Chance, calendar: Calendar, count: number, world: World): readonly Save[] => {
  const { day: today, hour: hourNow } = instantToLocal(calendar.now)
  const weightOf = (day: Day): number => dayWeight(chance, day) * (day === today ? shareOfDay(hourNow) : 1)
  const days = new Map<string, number>(calendar.days.map((day) => [day, weightOf(day)]))
  const places = new Map(world.drawn.map(({ size }, place) => [String(place), size]))
  const saves: Save[] = []
  const save = (pushed: Day, point: PointId, entries: readonly Entry[]): void =>
    void saves.push({ pushed, point, entries })
  for (let made = 0; made < count; made++) {
    const day = draw(chance, days) as Day
    const place = Number(draw(chance, places))
    const hour = drawHour(chance)
    const occasion = { day, hour: day === today ? Math.min(hour, hourNow) : hour, place }
    const invent = (): Entry[] => inventEntries(chance, occasion, world)
    const stranded = chance() < strandedShare ? dayPlus(day, 8 + Math.floor(chance() * 27)) : day
    const pushed = calendar.pushes.find((push) => push >= stranded) ?? today
    const point = world.ids[place] as PointId
    save(pushed, point, invent())
    if (chance() >= slipShare) continue
    const slip = invent()
    save(pushed, point, [...slip, ...slip.map(({ id }) => takeBack(id))])
  }
  return saves
}

const inventEntries = (
  chance: Chance,
  { day, hour, place }: { readonly day: Day; readonly hour: Hour; readonly place: number },
  { ids, drawn, list }: World,
): Entry[] => {
  const visitor: Visitor = chance() < partnerShare ? 'partner' : 'client'
  // `place` was drawn from these very lists.
  const [point, people] = [ids[place] as PointId, drawn[place] as DemoPoint]
  const [visitId, arrivalId] = [makeEntryId(randomBytes), makeEntryId(randomBytes)]
  const occasion = { visitor, point, day, hour, list, visitId, arrivalId }
  const { visit, arrival } = valueOrThrow(picksToEntries(drawPicks(chance, visitor, people), occasion))
  return [visit, arrival]
}

const takeBack = (target: EntryId): Entry => ({
  id: makeEntryId(randomBytes),
  kind: 'void',
  schema: entrySchema,
  target,
})

/** Day by day: the night first, then what the tablets push in the evening. */
const liveThrough = async (
  deps: Deps,
  { days, nights, now }: Calendar,
  saves: readonly Save[],
  tell: (share: number) => void,
): Promise<void> => {
  const byDay = Map.groupBy(saves, ({ pushed }) => pushed)
  for (const [place, day] of days.entries()) {
    const at = (hour: number): Deps => ({
      ...deps,
      now: () => Math.min(now, Date.parse(`${day}T00:00:00Z`) + hour * hourMs),
    })
    if (nights.has(day)) await runNight(at(nightHourUtc), day)
    for (const [point, ready] of Map.groupBy(byDay.get(day) ?? [], (save) => save.point)) {
      await pushAll(
        at(eveningHourUtc),
        point,
        ready.flatMap(({ entries }) => entries),
      )
      tell((place + 1) / days.length)
    }
  }
}

const pushAll = async (deps: Deps, point: PointId, entries: readonly Entry[]): Promise<void> => {
  const shuffled = shuffle(entries)
  for (let at = 0; at < shuffled.length; at += limits.entriesMax) {
    const batch = shuffled.slice(at, at + limits.entriesMax).map((raw) => ({ raw }))
    const { results } = await pushEntries(deps, point, null, batch)
    const wrong = results.find(({ status }) => status !== 'stored' && status !== 'voided')
    if (wrong) throw new Error(`An invented entry was not taken in: ${wrong.code ?? wrong.status}.`)
  }
}
