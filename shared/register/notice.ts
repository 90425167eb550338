// What the privacy notice says, filled from settings under the headings of Art. 13 and 14; a version each time it changes,
// and older versions stay (A01, A40). The words around the settings are the page's.
import * as z from 'zod/mini'
import { Day } from '../day.ts'
import { Labels, Texts } from './organisation.ts'

const line = z.string().check(z.trim(), z.maxLength(200))
const needed = z.string().check(z.trim(), z.minLength(1), z.maxLength(200))
const web = z.string().check(z.maxLength(200), z.regex(/^$|^https:\/\/[^\s"<>]+$/))

/** Somebody to turn to: a role address rather than a person's own. */
const Addressee = z.strictObject({ names: Labels, address: line, email: line, phone: line })

export const NoticeSettings = z.strictObject({
  register: z.strictObject({ names: Labels, description: Texts }),
  controller: Addressee,
  /** Who answers for the register (B02). */
  contact: Addressee,
  /** The data protection officer (A03). */
  officer: Addressee,
  /** The Data Protection Ombudsman, or who else supervises (A39). */
  supervisor: z.strictObject({ ...Addressee.def.shape, web }),
  /** Where a contact person writes to withdraw: stands in the consent text. */
  withdrawal: needed,
  /** The organisation's own e-form with strong identification, if there is one (B22). */
  form: web,
  /** Where the server stands, within the EU or EEA (A31). */
  hosting: Labels,
  /** Who works on the data for the controller, with task and country (A20, D10). */
  processors: z.array(z.strictObject({ name: needed, task: Labels, country: Labels })).check(z.maxLength(20)),
  /** The acts that the tasks rest on (A12). */
  acts: z.array(Labels).check(z.minLength(1), z.maxLength(20)),
})
export type NoticeSettings = z.infer<typeof NoticeSettings>

/** One version. `changes` says what is new in it; a `significant` change is shown to users and told to contacts (D21). */
export const Notice = z.strictObject({
  version: z.int().check(z.gte(1)),
  first: Day,
  changes: Labels,
  significant: z.boolean(),
  settings: NoticeSettings,
})
export type Notice = z.infer<typeof Notice>

/** `GET /api/v1/notice`: newest first. */
export const NoticeAnswer = z.strictObject({ versions: z.array(Notice) })
export type NoticeAnswer = z.infer<typeof NoticeAnswer>

export const NoticeDraft = z.strictObject({ changes: Labels, significant: z.boolean(), settings: NoticeSettings })
export type NoticeDraft = z.infer<typeof NoticeDraft>
