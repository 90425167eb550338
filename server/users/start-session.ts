// The one way in which a session begins, however somebody has shown who they are.
import { instantToDay } from '@tukkimies/shared/day.ts'
import type { Grants } from '@tukkimies/shared/register/rights.ts'
import { sha256Hex } from '../crypto.ts'
import { appendAudit, makeOwnLine, type Moment } from '../register/audit.ts'
import type { RegisterTx } from '../register/schema.ts'
import { addSession, endSession, type SessionStage, type SessionWay } from '../register/sessions.ts'
import { changeUser } from '../register/users.ts'

export type SessionStart = {
  readonly way: SessionWay
  /** `factor` where a second factor still has to follow: nothing is noted as a log-in yet. Open unless told. */
  readonly stage?: SessionStage
  /** The token that the browser held before: it ends (F96). */
  readonly replaced: string | null
}

/** A session under a new token, with the day and the line of the log-in. Answers the token. */
export const startSession = async (
  tx: RegisterTx,
  user: Pick<Grants, 'id' | 'role' | 'organisation'>,
  { way, stage = 'open', replaced }: SessionStart,
  moment: Moment,
): Promise<string> => {
  const { id } = user
  const today = instantToDay(moment.at)
  if (stage === 'open') {
    await changeUser(tx, id, { last_login: today, warned: null })
    await appendAudit(tx, makeOwnLine(user, { event: 'signed_in', user: id }, moment))
  }
  if (replaced !== null) await endSession(tx, sha256Hex(replaced))
  return addSession(tx, id, today, moment.at, { way, stage })
}
