// Language and appearance of this browser. A switch of language first loads the words of everything on screen, so that no
// page waits, and none loses what it holds.
import { Language } from '@tukkimies/shared/register/organisation.ts'
import {
  type Choices,
  readChoices,
  readLanguage,
  readRehearsed,
  readTheme,
  type Theme,
  writeChoices,
  writeLanguage,
  writeRehearsed,
  writeTheme,
} from './store/preferences.ts'
import { remember } from './remember.ts'
import type { Environment } from './environment.ts'

/** Words of a page folder, one loader a language. */
export type Book<W> = Readonly<Record<Language, () => Promise<W>>>

export type Preferences = {
  readonly watch: (listener: () => void) => () => void
  readonly language: () => Language
  /** The language stays as it is where the words of the other cannot be loaded. */
  readonly chooseLanguage: (language: Language) => Promise<void>
  /** The words in the language in use: always the same promise, which React reads at once when they are here. */
  readonly words: <W>(book: Book<W>) => Promise<W>
  /** The same in another language. */
  readonly wordsIn: <W>(book: Book<W>, language: Language) => Promise<W>
  readonly theme: () => Theme
  readonly chooseTheme: (theme: Theme) => void
  /** The practice visit that follows the first PIN is offered once on a tablet. */
  readonly rehearsal: { readonly isOffered: () => boolean; readonly noteOffered: () => void }
  readonly choices: () => Choices
  readonly choose: (choice: Partial<Choices>) => void
}

/** Milliseconds before words that could not be loaded are asked for again. */
const againMs = 1_000

export const createPreferences = ({ storage, after, language: browserLanguage }: Environment): Preferences => {
  const { markers } = storage
  const listeners = new Set<() => void>()
  const pages = new Map<Book<unknown>, Map<Language, Promise<unknown>>>()
  let language: Language = readLanguage(markers) ?? browserLanguage ?? 'fi'
  let theme = readTheme(markers)
  let choices = readChoices(markers)

  const tell = () => {
    for (const listener of listeners) listener()
  }

  const load = (book: Book<unknown>, of: Language): Promise<unknown> => {
    const page = pages.get(book) ?? new Map<Language, Promise<unknown>>()
    pages.set(book, page)
    const known = page.get(of)
    if (known) return known
    const coming = remember(book[of]())
    // Asked for again, but not at once: whoever draws would ask, wait and ask anew without end.
    coming.catch(() => after(againMs, () => page.delete(of)))
    page.set(of, coming)
    return coming
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
    words: <W>(book: Book<W>) => load(book, language) as Promise<W>,
    wordsIn: <W>(book: Book<W>, other: Language) => load(book, other) as Promise<W>,
    rehearsal: { isOffered: () => readRehearsed(markers), noteOffered: () => writeRehearsed(markers) },
    theme: () => theme,
    chooseTheme: (next) => {
      theme = next
      writeTheme(markers, next)
      tell()
    },
    choices: () => choices,
    choose: (choice) => {
      choices = { ...choices, ...choice }
      writeChoices(markers, choices)
      tell()
    },
  }
}
