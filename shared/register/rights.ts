// Who may do what, and how far: one table. What is not in it is denied. How far a right reaches comes from the grants of
// whoever asks, never from the request.
import type { OrganisationId, PointId, UserId } from '../id.ts'
import { Role } from './user.ts'

/** Whoever may stand at the door: nobody in particular, a tablet by its credential, or a signed-in user by role. */
export const askers = ['anyone', 'device', ...Role.options] as const
export type Asker = (typeof askers)[number]

/**
 * How far: `all` of the register; the points of one's own `organisation`; the `points` granted (for a device: its own);
 * `self`, only what is one's own.
 */
export type Reach = 'all' | 'organisation' | 'points' | 'self'

const everybodysOwn = {
  advisor: 'self',
  main_user: 'self',
  coordinator: 'self',
  protection_officer: 'self',
  operator: 'self',
} as const

/** Empty is denied. Rows are actions, columns are those who ask. */
export const rights = {
  open_app: { anyone: 'all' },
  read_health: { anyone: 'all' },
  pull: { anyone: 'all' },
  enrol: { anyone: 'all' },
  sign_in: { anyone: 'all' },
  set_up: { anyone: 'all' },
  accept_invitation: { anyone: 'all' },
  push: { device: 'points' },
  read_own_details: everybodysOwn,
  accept_undertaking: everybodysOwn,
  change_own_account: everybodysOwn,
  read_arrivals: { advisor: 'points', main_user: 'organisation', coordinator: 'points' },
  read_tables: { advisor: 'points', main_user: 'organisation', coordinator: 'points', protection_officer: 'all' },
  enrol_devices: { main_user: 'organisation' },
  read_devices: { advisor: 'points', main_user: 'organisation', operator: 'all' },
  report_devices: { advisor: 'points', main_user: 'organisation' },
  revoke_devices: { main_user: 'organisation', operator: 'all' },
  import_rescue: { main_user: 'organisation' },
  read_users: { main_user: 'organisation', operator: 'all' },
  manage_users: { main_user: 'organisation', operator: 'all' },
  manage_places: { operator: 'all' },
  set_visit_screens: { main_user: 'organisation' },
  set_accessibility: { operator: 'all' },
  manage_code_lists: { operator: 'all' },
  read_audit: {
    advisor: 'self',
    main_user: 'organisation',
    coordinator: 'self',
    protection_officer: 'all',
    operator: 'self',
  },
  read_contacts: { advisor: 'points', main_user: 'organisation' },
  erase_contacts: { advisor: 'points', main_user: 'organisation' },
  change_contacts: { main_user: 'organisation' },
  copy_contacts: { main_user: 'organisation' },
  take_withdrawals: { advisor: 'organisation', main_user: 'organisation' },
  manage_requests: { main_user: 'organisation', protection_officer: 'all' },
  make_own_requests: everybodysOwn,
  read_retention: { main_user: 'all', coordinator: 'all', protection_officer: 'all', operator: 'all' },
  propose_retention: { operator: 'all' },
  approve_retention: { protection_officer: 'all' },
  publish_notice: { protection_officer: 'all', operator: 'all' },
  read_disclosures: { main_user: 'organisation', protection_officer: 'all' },
  note_disclosures: { main_user: 'organisation', coordinator: 'points', protection_officer: 'all' },
  publish_undertaking: { protection_officer: 'all' },
  read_password_policy: { main_user: 'all', coordinator: 'all', protection_officer: 'all', operator: 'all' },
  propose_password_policy: { operator: 'all' },
  approve_password_policy: { protection_officer: 'all' },
  read_risk: { main_user: 'all', coordinator: 'all', protection_officer: 'all', operator: 'all' },
  decide_risk: { protection_officer: 'all' },
  propose_policy: { operator: 'all' },
  approve_policy: { protection_officer: 'all' },
  read_completeness: { advisor: 'points', main_user: 'organisation', coordinator: 'points', protection_officer: 'all' },
  keep_period_notes: { main_user: 'organisation', coordinator: 'points' },
  plan_reports: { main_user: 'organisation', coordinator: 'points' },
  read_open_data: { anyone: 'all' },
  publish_open_data: { main_user: 'organisation', protection_officer: 'all' },
  keep_views: { advisor: 'self', main_user: 'self', coordinator: 'self', protection_officer: 'self' },
} as const satisfies Record<string, Readonly<Partial<Record<Asker, Reach>>>>

export type Action = keyof typeof rights
export const actions = Object.keys(rights) as readonly Action[]

/** Actions that ask for a password or passkey of the last 15 minutes: administration, and what changes one's own account. */
export const freshActions: ReadonlySet<Action> = new Set([
  'change_own_account',
  'enrol_devices',
  'revoke_devices',
  'import_rescue',
  'read_users',
  'manage_users',
  'manage_places',
  'set_visit_screens',
  'set_accessibility',
  'manage_code_lists',
  'read_audit',
  'read_contacts',
  'erase_contacts',
  'change_contacts',
  'copy_contacts',
  'manage_requests',
  'propose_retention',
  'approve_retention',
  'publish_notice',
  'read_disclosures',
  'publish_undertaking',
  'propose_password_policy',
  'approve_password_policy',
  'decide_risk',
  'propose_policy',
  'approve_policy',
  'publish_open_data',
])
/** What a main user has by the role, and an advisor only where it was granted to that advisor. */
export const grantedActions: ReadonlySet<Action> = new Set(['read_contacts', 'erase_contacts'])
export const freshMinutes = 15

/** What is open before the undertaking is accepted and, where it is required, before a second factor is set up. */
export const openBefore: Readonly<Record<'undertaking' | 'factor' | 'password', ReadonlySet<Action>>> = {
  undertaking: new Set(['read_own_details', 'accept_undertaking']),
  factor: new Set(['read_own_details', 'accept_undertaking', 'change_own_account']),
  password: new Set(['read_own_details', 'accept_undertaking', 'change_own_account']),
}

/**
 * Roles that may be given, and taken away, by whom: a main user's within the own organisation (A17), the operator's where
 * nobody else can, so that nobody makes a reader of other organisations for themselves.
 */
export const grantableRoles = (giver: Role): readonly Role[] => {
  if (giver === 'main_user') return ['advisor', 'main_user', 'coordinator']
  return giver === 'operator' ? ['main_user', 'protection_officer', 'operator'] : []
}

/** How far `asker` may go in an action, or `null`: not at all. */
export const reachOf = (action: Action, asker: Asker): Reach | null => {
  const row: Readonly<Partial<Record<Asker, Reach>>> = rights[action]
  return row[asker] ?? row.anyone ?? null
}

/** Whom an action asks for: nobody in particular, a tablet by its credential, or a user by a session. */
export const audienceOf = (action: Action): 'anyone' | 'device' | 'user' => {
  const row: Readonly<Partial<Record<Asker, Reach>>> = rights[action]
  if (row.anyone) return 'anyone'
  return row.device ? 'device' : 'user'
}

/** What a question to the stores may touch. Who holds none of it gets the same answer as for what does not exist. */
export type Scope =
  | { readonly is: 'all' }
  | { readonly is: 'organisation'; readonly organisation: OrganisationId }
  | { readonly is: 'points'; readonly points: readonly PointId[] }
  | { readonly is: 'self'; readonly user: UserId }

/** What a user was given: an organisation to belong to, and points. */
export type Grants = {
  readonly id: UserId
  readonly role: Role
  readonly organisation: OrganisationId | null
  readonly points: readonly PointId[]
  /** Whether an advisor may look contacts up. */
  readonly contacts: boolean
}

/** The scope in which a user may act, or `null` where the table denies it or the grant it needs is missing. */
export const makeScope = (action: Action, user: Grants): Scope | null => {
  if (user.role === 'advisor' && grantedActions.has(action) && !user.contacts) return null
  switch (reachOf(action, user.role)) {
    case 'all':
      return { is: 'all' }
    case 'organisation':
      return user.organisation === null ? null : { is: 'organisation', organisation: user.organisation }
    case 'points':
      return { is: 'points', points: user.points }
    case 'self':
      return { is: 'self', user: user.id }
    case null:
      return null
  }
}
