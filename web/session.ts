// The signed-in user of the pages that ask the server, and the asking itself. The session is a cookie that no script can
// read; what is known here ends with the page.
import type { Problem, ProblemCode } from '@tukkimies/shared/problem.ts'
import { Me, type Pending, SignInAnswer } from '@tukkimies/shared/register/user.ts'
import { createApi, type Outcome, type Reply, replyToOutcome, type Shape } from './api.ts'
import type { Environment } from './environment.ts'
import { createIdle } from './idle.ts'
import { createStepUp } from './step-up.ts'

/** `stepUp`: so many changes and questions wait for a new password or passkey. */
export type SessionMemory = {
  readonly state: 'asking' | 'signed_out' | 'signed_in' | 'offline'
  readonly me: Me | null
  readonly stepUp: { readonly waiting: number } | null
}

/**
 * A GET. `path` begins with `/api/v1/`; `refreshMs` asks again while the page is visible. `once`: each asking is a line of the
 * log, so that nothing but a person asks again.
 */
export type Question<T> = {
  readonly path: string
  readonly shape: Shape<T>
  readonly refreshMs?: number
  readonly once?: boolean
}

/** A POST. Without `shape` the answer's body is not read; `asFile` gives a `ReceivedFile`. */
export type Change<T> = {
  readonly path: string
  readonly body: unknown
  readonly shape?: Shape<T>
  readonly asFile?: true
}

/** `cancelled`: the person said no to the passkey, or the browser found none. */
export type PasskeyOutcome<T> = Outcome<T> | { readonly is: 'cancelled' }

/** What is done with a passkey: `begin` gives the options, `finish` takes `{ response }`. */
export type PasskeyUse<T> = {
  readonly act: 'prove' | 'make'
  readonly begin: string
  readonly finish: string
  readonly shape: Shape<T>
}

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
  readonly signIn: (username: string, password: string) => Promise<Outcome<SignInAnswer>>
  /** The second factor that `signIn` asked for. */
  readonly answerFactor: (kind: 'totp' | 'recovery', code: string) => Promise<Outcome<Me>>
  /** Alone, or as the second factor. */
  readonly signInWithPasskey: () => Promise<PasskeyOutcome<Me>>
  readonly signOut: () => Promise<void>
  /** A change, or whoever signed in by another way, was answered with the user as they now are. */
  readonly showMe: (me: Me) => void
  /** Asks again who is signed in, after a change that was answered with something else. */
  readonly refreshMe: () => Promise<void>
  /** What waits is sent again after a right password or passkey, and refused when it is given up. */
  readonly stepUp: (password: string) => Promise<Outcome<Me>>
  readonly stepUpWithPasskey: () => Promise<PasskeyOutcome<Me>>
  readonly giveUpStepUp: () => void
  readonly hasPasskeys: boolean
  readonly usePasskey: <T>(use: PasskeyUse<T>) => Promise<PasskeyOutcome<T>>
  /** Refused for an old password, it waits in `stepUp` and then is sent once more. So does a question. */
  readonly change: <T>(change: Change<T>) => Promise<Outcome<T>>
  readonly ask: <T>(question: Question<T>) => Asked<T>
  /** Tells once when nobody has been there for so many minutes, or the machine slept; returns what stops it. */
  readonly watchAway: (minutes: number, onAway: () => void) => () => void
}

/** On a tablet every request says who unlocked it (`gate`), so that it is never another's session that answers. */
export const createSession = (environment: Environment, gate?: () => string | null): Session => {
  const api = createApi(environment, gate)
  const listeners = new Set<() => void>()
  let memory: SessionMemory = { state: 'asking', me: null, stepUp: null }
  let isStarted = false

  const show = (next: Partial<SessionMemory>) => {
    memory = { ...memory, ...next }
    for (const listener of listeners) listener()
  }
  const waitingStepUp = createStepUp(() => {
    const waiting = waitingStepUp.waiting()
    show({ stepUp: waiting > 0 ? { waiting } : null })
  })
  const showMe = (me: Me) => show({ state: 'signed_in', me })
  const showNobody = () => {
    show({ state: 'signed_out', me: null })
    waitingStepUp.settle(false)
  }

  /** A session that has ended, and what has to be done first, show in any answer. */
  const notice = <T>(reply: Reply<T>): Outcome<T> => {
    const outcome = replyToOutcome(reply)
    if (outcome.is !== 'refused') return outcome
    const { code } = outcome.problem
    if (code === 'not_signed_in' || code === 'wrong_person') showNobody()
    const pending = pendingByProblem[code]
    if (pending && memory.me && memory.me.pending !== pending) showMe({ ...memory.me, pending })
    return outcome
  }

  const findMe = async () => {
    const reply = notice(await api.send({ method: 'GET', path: '/api/v1/me', shape: Me }))
    if (reply.is === 'answered') showMe(reply.value)
    if (reply.is === 'refused' && memory.state === 'asking') showNobody()
    if (reply.is === 'unreachable') show({ state: memory.me ? 'signed_in' : 'offline' })
  }

  const post = async <T>({ body, ...change }: Change<T>): Promise<Outcome<T>> =>
    notice(await api.send({ ...change, method: 'POST', body: JSON.stringify(body) }))

  /** Sends, and once more after a step-up. */
  const withProof = async <T>(send: () => Promise<Outcome<T>>): Promise<Outcome<T>> => {
    const outcome = await send()
    if (outcome.is !== 'refused' || outcome.problem.code !== 'fresh_needed') return outcome
    return (await waitingStepUp.wait()) ? send() : outcome
  }

  const change = <T>(asked: Change<T>): Promise<Outcome<T>> => withProof(() => post(asked))

  const usePasskey = async <T>({ act, begin, finish, shape }: PasskeyUse<T>): Promise<PasskeyOutcome<T>> => {
    const send = act === 'make' ? change : post
    const options = await send({ path: begin, body: {}, shape: Options })
    if (options.is !== 'answered') return options
    const made = await (await environment.passkeys?.())?.[act](options.value)
    if (!made || made.is === 'cancelled') return { is: 'cancelled' }
    if (made.is === 'known') return { is: 'refused', problem: { code: 'exists' } }
    return send({ path: finish, body: { response: made.response }, shape })
  }

  /** Whoever has signed in is shown. */
  const meet = <O extends PasskeyOutcome<Me>>(outcome: O): O => {
    if (outcome.is === 'answered') showMe(outcome.value)
    return outcome
  }
  const goOn = <O extends PasskeyOutcome<Me>>(outcome: O): O => {
    if (meet(outcome).is === 'answered') waitingStepUp.settle(true)
    return outcome
  }

  const ask = <T>({ path, shape, refreshMs, once }: Question<T>): Asked<T> => {
    const watchers = new Set<() => void>()
    let state: AnswerState<T> = { is: 'loading' }
    let last: { readonly value: T; readonly at: number } | null = null
    let round = 0
    let ends: (() => void)[] = []

    const askNow = async () => {
      const mine = ++round
      const outcome = await withProof(async () => notice(await api.send({ method: 'GET', path, shape })))
      if (mine !== round) return
      if (outcome.is === 'answered') last = { value: outcome.value, at: environment.now() }
      state = outcomeToState(outcome, last)
      for (const watcher of watchers) watcher()
    }
    const again = () => void askNow()
    const start = () => {
      again()
      ends = [once ? () => {} : environment.onChange((what) => what === 'online' && again())]
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
      const outcome = await post({ path: '/api/v1/sign-in', body: { username, password }, shape: SignInAnswer })
      if (outcome.is === 'answered' && outcome.value.is === 'signed_in') showMe(outcome.value.me)
      return outcome
    },
    answerFactor: async (kind, code) =>
      meet(await post({ path: `/api/v1/sign-in/${kind}`, body: { code }, shape: Me })),
    signInWithPasskey: async () => meet(await usePasskey(passkeyUse('/api/v1/sign-in/passkey'))),
    signOut: async () => {
      const outcome = await post({ path: '/api/v1/sign-out', body: {} })
      // Unreachable, the cookie is still good: saying otherwise would leave the session to whoever comes next.
      if (outcome.is !== 'unreachable') showNobody()
    },
    showMe,
    refreshMe: findMe,
    stepUp: async (password) => goOn(await post({ path: '/api/v1/step-up', body: { password }, shape: Me })),
    stepUpWithPasskey: async () => goOn(await usePasskey(passkeyUse('/api/v1/step-up/passkey'))),
    giveUpStepUp: () => waitingStepUp.settle(false),
    hasPasskeys: environment.passkeys !== null,
    usePasskey,
    change,
    ask,
    watchAway: (minutes, onAway) => {
      const idle = createIdle({ environment, minutes, onWarning: () => {}, onAway })
      idle.start()
      return idle.stop
    },
  }
}

/** What the server's library made for the browser's: ours is only to carry it. */
const Options: Shape<object> = {
  safeParse: (raw) => (typeof raw === 'object' && raw !== null ? { success: true, data: raw } : { success: false }),
}

const pendingByProblem: Readonly<Partial<Record<ProblemCode, Pending>>> = {
  undertaking_needed: 'undertaking',
  factor_set_up_needed: 'factor',
  password_change_needed: 'password',
}

const passkeyUse = (path: string): PasskeyUse<Me> => ({ act: 'prove', begin: `${path}/begin`, finish: path, shape: Me })

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
