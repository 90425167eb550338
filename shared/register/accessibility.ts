// Where somebody tells that a page cannot be used, as the accessibility statement gives it (306/2019 s. 7, duty F06).
import * as z from 'zod/mini'
import { Labels } from './organisation.ts'

/**
 * At least one of `email`, `phone` and `page`, a form of the organisation's own, is needed. `supervisor` is who watches over
 * the law, where it is not Traficom.
 */
export const AccessibilityChannel = z
  .strictObject({
    email: z.optional(z.string().check(z.email(), z.maxLength(200))),
    phone: z.optional(z.string().check(z.regex(/^\+?[0-9 ]{5,24}$/))),
    page: z.optional(z.string().check(z.regex(/^https:\/\/[^\s"'<>]{4,300}$/))),
    supervisor: z.optional(Labels),
  })
  .check(z.refine(({ email, phone, page }) => Boolean(email ?? phone ?? page), { path: ['email'] }))
export type AccessibilityChannel = z.infer<typeof AccessibilityChannel>
