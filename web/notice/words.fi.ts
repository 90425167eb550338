export const words = {
  notFound: {
    title: 'Sivua ei löydy',
    text: 'Osoitteessa ei ole mitään, tai sinulla ei ole oikeutta nähdä sitä. Tämän laitteen kirjaukset ovat tallella.',
    home: 'Siirry etusivulle',
  },
}

/** A word written out in one language is any text in another. */
type Widened<W> = W extends string
  ? string
  : W extends (...values: infer V) => string
    ? (...values: V) => string
    : { readonly [K in keyof W]: Widened<W[K]> }

export type Words = Widened<typeof words>
