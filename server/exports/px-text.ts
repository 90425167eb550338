// Texts of the PX format: no quotes within quotes, long ones in pieces, a list's lines not too long.
const pieceMax = 150
const lineMax = 200

/** A text in quotes; a long one in several, each on a line of its own. */
export const pxText = (text: string): string =>
  piecesOf(clean(text))
    .map((piece) => `"${piece}"`)
    .join('\r\n')

/** Texts in quotes with commas between them. */
export const pxList = (texts: readonly string[]): string => {
  let length = 0
  return texts
    .map((text, at) => {
      const quoted = `"${clean(text)}"`
      const breaks = at > 0 && length + quoted.length > lineMax
      length = breaks ? quoted.length : length + quoted.length
      return `${breaks ? '\r\n' : ''}${quoted}`
    })
    .join(',')
}

/** Names of which none is another's: readers know variables and values by their names. */
export const uniqueNames = (named: readonly { readonly name: string; readonly key: string }[]): readonly string[] =>
  named.map(({ name, key }) =>
    named.some((other) => other.key !== key && other.name === name) ? `${name} (${key})` : name,
  )

const clean = (text: string): string =>
  text
    .replaceAll('"', "'")
    .replaceAll(';', ',')
    .replace(/[\s\u00a0]+/g, ' ')

// Cut after spaces, so that the pieces put together are the text.
const piecesOf = (text: string): readonly string[] => {
  const pieces: string[] = []
  let rest = text
  while (rest.length > pieceMax) {
    const space = rest.lastIndexOf(' ', pieceMax - 1)
    const end = space > 0 ? space + 1 : pieceMax
    pieces.push(rest.slice(0, end))
    rest = rest.slice(end)
  }
  return [...pieces, rest]
}
