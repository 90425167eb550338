// The use log for whoever may read it: the own organisation's lines, all of them, or one's own log-ins. Reading it is a line
// of it, written before the answer goes out (A19).
import { AuditAnswer, auditPageLines, AuditRequest } from '@tukkimies/shared/register/audit.ts'
import type { UserId } from '@tukkimies/shared/id.ts'
import type { Scope } from '@tukkimies/shared/register/rights.ts'
import type { Deps } from '../deps.ts'
import { appendAudit, listAudit, type StoredAuditLine } from '../register/audit.ts'
import { listAccounts } from '../users/accounts.ts'
import { makeLine } from './line.ts'
import { readQuery } from './query.ts'
import { makeRoute, type Route } from './route.ts'
import { userOf } from './who.ts'

type AuditDeps = Pick<Deps, 'register' | 'keys' | 'root' | 'now'>

const { before, event, from, to } = AuditRequest.shape

export const auditRoutes = (deps: AuditDeps): readonly Route[] => [
  makeRoute(
    {
      method: 'get',
      path: '/api/v1/audit',
      right: 'read_audit',
      summary: 'The use log, newest first, or one’s own log-ins; each reading is a line of it',
      query: [
        { name: 'before', schema: before, required: false },
        { name: 'event', schema: event, required: false },
        { name: 'from', schema: from, required: false },
        { name: 'to', schema: to, required: false },
      ],
      answer: AuditAnswer,
      problems: ['unknown_parameter', 'invalid'],
    },
    async (c) => {
      const { scope } = userOf(c.get('who'))
      const asked = readQuery(c, ['before', 'event', 'from', 'to'], AuditRequest)
      const found = await deps.register.transact(async (tx) => {
        // One more than is told: it says whether there are more.
        const lines = await listAudit(tx, scope, auditPageLines + 1, asked)
        const told = Math.min(lines.length, auditPageLines)
        await appendAudit(tx, makeLine(c, deps.now(), { event: 'audit_read', lines: told }))
        return lines
      })
      const lines = found.slice(0, auditPageLines)
      const answer: AuditAnswer = {
        lines,
        names: await namesIn(deps, scope, lines),
        more: found.length > auditPageLines,
      }
      return c.json(answer)
    },
  ),
]

/** Names of the lines' users whose accounts the reader's scope holds; who was deleted has none any more. */
const namesIn = async (
  deps: AuditDeps,
  scope: Scope,
  lines: readonly StoredAuditLine[],
): Promise<Record<UserId, string>> => {
  const named = new Set(lines.flatMap(usersOf))
  const accounts = (await listAccounts(deps, scope)).filter(({ id }) => named.has(id))
  return Object.fromEntries(accounts.map(({ id, details }) => [id, `${details.first} ${details.last}`]))
}

const usersOf = ({ actor, event: happened }: StoredAuditLine): UserId[] => [
  ...(actor.is === 'user' ? [actor.user] : []),
  ...('user' in happened && happened.user !== null ? [happened.user] : []),
]
