// Strong ETags from content (RFC 9110, section 8.8.3): what the asker has already is not sent again.
import { bytesToBase64url } from '@tukkimies/shared/id.ts'
import type { Asking } from './route.ts'

/** JSON under a tag made of a hash of all that it is made from; 304 without a body if the asker names the tag. */
export const answerTagged = async (
  c: Asking,
  hash: Uint8Array,
  makeJson: () => string | Promise<string>,
): Promise<Response> => {
  const tag = `"${bytesToBase64url(hash)}"`
  c.header('ETag', tag)
  if (namesTag(c.req.header('If-None-Match'), tag)) return c.body(null, 304)
  return c.body(await makeJson(), 200, { 'Content-Type': 'application/json' })
}

// If-None-Match compares weakly: a proxy that compressed the body may have put W/ in front.
/** Whether `If-None-Match` names the tag. */
export const namesTag = (header: string | undefined, tag: string): boolean =>
  header?.split(',').some((named) => named.trim() === '*' || named.trim().replace(/^W\//, '') === tag) ?? false
