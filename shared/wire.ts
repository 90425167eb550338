// The wire contract between tablet and server: protocol number, messages, one answer per entry, limits. SYNC.md says in
// words what these shapes mean.
import * as z from 'zod/mini'
import { Day } from './day.ts'
import { DeviceId, EntryId, GateRef, PointId } from './id.ts'
import { entryProblems } from './problem.ts'
import { CodeList } from './register/code-list.ts'
import { AccessibilityChannel } from './register/accessibility.ts'
import { Report } from './register/device.ts'
import { Notice } from './register/notice.ts'
import { Area, Labels, Organisation } from './register/organisation.ts'
import { PlaceList } from './register/place.ts'
import { TransportKey } from './register/transport-key.ts'
import { PointScreen } from './register/visit-screen.ts'

/** Raised when a message changes; the server keeps understanding the older ones for 13 months (S32). */
export const protocol = 1
export const protocolMin = 1
export const protocolHeader = 'Tukkimies-Protocol'
/** On a tablet each request of a page names who unlocked it: a session of somebody else is refused (`wrong_person`). */
export const gateHeader = 'Tukkimies-Gate'

/** Limits both sides know (S8, S14, S16). */
export const limits = {
  bodyBytesMax: 256 * 1024,
  bodyPadBytes: 4096,
  depthMax: 6,
  entriesMax: 100,
  answerWaitMsMax: 30_000,
  retryDelayMsBase: 2_000,
  retryDelayMsMax: 600_000,
  pushesPerMinute: 60,
  pushesBurst: 200,
  entriesPerDeviceDay: 5_000,
  gatesMax: 50,
} as const

const token = z.string().check(z.regex(/^[A-Za-z0-9_-]{22}$/))

/** What the server gave at the last push and wants to see again, to notice commits that it lost (S30). */
export const Mark = z.strictObject({ epoch: token, day: Day, stamp: token, mac: token })
export type Mark = z.infer<typeof Mark>

/** The body of `POST /api/v1/push`. Entries stay unread here, so that a bad one refuses itself alone (S12). */
export const PushRequest = z.strictObject({
  nonce: token,
  mark: z.nullable(Mark),
  report: Report,
  /** Who may unlock this tablet, and who was removed from it here; never beside entries (S8). */
  gate: z.optional(z.array(GateRef).check(z.maxLength(limits.gatesMax))),
  left: z.optional(z.array(GateRef).check(z.maxLength(limits.gatesMax))),
  entries: z.array(z.unknown()),
})
export type PushRequest = z.infer<typeof PushRequest>

/** S12. */
export const ResultStatus = z.enum([
  'stored',
  'duplicate',
  'voided',
  'too_late',
  'held',
  'retry',
  'conflict',
  'expired',
  'refused',
])
export type ResultStatus = z.infer<typeof ResultStatus>

/**
 * What became of one entry. `id` is null where none could be read. `due` is the day from which the entry may be folded,
 * `late` says that its month has closed, `code` and `field` why it was refused; `field` is a name of ours.
 */
export const Result = z.strictObject({
  id: z.nullable(EntryId),
  status: ResultStatus,
  due: z.optional(Day),
  late: z.optional(z.boolean()),
  code: z.optional(z.enum(entryProblems)),
  field: z.optional(z.string().check(z.maxLength(32))),
})
export type Result = z.infer<typeof Result>

/**
 * The answer to a push (S10). `now` is the server's clock in milliseconds, `safe` the day up to which every due entry is
 * folded and backed up (S27), `max` the newest schema and code list it knows, `forget` gate references to delete, `wait`
 * seconds to leave the server alone.
 */
export const PushAnswer = z.strictObject({
  protocol: z.literal(protocol),
  nonce: token,
  epoch: token,
  mark: Mark,
  now: z.int(),
  safe: z.nullable(Day),
  max: z.strictObject({ schema: z.int(), list: z.int() }),
  results: z.array(Result),
  forget: z.array(GateRef),
  wait: z.int().check(z.gte(0), z.lte(86_400)),
})
export type PushAnswer = z.infer<typeof PushAnswer>

/**
 * `GET /api/v1/pull`: public reference information only, the same for everybody (S17). A tablet passes over what it does not
 * know yet, and does without what an older server does not send (S32).
 */
export const PullAnswer = z.object({
  protocol: z.literal(protocol),
  organisations: z.array(Organisation),
  areas: z.array(Area),
  /** Each with its organisation: a consent names who sees the details. */
  points: PlaceList.def.shape.points,
  lists: z.array(CodeList),
  /** Null while none was made; a contact is recorded only with a key and a notice. */
  transport: z.nullable(TransportKey),
  notice: z.nullable(Notice),
  /** Of the points that have settings of their own. */
  screens: z.optional(z.array(PointScreen)),
  accessibility: z.optional(AccessibilityChannel),
})
export type PullAnswer = z.infer<typeof PullAnswer>

/** `POST /api/v1/devices/enrol`: a one-time code for a credential that may only append. */
export const EnrolRequest = z.strictObject({ code: z.string().check(z.regex(/^[0-9A-HJKMNP-TV-Z]{26}$/)) })
export type EnrolRequest = z.infer<typeof EnrolRequest>

/** The credential is 256 random bits; the server keeps only its hash. `name` is the tablet's. */
export const EnrolAnswer = z.strictObject({
  device: DeviceId,
  credential: z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/)),
  point: PointId,
  names: Labels,
  name: z.nullable(z.string()),
})
export type EnrolAnswer = z.infer<typeof EnrolAnswer>

/** A body filled up with spaces to the next 4 kB step, so that sizes do not tell visits apart (AN87). ASCII JSON only. */
export const padBody = (json: string): string =>
  json.padEnd(Math.ceil(json.length / limits.bodyPadBytes) * limits.bodyPadBytes, ' ')
