// Second factors, stepping up and passwords as they are asked for and answered; and the policy of password rotation.
import * as z from 'zod/mini'
import { Day } from '../day.ts'
import { Password } from './user.ts'

/** A code of an authenticator app: six digits of the current half minute. */
export const TotpRequest = z.strictObject({ code: z.string().check(z.regex(/^[0-9]{6}$/)) })
export type TotpRequest = z.infer<typeof TotpRequest>

/** What an authenticator app is set up with: the address that a QR code carries, and the secret to type instead (base 32). */
export const TotpBegun = z.strictObject({ uri: z.string(), secret: z.string() })
export type TotpBegun = z.infer<typeof TotpBegun>

/** How many recovery codes there are; each is good once. */
export const recoveryCodes = 10
const recoveryCode = z.string().check(z.regex(/^[0-9A-HJKMNP-TV-Z]{16}$/))
/** A recovery code: 80 random bits as 16 characters of Crockford's base 32. */
export const RecoveryRequest = z.strictObject({ code: recoveryCode })
export type RecoveryRequest = z.infer<typeof RecoveryRequest>
/** New recovery codes, shown once; those before end. */
export const RecoveryAnswer = z.strictObject({ recovery: z.array(recoveryCode) })
export type RecoveryAnswer = z.infer<typeof RecoveryAnswer>
/** Recovery codes come with the first factor; with a further one there are none to show. */
export const FactorAdded = z.strictObject({ recovery: z.nullable(z.array(recoveryCode)) })
export type FactorAdded = z.infer<typeof FactorAdded>

/** Options of WebAuthn as JSON, for the browser's own functions. */
export const PasskeyOptions = z.looseObject({ challenge: z.string() })
export type PasskeyOptions = z.infer<typeof PasskeyOptions>

const bytes = z.string().check(z.maxLength(20_000), z.regex(/^[A-Za-z0-9_-]*$/))
const credential = {
  id: bytes,
  rawId: bytes,
  type: z.literal('public-key'),
  authenticatorAttachment: z.optional(z.nullable(z.enum(['platform', 'cross-platform']))),
  clientExtensionResults: z.looseObject({}),
}
/** What the browser answers to `me/passkeys/begin`. Source: WebAuthn level 3, RegistrationResponseJSON. */
export const PasskeyRegistration = z.strictObject({
  response: z.strictObject({
    ...credential,
    response: z.strictObject({
      clientDataJSON: bytes,
      attestationObject: bytes,
      authenticatorData: z.optional(bytes),
      transports: z.optional(z.array(z.string().check(z.maxLength(40))).check(z.maxLength(10))),
      publicKeyAlgorithm: z.optional(z.int()),
      publicKey: z.optional(bytes),
    }),
  }),
})
export type PasskeyRegistration = z.infer<typeof PasskeyRegistration>
/** What the browser answers to `sign-in/passkey/begin` and `step-up/passkey/begin`. Source: WebAuthn level 3, AuthenticationResponseJSON. */
export const PasskeyAssertion = z.strictObject({
  response: z.strictObject({
    ...credential,
    response: z.strictObject({
      clientDataJSON: bytes,
      authenticatorData: bytes,
      signature: bytes,
      userHandle: z.optional(z.nullable(bytes)),
    }),
  }),
})
export type PasskeyAssertion = z.infer<typeof PasskeyAssertion>

/** Once more the password, for what asks for a fresh one. */
export const StepUpRequest = z.strictObject({ password: Password })
export type StepUpRequest = z.infer<typeof StepUpRequest>

/** `current` is null only where there is no password yet. */
export const PasswordChange = z.strictObject({ current: z.nullable(Password), password: Password })
export type PasswordChange = z.infer<typeof PasswordChange>

/** Days that a password must be let live, if it has to be changed at all. */
export const passwordAgeDaysMin = 180
/** How many earlier passwords are not taken again under a rotation. */
export const passwordsBefore = 5

/** Why passwords are rotated although it is advised against: after an incident, by law, by contract. No free text. */
export const RotationReason = z.enum(['incident', 'law', 'contract'])
export type RotationReason = z.infer<typeof RotationReason>

/**
 * Forced change of passwords (B11): off while `maxAgeDays` is null. A password is due after that many days and asked for at
 * a log-in once the days of grace are over too; `warnDays` before that its owner is told. Looked at again on `reviewDay`.
 */
export const PasswordPolicy = z.strictObject({
  maxAgeDays: z.nullable(z.int().check(z.gte(passwordAgeDaysMin), z.lte(3650))),
  graceDays: z.int().check(z.gte(0), z.lte(90)),
  warnDays: z.array(z.int().check(z.gte(1), z.lte(90))).check(z.maxLength(5)),
  reason: RotationReason,
  reviewDay: Day,
})
export type PasswordPolicy = z.infer<typeof PasswordPolicy>

/** What is approved is what was read: problem `outdated` if another has been proposed since. */
export const PasswordPolicyApproval = z.strictObject({ policy: PasswordPolicy })
export type PasswordPolicyApproval = z.infer<typeof PasswordPolicyApproval>

/** The policy that holds since a day, null while there is none; and one that waits for the data protection officer. */
export const PasswordPolicyAnswer = z.strictObject({
  current: z.nullable(z.strictObject({ policy: PasswordPolicy, approved: Day })),
  proposed: z.nullable(z.strictObject({ policy: PasswordPolicy, proposed: Day })),
})
export type PasswordPolicyAnswer = z.infer<typeof PasswordPolicyAnswer>
