// Language and appearance of this browser. A switch of language first loads the words of everything on screen, so that no
// page waits, and none loses what it holds.
import { Language } from '@tukkimies/shared/register/organisation.ts'
import { readLanguage, readTheme, type Theme, writeLanguage, writeTheme } from './store/preferences.ts'
import type { Environment } from './environment.ts'

/** Words of a page folder, one loader a language. */
export type Book<W> = Readonly<Record<Language, () => Promise<W>>>

export type Preferences = {
  readonly watch: (listener: () => void) => () => void
  readonly language: () => Language
  /** The language stays as it is where the words of the other cannot be loaded. */
  readonly chooseLanguage: (language: Language) => Promise<void>
  /** The words in the language in use: at once if they are here, otherwise when they have come. */
  readonly words: <W>(book: Book<W>) => W | Promise<W>
  readonly theme: () => Theme
  readonly chooseTheme: (theme: Theme) => void
}

type Page = { loaded?: unknown; loading?: Promise<unknown> }

export const createPreferences = ({ storage, language: browserLanguage }: Environment): Preferences => {
  const { markers } = storage
  const listeners = new Set<() => void>()
  const pages = new Map<Book<unknown>, Map<Language, Page>>()
  let language: Language = readLanguage(markers) ?? browserLanguage ?? 'fi'
  let theme = readTheme(markers)

  const tell = () => {
    for (const listener of listeners) listener()
  }

  const pageOf = (book: Book<unknown>, of: Language): Page => {
    const known = pages.get(book) ?? new Map<Language, Page>()
    pages.set(book, known)
    const page = known.get(of) ?? {}
    known.set(of, page)
    return page
  }

  const load = (book: Book<unknown>, of: Language): Promise<unknown> => {
    const page = pageOf(book, of)
    page.loading ??= book[of]().then(
      (words) => (page.loaded = words),
      (error: unknown) => {
        delete page.loading
        throw error
      },
    )
    return page.loading
  }

  return {
    watch: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    language: () => language,
    chooseLanguage: async (next) => {
      try {
        await Promise.all([...pages.keys()].map((book) => load(book, next)))
      } catch {
        return
      }
      language = next
      writeLanguage(markers, next)
      tell()
    },
    // A book gives words of its own type.
    words: <W>(book: Book<W>) =>
      (pageOf(book, language).loaded as W | undefined) ?? (load(book, language) as Promise<W>),
    theme: () => theme,
    chooseTheme: (next) => {
      theme = next
      writeTheme(markers, next)
      tell()
    },
  }
}
