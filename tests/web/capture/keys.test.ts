// What the keys of the visit screen mean.
import { expect, test } from 'vitest'
import { isListKey, keyToStep, keyToTile } from '@tukkimies/web/capture/keys.ts'

const none = { key: '', code: '', altKey: false, ctrlKey: false, metaKey: false, shiftKey: false, repeat: false }
const press = (key: string, more: Partial<typeof none> = {}) => ({ ...none, key, ...more })
const topics = ['Oleskelulupa', 'Kansalaisuus', 'Kela-etuudet', 'Asuminen', 'Äidinkieli', 'Muu aihe…']

test('Alt and a digit are a tile by its place, whatever the keyboard makes of it', () => {
  expect(keyToTile(press('¡', { altKey: true, code: 'Digit1' }))).toBe(0)
  expect(keyToTile(press('4', { altKey: true, code: 'Numpad4' }))).toBe(3)
  expect(keyToTile(press('5', { altKey: true, code: 'Digit5' }))).toBeNull()
  expect(keyToTile(press('1', { code: 'Digit1' }))).toBeNull()
  // AltGr writes characters on many keyboards, and a key that is held down saves no second visit.
  expect(keyToTile(press('@', { altKey: true, ctrlKey: true, code: 'Digit2' }))).toBeNull()
  expect(keyToTile(press('1', { altKey: true, code: 'Digit1', repeat: true }))).toBeNull()
})

test('a question mark asks for the list of keys, wherever it stands on the keyboard', () => {
  expect(isListKey(press('?', { shiftKey: true }))).toBe(true)
  expect(isListKey(press('?', { ctrlKey: true }))).toBe(false)
  expect(isListKey(press('a'))).toBe(false)
})

test('a digit chooses the answer in its place, as far as there is one', () => {
  expect(keyToStep(press('2'), topics, 0)).toEqual({ at: 1, chooses: true })
  expect(keyToStep(press('7'), topics, 0)).toBeNull()
  expect(keyToStep(press('0'), topics, 0)).toBeNull()
})

test('a letter chooses the only answer that begins with it, and goes among several without choosing', () => {
  expect(keyToStep(press('a'), topics, 0)).toEqual({ at: 3, chooses: true })
  expect(keyToStep(press('Ä'), topics, 0)).toEqual({ at: 4, chooses: true })
  expect(keyToStep(press('k'), topics, 0)).toEqual({ at: 1, chooses: false })
  expect(keyToStep(press('k'), topics, 1)).toEqual({ at: 2, chooses: false })
  expect(keyToStep(press('k'), topics, 2)).toEqual({ at: 1, chooses: false })
  expect(keyToStep(press('q'), topics, 0)).toBeNull()
})

test('keys with another meaning are left alone', () => {
  expect(keyToStep(press('a', { ctrlKey: true }), topics, 0)).toBeNull()
  expect(keyToStep(press('1', { altKey: true }), topics, 0)).toBeNull()
  expect(keyToStep(press('Enter'), topics, 0)).toBeNull()
  expect(keyToStep(press(' '), topics, 0)).toBeNull()
})
