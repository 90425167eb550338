// Which key means what on the visit screen, beyond what a browser does by itself. Pure: a key and where it falls, to what it does.
import { presetsMax } from '@tukkimies/shared/register/visit-screen.ts'

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'repeat'>

/** The place of a tile, the one after the presets being the last visit; null for any other key. */
export const keyToTile = ({ code, altKey, ctrlKey, metaKey, shiftKey, repeat }: Pressed): number | null => {
  if (!altKey || ctrlKey || metaKey || shiftKey || repeat) return null
  // What Alt makes of a digit depends on the keyboard; where it stands does not.
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(code)?.[1]
  const place = digit === undefined ? null : Number(digit) - 1
  return place !== null && place <= presetsMax ? place : null
}

/** Whether it asks for the list of keys. */
export const isListKey = ({ key, altKey, ctrlKey, metaKey, repeat }: Pressed): boolean =>
  key === '?' && !altKey && !ctrlKey && !metaKey && !repeat

/** What a letter or a digit does in a question: goes to an answer, and chooses it if no other was meant. */
export type LetterStep = { readonly at: number; readonly chooses: boolean }

/**
 * A digit is the place of an answer. A letter is the beginning of one: where several begin so, it goes from one to the next
 * and chooses none. `labels` are the answers on the screen in their order, `now` the one that has focus.
 */
export const keyToStep = (pressed: Pressed, labels: readonly string[], now: number): LetterStep | null => {
  const { key, altKey, ctrlKey, metaKey, repeat } = pressed
  if (altKey || ctrlKey || metaKey || repeat) return null
  if (/^[1-9]$/.test(key)) return Number(key) <= labels.length ? { at: Number(key) - 1, chooses: true } : null
  if (!/^\p{Letter}$/u.test(key)) return null
  const letter = key.toLowerCase()
  const fit = labels.flatMap((label, at) => (label.toLowerCase().startsWith(letter) ? [at] : []))
  const next = fit.find((at) => at > now) ?? fit[0]
  return next === undefined ? null : { at: next, chooses: fit.length === 1 }
}
