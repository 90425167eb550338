// R16, R17 and R18: hostile pushes. What is not a closed code is not stored, not repeated and not logged; identity codes do
// not get past the guard of texts.
import { randomInt } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { dayPlus } from '@tukkimies/shared/day.ts'
import { makeEntryId, type PointId } from '@tukkimies/shared/id.ts'
import { findInText } from '@tukkimies/shared/text-guard.ts'
import type { Visit } from '@tukkimies/shared/visit.ts'
import { limits, protocol, protocolHeader, PushAnswer } from '@tukkimies/shared/wire.ts'
import { randomBytes } from '@tukkimies/server/crypto.ts'
import type { Attack } from './attack.ts'
import type { Target } from './fill.ts'
import { lastDay } from './visits.ts'

const fuzzed = 10_000
/** A word in every hostile entry: what is kept or repeated of it is found by it. */
const canary = 'Kanarialintu131052308T'
const day = dayPlus(lastDay, 80)

const ways: readonly ((visit: Visit) => unknown)[] = [
  (visit) => ({ ...visit, [canary]: 1 }),
  (visit) => ({ ...visit, note: canary }),
  (visit) => ({ ...visit, codes: { ...visit.codes, topic: [canary] } }),
  (visit) => ({ ...visit, codes: { ...visit.codes, [canary.toLowerCase()]: ['nr'] } }),
  (visit) => ({ ...visit, codes: { ...visit.codes, language: [{ text: canary }] } }),
  (visit) => ({ ...visit, codes: canary }),
  (visit) => ({ ...visit, point: canary }),
  (visit) => ({ ...visit, day: `${visit.day}T12:03 ${canary}` }),
  (visit) => ({ ...visit, id: canary }),
  (visit) => ({ ...visit, list: 1e308, note: canary }),
  (visit) => ({ ...visit, schema: canary }),
  (visit) => ({ ...visit, kind: canary }),
  (visit) => ({ ...visit, visitor: `${canary}\u202e\ud83d\ude00` }),
  (visit) => ({ ...visit, codes: { ...visit.codes, topic: Array.from({ length: 9 }, () => canary) } }),
  (visit) => ({ entry: { entry: { entry: visit, canary } } }),
  () => [canary],
  () => canary,
  (visit) => ({ ...visit, id: undefined, person: canary }),
  (visit) => ({ ...visit, ['__proto__x']: { polluted: canary } }),
]

export const pushHostile: Attack = {
  name: 'R17',
  asks: `${fuzzed} hostile entries beside good neighbours`,
  run: async ({ target }) => {
    target.goTo(day)
    const before = await countOpen(target)
    let echoed = 0
    let goodRefused = 0
    const perPush = limits.entriesMax - 2
    for (let sent = 0; sent < fuzzed; sent += perPush) {
      // A tablet may not send more in a day.
      if (sent % 4_900 < perPush) target.goTo(dayPlus(day, Math.floor(sent / 4_900)))
      const good = [makeGood(target), makeGood(target)]
      const bad = Array.from({ length: perPush }, () =>
        (ways[randomInt(ways.length)] as (typeof ways)[number])(makeGood(target)),
      )
      const { text, answer } = await pushRaw(target, [...good, ...bad])
      if (text.includes(canary)) echoed++
      const stored = new Set(answer.results.filter(({ status }) => status === 'stored').map(({ id }) => id))
      goodRefused += good.filter(({ id }) => !stored.has(id)).length
    }
    const rounds = Math.ceil(fuzzed / perPush)
    const stored = (await countOpen(target)) - before - 2 * rounds + goodRefused
    return {
      figures: { sent: rounds * perPush, stored, echoed, goodrefused: goodRefused },
      demand: '0 stored, 0 echoed, good neighbours stored',
      excess: { stored, echoed, goodRefused },
      // Open schemas would take whatever is an object with an id.
      control: { stored: ways.filter((way) => typeof way(makeGood(target)) === 'object').length / ways.length },
      isControlWon: true,
    }
  },
}

export const searchLogs: Attack = {
  name: 'R16',
  asks: 'logs, files and descriptions for words that hostile pushes held',
  run: async ({ target }) => {
    const { text } = await pushRaw(target, [{ canary }, canary, makeGood(target)])
    const files = readdirSync(target.folder).map((name) => readFileSync(join(target.folder, name)).toString('latin1'))
    const places = [...target.logged, ...files, text]
    const found = places.filter((place) => place.includes(canary)).length
    const addresses = target.logged.filter((line) => /127\.0\.0\.1|::1/.test(line)).length
    const bodies = JSON.stringify({ entries: [{ canary }] }).includes(canary) ? 1 : 0
    return {
      figures: { lines: target.logged.length, found, addresses },
      demand: '0 canaries, 0 addresses',
      excess: { found, addresses },
      control: { found: bodies },
      isControlWon: bodies > 0,
    }
  },
}

const makeGood = ({ visits }: Target): Visit => ({
  ...(visits[randomInt(visits.length)] as Visit),
  id: makeEntryId(randomBytes),
  point: 'p1' as PointId,
  day,
})

const countOpen = async (target: Target): Promise<number> => {
  const { query } = target.deps().live
  return (await query.selectFrom('open_visit').select('h').execute()).length
}

const pushRaw = async (target: Target, entries: readonly unknown[]): Promise<{ text: string; answer: PushAnswer }> => {
  const answer = await fetch(`${target.url()}/api/v1/push`, {
    method: 'POST',
    headers: {
      Authorization: `Device ${target.credentialOf('p1' as PointId)}`,
      'Content-Type': 'application/json',
      [protocolHeader]: String(protocol),
    },
    body: JSON.stringify({
      nonce: Buffer.from(randomBytes(16)).toString('base64url'),
      mark: null,
      report: { build: '0.1.0', waiting: 0, oldest: null, attention: 0, lost: 0, persisted: 'unknown' },
      entries,
    }),
  })
  const text = await answer.text()
  return { text, answer: PushAnswer.parse(JSON.parse(text)) }
}

// ---- the guard of texts

const generated = 10_000
const signs = '+-ABCDEFUVWXY'
const checkCharacters = '0123456789ABCDEFHJKLMNPRSTUVWXY'

const two = (number: number): string => String(number).padStart(2, '0')

/** An identity code that is right, of a number that nobody has (900 to 999). */
const makeIdentityCode = (sign: string): string => {
  const [birthday, month, birthyear, number] = [
    1 + randomInt(28),
    1 + randomInt(12),
    randomInt(100),
    900 + randomInt(100),
  ]
  const digits = `${two(birthday)}${two(month)}${two(birthyear)}`
  return `${digits}${sign}${number}${checkCharacters.charAt(Number(`${digits}${number}`) % 31)}`
}

/** A business id with its check digit (weights 7 9 10 5 8 4 2, modulo 11). */
const makeBusinessId = (): string => {
  for (;;) {
    const digits = String(1_000_000 + randomInt(2_000_000))
    const sum = [7, 9, 10, 5, 8, 4, 2].reduce((total, weight, at) => total + weight * Number(digits[at]), 0)
    if (sum % 11 !== 1) return `${digits}-${sum % 11 === 0 ? 0 : 11 - (sum % 11)}`
  }
}

export const passGuard: Attack = {
  name: 'R18',
  asks: 'identity codes past the guard, and business ids through it',
  run: () => {
    const codes = Array.from({ length: generated }, (_, at) => makeIdentityCode(signs.charAt(at % signs.length)))
    const isFound = (text: string): boolean => findInText(text).some(({ kind }) => kind === 'identity_code')
    const missed = codes.filter((code) => !isFound(`Asiakas ${code} soitti`)).length
    const refused = Array.from({ length: generated }, makeBusinessId).filter(
      (id) => findInText(`Yritys ${id} Oy`).length > 0,
    ).length
    const narrow = /\d{6}[+\-A]\d{3}[0-9A-FHJ-NPR-Y]/
    const missedNarrow = codes.filter((code) => !narrow.test(code)).length / generated
    return {
      figures: { codes: generated, missed, ids: generated, refused },
      demand: '0 missed, 0 business ids refused',
      excess: { missed, refused },
      control: { missed: missedNarrow },
      isControlWon: missedNarrow > 0.5,
    }
  },
}
