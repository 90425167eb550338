// R2: everything that is published, before and after a known visit is pushed, taken back, corrected or late, and folded.
import { type Day, dayPlus, dayToPeriod, periodKinds } from '@tukkimies/shared/day.ts'
import { makeEntryId } from '@tukkimies/shared/id.ts'
import type { Entry, Visit } from '@tukkimies/shared/visit.ts'
import { randomBytes } from '@tukkimies/server/crypto.ts'
import type { Attack } from './attack.ts'
import { crawl, type Tables } from './crawl.ts'
import type { Target } from './fill.ts'
import { lastDay } from './visits.ts'

const rounds = 100
/** Those of others, with which a batch is full. */
const others = 20
/** The clock goes forward only, from attack to attack. */
const begin = dayPlus(lastDay, 145)
const dimensions = ['language', 'topic', 'age', 'channel', 'outcome', 'gender', 'language,topic']

export const pushKnownVisit: Attack = {
  name: 'R2',
  asks: 'everything, before and after a known visit is pushed and folded',
  run: async ({ target, tables }) => {
    const closed = await crawlSome(target)
    let [differing, opened, found] = [0, 0, 0]
    const waiting: Visit[] = []
    for (let round = 0; round < rounds; round++) {
      const day = dayPlus(begin, round)
      target.goTo(day)
      const known = target.visits[(round * 37) % target.visits.length] as Visit // within the length
      await pushRound(target, known, day, round)
      waiting.push(known)
      // What was pushed so many days ago is due tonight.
      const due = round >= target.policy.openDays ? waiting.shift() : undefined
      const before = due && (await readRunning(target, due, day))
      await target.night(day)
      if (due && before && isRead(due, before, await readRunning(target, due, day))) found++
      if ((await crawlSome(target)) !== closed) differing++
      opened += await countOpened(target, day, known)
    }
    const all = await countChanged(target, tables)
    return {
      figures: { rounds, differing, changed: all, opened },
      demand: 'differing=0,changed=0,opened=0',
      excess: { differing, changed: all, opened },
      control: { found: found / (rounds - waiting.length) },
      isControlWon: found / (rounds - waiting.length) > 0.5,
    }
  },
}

const quarters = [1, 2, 3, 4].map((at) => `2025Q${at}`).join()
const months = Array.from({ length: 12 }, (_, at) => `2025-${String(at + 1).padStart(2, '0')}`).join()

/** The bytes of some tables of every closed period and every place. */
const crawlSome = async (target: Target): Promise<string> => {
  const texts: string[] = []
  for (const nodes of ['whole', 'area:a1,area:a2', target.points.map(({ id }) => `point:${id}`).join()])
    for (const dimension of dimensions)
      for (const periods of ['2025', quarters, months]) {
        const path = `/api/v1/tables?visitor=client&place=${nodes}&period=${periods}&rows=${dimension}`
        const { status, text } = await target.read(path)
        if (status !== 200 && status !== 422) throw new Error(`a table was answered ${status}`)
        texts.push(text)
      }
  return texts.join('\n')
}

/** In turn: as it is, taken back, taken back and pushed anew, long late. Beside it those of others. */
const pushRound = async (target: Target, known: Visit, day: Day, round: number): Promise<void> => {
  const own = (at: Day): Visit => ({ ...known, id: makeEntryId(randomBytes), day: at })
  const slip = own(day)
  const taken: Entry = { id: makeEntryId(randomBytes), kind: 'void', schema: 1, target: slip.id }
  const more: readonly (readonly Entry[])[] = [[], [slip, taken], [slip, taken, own(day)], [own(dayPlus(day, -230))]]
  await target.push(known.point, [own(day), ...(more[round % more.length] ?? [])])
  const crowd = Array.from({ length: others }, (_, at): Visit => {
    const other = target.visits[(round * 101 + at * 13 + 7) % target.visits.length] as Visit // within the length
    return { ...other, id: makeEntryId(randomBytes), day }
  })
  for (const [point, visits] of Map.groupBy(crowd, (visit) => visit.point)) await target.push(point, visits)
}

/** Periods that are open and answered all the same. */
const countOpened = async (target: Target, day: Day, { point }: Visit): Promise<number> => {
  let opened = 0
  for (const kind of periodKinds)
    for (const place of ['whole', `point:${point}`]) {
      const path = `/api/v1/tables?visitor=client&place=${place}&period=${dayToPeriod(kind, day)}&rows=language`
      if ((await target.read(path)).status === 200) opened++
    }
  return opened
}

/** How many numbers of all that was told before are others now. */
const countChanged = async (target: Target, before: Tables): Promise<number> => {
  const after = await crawl(target, [...before.axes.keys()])
  return before.all.filter((table) => {
    const now = after.find(table)
    return now === undefined || now.values.some((value, at) => value !== table.values[at])
  }).length
}

/** Counts by family and codes. */
type Running = ReadonlyMap<string, number>

/** What the attacker knows of the visit; the topic is what the attacker wants. */
const traits = ['age', 'channel', 'duration', 'first', 'gender', 'language', 'municipality', 'outcome', 'persons']
const pairOf = (trait: string): string => [trait, 'topic'].toSorted().join('+')

/** What a build would show that lets open periods be read: the running year's pairs with a topic, at the visit's point. */
const readRunning = async (target: Target, { point }: Visit, day: Day): Promise<Running> => {
  const rows = await target
    .deps()
    .live.query.selectFrom('accumulator')
    .select(['node', 'family', 'c1', 'c2', 'n'])
    .where('visitor', '=', 'client')
    .where('kind', '=', 'y')
    .where('period', '=', dayToPeriod('y', day))
    .where('node', 'in', ['whole', `point:${point}`])
    .where('family', 'in', traits.map(pairOf))
    .execute()
  // A point of a small register has no pairs.
  const node = rows.some((row) => row.node !== 'whole') ? `point:${point}` : 'whole'
  return new Map(rows.filter((row) => row.node === node).map(({ family, c1, c2, n }) => [`${family}|${c1}+${c2}`, n]))
}

/** Whether the topics that grew beside everything that is known of the visit are its own. */
const isRead = ({ codes }: Visit, before: Running, after: Running): boolean => {
  const grown = [...after].filter(([name, n]) => n > (before.get(name) ?? 0)).map(([name]) => name)
  // What no point shows has no pairs.
  const shown = traits.filter((trait) => [...after.keys()].some((name) => name.startsWith(`${pairOf(trait)}|`)))
  const topicsBy = shown.map((trait) => {
    const known = `${pairOf(trait)}|${codes[trait]?.[0] ?? 'nr'}+`
    return new Set(grown.filter((name) => name.startsWith(known)).map((name) => name.slice(known.length)))
  })
  const claimed = topicsBy.reduce((all, own) => all.intersection(own), topicsBy[0] ?? new Set())
  return [...claimed].toSorted().join() === (codes['topic'] ?? ['nr']).toSorted().join()
}
