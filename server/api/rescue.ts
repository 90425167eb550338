// The import of a file of what a tablet could not send: one of its boxes a request, by a main user of the tablet's point.
import { RescueAnswer, RescueBox } from '@tukkimies/shared/rescue.ts'
import type { PushDeps } from '../push.ts'
import { Refused } from '../refused.ts'
import { importRescue } from '../rescue.ts'
import { createBuckets, takeOrThrow } from './bucket.ts'
import { addDeviceLine } from './devices.ts'
import { makeBodyRoute, type Route } from './route.ts'
import { userOf } from './who.ts'

/** A whole file at once, and then another. */
const boxesByUser = { burst: 1000, perMinute: 60 }

export const rescueRoutes = (deps: PushDeps): readonly Route[] => {
  const boxes = createBuckets(boxesByUser)
  return [
    makeBodyRoute(
      {
        method: 'post',
        path: '/api/v1/rescue',
        right: 'import_rescue',
        summary: 'Takes in a sealed box of entries that a tablet of the own points could not send',
        answer: RescueAnswer,
        problems: ['not_found', 'too_many_requests'],
      },
      RescueBox,
      async (c, box) => {
        const { user, scope } = userOf(c.get('who'))
        takeOrThrow(boxes, user.id, deps.now())
        const taken = await importRescue(deps, scope, box)
        if (!taken) throw new Refused({ code: 'not_found' })
        const event = { event: 'device_rescued', point: taken.point } as const
        await deps.register.transact((tx) => addDeviceLine(c, deps, tx, event))
        return c.json(taken)
      },
    ),
  ]
}
