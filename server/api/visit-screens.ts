// The visit screens of the own organisation's points: what is set, and setting it.
import * as z from 'zod/mini'
import { PointId } from '@tukkimies/shared/id.ts'
import { VisitScreenSaving, VisitScreensAnswer } from '@tukkimies/shared/register/visit-screen-settings.ts'
import { Picks } from '@tukkimies/shared/visit.ts'
import type { Deps } from '../deps.ts'
import { Refused } from '../refused.ts'
import { appendAudit } from '../register/audit.ts'
import { readVisitScreens, setVisitScreen } from '../visit-screens.ts'
import { readBody } from './body.ts'
import { makeLine } from './line.ts'
import { readId } from './place-request.ts'
import { type Asking, makeRoute, type Route } from './route.ts'
import { userOf } from './who.ts'

type ScreenDeps = Pick<Deps, 'register' | 'now'>

const path = '/api/v1/visit-screens'

export const visitScreenRoutes = (deps: ScreenDeps): readonly Route[] => [
  makeRoute(
    {
      method: 'get',
      path,
      right: 'set_visit_screens',
      summary: 'The points of the organisation, the newest code list, and what visit screens are set to',
      answer: VisitScreensAnswer,
      problems: [],
    },
    async (c) => c.json(await readVisitScreens(deps, userOf(c.get('who')).scope)),
  ),
  makeRoute(
    {
      method: 'post',
      path: `${path}/:point`,
      right: 'set_visit_screens',
      summary: 'Sets the visit screen of a point; settings that name nothing make it as the code list again',
      body: VisitScreenSaving,
      answer: VisitScreensAnswer,
      problems: ['not_found', 'outdated'],
    },
    async (c) => {
      const { scope } = userOf(c.get('who'))
      const point = readId(c, 'point', PointId)
      const saving = await readSaving(c)
      const line = makeLine(c, deps.now(), { event: 'visit_screen_set', point })
      await setVisitScreen(deps, scope, point, saving, (tx) => appendAudit(tx, line))
      return c.json(await readVisitScreens(deps, scope))
    },
  ),
]

// The questions of a preset are keys of what was sent: a problem names the preset and goes no further.
const Unread = z.extend(VisitScreenSaving, { presets: z.array(z.unknown()) })

const readSaving = async (c: Asking): Promise<VisitScreenSaving> => {
  const { presets, ...rest } = await readBody(c, Unread)
  const readPreset = (preset: unknown, at: number): Picks => {
    const read = Picks.safeParse(preset)
    if (!read.success) throw new Refused({ code: 'invalid', field: `presets.${at}` })
    return read.data
  }
  const max = VisitScreenSaving.shape.presets.safeParse(presets.map(() => ({})))
  if (!max.success) throw new Refused({ code: 'invalid', field: 'presets' })
  return { ...rest, presets: presets.map(readPreset) }
}
