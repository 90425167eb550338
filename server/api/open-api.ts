// The description of the API, OpenAPI 3.1, from the declarations of the routes and the schemas that read and answer.
import { type DescribeRouteOptions, describeRoute, type GenerateSpecOptions, resolver } from 'hono-openapi'
import type { MiddlewareHandler } from 'hono'
import * as z from 'zod/mini'
import { Day } from '@tukkimies/shared/day.ts'
import { problemStatus, type RequestProblemCode, requestProblems } from '@tukkimies/shared/problem.ts'
import { type Action, audienceOf, freshActions, openBefore } from '@tukkimies/shared/register/rights.ts'
import { Pending } from '@tukkimies/shared/register/user.ts'
import { protocol, protocolHeader } from '@tukkimies/shared/wire.ts'
import { build } from '../deps.ts'
import type { Declaration, Route } from './route.ts'
import { pendingProblems } from './who.ts'

type Parameter = NonNullable<DescribeRouteOptions['parameters']>[number]

const codes = Object.keys(requestProblems) as [RequestProblemCode, ...RequestProblemCode[]]

/** A refusal as it is sent: names and numbers of our own, never what was sent. */
export const ProblemAnswer = z
  .strictObject({
    type: z.string(),
    status: z.int(),
    code: z.enum(codes),
    field: z.optional(z.string()),
    limit: z.optional(z.int()),
    min: z.optional(z.int()),
    max: z.optional(z.int()),
    day: z.optional(Day),
    seconds: z.optional(z.int()),
    alternatives: z.optional(
      z.array(z.strictObject({ change: z.enum(['period', 'place', 'dimension']), query: z.string() })),
    ),
    incident: z.optional(z.string()),
  })
  .register(z.globalRegistry, { id: 'Problem' })

/** Every code that the route can answer with: its own, and those of its kind. */
export const problemsOf = ({ right, method, path, problems }: Declaration): readonly RequestProblemCode[] => {
  const audience = audienceOf(right)
  const ofAll: readonly RequestProblemCode[] = path.startsWith('/api/')
    ? ['version_unsupported', 'busy', 'fault']
    : ['fault']
  const ofChanges = method === 'post' ? changeProblems : []
  const ofPages = method === 'post' && audience !== 'device' ? ['wrong_origin' as const] : []
  const ofUsers = audience === 'user' ? userProblems(right) : []
  return makeUnique([...problems, ...ofAll, ...ofChanges, ...ofPages, ...audienceProblems[audience], ...ofUsers])
}

const userProblems = (right: Action): readonly RequestProblemCode[] => [
  ...Pending.options.filter((pending) => !openBefore[pending].has(right)).map((pending) => pendingProblems[pending]),
  ...(freshActions.has(right) ? (['fresh_needed'] as const) : []),
]

const changeProblems = ['malformed', 'invalid', 'wrong_media_type', 'body_too_large'] as const

const audienceProblems = {
  anyone: [],
  device: ['device_unknown', 'device_revoked'],
  user: ['not_signed_in', 'factor_needed', 'wrong_person', 'no_right'],
} as const

const makeUnique = <T>(values: readonly T[]): readonly T[] => [...new Set(values)]

/** What the description says of one route. */
export const describe = (route: Route): MiddlewareHandler => describeRoute(specOf(route))

export const documentation: Partial<GenerateSpecOptions> = {
  excludeStaticFile: false,
  documentation: {
    openapi: '3.1.0',
    info: {
      title: 'Tukkimies',
      version: build,
      description: `Protocol ${protocol}. A change names it in ${protocolHeader} and comes from a page of the same origin, or from a tablet by its credential. Refusals are application/problem+json with a stable code.`,
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    components: {
      securitySchemes: {
        device: { type: 'apiKey', in: 'header', name: 'Authorization', description: '`Device CREDENTIAL`' },
        session: { type: 'apiKey', in: 'cookie', name: '__Host-sid' },
      },
    },
  },
}

const specOf = (route: Route): DescribeRouteOptions => {
  const body = route.described ?? route.body
  return {
    summary: route.summary,
    security: securityOf(route),
    ...(route.query ? { parameters: route.query.map(toParameter) } : {}),
    ...(body ? { requestBody: { required: true, content: { 'application/json': { schema: resolver(body) } } } } : {}),
    responses: { ...answersOf(route), ...refusalsOf(route) },
  }
}

const securityOf = ({ right }: Route): Record<string, string[]>[] => {
  const schemes = { anyone: [], device: [{ device: [] }], user: [{ session: [] }] }
  return schemes[audienceOf(right)]
}

const toParameter = ({ name, schema, required }: NonNullable<Declaration['query']>[number]): Parameter =>
  // OpenAPI 3.1 takes JSON Schema as it is; only the types of the two libraries differ.
  ({ name, in: 'query', required, schema: z.toJSONSchema(schema, { io: 'input' }) }) as Parameter

const answersOf = ({ status = 200, answer, file, tagged }: Route): NonNullable<DescribeRouteOptions['responses']> => ({
  [status]:
    answer || file
      ? {
          description: answer ? 'The answer' : 'A file',
          content: {
            ...Object.fromEntries((file ?? []).map((type) => [type, {}])),
            ...(answer ? { 'application/json': { schema: resolver(answer) } } : {}),
          },
        }
      : { description: 'Done' },
  ...(tagged ? { 304: { description: 'What the ETag names still holds' } } : {}),
})

/** One response a status, with the codes that it can carry. */
const refusalsOf = (route: Route): NonNullable<DescribeRouteOptions['responses']> => {
  const byStatus = Map.groupBy(problemsOf(route), problemStatus)
  const described = [...byStatus].map(([status, found]) => [
    status,
    {
      description: found.join(', '),
      content: { 'application/problem+json': { schema: resolver(ProblemAnswer) } },
    },
  ])
  return Object.fromEntries(described)
}
