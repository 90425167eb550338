// All that the statistics page is made of, asked for at once: each part by itself would ask for the next only when it has come.
import type { Language } from '@tukkimies/shared/register/organisation.ts'
import { book } from './figures/book.ts'
import { overviewBook } from './figures/overview-book.ts'
import { menuBook } from './ways-book.ts'

export const askForDashboard = (language: Language): Promise<unknown> =>
  Promise.all([
    import('./session.ts'),
    import('./desk-head.tsx'),
    import('./figures/dashboard.tsx'),
    // Both of these have parts of the page.
    import('./ui/table.tsx'),
    import('./me/lock.tsx'),
    menuBook[language](),
    book[language](),
    overviewBook[language](),
  ])
