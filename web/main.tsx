// Starts the app: builds the environment and one device, and mounts the pages. Nothing else happens on import.
import { StrictMode, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import './ui/tokens.css'
import './ui/base.css'
import './ui/print.css'
import './app.css'
import { first } from './begin.ts'
import { remember } from './remember.ts'
import type { Day } from '@tukkimies/shared/day.ts'
import { AppPages, Frame } from './app.tsx'
import { createDevice } from './device.ts'
import { createBrowserEnvironment } from './environment.ts'
import { AppContext } from './hooks.ts'
import { createInstall } from './install.ts'
import { createPreferences } from './preferences.ts'
import type { Session } from './session.ts'
import { browserStorage } from './store/storage.ts'
import { browserTimer } from './sync/timer.ts'
import { browserWorker, createUpdate, leavePage, reloadPage } from './update.ts'

declare const BUILD: { readonly version: string; readonly day: Day; readonly worker: boolean }

/** What stands in the document is drawn within so long, on a slow tablet too. */
const drawMs = 500

const environment = createBrowserEnvironment({
  after: browserTimer,
  storage: browserStorage(),
  build: { version: BUILD.version, day: BUILD.day },
})
const device = createDevice(environment, 'tukkimies')
let tellDrawn = () => {}
/** The first page is drawn, and what takes its place once the storage is open: the lock, as a rule. What can wait has waited. */
const drawn = new Promise<void>((resolve) => {
  tellDrawn = resolve
})
// Who only records visits needs none.
let session: Promise<Session> | null = null
const app = {
  device,
  session: () =>
    (session ??= remember(
      import('./session.ts').then(({ createSession }) => createSession(environment, device.unlock.gate)),
    )),
  preferences: createPreferences(environment),
  update: createUpdate(environment, BUILD.worker ? browserWorker : () => Promise.resolve(null), reloadPage, leavePage),
  install: createInstall(window),
  drawn,
  onShown: () => {
    if (device.unlock.memory().state !== 'opening') browserTimer(drawMs, tellDrawn)
  },
}

const place = document.getElementById('app')
if (!place) throw new Error('the page has no place for the app')
const show = () =>
  createRoot(place).render(
    <StrictMode>
      <AppContext value={app}>
        <Suspense fallback={<Frame />}>
          <AppPages />
        </Suspense>
      </AppContext>
    </StrictMode>,
  )
device.unlock.onLocked(app.update.leave)
void device.open(drawn)
void drawn.then(app.update.start)
// The page stands in the document as it is without words until all of its first look is here.
void first
  .then(({ books, isDesk }) => Promise.all([...books.map(app.preferences.words), isDesk && app.session()]))
  .then(show, show)
