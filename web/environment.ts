// All that the platform does for us: clock, chance, network, visibility, locks, storage. Everything else is a function of
// this, so that a test holds many tablets in one process.
import type { Day } from '@tukkimies/shared/day.ts'
import { type Language, languages } from '@tukkimies/shared/register/organisation.ts'
import type { Passkeys } from './passkeys.ts'
import type { Storage } from './store/storage.ts'

export type Persisted = 'yes' | 'no' | 'unknown'

export type Environment = {
  /** Milliseconds since 1970 by the tablet's clock, which may be wrong. */
  readonly now: () => number
  /** Milliseconds that have gone by, which nobody can set; it may stand still while the tablet sleeps. */
  readonly elapsed: () => number
  readonly random: (length: number) => Uint8Array
  readonly subtle: Pick<
    SubtleCrypto,
    'importKey' | 'exportKey' | 'generateKey' | 'deriveBits' | 'deriveKey' | 'encrypt' | 'decrypt'
  >
  readonly network: (path: string, options: RequestInit) => Promise<Response>
  /** False is certain, true is not. */
  readonly online: () => boolean
  readonly visible: () => boolean
  /** Calls back when the network may have come or gone, or the page was shown; returns what ends it. */
  readonly onChange: (listener: (what: 'online' | 'offline' | 'visible') => void) => () => void
  /** Calls back when somebody touches, types or scrolls; returns what ends it. */
  readonly onActivity: (listener: () => void) => () => void
  /** Runs once after so many milliseconds; returns what cancels it. */
  readonly after: (ms: number, run: () => void) => () => void
  readonly locks: Pick<LockManager, 'request'> | null
  /** Asks the browser to keep the storage, and tells whether it does: a yes is never assumed. */
  readonly persist: () => Promise<Persisted>
  readonly persisted: () => Promise<Persisted>
  readonly storage: Storage
  /** Null where the browser has none. */
  readonly passkeys: (() => Promise<Passkeys>) | null
  readonly build: { readonly version: string; readonly day: Day }
  /** The browser's own, if it is one of ours. */
  readonly language: Language | null
}

type Given = Pick<Environment, 'after' | 'storage' | 'build'>

/** The browser's. Timers come from the loop, the database from the store, the build from whoever built it. */
export const createBrowserEnvironment = (given: Given): Environment => ({
  ...given,
  now: () => Date.now(),
  elapsed: () => performance.now(),
  random: (length) => crypto.getRandomValues(new Uint8Array(length)),
  subtle: crypto.subtle,
  network: (path, options) => globalThis.fetch.call(globalThis, path, options),
  online: () => navigator.onLine,
  visible: () => document.visibilityState === 'visible',
  onChange: listenToBrowser,
  onActivity: listenToHands,
  locks: 'locks' in navigator ? navigator.locks : null,
  persist: () => askStorage('persist'),
  persisted: () => askStorage('persisted'),
  passkeys: 'PublicKeyCredential' in globalThis ? () => import('./passkeys.ts').then((file) => file.passkeys) : null,
  language: languages.find((language) => language === navigator.language.slice(0, 2)) ?? null,
})

const listenToBrowser: Environment['onChange'] = (listener) => {
  const stop = new AbortController()
  const { signal } = stop
  addEventListener('online', () => listener('online'), { signal })
  addEventListener('offline', () => listener('offline'), { signal })
  const onVisible = () => {
    if (document.visibilityState === 'visible') listener('visible')
  }
  document.addEventListener('visibilitychange', onVisible, { signal })
  return () => stop.abort()
}

const listenToHands: Environment['onActivity'] = (listener) => {
  const stop = new AbortController()
  const options = { signal: stop.signal, capture: true, passive: true }
  // Not the finger's coming down: what goes away then would let the tap fall on whatever lies beneath it.
  for (const kind of ['click', 'keydown', 'wheel', 'touchmove', 'input'])
    addEventListener(kind, () => listener(), options)
  return () => stop.abort()
}

// WebKitGTK has no `navigator.storage`; elsewhere it may throw in private windows.
const askStorage = async (question: 'persist' | 'persisted'): Promise<Persisted> => {
  try {
    if (!('storage' in navigator)) return 'unknown'
    return (await navigator.storage[question]()) ? 'yes' : 'no'
  } catch {
    return 'unknown'
  }
}
