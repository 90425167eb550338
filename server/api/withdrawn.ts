// Versions of the app that the operator has withdrawn: a tablet's worker that is one of them steps aside.
import { WithdrawnBuilds } from '@tukkimies/shared/register/device.ts'
import type { Deps } from '../deps.ts'
import { makeRoute, type Route } from './route.ts'

export const withdrawnRoutes = ({ config }: Pick<Deps, 'config'>): readonly Route[] => [
  makeRoute(
    {
      method: 'get',
      path: '/api/v1/withdrawn',
      right: 'open_app',
      summary: 'Versions of the app that were withdrawn',
      answer: WithdrawnBuilds,
      problems: [],
    },
    (c) => {
      const answer: WithdrawnBuilds = { builds: [...(config.withdrawn ?? [])] }
      return Promise.resolve(c.json(answer))
    },
  ),
]
