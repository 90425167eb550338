// R17: hostile pushes. What is not a closed code is not stored and not repeated, and its good neighbours come in.
import { randomInt } from 'node:crypto'
import { dayPlus } from '@tukkimies/shared/day.ts'
import { makeEntryId, type PointId } from '@tukkimies/shared/id.ts'
import type { Visit } from '@tukkimies/shared/visit.ts'
import { limits, protocol, protocolHeader } from '@tukkimies/shared/wire.ts'
import { randomBytes } from '@tukkimies/server/crypto.ts'
import type { Attack } from './attack.ts'
import type { Target } from './fill.ts'
import { lastDay } from './visits.ts'

const fuzzed = 10_000
const fuzzedBroken = 1_000
/** A word in every hostile entry: what is kept or repeated of it is found by it. It holds an identity code of nobody. */
export const canary = 'Kanarialintu131052308T'
const day = dayPlus(lastDay, 86)
/** What a tablet may send in a day, with room for the good ones. */
const sentADay = 4_900

const raw = (visit: Visit, from: string, to: string): string => JSON.stringify(visit).replace(from, to)
const deep = (depth: number): string => `${'['.repeat(depth)}"${canary}"${']'.repeat(depth)}`
const withCodes = (visit: Visit, codes: object): string =>
  JSON.stringify({ ...visit, codes: { ...visit.codes, ...codes } })

/** Ways to spoil a good visit, each as the text of an entry. */
const ways: readonly ((visit: Visit) => string)[] = [
  // Keys that nobody knows.
  (visit) => JSON.stringify({ ...visit, [canary]: 1 }),
  (visit) => JSON.stringify({ ...visit, note: canary }),
  (visit) => JSON.stringify({ ...visit, person: canary, time: '12:03' }),
  (visit) => JSON.stringify({ ...visit, ['__proto__x']: { polluted: canary } }),
  (visit) => raw(visit, '{', `{"__proto__":{"polluted":"${canary}"},`),
  (visit) => raw(visit, '{', `{"constructor":"${canary}",`),
  // Texts in the place of codes.
  (visit) => withCodes(visit, { topic: [canary] }),
  (visit) => withCodes(visit, { [canary.toLowerCase()]: ['nr'] }),
  (visit) => withCodes(visit, { language: [{ text: canary }] }),
  (visit) => withCodes(visit, { gender: canary }),
  (visit) => withCodes(visit, { topic: Array.from({ length: 9 }, () => canary) }),
  (visit) => withCodes(visit, { topic: [`permit ${canary}`] }),
  (visit) => JSON.stringify({ ...visit, codes: canary }),
  // Wrong values.
  (visit) => JSON.stringify({ ...visit, point: canary }),
  (visit) => JSON.stringify({ ...visit, day: `${visit.day}T12:03 ${canary}` }),
  (visit) => JSON.stringify({ ...visit, id: canary }),
  (visit) => JSON.stringify({ ...visit, id: undefined, person: canary }),
  (visit) => JSON.stringify({ ...visit, schema: canary }),
  (visit) => JSON.stringify({ ...visit, kind: canary }),
  // Numbers that are none, too large, or texts.
  (visit) => JSON.stringify({ ...visit, list: 1e308, note: canary }),
  (visit) => raw(visit, '"list":1', `"list":1e999,"note":"${canary}"`),
  (visit) => raw(visit, '"list":1', `"list":"1","note":"${canary}"`),
  (visit) => raw(visit, '"list":1', `"list":${'9'.repeat(400)},"note":"${canary}"`),
  // Repeated keys, of which one is good.
  (visit) => raw(visit, '"day":', `"day":"${canary}","day":`),
  (visit) => raw(visit, '"codes":{', `"codes":{"topic":["${canary}"],`),
  // Nested and huge.
  (visit) => raw(visit, '{', `{"more":${deep(20)},`),
  (visit) => raw(visit, '{', `{"more":"${canary.repeat(40)}",`),
  (visit) => JSON.stringify({ entry: { entry: { entry: visit, canary } } }),
  // Odd Unicode.
  (visit) => JSON.stringify({ ...visit, visitor: `${canary}\u202e\ud83d\ude00` }),
  (visit) => raw(visit, '"client"', `"client\\ud800${canary}"`),
  (visit) => withCodes(visit, { topic: [`p\u0435rmit${canary}`] }),
  (visit) => withCodes(visit, { language: [`ar\u200b\u0000${canary}`] }),
  // No entries at all.
  () => JSON.stringify([canary]),
  () => JSON.stringify(canary),
  () => `{"${canary}":null}`,
]

/** A server's door: the text of its answer, and which ids it says that it stored. */
type Door = {
  readonly push: (
    entries: readonly string[],
  ) => Promise<{ readonly text: string; readonly stored: ReadonlySet<string> }>
  readonly count: () => Promise<number>
}

type Fuzzed = { readonly sent: number; readonly stored: number; readonly echoed: number; readonly goodRefused: number }

export const pushHostile: Attack = {
  name: 'R17',
  asks: `${fuzzed} hostile entries beside good neighbours`,
  run: async ({ target }) => {
    target.goTo(day)
    const real = await fuzz(target, makeRealDoor(target), fuzzed, (sent) => {
      if (sent % sentADay < limits.entriesMax) target.goTo(dayPlus(day, Math.floor(sent / sentADay)))
    })
    const broken = await fuzz(target, makeOpenDoor(), fuzzedBroken, () => {})
    return {
      figures: { ...real, ways: ways.length },
      demand: 'stored=0,echoed=0,goodrefused=0',
      excess: { stored: real.stored, echoed: real.echoed, goodRefused: real.goodRefused },
      control: { stored: broken.stored / broken.sent },
      isControlWon: broken.stored > 0,
    }
  },
}

const fuzz = async (target: Target, door: Door, count: number, before: (sent: number) => void): Promise<Fuzzed> => {
  const open = await door.count()
  let [echoed, goodRefused, goods, sent] = [0, 0, 0, 0]
  while (sent < count) {
    before(sent)
    const good = [makeGood(target), makeGood(target)]
    const bad = Array.from({ length: limits.entriesMax - 2 }, (_, at) => {
      const way = ways[(sent + at) % ways.length] as (typeof ways)[number] // within the length
      return way(makeGood(target))
    })
    const [first = '', second = ''] = good.map((visit) => JSON.stringify(visit))
    const half = randomInt(bad.length)
    const { text, stored } = await door.push([first, ...bad.slice(0, half), second, ...bad.slice(half)])
    if (text.includes(canary)) echoed++
    goodRefused += good.filter(({ id }) => !stored.has(id)).length
    goods += good.length
    sent += bad.length
  }
  return { sent, stored: (await door.count()) - open - goods + goodRefused, echoed, goodRefused }
}

const makeRealDoor = (target: Target): Door => ({
  count: async () => {
    const { query } = target.deps().live
    return (await query.selectFrom('open_visit').select('h').execute()).length
  },
  push: async (entries) => {
    const { text } = await pushRaw(target, target.url(), entries)
    const { results } = JSON.parse(text) as { results: { id: string; status: string }[] } // checked by every other test
    return { text, stored: new Set(results.filter(({ status }) => status === 'stored').map(({ id }) => id)) }
  },
})

/** A broken build: its schemas are open, so that whatever is an object comes in as it is. */
const makeOpenDoor = (): Door => {
  const rows: string[] = []
  return {
    count: () => Promise.resolve(rows.length),
    push: (entries) => {
      const parsed = entries.map((entry): unknown => JSON.parse(entry.replaceAll('\\ud800', '')))
      const objects = parsed.flatMap((entry) =>
        typeof entry === 'object' && entry !== null && !Array.isArray(entry) ? [entry] : [],
      )
      rows.push(...objects.map((entry) => JSON.stringify(entry)))
      const ids = objects.flatMap((entry) => ('id' in entry && typeof entry.id === 'string' ? [entry.id] : []))
      return Promise.resolve({ text: '', stored: new Set(ids) })
    },
  }
}

export const makeGood = ({ visits }: Target): Visit => ({
  ...(visits[randomInt(visits.length)] as Visit), // within the length
  id: makeEntryId(randomBytes),
  point: 'p1' as PointId,
  day,
})

/** A push of entries as they are written. */
export const pushRaw = async (
  target: Target,
  url: string,
  entries: readonly string[],
): Promise<{ readonly status: number; readonly text: string }> => {
  const body = JSON.stringify({
    nonce: Buffer.from(randomBytes(16)).toString('base64url'),
    mark: null,
    report: { build: '0.1.0', waiting: 0, oldest: null, attention: 0, lost: 0, persisted: 'unknown' },
    entries: [],
  }).replace('"entries":[]', `"entries":[${entries.join()}]`)
  const answer = await fetch(`${url}/api/v1/push`, {
    method: 'POST',
    headers: {
      Authorization: `Device ${target.credentialOf('p1' as PointId)}`,
      'Content-Type': 'application/json',
      [protocolHeader]: String(protocol),
    },
    body,
  })
  return { status: answer.status, text: await answer.text() }
}
