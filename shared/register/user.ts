// A user: the six details and no more (duty A16), a role, and where it holds.
import * as z from 'zod/mini'
import { Day } from '../day.ts'
import { OrganisationId, PointId, UserId } from '../id.ts'
import { Labels } from './organisation.ts'

/** A trainee is an advisor with an end date (C09). */
export const Role = z.enum(['advisor', 'main_user', 'coordinator', 'protection_officer', 'operator'])
export type Role = z.infer<typeof Role>

const name = z.string().check(z.trim(), z.minLength(1), z.maxLength(80))

/** Exactly these six, seen and corrected by their owner. */
export const Details = z.strictObject({
  first: name,
  last: name,
  username: z.string().check(z.trim(), z.minLength(3), z.maxLength(60), z.regex(/^[^\s@<>]+(@[^\s@<>]+)?$/u)),
  // Each dot parts the domain in one way only: a pattern that tries many takes minutes over a long text.
  email: z.string().check(z.maxLength(120), z.regex(/^$|^[^\s@<>]+@[^\s@<>.]+(\.[^\s@<>.]+)+$/u)),
  locality: z.string().check(z.maxLength(80)),
  adviceLanguages: z.array(z.string().check(z.regex(/^[a-z][a-z0-9_]{0,31}$/))).check(z.maxLength(20)),
})
export type Details = z.infer<typeof Details>

/** Bounds of a password that stands alone; any characters, no rules of composition (ASVS 6.2.1-9). */
export const passwordLengthMin = 15
export const passwordLengthMax = 256
export const Password = z.string().check(z.minLength(1), z.maxLength(passwordLengthMax))

export const SignInRequest = z.strictObject({ username: z.string().check(z.maxLength(60)), password: Password })
export type SignInRequest = z.infer<typeof SignInRequest>

/** Who is signed in, as told to that user. */
export const Me = z.strictObject({
  id: UserId,
  role: Role,
  details: Details,
  organisation: z.nullable(OrganisationId),
  points: z.array(PointId),
  lastLogin: z.nullable(Day),
})
export type Me = z.infer<typeof Me>

/**
 * The first run: the organisation, its first point and its first main user, once, with the one-time code that the server
 * printed when it started empty. `busy`: at least 120 visits a year? (AN38)
 */
export const FirstRunRequest = z.strictObject({
  code: z.string().check(z.regex(/^[0-9A-HJKMNP-TV-Z]{26}$/)),
  organisation: Labels,
  points: z.array(z.strictObject({ names: Labels, busy: z.boolean() })).check(z.minLength(1), z.maxLength(50)),
  user: Details,
  password: Password,
})
export type FirstRunRequest = z.infer<typeof FirstRunRequest>

/** Whether the register still waits for its first run; the language of the page that says so is the reader's own. */
export const FirstRunAnswer = z.strictObject({ waiting: z.boolean() })
export type FirstRunAnswer = z.infer<typeof FirstRunAnswer>
