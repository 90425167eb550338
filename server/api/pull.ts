// Reference information for tablets and pages: places and code lists, public, the same for everybody (S17).
import type { Deps } from '../deps.ts'
import { instantToDay } from '@tukkimies/shared/day.ts'
import { protocol, PullAnswer } from '@tukkimies/shared/wire.ts'
import { findTransportKey } from '../contacts/transport.ts'
import { sha256 } from '../crypto.ts'
import { readAccessibility } from '../register/accessibility.ts'
import { readCodeLists } from '../register/code-lists.ts'
import { readNotice } from '../register/notices.ts'
import { readPlaces, readPlacesByOrganisation } from '../register/organisation.ts'
import { readScreens } from '../register/visit-screens.ts'
import { answerTagged } from './etag.ts'
import { makeRoute, type Route } from './route.ts'

export const pullPath = '/api/v1/pull'

export const pullRoutes = (deps: Pick<Deps, 'register' | 'keys' | 'now'>): readonly Route[] => [
  makeRoute(
    {
      method: 'get',
      path: pullPath,
      right: 'pull',
      summary:
        'Organisations, areas, points, code lists, settings of visit screens, the key for contacts, the privacy notice',
      answer: PullAnswer,
      tagged: true,
      problems: ['version_unsupported'],
    },
    async (c) => {
      const lists = await readCodeLists(deps.register)
      const accessibility = await readAccessibility(deps.register)
      const answer: PullAnswer = {
        protocol,
        ...(await readPlaces(deps.register)),
        points: (await readPlacesByOrganisation(deps.register)).points,
        lists,
        transport: await findTransportKey(deps, instantToDay(deps.now())),
        notice: await readNotice(deps.register),
        screens: await readScreens(deps.register),
        ...(accessibility ? { accessibility } : {}),
      }
      const json = JSON.stringify(answer)
      return answerTagged(c, sha256(json), () => json)
    },
  ),
]
