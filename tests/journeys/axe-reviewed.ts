// What axe cannot decide by itself, looked at by a person: the rule, the element as it is written, and why it is well.

export type Reviewed = {
  readonly rule: string
  readonly element: RegExp
  /** What the element stands in, if it is only well there. */
  readonly within?: string
  readonly why: string
}

export const reviewed: readonly Reviewed[] = [
  {
    rule: 'color-contrast',
    element: /^<kbd>[←→↑↓]<\/kbd>$/,
    why: 'An arrow is no text to axe; it has the colours of the keys beside it, whose contrast passes.',
  },
  {
    rule: 'color-contrast',
    element: /^<(h2|h3|span|a|label|p|option|select|li)\b/,
    within: 'dialog:has(.menu)',
    why: 'A menu longer than the screen goes on below the edge, where axe finds what lies behind; all of it stands on the dialog’s own surface, whose pairs of colours a test computes.',
  },
]
