// The public key that tablets seal contacts to (S38). Apart from contact.ts, because every pull carries one.
import * as z from 'zod/mini'
import { Day } from '../day.ts'

/** A public key that tablets seal contacts to, until a day; P-256, the point uncompressed as base64url. */
export const TransportKey = z.strictObject({
  id: z.string().check(z.regex(/^[A-Za-z0-9_-]{11}$/)),
  publicKey: z.string().check(z.regex(/^[A-Za-z0-9_-]{87}$/)),
  until: Day,
})
export type TransportKey = z.infer<typeof TransportKey>
