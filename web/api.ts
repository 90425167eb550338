// The only way to the network. Three outcomes: our server answered, our server refused, or it could not be reached, which
// includes everybody who answers in its place. Never throws for the network.
import * as z from 'zod/mini'
import { Day } from '@tukkimies/shared/day.ts'
import { type Problem, type ProblemCode, requestProblems } from '@tukkimies/shared/problem.ts'
import { gateHeader, limits, protocol, protocolHeader } from '@tukkimies/shared/wire.ts'
import type { Environment } from './environment.ts'

/** No proxy may make us wait for longer than a day. */
const retryMsMax = 86_400_000

/** A schema, seen from outside. */
export type Shape<T> = {
  readonly safeParse: (raw: unknown) => { readonly success: boolean; readonly data?: T | undefined }
}

export type Request<T> = {
  readonly method: 'GET' | 'POST'
  /** Begins with `/api/v1/`. */
  readonly path: string
  /** JSON, written out. */
  readonly body?: string
  /** Without one the body of the answer is not read. */
  readonly shape?: Shape<T>
  /** The answer is a file: `T` is `ReceivedFile`. */
  readonly asFile?: true
  /** A tablet's credential; without one the cookie of the session goes along. */
  readonly credential?: string
  readonly etag?: string | null
}

/** A file under the name that the server gave it, whole. */
export type ReceivedFile = { readonly name: string; readonly content: Blob }

/** `offline`: the browser says so; `portal`: somebody else answered; `server`: nobody did, or a gateway in front. */
export type Unreachable = {
  readonly is: 'unreachable'
  readonly why: 'offline' | 'portal' | 'server'
  readonly status: number | null
  readonly retryMs: number | null
}

export type Reply<T> =
  | { readonly is: 'answered'; readonly value: T; readonly text: string; readonly etag: string | null }
  | { readonly is: 'unchanged' }
  | { readonly is: 'refused'; readonly status: number; readonly problem: Problem; readonly retryMs: number | null }
  | Unreachable

/** What a page is told of a request. */
export type Outcome<T> =
  | { readonly is: 'answered'; readonly value: T }
  | { readonly is: 'refused'; readonly problem: Problem }
  | { readonly is: 'unreachable'; readonly why: Unreachable['why'] }

export type Api = { readonly send: <T>(request: Request<T>) => Promise<Reply<T>> }

/** `gate` tells who has unlocked this tablet, for the requests of a session. */
export const createApi = (environment: Environment, gate: () => string | null = () => null): Api => ({
  send: async (request) => {
    const stop = new AbortController()
    const cancel = environment.after(limits.answerWaitMsMax, () => stop.abort())
    try {
      const response = await environment.network(request.path, makeOptions(request, gate(), stop.signal))
      return await readResponse(response, request)
    } catch {
      return { is: 'unreachable', why: environment.online() ? 'server' : 'offline', status: null, retryMs: null }
    } finally {
      cancel()
    }
  },
})

export const replyToOutcome = <T>(reply: Reply<T>): Outcome<T> => {
  switch (reply.is) {
    case 'answered':
      return { is: 'answered', value: reply.value }
    case 'refused':
      return { is: 'refused', problem: reply.problem }
    case 'unreachable':
      return { is: 'unreachable', why: reply.why }
    case 'unchanged':
      // Nobody who asks a page's question says what it knows already.
      return { is: 'unreachable', why: 'portal' }
  }
}

const makeOptions = <T>(
  { method, body, credential, etag }: Request<T>,
  gate: string | null,
  signal: AbortSignal,
): RequestInit => ({
  method,
  signal,
  // A redirect is never ours; following one would hand the body to a stranger.
  redirect: 'manual',
  cache: 'no-store',
  credentials: credential === undefined ? 'same-origin' : 'omit',
  headers: {
    [protocolHeader]: String(protocol),
    ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    ...(credential === undefined ? {} : { Authorization: `Device ${credential}` }),
    ...(gate === null || credential !== undefined ? {} : { [gateHeader]: gate }),
    ...(etag ? { 'If-None-Match': etag } : {}),
  },
  ...(body === undefined ? {} : { body }),
})

const readResponse = async <T>(response: Response, request: Request<T>): Promise<Reply<T>> => {
  const { status, headers } = response
  const retryMs = retryAfterToMs(headers.get('Retry-After'), headers.get('Date'))
  const stranger: Unreachable = { is: 'unreachable', why: status >= 500 ? 'server' : 'portal', status, retryMs }
  const isOurs = headers.get(protocolHeader) !== null && response.type !== 'opaqueredirect' && !response.redirected
  if (!isOurs) return stranger
  if (status === 304) return { is: 'unchanged' }
  if (status === 200 && request.asFile) {
    const [, name = ''] = /filename="([^"]+)"/.exec(headers.get('Content-Disposition') ?? '') ?? []
    // Whoever asks for a file gets one.
    return { is: 'answered', value: { name, content: await response.blob() } as T, text: '', etag: null }
  }
  const text = await response.text()
  if (status >= 400) {
    const problem = isMedia(headers, 'application/problem+json') ? textToProblem(text, status) : null
    return problem ? { is: 'refused', status, problem, retryMs } : stranger
  }
  if (request.shape === undefined && (status === 200 || status === 204))
    // Whoever asks without a shape gets no value to read.
    return { is: 'answered', value: undefined as T, text, etag: null }
  if (status !== 200 || !isMedia(headers, 'application/json')) return stranger
  const value = request.shape?.safeParse(parseJson(text))
  // A value that fits its schema is one of its type.
  return value?.success ? { is: 'answered', value: value.data as T, text, etag: headers.get('ETag') } : stranger
}

/** Seconds or a date (RFC 9110, 10.2.3) as milliseconds from now, by the answerer's own clock; null where there is none. */
export const retryAfterToMs = (after: string | null, date: string | null): number | null => {
  if (after === null) return null
  const seconds = /^\s*\d+\s*$/.test(after) ? Number(after) : (Date.parse(after) - Date.parse(date ?? '')) / 1000
  return Number.isFinite(seconds) ? Math.min(Math.max(0, seconds * 1000), retryMsMax) : null
}

const isMedia = (headers: Headers, media: string): boolean =>
  headers.get('Content-Type')?.split(';')[0]?.trim().toLowerCase() === media

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const Told = z.object({
  code: z.string(),
  field: z.catch(z.optional(z.string()), undefined),
  limit: z.catch(z.optional(z.number()), undefined),
  min: z.catch(z.optional(z.number()), undefined),
  max: z.catch(z.optional(z.number()), undefined),
  day: z.catch(z.optional(Day), undefined),
  seconds: z.catch(z.optional(z.number()), undefined),
  alternatives: z.catch(
    z.optional(z.array(z.object({ change: z.enum(['period', 'place', 'dimension']), query: z.string() }))),
    undefined,
  ),
})

// A newer server may know more problems than we do: what kind they are, their status says.
const textToProblem = (text: string, status: number): Problem | null => {
  const told = Told.safeParse(parseJson(text)).data
  if (!told) return null
  const details = Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined))
  return { ...details, code: isKnownCode(told.code) ? told.code : status >= 500 ? 'fault' : 'malformed' }
}

const isKnownCode = (code: string): code is ProblemCode => Object.hasOwn(requestProblems, code)
