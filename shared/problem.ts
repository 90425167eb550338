// Every expected refusal, in one catalogue: a stable code, an HTTP status, and details that are names and numbers of our
// own choosing. There is no place for what was sent, so a refusal cannot echo it.
import type { Day } from './day.ts'

/** Refusals of a request, with their HTTP status. */
export const requestProblems = {
  malformed: 400,
  unknown_parameter: 400,
  not_signed_in: 401,
  login: 401,
  factor: 401,
  factor_needed: 401,
  device_unknown: 401,
  device_revoked: 403,
  no_right: 403,
  fresh_needed: 403,
  undertaking_needed: 403,
  factor_set_up_needed: 403,
  password_change_needed: 403,
  wrong_person: 403,
  wrong_origin: 403,
  not_found: 404,
  method_not_allowed: 405,
  version_unsupported: 409,
  already_set_up: 409,
  exists: 409,
  last_of_role: 409,
  outdated: 409,
  notice_missing: 409,
  identity_needed: 409,
  request_closed: 409,
  rehearsal_missing: 409,
  rehearsal_failed: 409,
  code_unknown: 410,
  body_too_large: 413,
  too_many_entries: 413,
  wrong_media_type: 415,
  invalid: 422,
  'not-in-release': 422,
  'not-closed-yet': 422,
  password_short: 422,
  password_known: 422,
  password_used: 422,
  identity_code: 422,
  text_found: 422,
  phone_wrong: 422,
  email_wrong: 422,
  detail_needed: 422,
  ground_needed: 422,
  end_day_missing: 422,
  list_key_changed: 422,
  list_day: 422,
  place_day: 422,
  policy: 422,
  noise_infeasible: 422,
  too_many_requests: 429,
  fault: 500,
  busy: 503,
  provider: 502,
} as const satisfies Record<string, number>

/** Refusals of one entry of a push (S12 `refused`); the batch is answered with 200. */
export const entryProblems = [
  'not_an_entry',
  'unknown_key',
  'missing_key',
  'repeated_key',
  'bad_value',
  'too_deep',
  'too_many_codes',
  'unknown_dimension',
  'unknown_code',
  'unknown_list',
  'day_future',
  'day_too_old',
  'point_not_open',
  'wrong_point',
  'box_closed',
  'box_content',
] as const

/** Refusals outside HTTP: the form, the command line, the start of the server. */
export const localProblems = ['missing', 'noise_biased', 'list_mismatch'] as const

export type RequestProblemCode = keyof typeof requestProblems
export type EntryProblemCode = (typeof entryProblems)[number]
export type ProblemCode = RequestProblemCode | EntryProblemCode | (typeof localProblems)[number]

/** A table that is released although the one asked for is not, by the difference in one word and its canonical address. */
export type Alternative = {
  readonly change: 'period' | 'place' | 'dimension'
  readonly query: string
}

/** An expected refusal. All details are names and numbers that we chose, never what was sent. */
export type Problem = {
  readonly code: ProblemCode
  /** The name of one of our own fields, dimensions or parameters. */
  readonly field?: string
  readonly limit?: number
  readonly min?: number
  readonly max?: number
  readonly day?: Day
  readonly seconds?: number
  readonly alternatives?: readonly Alternative[]
}

export type Checked<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem }

export const accept = <T>(value: T): Checked<T> => ({ ok: true, value })
export const refuse = (problem: Problem): { readonly ok: false; readonly problem: Problem } => ({ ok: false, problem })

/** The HTTP status of a problem; what has none of its own is 422. */
export const problemStatus = (code: ProblemCode): number =>
  code in requestProblems ? requestProblems[code as RequestProblemCode] : 422
