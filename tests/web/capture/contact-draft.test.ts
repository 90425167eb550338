import { expect, test } from 'vitest'
import { type ContactDraft, emptyDraft, isTyped, readDraft } from '@tukkimies/web/capture/contact-draft.ts'

const draft: ContactDraft = {
  organisation: ' Kunnan kirjasto ',
  name: 'Åsa Äyräs',
  phone: '040 123 4567',
  email: 'kirjasto@kunta.example',
}
const problemsOf = (change: Partial<ContactDraft>) => {
  const reading = readDraft({ ...draft, ...change })
  return reading.is === 'wrong' ? reading.problems : null
}

test('[A15] what is typed becomes exactly four details, the phone in the one form in which it is kept', () => {
  expect(readDraft(draft)).toEqual({
    is: 'right',
    details: {
      organisation: 'Kunnan kirjasto',
      name: 'Åsa Äyräs',
      phone: '+358401234567',
      email: 'kirjasto@kunta.example',
    },
  })
  expect(problemsOf({ phone: '' })).toBeNull()
  expect(problemsOf({ email: '' })).toBeNull()
  expect(isTyped(emptyDraft)).toBe(false)
  expect(isTyped({ ...emptyDraft, phone: '0' })).toBe(true)
})

test('[A15] phone or e-mail may be missing, not both, and organisation and name never', () => {
  expect(problemsOf({ phone: '', email: ' ' })).toEqual({ phone: 'detail_needed' })
  expect(problemsOf({ organisation: ' ', name: '' })).toEqual({ organisation: 'missing', name: 'missing' })
  expect(problemsOf(emptyDraft)).toEqual({ organisation: 'missing', name: 'missing', phone: 'detail_needed' })
})

test('[AN92] every field is told what is wrong with it, all at once, and never with what was typed', () => {
  expect(
    problemsOf({
      organisation: 'Kirjasto 040 123 4567',
      name: 'Åsa 131052-308T',
      phone: '131052-308T',
      email: 'kirjasto.kunta.example',
    }),
  ).toEqual({ organisation: 'text_found', name: 'identity_code', phone: 'identity_code', email: 'email_wrong' })
  expect(problemsOf({ phone: '12' })).toEqual({ phone: 'phone_wrong' })
  expect(problemsOf({ phone: '040 123 4567 soita ensin' })).toEqual({ phone: 'phone_wrong' })
  expect(problemsOf({ email: 'äiti@kunta.example' })).toEqual({ email: 'email_wrong' })
  expect(problemsOf({ name: 'x'.repeat(81) })).toEqual({ name: 'too_long' })
})
