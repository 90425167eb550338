// Runs before the rest has come: it asks for what this browser shows first, which would otherwise be known only once the app
// runs, and sets the chosen appearance before anything is drawn. What cannot be had is asked for anew by whoever needs it.
import { languages } from '@tukkimies/shared/register/organisation.ts'
import { book } from './capture/book.ts'
import { loadLock } from './early.ts'
import { frameBook } from './frame-book.ts'
import { lockBook } from './me/lock-book.ts'
import type { Book } from './preferences.ts'
import { askAhead } from './remember.ts'
import { readLanguage, readTheme } from './store/preferences.ts'
import { browserStorage } from './store/storage.ts'
import { readTripwire } from './store/tripwire.ts'

/** The words of what is shown first; `isDesk`: the server will be asked. */
type First = { readonly books: readonly Book<unknown>[]; readonly isDesk: boolean }

const { markers } = browserStorage()
const language = readLanguage(markers) ?? languages.find((one) => one === navigator.language.slice(0, 2)) ?? 'fi'
const theme = readTheme(markers)
const path = location.pathname

const askForPage = async (): Promise<First> => {
  if (path === '/figures') {
    const { askForDashboard } = await import('./begin-dashboard.ts')
    return { books: await askForDashboard(language), isDesk: true }
  }
  // Every start of a tablet is locked.
  if (path !== '/' || readTripwire(markers) === null) return { books: [], isDesk: false }
  await Promise.all([book[language](), lockBook[language](), askAhead(loadLock)])
  return { books: [book, lockBook], isDesk: false }
}

document.documentElement.lang = language
if (theme !== 'system') document.documentElement.dataset['theme'] = theme
/** Once all of it has come, and at once where it cannot be had. */
export const first: Promise<First> = Promise.all([askForPage(), frameBook[language]()]).then(
  ([{ books, isDesk }]) => ({ books: [frameBook, ...books], isDesk }),
  () => ({ books: [], isDesk: false }),
)
