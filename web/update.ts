// The service worker and new versions. A new version is offered between entries and never over one that is half made; the
// page loads itself anew only when a new worker has taken over and no form is dirty. The only file that knows the worker.
import type { Environment } from './environment.ts'
import { readOfferedSince, writeOfferedSince } from './store/preferences.ts'

const workerPath = '/sw.js'
const insistMs = 7 * 86_400_000
const checkMs = 3_600_000

/** The part of workbox-window that is used; tests pass their own. */
export type Worker = {
  readonly register: () => Promise<unknown>
  readonly update: () => Promise<void>
  readonly messageSkipWaiting: () => void
  readonly onWaiting: (listener: (wasBefore: boolean) => void) => void
  readonly onTakenOver: (listener: () => void) => void
}

export type UpdateMemory = { readonly offered: boolean; readonly insisted: boolean }

export type Update = {
  readonly watch: (listener: () => void) => () => void
  readonly memory: () => UpdateMemory
  /** Registers the worker and looks for new versions from then on. */
  readonly start: () => Promise<void>
  readonly apply: () => void
  readonly later: () => void
  /** Leaves this page, and all that is in its memory, for a fresh first page; a version that waits comes with it. */
  readonly leave: () => void
  /** A form says whether it is half made; its name is its own. */
  readonly setDirty: (form: object, isDirty: boolean) => void
}

/** `findWorker` gives the browser's worker, or null where there is none. */
export const createUpdate = (
  environment: Environment,
  findWorker: () => Promise<Worker | null>,
  reload: () => void,
  leave: () => void,
): Update => {
  const { markers } = environment.storage
  const listeners = new Set<() => void>()
  const dirty = new Set<object>()
  let worker: Worker | null = null
  let isWaiting = false
  let isPutOff = false
  let isReloadDue = false
  let isReloaded = false
  let checkedAt = environment.now()
  let memory: UpdateMemory = { offered: false, insisted: false }

  const change = () => {
    const since = readOfferedSince(markers)
    const insisted = isWaiting && since !== null && environment.now() - since > insistMs
    const offered = isWaiting && dirty.size === 0 && (insisted || !isPutOff)
    if (offered === memory.offered && insisted === memory.insisted) return
    memory = { offered, insisted }
    for (const listener of listeners) listener()
  }

  const apply = () => {
    if (isWaiting && dirty.size === 0) worker?.messageSkipWaiting()
  }

  const reloadWhenClean = () => {
    if (!isReloadDue || isReloaded || dirty.size > 0) return
    isReloaded = true
    reload()
  }

  const onWaiting = (wasBefore: boolean) => {
    isWaiting = true
    if (readOfferedSince(markers) === null) writeOfferedSince(markers, environment.now())
    // It waited while the app was closed: nothing is half made yet.
    if (wasBefore) apply()
    change()
  }

  const onTakenOver = () => {
    writeOfferedSince(markers, null)
    isWaiting = false
    isReloadDue = true
    change()
    reloadWhenClean()
  }

  const check = () => {
    if (environment.now() - checkedAt < checkMs) return
    checkedAt = environment.now()
    // Offline there is nothing to find; the next time will do.
    worker?.update().catch(() => undefined)
  }

  return {
    watch: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    memory: () => memory,
    start: async () => {
      try {
        worker = await findWorker()
        if (!worker) return
        worker.onWaiting(onWaiting)
        worker.onTakenOver(onTakenOver)
        environment.onChange(check)
        await worker.register()
      } catch {
        // A browser that refuses workers still saves, and sends while it is online.
        worker = null
      }
    },
    apply,
    later: () => {
      isPutOff = true
      change()
    },
    leave: () => {
      if (isWaiting) worker?.messageSkipWaiting()
      // The page goes now, whatever form is half made on it: no second load when the worker takes over.
      isReloaded = true
      leave()
    },
    setDirty: (form, isDirty) => {
      if (isDirty) dirty.add(form)
      else dirty.delete(form)
      change()
      reloadWhenClean()
    },
  }
}

/** The browser's worker, or null where there is none. The library comes after the first load, which it is not part of. */
export const browserWorker = async (): Promise<Worker | null> => {
  if (!('serviceWorker' in navigator)) return null
  // Whoever had no worker before has nothing to load anew: the first one takes over quietly.
  const hadWorker = navigator.serviceWorker.controller !== null
  const { Workbox } = await import('workbox-window')
  const workbox = new Workbox(trustedWorkerPath(), { updateViaCache: 'none' })
  return {
    register: () => workbox.register(),
    update: () => workbox.update(),
    messageSkipWaiting: () => workbox.messageSkipWaiting(),
    onWaiting: (listener) =>
      workbox.addEventListener('waiting', ({ wasWaitingBeforeRegister }) =>
        listener(wasWaitingBeforeRegister === true),
      ),
    onTakenOver: (listener) =>
      navigator.serviceWorker.addEventListener('controllerchange', () => {
        if (hadWorker) listener()
      }),
  }
}

export const reloadPage = (): void => location.reload()

/** The first page in place of this one. Should the browser have kept this one to come back to, it leaves again. */
export const leavePage = (): void => {
  addEventListener('pageshow', ({ persisted }) => persisted && location.replace('/'))
  location.replace('/')
}

// The policy lets this one path through and nothing else, whatever is asked of it.
const trustedWorkerPath = (): string => {
  const policy = window.trustedTypes?.createPolicy('tukkimies', {
    createScriptURL: (path) => {
      if (path !== workerPath) throw new TypeError('not a script of ours')
      return path
    },
  })
  // Workbox takes the object where its types say string, and hands it on unread.
  return (policy?.createScriptURL(workerPath) ?? workerPath) as string
}
