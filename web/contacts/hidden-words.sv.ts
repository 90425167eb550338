import type { Words } from './hidden-words.fi.ts'

export const words: Words = {
  title: 'Uppgifterna är dolda',
  why: 'Sidan användes inte på 10 minuter, så uppgifterna togs bort från skärmen. Halvfärdig text försvann också.',
  again: 'När du visar dem igen antecknas det i användningsloggen, och du kan behöva logga in på nytt.',
  show: 'Visa igen',
}
