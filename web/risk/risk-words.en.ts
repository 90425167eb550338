import type { Words } from './risk-words.fi.ts'

export const words: Words = {
  title: 'Protection of figures',
  lead: 'Published figures must not tell anything about a single person. Here you see how well that has worked in each published period.',
}
