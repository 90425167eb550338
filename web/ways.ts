// The pages of the desk by the right that each needs: one list for the head, the menu and the front page.
import { type Action, type Grants, makeScope, reachOf } from '@tukkimies/shared/register/rights.ts'
import type { Role } from '@tukkimies/shared/register/user.ts'

const deskWays = [
  { path: '/busy', right: 'read_arrivals', word: 'busy' },
  { path: '/figures', right: 'read_tables', word: 'figures' },
  { path: '/tablets', right: 'read_devices', word: 'tablets' },
  { path: '/contacts', right: 'read_contacts', word: 'contacts' },
] as const satisfies readonly { path: string; right: Action; word: string }[]
/** Told to whoever stands at the point; whoever reads contacts is led to it from there, and has it among the rest. */
const withdrawalWay = { path: '/withdrawal', right: 'take_withdrawals', word: 'withdrawal' } as const
/** Rare acts, which stand behind one button where there is little room. */
const adminWays = [
  { path: '/reports', right: 'read_tables', word: 'reports' },
  { path: '/users', right: 'read_users', word: 'users' },
  { path: '/requests', right: 'manage_requests', word: 'requests' },
  { path: '/places', right: 'manage_places', word: 'places' },
  { path: '/visit-screen', right: 'set_visit_screens', word: 'visitScreen' },
  { path: '/code-lists', right: 'manage_code_lists', word: 'codeLists' },
  { path: '/undertaking/edit', right: 'publish_undertaking', word: 'undertaking' },
  { path: '/password-policy', right: 'read_password_policy', word: 'passwordPolicy' },
  { path: '/privacy/edit', right: 'publish_notice', word: 'privacyEdit' },
  { path: '/accessibility/edit', right: 'set_accessibility', word: 'accessibilityEdit' },
  { path: '/retention', right: 'read_retention', word: 'retention' },
  { path: '/disclosures', right: 'note_disclosures', word: 'disclosures' },
  { path: '/risk', right: 'read_risk', word: 'risk' },
  { path: '/publication-rules', right: 'read_risk', word: 'rules' },
  { path: '/audit', right: 'read_audit', word: 'audit' },
  { path: '/open', right: 'read_open_data', word: 'open' },
] as const satisfies readonly { path: string; right: Action; word: string }[]

const roles: readonly Role[] = ['advisor', 'main_user', 'coordinator', 'protection_officer', 'operator']
const everyWay = [...deskWays, withdrawalWay, ...adminWays]

/** The roles that see a page of the desk; none where it has no right of its own. */
export const rolesOf = (path: string): readonly Role[] => {
  const way = everyWay.find((one) => one.path === path)
  return way ? roles.filter((role) => reachOf(way.right, role) !== null) : []
}

/** What a page of the desk is called in the menu, or null where it does not stand there. */
export const wordOf = (path: string): Word | null => everyWay.find((one) => one.path === path)?.word ?? null

/** Open to everybody, signed in or not. */
export const openWays = [
  { path: '/help', word: 'help' },
  { path: '/privacy', word: 'privacy' },
  { path: '/accessibility', word: 'accessibility' },
] as const

type Word = (typeof deskWays)[number]['word'] | (typeof adminWays)[number]['word'] | 'withdrawal' | 'ownAudit'
/** `word` names it in the words of whoever shows it. */
export type Way = { readonly path: string; readonly word: Word }

/**
 * The ways that are open to a user, by role and grants; who sees no more of the log than the own log-ins finds it under that
 * name.
 */
export const waysOf = (user: Grants): { readonly desk: readonly Way[]; readonly admin: readonly Way[] } => {
  const isOpen = ({ right }: { readonly right: Action }): boolean => makeScope(right, user) !== null
  const isOwnOnly = reachOf('read_audit', user.role) === 'self'
  const hasContacts = makeScope('read_contacts', user) !== null
  return {
    desk: [...deskWays, ...(hasContacts ? [] : [withdrawalWay])].filter(isOpen),
    admin: [...(hasContacts ? [withdrawalWay] : []), ...adminWays]
      .filter(isOpen)
      .map((way) => (way.word === 'audit' && isOwnOnly ? { ...way, word: 'ownAudit' } : way)),
  }
}
