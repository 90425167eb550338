// How complete the figures of a place and period are.
import { makeScope } from '@tukkimies/shared/register/rights.ts'
import { Completeness, CompletenessRequest } from '@tukkimies/shared/release/completeness.ts'
import { readCompleteness } from '../completeness.ts'
import type { Deps } from '../deps.ts'
import { readReadablePlaces } from '../readable-places.ts'
import { Refused } from '../refused.ts'
import { readQuery } from './query.ts'
import { makeRoute, type Route } from './route.ts'
import { userOf } from './who.ts'

const { place, period } = CompletenessRequest.shape

export const completenessRoutes = (deps: Pick<Deps, 'register' | 'live' | 'reader' | 'now'>): readonly Route[] => [
  makeRoute(
    {
      method: 'get',
      path: '/api/v1/completeness',
      right: 'read_completeness',
      summary: 'Silent tablets, days without arrivals and open visits of a place and period, and what closes next',
      query: [
        { name: 'place', schema: place, required: true },
        { name: 'period', schema: period, required: true },
      ],
      answer: Completeness,
      problems: ['unknown_parameter', 'invalid', 'not_found'],
    },
    async (c) => {
      const asked = readQuery(c, ['place', 'period'], CompletenessRequest)
      const { user, scope } = userOf(c.get('who'))
      const { isReadable, pointsOf } = await readReadablePlaces(deps, scope)
      if (!isReadable(asked.place)) throw new Refused({ code: 'not_found' })
      const hasArrivals = makeScope('read_arrivals', user) !== null
      return c.json(await readCompleteness(deps, asked, pointsOf(asked.place), hasArrivals))
    },
  ),
]
