// The organisation's own log-in (OpenID Connect): what the page asks before it sends the browser to the provider, and what
// it hands on when the provider sends the browser back.
import * as z from 'zod/mini'
import { Labels } from './organisation.ts'
import { Me } from './user.ts'

/** `GET /api/v1/ways-in`: the name of the organisation's log-in, or null where there is none. */
export const WaysIn = z.strictObject({ oidc: z.nullable(Labels) })
export type WaysIn = z.infer<typeof WaysIn>

/** A path of our own, never another host's: an address that led elsewhere would lend our log-in to others. */
export const OwnPath = z.string().check(z.maxLength(500), z.regex(/^\/(?![/\\])[^\s\\]*$/))
export type OwnPath = z.infer<typeof OwnPath>

/**
 * What the log-in is for. `link` joins the provider's identity with an account: with the code of an invitation its own,
 * without one that of the signed-in user.
 */
export const OidcPurpose = z.enum(['sign_in', 'step_up', 'link'])
export type OidcPurpose = z.infer<typeof OidcPurpose>

/** `POST /api/v1/oidc/begin`. `to` is the page to go on with afterwards. */
export const OidcBegin = z.strictObject({
  purpose: OidcPurpose,
  code: z.optional(z.string().check(z.regex(/^[0-9A-HJKMNP-TV-Z]{26}$/))),
  to: z.optional(OwnPath),
})
export type OidcBegin = z.infer<typeof OidcBegin>

/** The address at the provider to which the browser goes. */
export const OidcBeginAnswer = z.strictObject({ url: z.string() })
export type OidcBeginAnswer = z.infer<typeof OidcBeginAnswer>

/** `POST /api/v1/oidc/finish`: the parameters that the provider sent back. What else it sent is of no use to us. */
export const OidcFinish = z.strictObject({
  state: z.string().check(z.minLength(1), z.maxLength(200)),
  code: z.optional(z.string().check(z.minLength(1), z.maxLength(4000))),
  iss: z.optional(z.string().check(z.maxLength(500))),
  error: z.optional(z.string().check(z.maxLength(200))),
})
export type OidcFinish = z.infer<typeof OidcFinish>

/** Signed in, and the page to go on with, if one was named. */
export const OidcFinishAnswer = z.strictObject({ me: Me, to: z.nullable(OwnPath) })
export type OidcFinishAnswer = z.infer<typeof OidcFinishAnswer>
