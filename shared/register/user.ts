// A user: the six details and no more (duty A16), a role, and where it holds.
import * as z from 'zod/mini'
import { Day } from '../day.ts'
import { OrganisationId, PointId, UserId } from '../id.ts'
import { Labels, Texts } from './organisation.ts'
import { ReportPlan } from './report-plan.ts'
import { SavedView } from './view.ts'

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

/** With a second factor a shorter password will do. */
export const passwordLengthMinWithFactor = 8

export const SignInRequest = z.strictObject({ username: z.string().check(z.maxLength(60)), password: Password })
export type SignInRequest = z.infer<typeof SignInRequest>

/** What a user has to do before anything else is opened. */
export const Pending = z.enum(['undertaking', 'factor', 'password'])
export type Pending = z.infer<typeof Pending>

/** What waits for somebody with the right to do it: requests by their due day, the privacy notice, a proposal. */
export const Waiting = z.enum([
  'requests_overdue',
  'requests_soon',
  'notice_missing',
  'notice_outdated',
  'retention_proposed',
  'policy_proposed',
  'risk_waits',
  'assessment_due',
  'reports_ready',
])
export type Waiting = z.infer<typeof Waiting>

/**
 * Who is signed in, as told to that user. `pending` is null once everything is open; `passwordDue` is there where passwords
 * are rotated, from the first day of warning on.
 */
export const Me = z.strictObject({
  id: UserId,
  role: Role,
  trainee: z.boolean(),
  details: Details,
  organisation: z.nullable(OrganisationId),
  points: z.array(PointId),
  contacts: z.boolean(),
  lastLogin: z.nullable(Day),
  endDay: z.nullable(Day),
  pending: z.nullable(Pending),
  passwordDue: z.optional(Day),
  /** The version of a notice that has changed and that this user has not seen yet (D21). */
  noticeDue: z.optional(z.int()),
  waiting: z.optional(z.array(Waiting)),
})
export type Me = z.infer<typeof Me>

/** The kinds of second factor that a user has set up. */
export const FactorKind = z.enum(['totp', 'passkey', 'recovery'])
export type FactorKind = z.infer<typeof FactorKind>

/** What a right password leads to: a session, or the question for a second factor. */
export const SignInAnswer = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('signed_in'), me: Me }),
  z.strictObject({ is: z.literal('factor'), factors: z.array(FactorKind) }),
])
export type SignInAnswer = z.infer<typeof SignInAnswer>

/** Why somebody was given access: no free text, so that nothing is told about a person that the register does not need. */
export const GrantReason = z.enum(['task', 'substitute', 'placement', 'supplier'])
export type GrantReason = z.infer<typeof GrantReason>

/** Why an account is deleted before its time (A22). */
export const RemovalReason = z.enum(['task_ended', 'asked', 'mistake'])
export type RemovalReason = z.infer<typeof RemovalReason>

/** Months after which a grant is looked at again (C16), after which an unused account is deleted (A21), and of the warning. */
export const reviewMonths = 6
export const unusedMonths = 12
export const warningMonths = 11

/** `invited`: no password yet; `ended`: the end date is over; `locked`: too many failures. */
export const UserState = z.enum(['invited', 'active', 'locked', 'ended'])
export type UserState = z.infer<typeof UserState>

/** A user as whoever administers them sees it. `deletion` is the day on which the account goes if nobody logs in. */
export const User = z.strictObject({
  id: UserId,
  state: UserState,
  role: Role,
  trainee: z.boolean(),
  details: Details,
  organisation: z.nullable(OrganisationId),
  points: z.array(PointId),
  contacts: z.boolean(),
  created: Day,
  /** Who decided on the access held now, why and when; `by` is null where the command line or the first run did. */
  granted: z.strictObject({ by: z.nullable(UserId), reason: z.nullable(GrantReason), day: Day }),
  reviewed: Day,
  lastLogin: z.nullable(Day),
  endDay: z.nullable(Day),
  undertaking: z.nullable(z.strictObject({ version: z.int(), day: Day })),
  factors: z.array(FactorKind),
  deletion: Day,
  deletionAsked: z.nullable(Day),
})
export type User = z.infer<typeof User>
export const UserList = z.strictObject({ users: z.array(User) })
export type UserList = z.infer<typeof UserList>

/** What a user may do and for how long. A trainee is an advisor and has an end date: problem `end_day_missing` (C09). */
export const Access = z.strictObject({
  role: Role,
  trainee: z.boolean(),
  points: z.array(PointId).check(z.maxLength(200)),
  /** Whether an advisor may look up the contacts of these points; others have it by their role or not at all. */
  contacts: z.boolean(),
  endDay: z.nullable(Day),
  reason: GrantReason,
})
export type Access = z.infer<typeof Access>

/** `POST /api/v1/users`. `organisation` only where an operator appoints a main user; a main user's is the own one. */
export const NewUser = z.strictObject({
  details: Details,
  access: Access,
  organisation: z.optional(OrganisationId),
})
export type NewUser = z.infer<typeof NewUser>

/** Ends an access: at once, or at the end of a day. */
export const AccessEnd = z.strictObject({ day: z.nullable(Day) })
export type AccessEnd = z.infer<typeof AccessEnd>

export const UserRemoval = z.strictObject({ reason: RemovalReason })
export type UserRemoval = z.infer<typeof UserRemoval>

/** A one-time code that opens an account or sets a new password: shown once, to be printed, sent or read out. */
export const Invitation = z.strictObject({ user: UserId, code: z.string(), until: z.int(), mailed: z.boolean() })
export type Invitation = z.infer<typeof Invitation>
/** Hours for which an invitation can be used, and minutes for a reset. */
export const invitationHours = 72
export const resetMinutes = 30

const oneTimeCode = z.string().check(z.regex(/^[0-9A-HJKMNP-TV-Z]{26}$/))
export const InvitationQuestion = z.strictObject({ code: oneTimeCode })
/** What the page of an invitation tells: whom it is for, and whether the organisation's own log-in can be used. */
export const InvitationAnswer = z.strictObject({
  kind: z.enum(['invite', 'reset']),
  first: z.string(),
  username: z.string(),
  organisation: z.nullable(Labels),
  /** Length that the new password must have. */
  passwordMin: z.int(),
})
export type InvitationAnswer = z.infer<typeof InvitationAnswer>
export const InvitationAcceptance = z.strictObject({ code: oneTimeCode, password: Password })
export type InvitationAcceptance = z.infer<typeof InvitationAcceptance>

/** The confidentiality undertaking: one text in three languages at one version (C15). */
export const Undertaking = z.strictObject({ version: z.int().check(z.gte(1)), first: Day, texts: Texts })
export type Undertaking = z.infer<typeof Undertaking>
export const UndertakingAnswer = z.strictObject({
  current: Undertaking,
  accepted: z.nullable(z.strictObject({ version: z.int(), day: Day })),
})
export type UndertakingAnswer = z.infer<typeof UndertakingAnswer>
export const UndertakingAcceptance = z.strictObject({ version: z.int() })
export type UndertakingAcceptance = z.infer<typeof UndertakingAcceptance>
/** The text of the next version, in force from the day on which it is published. */
export const UndertakingDraft = z.strictObject({ texts: Texts })
export type UndertakingDraft = z.infer<typeof UndertakingDraft>

/** A session of one's own. Days, not times; `way` is how it began. */
export const OwnSession = z.strictObject({
  id: z.string(),
  way: z.enum(['password', 'passkey', 'oidc']),
  began: Day,
  lastUsed: Day,
  isThis: z.boolean(),
})
export type OwnSession = z.infer<typeof OwnSession>
/** A tablet that one may unlock without network, until a day. */
export const OwnGate = z.strictObject({ id: z.string(), until: Day })
export type OwnGate = z.infer<typeof OwnGate>
export const OwnAccess = z.strictObject({ sessions: z.array(OwnSession), gates: z.array(OwnGate) })
export type OwnAccess = z.infer<typeof OwnAccess>

/** An earlier state of the details: what was replaced, when, and by whom; kept as long as the account (A36). */
export const Correction = z.strictObject({ day: Day, by: z.enum(['self', 'other']), before: Details })
export type Correction = z.infer<typeof Correction>

/** Everything that the register holds about one user, for that user (A34, Art. 15). */
export const OwnRecord = z.strictObject({
  user: User,
  corrections: z.array(Correction),
  access: OwnAccess,
  factors: z.strictObject({
    password: z.boolean(),
    totp: z.boolean(),
    passkeys: z.array(z.strictObject({ id: z.string(), created: Day, lastUsed: z.nullable(Day) })),
    recoveryLeft: z.int(),
    required: z.boolean(),
  }),
  views: z.array(SavedView),
  plans: z.array(ReportPlan),
})
export type OwnRecord = z.infer<typeof OwnRecord>

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
