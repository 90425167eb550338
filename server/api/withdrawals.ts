// A withdrawal as any advisor may take it in: the answer is the same, and comes as late, whether anybody was meant or not.
import { Withdrawal, WithdrawalTaken } from '@tukkimies/shared/register/contact.ts'
import type { ContactStores } from '../contacts/stores.ts'
import { takeWithdrawal } from '../contacts/withdraw.ts'
import { answerEvenly } from '../users/even-time.ts'
import { createBuckets, takeOrThrow } from './bucket.ts'
import { makeLine } from './line.ts'
import { makeBodyRoute, type Route } from './route.ts'
import { userOf } from './who.ts'

/** More than any point is told in a day; one account alone does not hide whom it likes. */
const withdrawalsByUser = { burst: 30, perMinute: 1 }

export const withdrawalRoutes = (deps: ContactStores): readonly Route[] => {
  const users = createBuckets(withdrawalsByUser)
  return [
    makeBodyRoute(
      {
        method: 'post',
        path: '/api/v1/withdrawals',
        right: 'take_withdrawals',
        summary: 'Hides whoever has this phone number or e-mail address and notes the request',
        answer: WithdrawalTaken,
        problems: ['detail_needed', 'too_many_requests'],
      },
      Withdrawal,
      async (c, withdrawal) => {
        const { user, scope } = userOf(c.get('who'))
        if (scope.is !== 'organisation') throw new Error('a withdrawal in no organisation')
        takeOrThrow(users, user.id, deps.now())
        const taken = await answerEvenly(() =>
          takeWithdrawal(deps, scope.organisation, withdrawal, (event, organisation) =>
            makeLine(c, deps.now(), event, organisation),
          ),
        )
        return c.json(taken)
      },
    ),
  ]
}
