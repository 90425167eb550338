// All that the statistics page is made of, asked for at once: each part by itself would ask for the next only when it has come.
import type { Language } from '@tukkimies/shared/register/organisation.ts'
import { loadDashboard, loadDeskHead } from './early.ts'
import { book } from './figures/book.ts'
import { overviewBook } from './figures/overview-book.ts'
import type { Book } from './preferences.ts'
import { askAhead } from './remember.ts'
import { menuBook } from './ways-book.ts'

/** Resolves with its words, once all of it has come. */
export const askForDashboard = async (language: Language): Promise<readonly Book<unknown>[]> => {
  const books = [menuBook, book, overviewBook]
  await Promise.all([
    import('./session.ts'),
    askAhead(loadDeskHead),
    askAhead(loadDashboard),
    // Both of these have parts of the page.
    import('./ui/table.tsx'),
    import('./me/lock.tsx'),
    ...books.map((one) => one[language]()),
  ])
  return books
}
