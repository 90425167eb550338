// The shape of a language's words: that of the Finnish ones.

/** A word written out in one language is any text in another; what makes a text of values makes one of the same values. */
export type Widened<W> = W extends string
  ? string
  : W extends (...values: infer V) => string
    ? (...values: V) => string
    : W extends readonly string[]
      ? readonly string[]
      : { readonly [K in keyof W]: Widened<W[K]> }
