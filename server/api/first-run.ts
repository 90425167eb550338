// The first run: whether it is waited for, and doing it.
import { FirstRunAnswer, FirstRunRequest } from '@tukkimies/shared/register/user.ts'
import type { Deps } from '../deps.ts'
import { isWaiting, setUp } from '../users/first-run.ts'
import { addressOf } from './address.ts'
import { createBuckets, takeOrThrow } from './bucket.ts'
import { momentOf } from './line.ts'
import { makeBodyRoute, makeRoute, type Route } from './route.ts'

const attemptsByAddress = { burst: 20, perMinute: 10 }
const path = '/api/v1/first-run'

export const firstRunRoutes = (deps: Pick<Deps, 'register' | 'keys' | 'root' | 'now'>): readonly Route[] => {
  const addresses = createBuckets(attemptsByAddress)
  return [
    makeRoute(
      {
        method: 'get',
        path,
        right: 'set_up',
        summary: 'Whether the register waits for its first run',
        answer: FirstRunAnswer,
        problems: [],
      },
      async (c) => c.json({ waiting: await isWaiting(deps) }),
    ),
    makeBodyRoute(
      {
        method: 'post',
        path,
        right: 'set_up',
        summary: 'Creates the organisation, its points and its first main user, once',
        answer: FirstRunAnswer,
        problems: ['already_set_up', 'code_unknown', 'password_short', 'password_known', 'too_many_requests', 'busy'],
      },
      FirstRunRequest,
      async (c, request) => {
        takeOrThrow(addresses, addressOf(c), deps.now())
        await setUp(deps, request, momentOf(c, deps))
        return c.json({ waiting: false })
      },
    ),
  ]
}
