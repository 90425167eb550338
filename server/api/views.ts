// Views of the figures: kept by their owner, seen by the organisation where the owner shares them. What they show is asked
// for anew by whoever opens them, with that person's rights.
import { makeViewId, ViewId } from '@tukkimies/shared/id.ts'
import { NewView, SavedView, ViewList, viewProblem, viewsMax } from '@tukkimies/shared/register/view.ts'
import { readTableRequest, tableRequestToQuery } from '@tukkimies/shared/release/table-request.ts'
import type { Deps } from '../deps.ts'
import { Refused, valueOrThrow } from '../refused.ts'
import { addView, countViews, deleteView, listViews } from '../register/views.ts'
import { makeBodyRoute, makeRoute, Nothing, type Route } from './route.ts'
import { userOf } from './who.ts'

type ViewDeps = Pick<Deps, 'register' | 'random'>

const path = '/api/v1/views'

export const viewRoutes = (deps: ViewDeps): readonly Route[] => [
  makeRoute(
    {
      method: 'get',
      path,
      right: 'keep_views',
      summary: 'One’s own views of the figures, and those that others of the organisation share',
      answer: ViewList,
      problems: [],
    },
    async (c) => {
      const { user } = userOf(c.get('who'))
      return c.json({ views: await listViews(deps.register, user) } satisfies ViewList)
    },
  ),
  makeBodyRoute(
    {
      method: 'post',
      path,
      right: 'keep_views',
      summary: 'Keeps a question about the figures under a name',
      answer: SavedView,
      problems: ['identity_code', 'text_found'],
    },
    NewView,
    async (c, asked) => {
      const { user } = userOf(c.get('who'))
      const view = { ...asked, query: canonicalOrThrow(asked) }
      const id = makeViewId(deps.random)
      await deps.register.transact(async (tx) => {
        if ((await countViews(tx, user.id)) >= viewsMax)
          throw new Refused({ code: 'invalid', field: 'views', limit: viewsMax })
        await addView(tx, user.id, id, view)
      })
      return c.json({ id, own: true, ...view } satisfies SavedView)
    },
  ),
  makeBodyRoute(
    {
      method: 'post',
      path: `${path}/:view/delete`,
      right: 'keep_views',
      summary: 'Deletes one’s own view',
      status: 204,
      answer: null,
      problems: ['not_found'],
    },
    Nothing,
    async (c) => {
      const { user } = userOf(c.get('who'))
      const id = ViewId.safeParse(c.req.param('view'))
      const isGone = id.success && (await deps.register.transact((tx) => deleteView(tx, user.id, id.data)))
      if (!isGone) throw new Refused({ code: 'not_found' })
      return c.body(null, 204)
    },
  ),
]

/** The question as the release reads it, its periods left out again: no view keeps what could never be asked. */
const canonicalOrThrow = (view: NewView): string => {
  const problem = viewProblem(view)
  if (problem) throw new Refused(problem)
  const anyPeriod: [string, string] = ['period', '2020']
  const request = valueOrThrow(readTableRequest([...new URLSearchParams(view.query), anyPeriod]))
  return tableRequestToQuery({ ...request, periods: [] })
}
