// Requests of persons about their own data: the register of a main user or the data protection officer, and what a user
// asks for in the own data.
import { instantToDay } from '@tukkimies/shared/day.ts'
import { RequestId } from '@tukkimies/shared/id.ts'
import {
  checkRequestDetails,
  HeldRequest,
  IdentityCheck,
  NewRequest,
  OwnRequest,
  RequestAnswer,
  RequestExtension,
  RequestLink,
  RequestList,
  RequestRefusal,
  RequestSummary,
} from '@tukkimies/shared/register/request.ts'
import type { OrganisationId } from '@tukkimies/shared/id.ts'
import type { Deps } from '../deps.ts'
import { Refused, valueOrThrow } from '../refused.ts'
import { readPlaces } from '../register/organisation.ts'
import {
  answerRequest,
  extendRequest,
  identifyRequest,
  linkRequest,
  readRequest,
  refuseRequest,
  type RequestAsked,
} from '../requests/acts.ts'
import { createRequest, type LineOf, listRequests } from '../requests/requests.ts'
import { makeLine } from './line.ts'
import { ownAccountOrThrow } from './me.ts'
import { type Asking, type Declaration, makeBodyRoute, makeRoute, type Route } from './route.ts'
import { userOf } from './who.ts'

type RequestDeps = Pick<Deps, 'register' | 'keys' | 'root' | 'now'>

export const requestRoutes = (deps: RequestDeps): readonly Route[] => [
  listRoute(deps),
  addRoute(deps),
  readRoute(deps),
  ...actRoutes(deps),
  ...ownRoutes(deps),
]

const listRoute = (deps: RequestDeps): Route =>
  makeRoute(
    {
      method: 'get',
      path: '/api/v1/requests',
      right: 'manage_requests',
      summary: 'Requests, withdrawals first, then by due day; nothing of the person',
      answer: RequestList,
      problems: [],
    },
    async (c) => c.json({ requests: await listRequests(deps, userOf(c.get('who')).scope) } satisfies RequestList),
  )

const addRoute = (deps: RequestDeps): Route =>
  makeBodyRoute(
    {
      method: 'post',
      path: '/api/v1/requests',
      right: 'manage_requests',
      summary: 'Notes a request that came in writing, by phone or in person',
      answer: HeldRequest,
      problems: ['identity_code', 'text_found'],
    },
    NewRequest,
    async (c, { organisation: named, details, ...asked }) => {
      const { scope } = userOf(c.get('who'))
      valueOrThrow(checkRequestDetails(details))
      if (asked.received > instantToDay(deps.now())) throw new Refused({ code: 'invalid', field: 'received' })
      const organisation = await chooseOrganisation(c, deps, named)
      const draft = { ...asked, details, organisation, user: null, contacts: [] }
      const id = await createRequest(deps, draft, lineOf(c, deps))
      return c.json(await readRequest(deps, { scope, id, line: lineOf(c, deps) }))
    },
  )

const readRoute = (deps: RequestDeps): Route =>
  makeRoute(
    {
      method: 'get',
      path: '/api/v1/requests/:request',
      right: 'manage_requests',
      summary: 'One request; that it was opened is noted',
      answer: HeldRequest,
      problems: ['not_found'],
    },
    async (c) => c.json(await readRequest(deps, askedOf(c, deps))),
  )

const actRoutes = (deps: RequestDeps): readonly Route[] => [
  makeBodyRoute(act('identity', 'How the identity was checked'), IdentityCheck, async (c, { way }) =>
    c.json(await identifyRequest(deps, askedOf(c, deps), way)),
  ),
  makeBodyRoute(
    act('link', 'Which contacts it is about; what it had hidden and does not mean is shown again'),
    RequestLink,
    async (c, { contacts }) => c.json(await linkRequest(deps, askedOf(c, deps), contacts)),
  ),
  makeBodyRoute(act('extend', 'Two months more, with the reason'), RequestExtension, async (c, { reason }) =>
    c.json(await extendRequest(deps, askedOf(c, deps), reason)),
  ),
  makeBodyRoute(
    act('answer', 'Closes it with what was done', ['identity_needed', 'identity_code', 'text_found']),
    RequestAnswer,
    async (c, { text }) => c.json(await answerRequest(deps, askedOf(c, deps), text)),
  ),
  makeBodyRoute(
    act('refuse', 'Closes it with a refusal on a legal ground', ['ground_needed', 'identity_code', 'text_found']),
    RequestRefusal,
    async (c, { ground, text }) => c.json(await refuseRequest(deps, askedOf(c, deps), ground, text)),
  ),
]

const ownRoutes = (deps: RequestDeps): readonly Route[] => [
  makeRoute(
    {
      method: 'get',
      path: '/api/v1/me/requests',
      right: 'make_own_requests',
      summary: 'The own requests and how they stand',
      answer: RequestList,
      problems: [],
    },
    async (c) => c.json({ requests: await listRequests(deps, userOf(c.get('who')).scope) } satisfies RequestList),
  ),
  makeBodyRoute(
    {
      method: 'post',
      path: '/api/v1/me/requests',
      right: 'make_own_requests',
      summary: 'Asks for what the own data do not do by themselves',
      answer: RequestSummary,
      problems: ['exists', 'identity_code', 'text_found'],
    },
    OwnRequest,
    async (c, asked) => c.json(await addOwnRequest(c, deps, asked)),
  ),
]

const addOwnRequest = async (
  c: Asking,
  deps: RequestDeps,
  { right, subject, language }: OwnRequest,
): Promise<RequestSummary> => {
  const { scope } = userOf(c.get('who'))
  const { id: user, organisation, details: own } = await ownAccountOrThrow(c, deps)
  const details = { name: `${own.first} ${own.last}`.trim(), address: own.email, language, subject }
  valueOrThrow(checkRequestDetails(details))
  const isOpen = (await listRequests(deps, scope)).some((one) => one.right === right && one.state === 'open')
  if (isOpen) throw new Refused({ code: 'exists', field: 'right' })
  const fixed = { group: 'user', channel: 'own', identity: 'log_in', contacts: [] } as const
  const received = instantToDay(deps.now())
  const id = await createRequest(deps, { ...fixed, right, received, organisation, user, details }, lineOf(c, deps))
  const summary = (await listRequests(deps, scope)).find((one) => one.id === id)
  if (!summary) throw new Error('a request that is gone as it comes')
  return summary
}

const act = (path: string, summary: string, problems: Declaration['problems'] = []): Declaration => ({
  method: 'post',
  path: `/api/v1/requests/:request/${path}`,
  right: 'manage_requests',
  summary,
  answer: HeldRequest,
  problems: ['not_found', 'request_closed', ...problems],
})

const lineOf =
  (c: Asking, { now }: RequestDeps): LineOf =>
  (event, organisation) =>
    makeLine(c, now(), event, organisation)

const askedOf = (c: Asking, deps: RequestDeps): RequestAsked => ({
  scope: userOf(c.get('who')).scope,
  id: RequestId.safeParse(c.req.param('request')).data,
  line: lineOf(c, deps),
})

// A main user's is the own one, whatever is asked for; the officer names one there is, or sees to it alone.
const chooseOrganisation = async (
  c: Asking,
  { register }: RequestDeps,
  named: OrganisationId | undefined,
): Promise<OrganisationId | null> => {
  const { user, scope } = userOf(c.get('who'))
  if (scope.is !== 'all') {
    if (named !== undefined && named !== user.organisation)
      throw new Refused({ code: 'invalid', field: 'organisation' })
    return user.organisation
  }
  if (named === undefined) return null
  const { organisations } = await readPlaces(register)
  if (!organisations.some(({ id }) => id === named)) throw new Refused({ code: 'invalid', field: 'organisation' })
  return named
}
