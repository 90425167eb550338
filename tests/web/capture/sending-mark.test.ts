import { expect, test } from 'vitest'
import { markTone, markToText } from '@tukkimies/web/capture/sending-mark.tsx'
import type { Sending } from '@tukkimies/web/hooks.ts'
import { words } from '@tukkimies/web/words.fi.ts'

const calm: Sending = {
  mark: 'all_sent',
  isKnown: true,
  urgency: 'calm',
  waiting: 0,
  held: 0,
  contacts: 0,
  attention: 0,
  oldest: null,
  round: 'idle',
  trouble: null,
  isFull: false,
  lastAnswer: null,
  persisted: 'yes',
  lost: 0,
  build: '0.1.0-test',
  listVersion: 1,
}

test('the mark says each of its four states in words', () => {
  const said = (sending: Partial<Sending>) => markToText({ ...calm, ...sending }, words.sending)
  expect(said({})).toBe('Kaikki lähetetty')
  expect(said({ mark: 'waiting', waiting: 3 })).toBe('3 kirjausta odottaa lähetystä')
  expect(said({ mark: 'waiting', waiting: 1 })).toBe('1 kirjaus odottaa lähetystä')
  expect(said({ mark: 'waiting', held: 1, contacts: 1 })).toBe('2 kirjausta odottaa lähetystä')
  expect(said({ mark: 'offline' })).toBe('Ei yhteyttä')
  expect(said({ mark: 'offline', waiting: 2 })).toBe('Ei yhteyttä · 2 kirjausta odottaa lähetystä')
  expect(said({ mark: 'attention', attention: 1 })).toBe('1 kirjaus vaatii huomiota')
})

test('the mark is quiet while all is well, amber from a day, red from three days or when a person is needed', () => {
  expect(markTone(calm)).toBe('quiet')
  expect(markTone({ mark: 'offline', urgency: 'calm' })).toBe('quiet')
  expect(markTone({ mark: 'waiting', urgency: 'amber' })).toBe('warning')
  expect(markTone({ mark: 'offline', urgency: 'red' })).toBe('danger')
  expect(markTone({ mark: 'attention', urgency: 'calm' })).toBe('danger')
})
