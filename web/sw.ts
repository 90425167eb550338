// The service worker: keeps the app for offline use, one version at a time, and nothing else. It never touches the API or a
// change, never pushes, and takes over only when it is told to, so that no half-made entry meets another version.
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'

type Precached = { readonly url: string; readonly revision: string | null; readonly integrity?: string }
declare const self: ServiceWorkerGlobalScope & { readonly __WB_MANIFEST: Precached[] }

cleanupOutdatedCaches()
// Only what is listed is answered: an asset that is not is asked for, and is 404 if it is gone.
precacheAndRoute(self.__WB_MANIFEST, { ignoreURLParametersMatching: [] })
// Pages of the app are the shell; what has a dot is a file, and the API is never the worker's business.
registerRoute(new NavigationRoute(createHandlerBoundToURL('/index.html'), { denylist: [/^\/api\//, /\.[a-z0-9]+$/] }))

self.addEventListener('message', ({ data }) => {
  if (typeof data === 'object' && data !== null && 'type' in data && data.type === 'SKIP_WAITING')
    void self.skipWaiting()
})
