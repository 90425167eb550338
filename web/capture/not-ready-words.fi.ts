// Words of the visit screen where nothing can be recorded yet. The Finnish file is the shape of the others.
import type { Widened } from '../words.ts'

export const words = {
  notEnrolled: {
    title: 'Laitetta ei ole otettu käyttöön',
    text: 'Pääkäyttäjä antaa laitteelle käyttöönottokoodin. Sen jälkeen käyntejä voi kirjata myös ilman yhteyttä.',
    setUp: 'Ota laite käyttöön',
  },
  noList: {
    title: 'Koodistoa ei ole vielä haettu',
    text: 'Yhdistä laite verkkoon kerran. Sen jälkeen käyntejä voi kirjata myös ilman yhteyttä.',
  },
}

export type Words = Widened<typeof words>
