// Starts the app: builds the environment and one device, and mounts the pages. Nothing else happens on import.
import { StrictMode, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import './ui/tokens.css'
import './ui/base.css'
import './ui/print.css'
import './app.css'
import { Day } from '@tukkimies/shared/day.ts'
import { createApi } from './api.ts'
import { AppPages } from './app.tsx'
import { createDevice } from './device.ts'
import { createBrowserEnvironment } from './environment.ts'
import { AppContext } from './hooks.ts'
import { createPreferences } from './preferences.ts'
import type { Session } from './session.ts'
import { browserStorage } from './store/storage.ts'
import { browserTimer } from './sync/timer.ts'
import { browserWorker, createUpdate, reloadPage } from './update.ts'

declare const BUILD: { readonly version: string; readonly day: string; readonly worker: boolean }

const environment = createBrowserEnvironment({
  after: browserTimer,
  storage: browserStorage(),
  build: { version: BUILD.version, day: Day.parse(BUILD.day) },
})
const api = createApi(environment)
const device = createDevice(environment, api, 'tukkimies')
// Who only records visits needs none.
let session: Promise<Session> | null = null
const app = {
  device,
  session: () => (session ??= import('./session.ts').then(({ createSession }) => createSession(environment, api))),
  preferences: createPreferences(environment),
  update: createUpdate(environment, BUILD.worker ? browserWorker : () => Promise.resolve(null), reloadPage),
}

const place = document.getElementById('app')
if (!place) throw new Error('the page has no place for the app')
createRoot(place).render(
  <StrictMode>
    <AppContext value={app}>
      <Suspense>
        <AppPages />
      </Suspense>
    </AppContext>
  </StrictMode>,
)
void device.open()
void app.update.start()
