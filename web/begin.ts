// Runs before the rest has come: it asks for what this browser shows first, which would otherwise be known only once the app
// runs, and sets the chosen appearance before anything is drawn. What cannot be had is asked for anew by whoever needs it.
import { languages } from '@tukkimies/shared/register/organisation.ts'
import { book } from './capture/book.ts'
import { frameBook } from './frame-book.ts'
import { lockBook } from './me/lock-book.ts'
import { readLanguage, readTheme } from './store/preferences.ts'
import { browserStorage } from './store/storage.ts'
import { readTripwire } from './store/tripwire.ts'

const { markers } = browserStorage()
const language = readLanguage(markers) ?? languages.find((one) => one === navigator.language.slice(0, 2)) ?? 'fi'
const theme = readTheme(markers)
const path = location.pathname

const askForPage = (): readonly Promise<unknown>[] => {
  if (path === '/figures') return [import('./begin-dashboard.ts').then((file) => file.askForDashboard(language))]
  // Every start of a tablet is locked.
  const isLock = path === '/' && readTripwire(markers) !== null
  return isLock ? [book[language](), lockBook[language](), import('./me/lock.tsx')] : []
}

document.documentElement.lang = language
if (theme !== 'system') document.documentElement.dataset['theme'] = theme
for (const asked of [frameBook[language](), ...askForPage()]) asked.catch(() => undefined)
