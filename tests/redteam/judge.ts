// Which numbers of a text are explained: the allowed ones, and those that words of the page hold.

export const spaces = /[\s\u00a0\u202f]/g

/**
 * What is no figure: dates, times, periods, hashes, addresses, names of codes, and the words of the page that hold a number
 * of their own.
 */
const wordings: readonly RegExp[] = [
  /\b[0-9a-f]{12,}\b/g,
  /https?:\S+/g,
  /\b\d{1,2}\/20\d{2}\b/g,
  /\b20\d{2}(?:Q[1-4]|-\d{2})(?:-\d{2})?\b/g,
  /\b(?:point:p|area:a|p)\d\b/g,
  /\d{1,2}\.\d{1,2}\.(?:\d{4})?/g,
  /klo \d{1,2}(?:\.\d{2})?/g,
  // How old a visit may become before it is folded, at most: a rule.
  /viimeistään 14 päivän/g,
  /\b\d{1,2}–\d{1,2}\b/g,
  /\b202[4-7](?: (?:I|II|III|IV))?\b(?![\u00a0\u202f]\d)/g,
]

/** What explains numbers: those that may stand alone, texts that explain their own, and texts that are names as a whole. */
export type Explaining = {
  readonly allowed: ReadonlySet<string>
  readonly phrases: readonly string[]
  readonly wholes: ReadonlySet<string>
}

/** Numbers in texts that are in nobody's list. */
export const judgeTexts = (
  texts: readonly string[],
  { allowed, phrases, wholes }: Explaining,
  path: string,
): { readonly numbers: number; readonly strays: readonly string[] } => {
  let numbers = 0
  const strays = new Set<string>()
  for (const text of new Set(texts)) {
    if (wholes.has(text.trim())) continue
    numbers += numbersIn(text).length
    for (const token of numbersIn(phrases.reduce(withoutPhrase, text)))
      if (!allowed.has(token.replace(spaces, '').replace(',', '.')))
        strays.add(`${path}: ${token} in "${text.slice(0, 120)}"`)
  }
  return { numbers, strays: [...strays] }
}

const numbersIn = (text: string): readonly string[] =>
  wordings.reduce((rest, wording) => rest.replace(wording, ' '), text).match(/\d+(?:[\u00a0\u202f]\d{3})*(?:,\d+)?/g) ??
  []

/** A phrase that begins or ends with a number is none where the number goes on. */
const withoutPhrase = (text: string, phrase: string): string => {
  let rest = ''
  let from = 0
  for (let at = text.indexOf(phrase); at !== -1; at = text.indexOf(phrase, from)) {
    const end = at + phrase.length
    const isCut = /\d[\u00a0\u202f]?$/.test(text.slice(0, at)) && /^\d/.test(phrase)
    const isGoing = /\d$/.test(phrase) && /^[\u00a0\u202f,]?\d/.test(text.slice(end))
    rest += `${text.slice(from, at)}${isCut || isGoing ? phrase : ' '}`
    from = end
  }
  return rest + text.slice(from)
}
