// The signed-in user of the pages that ask the server, and the asking itself. The session is a cookie that no script can
// read; what is known here ends with the page.
import { Me } from '@tukkimies/shared/register/user.ts'
import type { Problem } from '@tukkimies/shared/problem.ts'
import { createApi, type Outcome, type Reply, replyToOutcome, type Shape } from './api.ts'
import type { Environment } from './environment.ts'

export type SessionMemory = {
  readonly state: 'asking' | 'signed_out' | 'signed_in' | 'offline'
  readonly me: Me | null
}

/** A GET. `path` begins with `/api/v1/`; `refreshMs` asks again while the page is visible. */
export type Question<T> = { readonly path: string; readonly shape: Shape<T>; readonly refreshMs?: number }

/** A POST. Without `shape` the answer's body is not read. */
export type Change<T> = { readonly path: string; readonly body: unknown; readonly shape?: Shape<T> }

/** Times in milliseconds since 1970, by the tablet's clock. `last` is what was answered before, to this page. */
export type AnswerState<T> =
  | { readonly is: 'loading' }
  | { readonly is: 'answered'; readonly value: T; readonly at: number }
  | { readonly is: 'offline'; readonly last: { readonly value: T; readonly at: number } | null }
  | { readonly is: 'refused'; readonly problem: Problem }

/** One question while somebody watches it: asked at the first watcher, again when told to, when due and when back online. */
export type Asked<T> = {
  readonly watch: (listener: () => void) => () => void
  readonly state: () => AnswerState<T>
  readonly again: () => void
}

export type Session = {
  /** The first watcher makes it ask who is signed in. */
  readonly watch: (listener: () => void) => () => void
  readonly memory: () => SessionMemory
  readonly signIn: (username: string, password: string) => Promise<Outcome<Me>>
  readonly signOut: () => Promise<void>
  readonly change: <T>(change: Change<T>) => Promise<Outcome<T>>
  readonly ask: <T>(question: Question<T>) => Asked<T>
}

export const createSession = (environment: Environment): Session => {
  const api = createApi(environment)
  const listeners = new Set<() => void>()
  let memory: SessionMemory = { state: 'asking', me: null }
  let isStarted = false

  const show = (next: SessionMemory) => {
    memory = next
    for (const listener of listeners) listener()
  }

  /** A session that has ended shows in any answer. */
  const notice = <T>(reply: Reply<T>): Outcome<T> => {
    const outcome = replyToOutcome(reply)
    if (outcome.is === 'refused' && outcome.problem.code === 'not_signed_in') show({ state: 'signed_out', me: null })
    return outcome
  }

  const findMe = async () => {
    const reply = notice(await api.send({ method: 'GET', path: '/api/v1/me', shape: Me }))
    if (reply.is === 'answered') show({ state: 'signed_in', me: reply.value })
    if (reply.is === 'refused' && memory.state === 'asking') show({ state: 'signed_out', me: null })
    if (reply.is === 'unreachable') show({ state: memory.me ? 'signed_in' : 'offline', me: memory.me })
  }

  const post = async <T>({ path, body, shape }: Change<T>): Promise<Outcome<T>> => {
    const request = { method: 'POST', path, body: JSON.stringify(body) } as const
    return notice(await api.send(shape ? { ...request, shape } : request))
  }

  const ask = <T>({ path, shape, refreshMs }: Question<T>): Asked<T> => {
    const watchers = new Set<() => void>()
    let state: AnswerState<T> = { is: 'loading' }
    let last: { readonly value: T; readonly at: number } | null = null
    let round = 0
    let ends: (() => void)[] = []

    const askNow = async () => {
      const mine = ++round
      const outcome = notice(await api.send({ method: 'GET', path, shape }))
      if (mine !== round) return
      if (outcome.is === 'answered') last = { value: outcome.value, at: environment.now() }
      state = outcomeToState(outcome, last)
      for (const watcher of watchers) watcher()
    }
    const again = () => void askNow()
    const start = () => {
      again()
      ends = [environment.onChange((what) => what === 'online' && again())]
      if (refreshMs !== undefined) refreshAfter(refreshMs)
    }
    const refreshAfter = (ms: number) => {
      ends[1] = environment.after(ms, () => {
        if (environment.visible()) again()
        refreshAfter(ms)
      })
    }
    const watch = (watcher: () => void) => {
      watchers.add(watcher)
      if (watchers.size === 1) start()
      return () => {
        watchers.delete(watcher)
        if (watchers.size === 0) for (const end of ends) end()
      }
    }
    return { watch, state: () => state, again }
  }

  return {
    watch: (listener) => {
      listeners.add(listener)
      if (!isStarted) {
        isStarted = true
        void findMe()
        environment.onChange((what) => {
          if (what === 'online' && memory.state === 'offline') void findMe()
        })
      }
      return () => listeners.delete(listener)
    },
    memory: () => memory,
    signIn: async (username, password) => {
      const outcome = await post({ path: '/api/v1/sign-in', body: { username, password }, shape: Me })
      if (outcome.is === 'answered') show({ state: 'signed_in', me: outcome.value })
      return outcome
    },
    signOut: async () => {
      const outcome = await post({ path: '/api/v1/sign-out', body: {} })
      // Unreachable, the cookie is still good: saying otherwise would leave the session to whoever comes next.
      if (outcome.is !== 'unreachable') show({ state: 'signed_out', me: null })
    },
    change: post,
    ask,
  }
}

const outcomeToState = <T>(outcome: Outcome<T>, last: { value: T; at: number } | null): AnswerState<T> => {
  switch (outcome.is) {
    case 'answered':
      return last ? { is: 'answered', ...last } : { is: 'loading' }
    case 'refused':
      return { is: 'refused', problem: outcome.problem }
    case 'unreachable':
      return { is: 'offline', last }
  }
}
