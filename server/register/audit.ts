// The audit log: lines are only ever added, each bound to the one before it by its hash, so that a line that was changed,
// left out or moved is noticed (F100).
import type { ExpressionBuilder } from 'kysely'
import { type Day, dayPlus, dayToInstant } from '@tukkimies/shared/day.ts'
import { type AuditEvent, type AuditGroup, AuditLine, eventsOfGroup } from '@tukkimies/shared/register/audit.ts'
import type { Grants, Scope } from '@tukkimies/shared/register/rights.ts'
import { sha256Hex } from '../crypto.ts'
import type { RegisterQueryable, RegisterTables, RegisterTx } from './schema.ts'

/** A line as it stands: its number in the chain, and what it says. */
export type StoredAuditLine = AuditLine & { readonly id: number }

/** When something is done, and in which request, if it is in one: what each of its lines carries. */
export type Moment = Pick<AuditLine, 'at' | 'request'>

/** The line of what somebody does with the own account, signed in already or not. */
export const makeOwnLine = (
  { id, role, organisation }: Pick<Grants, 'id' | 'role' | 'organisation'>,
  event: AuditEvent,
  moment: Moment,
): AuditLine => ({ ...moment, actor: { is: 'user', user: id, role }, organisation, event })

/** What the first line has as the hash before it. */
export const chainBegin = '0'.repeat(64)

/** Adds a line; the only writer. Part of the transaction that does what the line says. */
export const appendAudit = async (tx: RegisterTx, line: AuditLine): Promise<void> => {
  await tx.hold(['audit'])
  const last = await tx.query
    .selectFrom('audit')
    .select(['id', 'hash'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  const id = (last?.id ?? 0) + 1
  const previous = last?.hash ?? chainBegin
  const text = canonicalJson(AuditLine.parse(line))
  const { at, organisation, event } = line
  await tx.query
    .insertInto('audit')
    .values({ id, at, organisation, event: event.event, line: text, previous, hash: hashOf(id, previous, text) })
    .execute()
}

/** Adds the line of what can happen only once, unless a line of the very same event stands already: for what may be repeated. */
export const appendAuditOnce = async (tx: RegisterTx, line: AuditLine): Promise<void> => {
  await tx.hold(['audit'])
  const told = await tx.query.selectFrom('audit').select('line').where('event', '=', line.event.event).execute()
  const wanted = canonicalJson(line.event)
  if (told.some((row) => canonicalJson(AuditLine.parse(JSON.parse(row.line)).event) === wanted)) return
  await appendAudit(tx, line)
}

/** What narrows a reading down: lines before a number, of a group of events, between two days, both included. */
export type AuditFilter = {
  readonly before?: number | undefined
  readonly event?: AuditGroup | undefined
  readonly from?: Day | undefined
  readonly to?: Day | undefined
}

/**
 * Lines of the scope, newest first: all, those of an organisation, or the log-ins of oneself, whether one was the one who
 * did it or the one it happened to. A scope of points holds none.
 */
export const listAudit = async (
  register: RegisterQueryable,
  scope: Scope,
  limit: number,
  { before, event, from, to }: AuditFilter = {},
): Promise<StoredAuditLine[]> => {
  if (scope.is === 'points') return []
  let lines = register.query.selectFrom('audit').select(['id', 'line'])
  if (before !== undefined) lines = lines.where('id', '<', before)
  if (event !== undefined) lines = lines.where('event', 'in', eventsOfGroup(event))
  if (from !== undefined) lines = lines.where('at', '>=', dayToInstant(from))
  if (to !== undefined) lines = lines.where('at', '<', dayToInstant(dayPlus(to, 1)))
  if (scope.is === 'organisation') lines = lines.where('organisation', '=', scope.organisation)
  if (scope.is === 'self') {
    // Canonical JSON writes an account in one way only, and both engines replace by the byte.
    const own = `"user":"${scope.user}"`
    const isOwn = ({ eb, fn, val, ref }: ExpressionBuilder<RegisterTables, 'audit'>) =>
      eb(fn<string>('replace', [ref('line'), val(own), val('')]), '<>', ref('line'))
    lines = lines.where('event', 'in', eventsOfGroup('log_in')).where(isOwn)
  }
  const rows = await lines.orderBy('id', 'desc').limit(limit).execute()
  return rows.map(({ id, line }) => ({ ...AuditLine.parse(JSON.parse(line)), id }))
}

/** Whether a row is the line of this number behind the line of that hash. */
export const isNextLine = (row: RegisterTables['audit'], id: number, previous: string): boolean => {
  if (row.id !== id || row.previous !== previous || row.hash !== hashOf(id, previous, row.line)) return false
  // The columns beside the line only find it; they must say the same.
  const { at, organisation, event } = AuditLine.parse(JSON.parse(row.line))
  return row.at === at && row.organisation === organisation && row.event === event.event
}

const hashOf = (id: number, previous: string, line: string): string => sha256Hex(`${previous}${id}${line}`)

/** JSON with sorted keys: the same line is the same text. */
const canonicalJson = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  )
