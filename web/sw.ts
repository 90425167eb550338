// The service worker: keeps the app for offline use, one version at a time, and nothing else. It never touches the API or a
// change, never pushes, and takes over only when it is told to, so that no half-made entry meets another version.
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'

/** `build` stands on the shell alone: the version of the app that this worker keeps. */
type Precached = {
  readonly url: string
  readonly revision: string | null
  readonly integrity?: string
  readonly build?: string
}
declare const self: ServiceWorkerGlobalScope & { readonly __WB_MANIFEST: Precached[] }

// The build adds to what the library lists.
const files = self.__WB_MANIFEST as Precached[]

// Before anything that may fail: a version that was withdrawn lets go of the app, so that the next load comes from the server.
// Nothing else is touched: what was saved lies elsewhere.
self.addEventListener('fetch', (event) => {
  if (event.request.mode === 'navigate') event.waitUntil(stepAsideIfWithdrawn().catch(() => undefined))
})

const stepAsideIfWithdrawn = async (): Promise<void> => {
  const own = files.find(({ build }) => build !== undefined)?.build
  const answer = await fetch('/api/v1/withdrawn', { cache: 'no-store', credentials: 'omit', redirect: 'error' })
  if (!answer.ok || answer.headers.get('Tukkimies-Protocol') === null) return
  // Whoever else may answer in its place names no version of ours.
  const { builds } = (await answer.json()) as { readonly builds?: unknown }
  if (!Array.isArray(builds) || !builds.includes(own)) return
  for (const name of await caches.keys()) await caches.delete(name)
  await self.registration.unregister()
}

cleanupOutdatedCaches()
// Only what is listed is answered: an asset that is not is asked for, and is 404 if it is gone.
precacheAndRoute([...files], { ignoreURLParametersMatching: [] })
// Pages of the app are the shell; what has a dot is a file, and the API is never the worker's business.
registerRoute(new NavigationRoute(createHandlerBoundToURL('/index.html'), { denylist: [/^\/api\//, /\.[a-z0-9]+$/] }))

self.addEventListener('message', ({ data }) => {
  if (typeof data === 'object' && data !== null && 'type' in data && data.type === 'SKIP_WAITING')
    void self.skipWaiting()
})
