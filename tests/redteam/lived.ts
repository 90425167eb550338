// What the harness itself did to the register, and what follows from it: counts on pages of upkeep are held to these, not to what
// the register says of itself.
import { type Day, dayPlus, workingDaysBetween } from '@tukkimies/shared/day.ts'
import type { PointId } from '@tukkimies/shared/id.ts'
import { visitors } from '@tukkimies/shared/register/code-list.ts'
import type { Policy } from '@tukkimies/shared/release/policy.ts'
import type { Entry } from '@tukkimies/shared/visit.ts'

type Push = { readonly point: PointId; readonly day: Day; readonly entries: readonly Entry[] }

/** In the order in which it was done. `changes` are the addresses of changes that were accepted, `cookies` one a log-in of a reader. */
export type Lived = {
  readonly nights: Day[]
  readonly pushes: Push[]
  readonly changes: string[]
  readonly cookies: Map<string, Set<string>>
}

export const newLife = (): Lived => ({ nights: [], pushes: [], changes: [], cookies: new Map() })

/** A visit is folded at the latest so many days after it came (AN54). */
const openDaysMax = 14
const silentAfterDays = 3
const keyDays = 30
const sessionsOfOneMax = 5

export type Fold = { readonly visits: number; readonly arrivals: number }

/** What each night folded, of clients and partners together: their batches by the rules, and all arrivals that were due. */
export const foldsOf = ({ nights, pushes }: Lived, policy: Policy): readonly Fold[] => {
  const waiting = pushes.flatMap(({ day, entries }) =>
    entries.map((entry) => ({ entry, due: dayPlus(day, policy.openDays) })),
  )
  const folded = new Set<Entry>()
  return nights.map((night) => {
    const due = waiting.filter((one) => one.due <= night && !folded.has(one.entry))
    const arrivals = due.filter(({ entry }) => entry.kind === 'arrival')
    const batches = visitors.flatMap((visitor) => {
      const own = due.filter(({ entry }) => entry.kind === 'visit' && entry.visitor === visitor)
      const patience = Math.min(policy.foldWait, openDaysMax - policy.openDays)
      const isReady = own.length >= policy.foldBatch || own.some((one) => dayPlus(one.due, patience) <= night)
      return isReady ? own : []
    })
    for (const { entry } of [...arrivals, ...batches]) folded.add(entry)
    return { visits: batches.length, arrivals: arrivals.length }
  })
}

/** The last push of each point: a tablet says how much it sent. */
export const lastPushes = ({ pushes }: Lived): readonly Push[] =>
  [...Map.groupBy(pushes, ({ point }) => point).values()].flatMap((own) => own.at(-1) ?? [])

/** Tablets that were not heard of for some working days. */
export const countSilent = (lived: Lived, points: number, today: Day): number =>
  points - lastPushes(lived).filter(({ day }) => workingDaysBetween(day, today) < silentAfterDays).length

/** Sessions that are kept: of one reader the newest few. */
export const countSessions = ({ cookies }: Lived): number =>
  [...cookies.values()].reduce((sum, own) => sum + Math.min(sessionsOfOneMax, own.size), 0)

/** Keys for contacts: one at the start, and each night one where the newest is of a month ago. */
export const countTransportKeys = ({ nights }: Lived, start: Day): number => {
  let [count, newest] = [1, start]
  for (const night of nights)
    if (dayPlus(newest, keyDays) <= night) {
      count++
      newest = night
    }
  return count
}

/** Disclosures: each table that was opened to everybody or saved as a file is noted. */
export const countDisclosures = ({ changes }: Lived): number =>
  changes.filter((path) => path === '/api/v1/open' || path === '/api/v1/exports').length
