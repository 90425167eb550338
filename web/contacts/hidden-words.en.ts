import type { Words } from './hidden-words.fi.ts'

export const words: Words = {
  title: 'The details are hidden',
  why: 'The page was not used for 10 minutes, so the details were taken off the screen. Half-written text is gone too.',
  again: 'Showing them again is noted in the use log, and you may have to log in anew.',
  show: 'Show again',
}
