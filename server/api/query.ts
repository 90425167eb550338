// Parameters of an address, strictly: each at most once, none that is not known.
import type * as z from 'zod/mini'
import { Refused } from '../refused.ts'
import type { Asking } from './route.ts'

/** The parameters by a schema of texts. Problems: unknown_parameter; invalid with the parameter's name. */
export const readQuery = <T>(c: Asking, names: readonly string[], schema: z.ZodMiniType<T>): T => {
  const found: Record<string, string> = {}
  for (const [name, value] of new URL(c.req.url).searchParams) {
    const known = names.find((candidate) => candidate === name)
    if (known === undefined) throw new Refused({ code: 'unknown_parameter' })
    if (known in found) throw new Refused({ code: 'unknown_parameter', field: known })
    found[known] = value
  }
  const read = schema.safeParse(found)
  if (read.success) return read.data
  const field = names.find((name) => name === read.error.issues[0]?.path[0])
  throw new Refused(field === undefined ? { code: 'invalid' } : { code: 'invalid', field })
}
