import { expect, test } from 'vitest'
import { AccessibilityChannel } from '@tukkimies/shared/register/accessibility.ts'
import { channelErrors, channelToDraft, draftToChannel } from '@tukkimies/web/notice/accessibility-draft.ts'

const empty = channelToDraft(null)
const kinds = (change: Partial<typeof empty>) =>
  channelErrors({ ...empty, ...change }).map(({ name, kind }) => `${name} ${kind}`)

test('[duty-F06] at least one way to give feedback is asked for', () => {
  expect(kinds({})).toEqual(['email none'])
  expect(kinds({ fi: 'Valvoja', sv: 'Tillsyn', en: 'Supervisor' })).toEqual(['email none'])
  for (const way of [{ email: 'a@example.org' }, { phone: '020 123 4567' }, { page: 'https://example.org/f' }])
    expect(kinds(way)).toEqual([])
})

test('[duty-F06] each way that nobody could use is named, in the order of the form', () => {
  expect(kinds({ email: 'a', phone: 'soita', page: 'example.org' })).toEqual([
    'email email',
    'phone phone',
    'page page',
  ])
})

test('[duty-F05] another supervisor is named in three languages or not at all', () => {
  expect(kinds({ phone: '020 123', fi: 'Valvoja' })).toEqual(['sv supervisor', 'en supervisor'])
})

test('[duty-F06] what was set comes back as it was, and what is empty is left out', () => {
  const channel = AccessibilityChannel.parse({
    email: 'a@example.org',
    supervisor: { fi: 'Valvoja', sv: 'Tillsyn', en: 'Supervisor' },
  })
  expect(draftToChannel(channelToDraft(channel))).toEqual(channel)
  expect(draftToChannel({ ...empty, phone: ' 020 123 ' })).toEqual({ phone: '020 123' })
})
