// A refusal as application/problem+json with the status of the catalogue; anything else as 500 with an incident number.
// What a fault was about goes to the log alone, and even there without its message, which may hold what was sent.
import type { Context } from 'hono'
import { bytesToBase64url } from '@tukkimies/shared/id.ts'
import { type Problem, problemStatus } from '@tukkimies/shared/problem.ts'
import { passwordsBusy, randomBytes } from '../crypto.ts'
import { isBusy } from '../database.ts'
import type { Log } from '../log.ts'
import { Refused } from '../refused.ts'
import { hungUp } from './body.ts'

/** Seconds after which a server that was busy may be asked again. */
const busySeconds = 5
const busy: Problem = { code: 'busy', seconds: busySeconds }

export const onError =
  (log: Log) =>
  (error: Error, c: Context): Response => {
    if (error instanceof Refused) return answerProblem(c, error.problem)
    if (error === passwordsBusy || error === hungUp) return answerProblem(c, busy)
    const incident = bytesToBase64url(randomBytes(6))
    const isWeather = isBusy(error)
    log.error(isWeather ? 'busy' : 'fault', { incident, code: placeOf(error) })
    return isWeather ? answerProblem(c, busy) : answerProblem(c, { code: 'fault' }, { incident })
  }

/** The problem with its status and, where it says how long to wait, `Retry-After`. */
export const answerProblem = (c: Context, problem: Problem, more: { readonly incident?: string } = {}): Response => {
  const status = problemStatus(problem.code)
  const body = { type: `urn:tukkimies:problem:${problem.code}`, status, ...problem, ...more }
  if (problem.seconds !== undefined) c.header('Retry-After', String(problem.seconds))
  // The catalogue's numbers are all statuses that may have a body; the framework's type cannot know that.
  return c.body(JSON.stringify(body), status as 400, { 'Content-Type': 'application/problem+json' })
}

/** The kind of error and where it came from: `TypeError:push.ts:120`. */
const placeOf = (error: Error): string => {
  const place = /\/([\w.-]+\.ts:\d+):\d+\)?$/m.exec(error.stack ?? '')?.[1] ?? 'unknown'
  return `${error.name}:${place}`.slice(0, 64)
}
