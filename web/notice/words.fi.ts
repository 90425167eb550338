import type { Widened } from '../words.ts'

export const words = {
  notFound: {
    title: 'Sivua ei löydy',
    text: 'Osoitteessa ei ole mitään, tai sinulla ei ole oikeutta nähdä sitä. Tämän laitteen kirjaukset ovat tallella.',
    home: 'Siirry etusivulle',
  },
}

export type Words = Widened<typeof words>
