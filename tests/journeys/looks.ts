// How a page is met: three languages, light and dark, wide and narrow. With LOOKS=all every page is looked at in every look;
// otherwise each in one of them, which its name chooses, so that all looks are spread over the pages.
export type Look = { readonly locale: 'fi-FI' | 'sv-FI' | 'en-GB'; readonly colorScheme: 'light' | 'dark' }

const all: readonly Look[] = [
  { locale: 'fi-FI', colorScheme: 'light' },
  { locale: 'sv-FI', colorScheme: 'dark' },
  { locale: 'en-GB', colorScheme: 'light' },
]

/** Whether what takes long is done in full. */
export const isFull = process.env['LOOKS'] === 'all'

export const looksOf = (name: string): readonly Look[] => {
  const sum = [...name].reduce((total, letter) => (total * 31 + letter.charCodeAt(0)) % 9_973, 0)
  return isFull ? all : all.filter((_, at) => at === sum % all.length)
}
