// The ways in which a text may lie in a file, as bytes. Where a spelling mixes the text with its neighbours, only what the
// text alone decides is kept: so it is found in the middle of anything.

export type Spelling = { readonly name: string; readonly bytes: Buffer }

/** Names and bytes, without repeats: the percent spelling of plain letters is the text itself. */
export const spellingsOf = (text: string): readonly Spelling[] => {
  const seen = new Set<string>()
  return everySpelling(text).flatMap(([name, spelled]) => {
    const bytes = Buffer.from(spelled)
    const key = bytes.toString('latin1')
    if (seen.has(key)) return []
    seen.add(key)
    return [{ name, bytes }]
  })
}

type Spelled = readonly [name: string, spelled: string | Buffer]

const everySpelling = (text: string): readonly Spelled[] => {
  const bytes = Buffer.from(text)
  const wide = Buffer.from(text, 'utf16le')
  const isStrange = (letter: string): boolean => letter > '~'
  return [
    ['UTF-8', bytes],
    ['UTF-8, decomposed', text.normalize('NFD')],
    ['UTF-8, small letters', text.toLowerCase()],
    ['UTF-8, capital letters', text.toUpperCase()],
    ['Latin 1', Buffer.from(text, 'latin1')],
    ['UTF-16, little end first', wide],
    ['UTF-16, big end first', Buffer.from(wide).swap16()],
    ['hexadecimal', bytes.toString('hex')],
    ['HEXADECIMAL', bytes.toString('hex').toUpperCase()],
    ...[0, 1, 2].flatMap((offset): Spelled[] => [
      [`base64, moved by ${offset}`, inBase64(bytes, offset, 'base64')],
      [`base64url, moved by ${offset}`, inBase64(bytes, offset, 'base64url')],
    ]),
    ['percent, what is reserved', encodeURIComponent(text)],
    ['percent, what is reserved, small', encodeURIComponent(text).replaceAll(/%../g, (one) => one.toLowerCase())],
    ['percent, every byte', percentOf(bytes).toUpperCase()],
    ['percent, every byte, small', percentOf(bytes)],
    ['form', new URLSearchParams([['', text]]).toString().slice(1)],
    ['JSON, strange letters', escape(text, isStrange, (code) => code)],
    ['JSON, STRANGE LETTERS', escape(text, isStrange, (code) => code.toUpperCase())],
    [
      'JSON, every letter',
      escape(
        text,
        () => true,
        (code) => code,
      ),
    ],
    [
      'JSON, EVERY LETTER',
      escape(
        text,
        () => true,
        (code) => code.toUpperCase(),
      ),
    ],
  ]
}

/** The characters whose six bits are all the text's own, where `offset` bytes of something else stand before it. */
const inBase64 = (bytes: Buffer, offset: number, alphabet: 'base64' | 'base64url'): string =>
  Buffer.concat([Buffer.alloc(offset), bytes])
    .toString(alphabet)
    .slice(Math.ceil((8 * offset) / 6), Math.floor((8 * (offset + bytes.length)) / 6))

const percentOf = (bytes: Buffer): string => bytes.toString('hex').replaceAll(/../g, '%$&')

const escape = (text: string, isEscaped: (letter: string) => boolean, write: (code: string) => string): string =>
  [...text]
    .map((letter) => (isEscaped(letter) ? `\\u${write(letter.charCodeAt(0).toString(16).padStart(4, '0'))}` : letter))
    .join('')
