// Whether the process lives, and whether it is ready: no details, which are for those who run it.
import * as z from 'zod/mini'
import { instantToDay } from '@tukkimies/shared/day.ts'
import { listLate } from '../backup/records.ts'
import type { Deps } from '../deps.ts'
import { Refused } from '../refused.ts'
import { isDeletionLate } from '../register/retention.ts'
import { makeRoute, type Route } from './route.ts'

const HealthAnswer = z.strictObject({ ok: z.literal(true) }).register(z.globalRegistry, { id: 'HealthAnswer' })

export const healthRoutes = (deps: Pick<Deps, 'register' | 'live' | 'config' | 'now'>): readonly Route[] => [
  makeRoute(
    {
      method: 'get',
      path: '/healthz',
      right: 'read_health',
      summary: 'The process answers',
      answer: HealthAnswer,
      problems: [],
    },
    (c) => c.json({ ok: true }),
  ),
  makeRoute(
    {
      method: 'get',
      path: '/readyz',
      right: 'read_health',
      summary: 'The stores answer too, nobody is over age, and no backup is late',
      answer: HealthAnswer,
      problems: ['busy'],
    },
    async (c) => {
      const isLate = await isDeletionLate(deps.register, instantToDay(deps.now())).catch(() => true)
      const isUncovered = await listLate(deps).then(
        (late) => late.length > 0,
        () => true,
      )
      if (isLate || isUncovered) throw new Refused({ code: 'busy', seconds: 5 })
      return c.json({ ok: true })
    },
  ),
]
