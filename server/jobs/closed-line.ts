// The line of a close in the log of use: once, however often a stop makes a run come back to it.
import type { AuditEvent, AuditLine } from '@tukkimies/shared/register/audit.ts'
import type { Deps } from '../deps.ts'
import { appendAuditOnce } from '../register/audit.ts'
import type { Closed } from '../visits/close.ts'

/** Writes down what a close has published, unless it is written down already. */
export const noteClosed = (
  { register, now }: Pick<Deps, 'register' | 'now'>,
  { period, cells, listHash, narrowed }: Closed,
): Promise<void> => {
  const { visitor, kind, name } = period
  const makeLine = (event: AuditEvent): AuditLine => ({
    at: now(),
    actor: { is: 'server' },
    organisation: null,
    event,
  })
  return register.transact(async (tx) => {
    if (narrowed) {
      await appendAuditOnce(tx, makeLine({ event: 'close_narrowed', visitor, kind, period: name, ...narrowed }))
    }
    await appendAuditOnce(tx, makeLine({ event: 'closed', visitor, kind, period: name, cells, listHash }))
  })
}
