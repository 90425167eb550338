// The form of a request, the narrowing of the list, and what is written to the person in each language.
import { expect, test } from 'vitest'
import { Day } from '@tukkimies/shared/day.ts'
import { languages } from '@tukkimies/shared/register/organisation.ts'
import { makeRequestId } from '@tukkimies/shared/id.ts'
import {
  RefusalGround,
  RequestAnswer,
  RequestDetails,
  RequestGroup,
  RequestRight,
  type RequestSummary,
} from '@tukkimies/shared/register/request.ts'
import { formTexts } from '@tukkimies/web/contacts/form-texts.ts'
import { letterTexts, readyAnswer } from '@tukkimies/web/contacts/letter-texts.ts'
import { readRequestFields, type RequestFields } from '@tukkimies/web/contacts/request-draft.ts'
import { narrowRequests, noNarrowing } from '@tukkimies/web/contacts/request-sight.ts'

const today = Day.parse('2026-03-10')
const filled: RequestFields = {
  right: 'access',
  group: 'contact',
  channel: 'in_person',
  received: '2026-03-09',
  name: ' Kerttu ',
  address: 'kerttu@esimerkki.fi',
  language: 'sv',
  subject: '',
  organisation: '',
}
const wrongIn = (change: Partial<RequestFields>) => {
  const reading = readRequestFields({ ...filled, ...change }, today)
  return 'findings' in reading ? reading.findings : []
}

test('[D20][A35] a filled form becomes a request', () => {
  const details = { name: 'Kerttu', address: 'kerttu@esimerkki.fi', language: 'sv', subject: '' }
  const request = { right: 'access', group: 'contact', channel: 'in_person', received: '2026-03-09', details }
  expect(readRequestFields(filled, today)).toEqual({ request })
  expect(readRequestFields({ ...filled, organisation: 'keskus' }, today)).toEqual({
    request: { ...request, organisation: 'keskus' },
  })
})

test('an empty form names what must be chosen, in the order of the form, and no request comes from tomorrow', () => {
  const empty = { right: '', group: '', channel: '', received: '' }
  expect(wrongIn(empty).map(({ field, why }) => [field, why])).toEqual([
    ['right', 'choose'],
    ['group', 'choose'],
    ['channel', 'choose'],
    ['received', 'day'],
  ])
  expect(wrongIn({ received: '2026-03-11' })).toEqual([{ field: 'received', why: 'future' }])
  // What a server takes in by itself cannot be chosen.
  expect(wrongIn({ channel: 'advisor' })).toEqual([{ field: 'channel', why: 'choose' }])
})

test('[AN89] an identity code, an unseen character and a text that is too long are named at their field', () => {
  expect(wrongIn({ subject: '131052-308T' })).toEqual([{ field: 'subject', why: 'identity_code' }])
  expect(wrongIn({ name: 'a\u200bb' })).toEqual([{ field: 'name', why: 'text_found' }])
  expect(wrongIn({ address: 'a'.repeat(301) })).toEqual([{ field: 'address', why: 'long' }])
})

test('[A35] the list is narrowed to what is open or closed and to a right, in the order it came', () => {
  const make = (right: RequestRight, state: RequestSummary['state']): RequestSummary => ({
    id: makeRequestId((length) => new Uint8Array(length).fill(right.length)),
    group: 'contact',
    channel: 'written',
    received: today,
    due: today,
    closed: null,
    right,
    state,
  })
  const all = [make('withdraw', 'open'), make('access', 'open'), make('access', 'refused')]
  expect(narrowRequests(all, noNarrowing)).toEqual(all)
  expect(narrowRequests(all, { stand: 'open', right: '' })).toEqual(all.slice(0, 2))
  expect(narrowRequests(all, { stand: 'closed', right: 'access' })).toEqual(all.slice(2))
})

test('[B24][C25] every right and group has a ready answer, every ground its words with the article, in three languages', () => {
  for (const language of languages) {
    for (const right of RequestRight.options)
      for (const group of RequestGroup.options)
        expect(RequestAnswer.safeParse({ text: readyAnswer(language, right, group) }).success).toBe(true)
    for (const ground of RefusalGround.options) expect(letterTexts[language].grounds[ground]).toMatch(/artik|Article/)
    for (const right of RequestRight.options) {
      const subject = letterTexts[language].asks[right]
      expect(RequestDetails.safeParse({ name: '', address: '', language, subject }).success).toBe(true)
    }
  }
})

test('[B24][A05] of a client every answer is the same: nothing can be found, and why', () => {
  for (const language of languages) {
    const answers = RequestRight.options.map((right) => readyAnswer(language, right, 'client'))
    expect(new Set(answers).size).toBe(1)
    expect(answers[0]).toMatch(/11 artikla|artikel 11|Article 11/)
  }
})

test('[C26][C24] every form says that it is free of charge, that a month is the time, and that no identity code is wanted', () => {
  const said = { fi: /maksuttomia/, sv: /avgiftsfria/, en: /free of charge/ }
  const month = { fi: /kuukauden kuluessa/, sv: /inom en månad/, en: /within a month/ }
  for (const language of languages) {
    expect(formTexts[language].next.join(' ')).toMatch(said[language])
    expect(formTexts[language].next.join(' ')).toMatch(month[language])
    expect(formTexts[language].noCode).not.toBe('')
  }
})
