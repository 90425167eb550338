// The whole of HTTP as a function of what it is given: headers on everything, then the routes of the table, each behind
// its right, then the files of the web app. Nothing is opened that does not stand in the rights table.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono, type MiddlewareHandler } from 'hono'
import { compress } from 'hono/compress'
import { etag } from 'hono/etag'
import { openAPIRouteHandler } from 'hono-openapi'
import * as z from 'zod/mini'
import { bytesToBase64url } from '@tukkimies/shared/id.ts'
import { audienceOf } from '@tukkimies/shared/register/rights.ts'
import { randomBytes } from '../crypto.ts'
import type { Deps } from '../deps.ts'
import { Refused } from '../refused.ts'
import { accessibilityRoutes } from './accessibility.ts'
import { setAddress } from './address.ts'
import { arrivalRoutes } from './arrivals.ts'
import { auditRoutes } from './audit.ts'
import { codeListRoutes } from './code-lists.ts'
import { completenessRoutes } from './completeness.ts'
import { contactRoutes } from './contacts.ts'
import { disclosureRoutes } from './disclosures.ts'
import { deviceRoutes } from './devices.ts'
import { enrolmentRoutes } from './enrolments.ts'
import { factorRoutes } from './factors.ts'
import { exportRoutes } from './exports.ts'
import { firstRunRoutes } from './first-run.ts'
import { checkOrigin, checkProtocol, isApi, setHeaders } from './headers.ts'
import { gateRoutes } from './gates.ts'
import { healthRoutes } from './health.ts'
import { invitationRoutes } from './invitations.ts'
import { meRoutes } from './me.ts'
import { noticeRoutes } from './notice.ts'
import { oidcRoutes } from './oidc.ts'
import { answerProblem, onError } from './on-error.ts'
import { describe, documentation } from './open-api.ts'
import { openRoutes } from './open.ts'
import { periodNoteRoutes } from './period-notes.ts'
import { placeRoutes } from './places.ts'
import { pointRoutes } from './points.ts'
import { passwordRoutes } from './password.ts'
import { passwordPolicyRoutes } from './password-policy.ts'
import { policyRoutes } from './policy.ts'
import { pullPath, pullRoutes } from './pull.ts'
import { logPush, pushPath, pushRoutes } from './push.ts'
import { reportRoutes } from './reports.ts'
import { requestRoutes } from './requests.ts'
import { type Asking, makeRoute, type Route, type Variables } from './route.ts'
import { noteRefusal } from './refusal.ts'
import { rescueRoutes } from './rescue.ts'
import { retentionRoutes } from './retention.ts'
import { riskRoutes } from './risk.ts'
import { signInRoutes } from './sign-in.ts'
import { signInFactorRoutes } from './sign-in-factor.ts'
import { stepUpRoutes } from './step-up.ts'
import { tableRoutes } from './tables.ts'
import { undertakingRoutes } from './undertaking.ts'
import { userRoutes } from './users.ts'
import { viewRoutes } from './views.ts'
import { visitScreenRoutes } from './visit-screens.ts'
import { withdrawalRoutes } from './withdrawals.ts'
import { withdrawnRoutes } from './withdrawn.ts'
import { admit, identify } from './who.ts'

export type App = Hono<{ Variables: Variables }>

const webFolder = fileURLToPath(new URL('../../web/dist', import.meta.url))

/** The server without a socket. `folder` holds the built web app; without one only the API is served. */
export const createApp = (deps: Deps, folder = webFolder): App => {
  const app: App = new Hono()
  app.onError(onError(deps.log))
  app.notFound((c) => answerProblem(c, { code: 'not_found' }))
  app.use(setHeaders(deps.config.origins))
  app.use(setAddress(deps.config.proxies ?? []))
  app.use(pushPath, logPush(deps))
  // The same for everybody, and nothing of it is the asker's own words: its length tells nothing. No other answer is.
  app.use(pullPath, compress())

  const routes = [...listRoutes(deps), descriptionRoute(app)]
  for (const route of routes) app.on(route.method.toUpperCase(), route.path, describe(route), open(deps, route))
  for (const [path, found] of Map.groupBy(routes, (route) => route.path)) app.all(path, refuseMethod(found))

  app.all('/api/*', (c) => answerProblem(c, { code: 'not_found' }))
  if (existsSync(folder)) serveFiles(app, folder)
  return app
}

/** Every route there is but the description's own. */
export const listRoutes = (deps: Deps): readonly Route[] => [
  ...pushRoutes(deps),
  ...pullRoutes(deps),
  ...deviceRoutes(deps),
  ...rescueRoutes(deps),
  ...enrolmentRoutes(deps),
  ...placeRoutes(deps),
  ...pointRoutes(deps),
  ...codeListRoutes(deps),
  ...visitScreenRoutes(deps),
  ...firstRunRoutes(deps),
  ...signInRoutes(deps),
  ...signInFactorRoutes(deps),
  ...stepUpRoutes(deps),
  ...factorRoutes(deps),
  ...passwordRoutes(deps),
  ...passwordPolicyRoutes(deps),
  ...oidcRoutes(deps),
  ...meRoutes(deps),
  ...undertakingRoutes(deps),
  ...noticeRoutes(deps),
  ...accessibilityRoutes(deps),
  ...userRoutes(deps),
  ...invitationRoutes(deps),
  ...gateRoutes(deps),
  ...arrivalRoutes(deps),
  ...tableRoutes(deps),
  ...exportRoutes(deps),
  ...viewRoutes(deps),
  ...reportRoutes(deps),
  ...completenessRoutes(deps),
  ...periodNoteRoutes(deps),
  ...openRoutes(deps),
  ...contactRoutes(deps),
  ...withdrawalRoutes(deps),
  ...requestRoutes(deps),
  ...auditRoutes(deps),
  ...retentionRoutes(deps),
  ...policyRoutes(deps),
  ...riskRoutes(deps),
  ...disclosureRoutes(deps),
  ...healthRoutes(deps),
  ...withdrawnRoutes(deps),
]

/** The description of this API as OpenAPI 3.1. */
const descriptionRoute = (app: App): Route => {
  const answer = openAPIRouteHandler(app, documentation)
  return makeRoute(
    {
      method: 'get',
      path: '/api/v1/openapi.json',
      right: 'open_app',
      summary: 'This description',
      answer: z.looseObject({ openapi: z.string() }),
      problems: [],
    },
    async (c) => (await answer(c, async () => {})) ?? c.notFound(),
  )
}

/** A route behind its door: a page's change comes from our own page, a version that is understood, a right that is held. */
const open =
  (deps: Deps, route: Route) =>
  async (c: Asking): Promise<Response> => {
    c.set('request', bytesToBase64url(randomBytes(8)))
    const isChange = route.method === 'post'
    // A tablet's credential is no cookie: no other site can make a browser send it.
    if (isChange && audienceOf(route.right) !== 'device') checkOrigin(c, deps.config.origins)
    if (isApi(c)) checkProtocol(c, isChange)
    c.set('who', await identify(c, deps, route.right))
    try {
      c.set('who', await admit(c, deps, route.right, c.get('who')))
      return await route.handle(c)
    } catch (fault) {
      await noteRefusal(c, deps, route.right, fault)
      throw fault
    }
  }

const refuseMethod =
  (routes: readonly Route[]) =>
  (c: Asking): Response => {
    const methods = routes.flatMap(({ method }) => (method === 'get' ? ['GET', 'HEAD'] : ['POST']))
    c.header('Allow', methods.join(', '))
    throw new Refused({ code: 'method_not_allowed' })
  }

/**
 * The built files: hashed names for ever, everything else asked for anew. A page is not stored at all: WebKit would keep one
 * that is left, with its unfinished transactions, and the next page would wait for its storage without end. A name with a dot
 * that is not there is not found and never the shell, which would poison a precache.
 */
const serveFiles = (app: App, folder: string): void => {
  const files = serveStatic({ root: folder, precompressed: true })
  const shell = serveStatic({ root: folder, path: 'index.html', precompressed: true })
  app.get('/assets/*', cacheAs('public, max-age=31536000, immutable'), files)
  app.get('/assets/*', (c) => answerProblem(c, { code: 'not_found' }))
  app.get('*', cacheAs('no-cache', 'no-store'), etag(), files)
  app.get('*', async (c, next) => (c.req.path.includes('.') ? next() : shell(c, next)))
}

const cacheAs =
  (rule: string, ofPages = rule): MiddlewareHandler =>
  async (c, next) => {
    await next()
    const isPage = c.res.headers.get('Content-Type')?.startsWith('text/html')
    if (c.res.status < 400) c.header('Cache-Control', isPage ? ofPages : rule)
  }
