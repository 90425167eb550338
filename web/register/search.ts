// Whether a text is found by what was typed, whatever its case and marks.

export const isFound = (texts: readonly (string | null)[], sought: string): boolean => {
  const plain = toPlain(sought)
  return texts.some((text) => text !== null && toPlain(text).includes(plain))
}

const toPlain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .trim()
