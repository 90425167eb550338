// Whether the log is what it was: the walk along its hashes, and the reasons why its oldest months are gone (F100).
import { dayToInstant } from '@tukkimies/shared/day.ts'
import { AuditLine } from '@tukkimies/shared/register/audit.ts'
import { auditRemovalDay } from '@tukkimies/shared/register/retention.ts'
import { chainBegin, isNextLine } from './audit.ts'
import type { AuditSegment } from './audit-segments.ts'
import type { RegisterQueryable } from './schema.ts'

const pageRows = 1000

/** What a walk along the chain found. */
export type AuditCheck = {
  /** Lines that stand, and the number of the last: how many were ever written. */
  readonly lines: number
  readonly last: number
  readonly head: string
  /** Months that are gone, oldest first. */
  readonly segments: readonly AuditSegment[]
  /** The number of the first line that does not fit, or of the first line of a month that went without reason. */
  readonly broken: number | null
}

/**
 * Walks the chain from the end of the last month that is gone, or from its beginning. A tail that was cut off is noticed
 * only by comparing with a last hash kept elsewhere.
 */
export const checkAudit = async (register: RegisterQueryable): Promise<AuditCheck> => {
  const segments = await register.query.selectFrom('audit_segment').selectAll().orderBy('first_id').execute()
  let last = segments.at(-1)?.last_id ?? 0
  let head = segments.at(-1)?.last_hash ?? chainBegin
  const gone = last
  for (;;) {
    const page = register.query.selectFrom('audit').selectAll().where('id', '>', last).orderBy('id').limit(pageRows)
    const rows = await page.execute()
    for (const row of rows) {
      if (!isNextLine(row, last + 1, head)) return { lines: last - gone, last, head, segments, broken: last + 1 }
      last++
      head = row.hash
    }
    if (rows.length === pageRows) continue
    return { lines: last - gone, last, head, segments, broken: await findUnreasoned(register, segments) }
  }
}

/** Whether the log holds, or held in a month that is gone, a line of this number and hash; `null` where that month cannot say. */
export const hasAuditLine = async (register: RegisterQueryable, id: number, hash: string): Promise<boolean | null> => {
  if (id === 0) return hash === chainBegin
  const line = await register.query.selectFrom('audit').select('hash').where('id', '=', id).executeTakeFirst()
  if (line) return line.hash === hash
  const holding = register.query.selectFrom('audit_segment').selectAll().where('first_id', '<=', id)
  const segment = await holding.where('last_id', '>=', id).executeTakeFirst()
  if (!segment) return false
  if (id === segment.first_id) return hash === segment.first_hash
  return id === segment.last_id ? hash === segment.last_hash : null
}

/** The first line of a month that is gone although it does not follow the one before it, or that no line says went in time. */
const findUnreasoned = async (
  register: RegisterQueryable,
  segments: readonly AuditSegment[],
): Promise<number | null> => {
  const gone = segments.at(-1)?.last_id ?? 0
  let next = 1
  for (const { first_id, last_id, lines, month, noted } of segments) {
    if (first_id !== next || lines !== last_id - first_id + 1) return next
    next = last_id + 1
    // The line that said so has gone with a later month.
    if (noted <= gone) continue
    const row = await register.query.selectFrom('audit').select('line').where('id', '=', noted).executeTakeFirst()
    const said = row && AuditLine.parse(JSON.parse(row.line))
    const isSaid = said?.event.event === 'audit_segment_removed' && said.event.month === month
    if (!isSaid || said.at < dayToInstant(auditRemovalDay(month))) return first_id
  }
  return null
}
