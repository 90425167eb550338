// A thousand contacts that are wrong, each in its own way, among good ones: none is stored, none echoed, none in the way.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { base64urlToBytes, bytesToBase64url } from '@tukkimies/shared/id.ts'
import type { TransportKey } from '@tukkimies/shared/register/transport-key.ts'
import type { Contact } from '@tukkimies/shared/visit.ts'
import { listOpened } from '@tukkimies/server/contacts/held.ts'
import { fixtureConsent, fixtureDetails, makeContact, transportKeyOf } from '../contacts.ts'
import { useEngines } from '../contracts/engines.ts'
import { printFigure } from '../figures.ts'
import { makeId, openStation, visitOf } from './station.ts'

const makeGround = useEngines(['sqlite'])
const today = '2026-03-10'
const wrongCount = 1000
const perPush = 20
const canary = 'Sanomatta-Jätetty'

/** What a changed app may seal in the place of details and consent. */
const wrongContent = fc.oneof(
  fc
    .constantFrom(
      ...['organisation', 'name', 'phone', 'email'].map((field) => {
        const { [field]: _gone, ...details } = fixtureDetails as Record<string, string>
        return { details: { ...details, name: canary }, consent: fixtureConsent }
      }),
    )
    .filter(({ details }) => Object.keys(details).length < 4),
  fc.record({
    details: fc.constant({ ...fixtureDetails, name: canary }),
    consent: fc.constantFrom(null, {}, [], canary, 1),
  }),
  fc.string({ maxLength: 40 }).map((text) => ({
    details: { ...fixtureDetails, name: canary, email: `${text} ${canary}` },
    consent: fixtureConsent,
  })),
  fc.string({ minLength: 1, maxLength: 10 }).map((key) => ({
    details: { ...fixtureDetails, name: canary, [`x${key}`]: canary },
    consent: fixtureConsent,
  })),
  fc.constantFrom('131052-308T', '131052A308T', '131052+308T', '131052Y308T').map((code) => ({
    details: { ...fixtureDetails, organisation: canary, name: `${canary} ${code}` },
    consent: fixtureConsent,
  })),
  fc.jsonValue().map((value) => ({ details: value, consent: canary })),
)

/** What somebody on the way, or a broken tablet, may do to a good contact. */
const damage = fc.constantFrom(
  'flip',
  'cut',
  'other id',
  'other day',
  'other key',
  'zeros',
) satisfies fc.Arbitrary<string>

const spoil = (contact: Contact, how: string, at: number): unknown => {
  const bytes = base64urlToBytes(contact.box) ?? new Uint8Array()
  if (how === 'flip') {
    bytes[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ (1 << (at % 8))
    return { ...contact, box: bytesToBase64url(bytes) }
  }
  if (how === 'cut') return { ...contact, box: contact.box.slice(0, at % contact.box.length) }
  if (how === 'other id') return { ...contact, id: makeId() }
  if (how === 'other day') return { ...contact, day: '2026-03-09' }
  if (how === 'other key') return { ...contact, key: 'AAAAAAAAAAA' }
  return { ...contact, box: 'A'.repeat(contact.box.length) }
}

const makeWrong = async (key: TransportKey, seed: number): Promise<unknown> => {
  const [content] = fc.sample(wrongContent, { seed, numRuns: 1 })
  if (seed % 2 === 0) return makeContact(key, {}, { content })
  const [how] = fc.sample(damage, { seed, numRuns: 1 })
  return spoil(await makeContact(key, { name: canary }), how ?? 'flip', seed)
}

test('[F83][AN89][duty-F10] of a thousand wrong boxes none is stored or echoed, and every good neighbour is stored', async () => {
  const seed = 20_260_310
  const station = await openStation(await makeGround('sqlite'), today)
  const { deps, logged } = station
  const key = await transportKeyOf(deps)
  let [wrong, echoed, good] = [0, 0, 0]
  const codes = new Map<string, number>()
  while (wrong < wrongCount) {
    const bad = await Promise.all(Array.from({ length: perPush }, (_, at) => makeWrong(key, seed + wrong + at)))
    const neighbours = [await makeContact(key), visitOf()]
    const outcome = await station.push([...bad, ...neighbours])
    if (JSON.stringify(outcome).includes(canary)) echoed++
    for (const result of outcome.slice(0, perPush)) {
      expect(result?.status, JSON.stringify(result)).toBe('refused')
      const code = result?.code ?? 'none'
      codes.set(code, (codes.get(code) ?? 0) + 1)
    }
    for (const result of outcome.slice(perPush)) expect(result?.status).toBe('stored')
    wrong += perPush
    good++
  }
  const held = await listOpened(deps, { is: 'all' })
  printFigure('wrong-boxes', { wrong, stored: held.length - good, echoed, good, seed })
  expect(held.length).toBe(good)
  expect(held.every(({ content }) => content.details.name === fixtureDetails.name)).toBe(true)
  expect(echoed).toBe(0)
  // Nothing of a box is in a log, and both ways of being wrong were tried.
  expect(logged.join()).not.toContain(canary)
  expect([...codes.keys()].toSorted()).toEqual(['bad_value', 'box_closed', 'box_content'])
  await station.close()
}, 120_000)
