// What a route is: who may, what is asked, what is answered. The same schema that reads a body describes it.
import type { Context } from 'hono'
import * as z from 'zod/mini'
import type { RequestProblemCode } from '@tukkimies/shared/problem.ts'
import type { Action } from '@tukkimies/shared/register/rights.ts'
import { readBody } from './body.ts'
import type { Who } from './who.ts'

/** A request on its way, with who asks once that is settled. */
export type Asking = Context<{ Variables: Variables }>
/** `request` names the request in the audit log. */
export type Variables = { who: Who; request: string; entries: number | undefined }

type Schema<T = unknown> = z.ZodMiniType<T>

export type Declaration = {
  readonly method: 'get' | 'post'
  /** Parameters as `:name`. */
  readonly path: string
  /** The row of the rights table. Without one a route is not opened. */
  readonly right: Action
  readonly summary: string
  /** Parameters of the address, for the description; handlers read them strictly by `readQuery`. */
  readonly query?: readonly QueryParameter[]
  /** What the description says of the body, where that is more than the schema that reads it. */
  readonly described?: Schema
  /** Steps of depth that a body may have, where the usual ones are too few. */
  readonly depthMax?: number
  readonly status?: 200 | 204
  /** Whether the answer has an ETag and may be 304. */
  readonly tagged?: true
  readonly answer: Schema | null
  /** Media types of an answer that is a file; `answer` is null where there is no other. */
  readonly file?: readonly string[]
  /** Problems of this route beside those of its kind. */
  readonly problems: readonly RequestProblemCode[]
}

export type QueryParameter = { readonly name: string; readonly schema: Schema; readonly required: boolean }

export type Route = Declaration & {
  readonly body: Schema | null
  readonly handle: (c: Asking) => Promise<Response>
}

/** The body of a change that needs no more than its address. */
export const Nothing = z.strictObject({})

/** A route that reads no body by a schema of its own. */
export const makeRoute = (
  declaration: Declaration & { readonly body?: Schema },
  handle: (c: Asking) => Response | Promise<Response>,
): Route => ({ body: null, ...declaration, handle: async (c) => handle(c) })

/** A route that takes a body: what the handler gets has passed the schema. */
export const makeBodyRoute = <T>(
  declaration: Declaration,
  body: Schema<T>,
  handle: (c: Asking, body: T) => Response | Promise<Response>,
): Route => ({ ...declaration, body, handle: async (c) => handle(c, await readBody(c, body, declaration.depthMax)) })
