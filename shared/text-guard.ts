// Finds personal identity codes, e-mail addresses, bank accounts and phone numbers in texts where they do not belong
// (AN89-AN93). Names of persons are not tried: no method is reliable. Every pattern is bounded, so that a long text takes
// time in proportion to its length.

/** What a text may not hold, by kind; the text itself is never repeated. */
export type TextKind = 'identity_code' | 'email' | 'iban' | 'phone'

/**
 * Something found in a text. Of an identity code: `certain`, date and check character are right; `likely`, only the date is
 * (a slip of the finger); `weak`, there is no such date.
 */
export type TextFind =
  | { readonly kind: 'identity_code'; readonly level: 'certain' | 'likely' | 'weak' }
  | { readonly kind: 'email' | 'iban' | 'phone' | 'number' }

/**
 * The kind for which a text of the administration is refused, or null (AN92): a certain or likely identity code before an
 * e-mail address, a bank account and a phone number. In a field for an e-mail address only `identity_code` counts.
 */
export const checkText = (text: string): TextKind | null => {
  const refused = findInText(text).flatMap((find): TextKind[] => {
    if (find.kind === 'identity_code') return find.level === 'weak' ? [] : [find.kind]
    return find.kind === 'number' ? [] : [find.kind]
  })
  return refusedFirst.find((kind) => refused.includes(kind)) ?? null
}

/**
 * Whether a text holds what is not seen or turns its reading round: control, direction and tag marks, fillers, variation
 * selectors. Joiners belong to names.
 */
export const hasUnseen = (text: string): boolean => unseen.test(text)

/** Whether a name to log in by could be taken for another: full-width letters, or Latin ones among Greek or Cyrillic. */
export const isLookAlike = (text: string): boolean =>
  text.normalize('NFKC') !== text.normalize('NFC') ||
  (/\p{Script=Latin}/u.test(text) && /[\p{Script=Greek}\p{Script=Cyrillic}]/u.test(text))

/** Everything found in a text, in the order of the search (AN89): what one pattern has found, no later one sees. */
export const findInText = (text: string): readonly TextFind[] => {
  const finds: TextFind[] = []
  let rest = normalise(text)
  const search = (pattern: RegExp, judge: (match: RegExpExecArray) => TextFind | 'blank' | null) => {
    rest = blankMatches(rest, pattern, (match) => {
      const found = judge(match)
      if (found !== null && found !== 'blank') finds.push(found)
      return found !== null
    })
  }
  search(identityCode, (match) => ({ kind: 'identity_code', level: levelOf(match) }))
  search(date, () => 'blank')
  search(businessId, ([match]) => (isBusinessId(match) ? 'blank' : null))
  rest = blankEmails(rest, () => finds.push({ kind: 'email' }))
  search(iban, () => ({ kind: 'iban' }))
  search(phone, ([match]) => (isPhone(match) ? { kind: 'phone' } : null))
  search(longNumber, () => ({ kind: 'number' }))
  return finds
}

const refusedFirst: readonly TextKind[] = ['identity_code', 'email', 'iban', 'phone']

const identityCode =
  /(?<![0-9A-Za-z])(0[1-9]|[12]\d|3[01])\s?\.?\s?(0[1-9]|1[0-2])\s?\.?\s?(\d{2})\s?([-+A-FU-Ya-fu-y])\s?(\d{3})\s?([0-9A-FHJ-NPR-Ya-fhj-npr-y])(?![0-9A-Za-z])/g
const date =
  /(?<!\d)(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[.-]\d{1,2}[.-]\d{2,4}|(?:[01]\d|2[0-4])[0-5]\d\s?-\s?(?:[01]\d|2[0-4])[0-5]\d)(?!\d)/g
const businessId = /(?<!\d)(?:FI\s?\d{8}|\d{6,7}-\d)(?!\d)/g
const iban = /(?<![A-Za-z0-9])[A-Za-z]{2}\d{2}(?:\s?[A-Za-z0-9]{4}){3,7}(?:\s?[A-Za-z0-9]{1,3})?(?![A-Za-z0-9])/g
const phone = /(?<![\d-])(?:\+|00)\d[\d\s().-]{6,16}\d(?!\d)|(?<![\d-])\(?0[1-9]\d?\)?[\s-]?\d[\d\s-]{3,9}\d(?!\d)/g
const longNumber = /(?<!\d)\d{7,}(?!\d)/g

/** From the sign on: what stands before it is looked for backwards, once, instead of from every place where it may begin. */
const emailFromSign =
  /(?:@|\(at\)|\[at\]|\sat\s|\(ät\)|\sät\s)\s?[A-Za-z0-9À-ɏ-]{1,253}(?:\s?(?:\.|\(dot\)|\spiste\s)\s?[A-Za-z0-9-]{2,63})+/gi
const emailName = /[^\s@<>()]{1,64}\s?$/
const emailNameMax = 65

const invisible = /[\u00AD\u200B-\u200F\u2060\uFEFF]/g
const unseen =
  /[\p{Cc}\p{Co}\u00AD\u061C\u115F\u1160\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\u{E0000}-\u{E0FFF}]|\u034F|[\uFE00-\uFE0F]/u
const dashes = /[\u2010-\u2015\u2212]/g
const foreignDigit = /(?![0-9])\p{Nd}/gu

const normalise = (text: string): string =>
  text.normalize('NFKC').replace(invisible, '').replace(dashes, '-').replace(foreignDigit, toDigit)

// Unicode keeps the ten digits of every script together, from zero on.
const toDigit = (character: string): string => {
  const place = character.codePointAt(0) ?? 0
  let first = place
  while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first--
  return String((place - first) % 10)
}

const blankMatches = (text: string, pattern: RegExp, isFound: (match: RegExpExecArray) => boolean): string =>
  blankSpans(
    text,
    [...text.matchAll(pattern)]
      .filter(isFound)
      .map((match) => ({ from: match.index, to: match.index + match[0].length })),
  )

const blankEmails = (text: string, onFind: () => void): string => {
  const spans = [...text.matchAll(emailFromSign)].flatMap(({ index, 0: match }) => {
    const name = emailName.exec(text.slice(Math.max(0, index - emailNameMax), index))?.[0]
    // Written out, "at" is a word: "open at 10.30" is no address.
    const isTime = !match.startsWith('@') && !/[a-z]{2}$/i.test(match)
    return name === undefined || isTime ? [] : [{ from: index - name.length, to: index + match.length }]
  })
  spans.forEach(onFind)
  return blankSpans(text, spans)
}

const blankSpans = (text: string, spans: readonly { readonly from: number; readonly to: number }[]): string => {
  const parts: string[] = []
  let at = 0
  for (const { from, to } of spans) {
    parts.push(text.slice(at, from), ' '.repeat(Math.max(0, to - Math.max(at, from))))
    at = Math.max(at, to)
  }
  return parts.join('') + text.slice(at)
}

const checkCharacters = '0123456789ABCDEFHJKLMNPRSTUVWXY'

/** Century signs (AN90): `+` 18xx; `-` and U to Y 19xx; A to F 20xx. */
const centuryOf = (sign: string): number => {
  if (sign === '+') return 1800
  return '-UVWXY'.includes(sign.toUpperCase()) ? 1900 : 2000
}

const levelOf = (match: RegExpExecArray): 'certain' | 'likely' | 'weak' => {
  const [, day = '', month = '', year = '', sign = '', number = '', check = ''] = match
  if (!isDate(centuryOf(sign) + Number(year), Number(month), Number(day))) return 'weak'
  const right = checkCharacters[Number(`${day}${month}${year}${number}`) % checkCharacters.length]
  return check.toUpperCase() === right ? 'certain' : 'likely'
}

const isDate = (year: number, month: number, day: number): boolean => {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  return day <= (days[month - 1] ?? 0)
}

const businessWeights = [7, 9, 10, 5, 8, 4, 2]

/** Business identity codes belong to organisations and are allowed everywhere (AN91; Decree 598/1991, section 4). */
const isBusinessId = (text: string): boolean => {
  const digits = text.replaceAll(/\D/g, '').padStart(8, '0')
  const sum = businessWeights.reduce((total, weight, at) => total + weight * Number(digits[at]), 0)
  const rest = sum % 11
  return rest !== 1 && Number(digits[7]) === (rest === 0 ? 0 : 11 - rest)
}

const isPhone = (text: string): boolean => {
  const count = text.replaceAll(/\D/g, '').length
  return count >= 7 && count <= 15
}
