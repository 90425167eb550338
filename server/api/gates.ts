// Lets whoever is signed in unlock this tablet without network: a reference for the tablet to keep, and the initials to
// show. The PIN is set on the tablet and never comes here.
import { instantToDay } from '@tukkimies/shared/day.ts'
import { GateAnswer, GateRequest } from '@tukkimies/shared/register/device.ts'
import type { Details } from '@tukkimies/shared/register/user.ts'
import type { Deps } from '../deps.ts'
import { Refused } from '../refused.ts'
import { appendAudit } from '../register/audit.ts'
import { addGate, endGate, findGate } from '../register/gates.ts'
import { findAccount } from '../users/accounts.ts'
import { makeLine } from './line.ts'
import { makeBodyRoute, type Route } from './route.ts'
import { userOf } from './who.ts'

export const gateRoutes = (deps: Pick<Deps, 'register' | 'keys' | 'root' | 'now'>): readonly Route[] => [
  makeBodyRoute(
    {
      method: 'post',
      path: '/api/v1/gates',
      right: 'change_own_account',
      summary: 'A reference by which a tablet lets the signed-in user unlock it for 30 days',
      answer: GateAnswer,
      problems: [],
    },
    GateRequest,
    async (c, { held = [] }) => {
      const { user, scope } = userOf(c.get('who'))
      const account = await findAccount(deps, scope, user.id)
      if (!account) throw new Refused({ code: 'not_signed_in' })
      const today = instantToDay(deps.now())
      const answer = await deps.register.transact(async (tx) => {
        const replaced: GateAnswer['replaced'] = []
        for (const ref of held) {
          const gate = await findGate(tx, ref, today)
          if (gate && (await endGate(tx, user.id, gate.hash))) replaced.push(ref)
        }
        await appendAudit(tx, makeLine(c, deps.now(), { event: 'gate_opened', user: user.id }))
        return { ...(await addGate(tx, user.id, today, account.endDay)), replaced }
      })
      return c.json({ ...answer, initials: detailsToInitials(account.details) } satisfies GateAnswer)
    },
  ),
]

/** At most one character of each name: enough to find one's own tile, too little to be a name. */
export const detailsToInitials = ({ first, last }: Pick<Details, 'first' | 'last'>): string =>
  [first, last].map((name) => [...name.trim()][0]?.toUpperCase() ?? '').join('')
