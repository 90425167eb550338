// What requests about places have in common: ids in the address, names in three languages.
import type * as z from 'zod/mini'
import { labelsProblem } from '@tukkimies/shared/register/labels.ts'
import type { Labels } from '@tukkimies/shared/register/organisation.ts'
import { Refused } from '../refused.ts'
import type { Asking } from './route.ts'

/** Refuses names that are empty or hold what names a person. Problems: identity_code, invalid. */
export const checkNames = (names: Labels): void => {
  const problem = labelsProblem(names, 'names')
  if (problem) throw new Refused(problem)
}

/** A place's id from the address. What cannot be one is not found. */
export const readId = <T>(c: Asking, name: string, schema: z.ZodMiniType<T>): T => {
  const read = schema.safeParse(c.req.param(name))
  if (!read.success) throw new Refused({ code: 'not_found' })
  return read.data
}
