// What a running server holds of visits and arrivals, by day and channel, read from its own file; and a point that has been
// there for a while, so that earlier days can be recorded.
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { dayPlus, instantToDay } from '@tukkimies/shared/day.ts'
import { Picks } from '@tukkimies/shared/visit.ts'
import type { App } from './fixture.ts'

const daysThere = 90

export type LiveCounts = {
  /** `2026-03-10 point` to how many. */
  readonly visits: Readonly<Record<string, number>>
  readonly arrivals: Readonly<Record<string, number>>
}

export const readLiveCounts = ({ folder }: App): LiveCounts => {
  const live = new DatabaseSync(join(folder, 'live.sqlite'), { readOnly: true, timeout: 5000 })
  try {
    const visits: Record<string, number> = {}
    for (const { day, visitor, codes } of live.prepare('select day, visitor, codes from open_visit').all()) {
      const picks = Picks.parse(JSON.parse(String(codes)))
      const channel = picks[visitor === 'partner' ? 'partner_channel' : 'channel']?.[0] ?? 'nr'
      const key = `${String(day)} ${channel}`
      visits[key] = (visits[key] ?? 0) + 1
    }
    const arrivals: Record<string, number> = {}
    const counts = `select day, channel, n from arrival_count
      union all select day, channel, count(*) as n from open_arrival group by day, channel`
    for (const { day, channel, n } of live.prepare(counts).all()) {
      const key = `${String(day)} ${String(channel)}`
      if (Number(n) > 0) arrivals[key] = (arrivals[key] ?? 0) + Number(n)
    }
    return { visits, arrivals }
  } finally {
    live.close()
  }
}

/** The topics of the visits that are open, each visit's as one text. */
export const readTopics = ({ folder }: App): string[] => {
  const live = new DatabaseSync(join(folder, 'live.sqlite'), { readOnly: true, timeout: 5000 })
  try {
    const rows = live.prepare('select codes from open_visit').all()
    return rows.map(({ codes }) => (Picks.parse(JSON.parse(String(codes)))['topic'] ?? []).join(' ')).toSorted()
  } finally {
    live.close()
  }
}

/** The hour of each open arrival. */
export const readArrivalHours = ({ folder }: App): number[] => {
  const live = new DatabaseSync(join(folder, 'live.sqlite'), { readOnly: true, timeout: 5000 })
  try {
    const rows = live.prepare('select hour from open_arrival order by hour').all()
    return rows.map(({ hour }) => Number(hour))
  } finally {
    live.close()
  }
}

/** Lets the points have been there for three months; the server starts anew. */
export const makePointsOlder = async (app: App): Promise<void> => {
  await app.stop()
  const register = new DatabaseSync(join(app.folder, 'register.sqlite'))
  register.prepare('update point set first = ?').run(dayPlus(instantToDay(Date.now()), -daysThere))
  register.close()
  await app.start()
}
