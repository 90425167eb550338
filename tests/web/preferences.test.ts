import { expect, test } from 'vitest'
import { type Book, createPreferences } from '@tukkimies/web/preferences.ts'
import { words as finnish } from '@tukkimies/web/words.fi.ts'
import { createWorld, second } from '../world/world.ts'

const makePreferences = async () => {
  const world = createWorld()
  const tablet = await world.addTablet()
  const make = () => createPreferences(tablet.environment)
  return { world, preferences: make(), again: make }
}
const book: Book<string> = {
  fi: () => Promise.resolve('tallennettu'),
  sv: () => Promise.resolve('sparat'),
  en: () => Promise.reject(new Error('offline')),
}

/** What React reads of a promise without waiting for it. */
const atHand = (words: Promise<string>): unknown => Object.getOwnPropertyDescriptor(words, 'value')?.value

test('words come once, by one promise, and are then at hand', async () => {
  const { preferences } = await makePreferences()
  const first = preferences.words(book)
  expect(atHand(first)).toBe(undefined)
  expect(await first).toBe('tallennettu')
  expect(preferences.words(book)).toBe(first)
  expect(first).toMatchObject({ status: 'fulfilled', value: 'tallennettu' })
})

test('words that could not be had are known at once as missing, and asked for again after a second', async () => {
  const { world, preferences } = await makePreferences()
  let asked = 0
  const shaky = { ...book, fi: () => (asked++ ? Promise.resolve('tallennettu') : Promise.reject(new Error('offline'))) }
  await expect(preferences.words(shaky)).rejects.toThrow('offline')
  expect(preferences.words(shaky)).toMatchObject({ status: 'rejected', reason: new Error('offline') })
  await expect(preferences.words(shaky)).rejects.toThrow('offline')
  expect(asked).toBe(1)
  await world.advance(second)
  expect(await preferences.words(shaky)).toBe('tallennettu')
})

test('a switch of language loads the words of what is shown first, then tells', async () => {
  const { preferences, again } = await makePreferences()
  await preferences.words(book)
  const seen: unknown[] = []
  preferences.watch(() => seen.push(atHand(preferences.words(book))))
  await preferences.chooseLanguage('sv')
  expect(seen).toEqual(['sparat'])
  expect(again().language()).toBe('sv')
})

test('where the words of another language cannot be had, the language stays and nothing is lost', async () => {
  const { preferences } = await makePreferences()
  await preferences.words(book)
  await preferences.chooseLanguage('en')
  expect(preferences.language()).toBe('fi')
  expect(atHand(preferences.words(book))).toBe('tallennettu')
})

test('the appearance is kept', async () => {
  const { preferences, again } = await makePreferences()
  expect(preferences.theme()).toBe('system')
  preferences.chooseTheme('dark')
  expect(again().theme()).toBe('dark')
})

test('counts have their singular', () => {
  expect(finnish.sending.waiting(1)).toBe('1 kirjaus odottaa lähetystä')
  expect(finnish.sending.waiting(3)).toBe('3 kirjausta odottaa lähetystä')
})
