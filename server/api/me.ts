// What is one's own: account, details, sessions, gates, deletion.
import { instantToDay } from '@tukkimies/shared/day.ts'
import type { AuditEvent } from '@tukkimies/shared/register/audit.ts'
import { makeScope } from '@tukkimies/shared/register/rights.ts'
import { Details, Me, OwnRecord, type OwnSession } from '@tukkimies/shared/register/user.ts'
import type { Deps } from '../deps.ts'
import { Refused, valueOrThrow } from '../refused.ts'
import { appendAudit } from '../register/audit.ts'
import { endGate, gatesOfUser } from '../register/gates.ts'
import { noticeDueOf } from '../register/notices.ts'
import { listPoints } from '../register/organisation.ts'
import type { RegisterTx } from '../register/schema.ts'
import { listReportPlans } from '../register/reports.ts'
import { listViews } from '../register/views.ts'
import { endOtherSessions, endOwnSession, listSessions } from '../register/sessions.ts'
import { changeUser, findUser } from '../register/users.ts'
import { type Account, changeDetails, findAccount, listCorrections } from '../users/accounts.ts'
import { readAllFactorKinds, readFactors } from '../users/factor-kinds.ts'
import { passwordDueOf, pendingOf } from '../users/pending.ts'
import type { SignedIn } from '../users/sign-in.ts'
import { accountToUser, checkDetails } from '../users/users.ts'
import { type WaitingDeps, waitingOf } from '../users/waiting.ts'
import { makeLine } from './line.ts'
import { type Asking, type Declaration, makeBodyRoute, makeRoute, Nothing, type Route } from './route.ts'
import { userOf } from './who.ts'

type MeDeps = Pick<Deps, 'register' | 'live' | 'reader' | 'keys' | 'root' | 'now'>

export const meRoutes = (deps: MeDeps): readonly Route[] => [
  meRoute(deps),
  recordRoute(deps),
  detailsRoute(deps),
  ...accessRoutes(deps),
  ...deletionRoutes(deps),
]

/** What an account's owner is told about it; `points` are those whose busy times the owner may see. */
export const accountToMe = async (deps: WaitingDeps, account: Account): Promise<Me> => {
  const { register, now } = deps
  const { id, role, trainee, details, organisation, contacts, lastLogin, endDay } = account
  const scope = makeScope('read_arrivals', account)
  const points = scope ? (await listPoints(register, scope)).map((point) => point.id) : [...account.points]
  const pending = await pendingOf(register, id, now())
  const due = await passwordDueOf(register, id, now())
  const notice = await noticeDueOf(register, account.noticeVersion)
  const waiting = await waitingOf(deps, account)
  const me = { id, role, trainee, details, organisation, points, contacts, lastLogin, endDay, pending }
  return {
    ...me,
    ...(due === null ? {} : { passwordDue: due }),
    ...(notice === null ? {} : { noticeDue: notice }),
    ...(waiting.length === 0 ? {} : { waiting: [...waiting] }),
  }
}

/** The account of whoever asks. */
export const ownAccountOrThrow = async (
  c: Asking,
  deps: Pick<Deps, 'register' | 'keys' | 'root' | 'now'>,
): Promise<Account> => {
  const { user, scope } = userOf(c.get('who'))
  const account = await findAccount(deps, scope, user.id)
  if (!account) throw new Refused({ code: 'not_signed_in' })
  return account
}

const meRoute = (deps: MeDeps): Route =>
  makeRoute(
    {
      method: 'get',
      path: '/api/v1/me',
      right: 'read_own_details',
      summary: 'The signed-in user',
      answer: Me,
      problems: [],
    },
    async (c) => c.json(await accountToMe(deps, await ownAccountOrThrow(c, deps))),
  )

const recordRoute = (deps: MeDeps): Route =>
  makeRoute(
    {
      method: 'get',
      path: '/api/v1/me/record',
      right: 'read_own_details',
      summary: 'Everything that the register holds about the signed-in user; also the download',
      answer: OwnRecord,
      problems: [],
    },
    async (c) => c.json(await readRecord(deps, await ownAccountOrThrow(c, deps), userOf(c.get('who')).user)),
  )

const readRecord = async (deps: MeDeps, account: Account, user: SignedIn): Promise<OwnRecord> => {
  const { register, now } = deps
  const today = instantToDay(now())
  const sessions = await listSessions(register, account.id, now())
  const factorsOf = await readAllFactorKinds(register)
  return {
    user: accountToUser(account, factorsOf(account.id, account.hasTotp), today),
    corrections: [...(await listCorrections(deps, account.id))],
    access: {
      sessions: sessions.map(({ hash, id, way, created, last_used }): OwnSession => ({
        id: id ?? '',
        way: way ?? 'password',
        began: created,
        lastUsed: last_used,
        isThis: hash === user.session,
      })),
      gates: await gatesOfUser(register, account.id, today),
    },
    factors: await readFactors(deps, account.id),
    views: (await listViews(register, account)).filter(({ own }) => own),
    plans: await listReportPlans(register, account.id),
  }
}

const detailsRoute = (deps: MeDeps): Route =>
  makeBodyRoute(
    {
      ...change('details', 'Corrects the own details; the username is given by whoever gives the access', [
        'exists',
        'identity_code',
      ]),
      status: 200,
      answer: Me,
    },
    Details,
    async (c, details) => {
      const account = await ownAccountOrThrow(c, deps)
      if (details.username !== account.details.username) throw new Refused({ code: 'no_right', field: 'username' })
      checkDetails(details)
      const line = makeLine(c, deps.now(), { event: 'details_changed', user: account.id })
      valueOrThrow(await changeDetails(deps, account.id, details, { by: 'self', line }))
      return c.json(await accountToMe(deps, { ...account, details }))
    },
  )

const accessRoutes = (deps: MeDeps): readonly Route[] => [
  makeBodyRoute(change('sessions/end-others', 'Ends the own sessions but this one'), Nothing, (c) =>
    note(c, deps, async (tx, user) => {
      const sessions = await endOtherSessions(tx, user.id, user.session)
      return sessions === 0 ? null : { event: 'session_ended', user: user.id, sessions }
    }),
  ),
  makeBodyRoute(change('sessions/:session/end', 'Ends one of the own sessions', ['not_found']), Nothing, (c) =>
    note(c, deps, async (tx, user) => {
      const isEnded = await endOwnSession(tx, user.id, c.req.param('session') ?? '')
      if (!isEnded) throw new Refused({ code: 'not_found' })
      return { event: 'session_ended', user: user.id, sessions: 1 }
    }),
  ),
  makeBodyRoute(change('gates/:gate/end', 'Ends one of the own gates of a tablet', ['not_found']), Nothing, (c) =>
    note(c, deps, async (tx, user) => {
      const isEnded = await endGate(tx, user.id, c.req.param('gate') ?? '')
      if (!isEnded) throw new Refused({ code: 'not_found' })
      return { event: 'gate_ended', user: user.id }
    }),
  ),
]

const deletionRoutes = (deps: MeDeps): readonly Route[] => [
  makeBodyRoute(change('deletion/ask', 'Asks for the deletion of the own account'), Nothing, (c) =>
    note(c, deps, async (tx, { id }) => {
      if ((await findUser(tx, { is: 'self', user: id }, id))?.deletion_asked !== null) return null
      await changeUser(tx, id, { deletion_asked: instantToDay(deps.now()) })
      return { event: 'deletion_asked', user: id }
    }),
  ),
  makeBodyRoute(change('deletion/withdraw', 'Takes the wish for deletion back'), Nothing, (c) =>
    note(c, deps, async (tx, { id }) => {
      if ((await findUser(tx, { is: 'self', user: id }, id))?.deletion_asked === null) return null
      await changeUser(tx, id, { deletion_asked: null })
      return { event: 'deletion_withdrawn', user: id }
    }),
  ),
]

const change = (path: string, summary: string, problems: Declaration['problems'] = []): Declaration => ({
  method: 'post',
  path: `/api/v1/me/${path}`,
  right: 'change_own_account',
  summary,
  status: 204,
  answer: null,
  problems,
})

/** Does one's own work in a transaction with its line; without an event nothing was changed. */
const note = async (
  c: Asking,
  deps: MeDeps,
  work: (tx: RegisterTx, user: SignedIn) => Promise<AuditEvent | null>,
): Promise<Response> => {
  const { user } = userOf(c.get('who'))
  await deps.register.transact(async (tx) => {
    const event = await work(tx, user)
    if (event) await appendAudit(tx, makeLine(c, deps.now(), event))
  })
  return c.body(null, 204)
}
