// A tablet: enrolled to a point by a one-time code; its credential may append entries and read nothing (AN88).
import * as z from 'zod/mini'
import { Day, workingDaysBetween } from '../day.ts'
import { DeviceId, GateRef, PointId } from '../id.ts'

const count = z.int().check(z.gte(0), z.lte(1_000_000))

/** Numbers about the tablet itself, never about visits' content (S8). */
export const Report = z.strictObject({
  /** `0.1.0`, or with the hash of the sources `0.1.0-1a2b3c4d`: no room for anything else. */
  build: z.string().check(z.regex(/^\d{1,3}\.\d{1,3}\.\d{1,3}(-[0-9a-f]{8})?$/)),
  waiting: count,
  oldest: z.nullable(Day),
  attention: count,
  lost: count,
  persisted: z.enum(['yes', 'no', 'unknown']),
})
export type Report = z.infer<typeof Report>

/** Minutes for which an enrolment code can be used, once. */
export const enrolmentMinutes = 15
/** Working days without a push after which a tablet counts as silent. */
export const silentWorkingDays = 3
/** Days for which whoever has logged in on a tablet may unlock it without network. */
export const gateDays = 30
/** Days without a push after which a credential ends by itself. */
export const silentDaysMax = 400

/** What a tablet is called on its sticker and in the list: "Tabletti 2". */
export const DeviceName = z.string().check(z.trim(), z.minLength(1), z.maxLength(40))

/** `POST /api/v1/devices/:device/name`. */
export const DeviceNaming = z.strictObject({ name: DeviceName })
export type DeviceNaming = z.infer<typeof DeviceNaming>

/** `POST /api/v1/devices/codes`: asks for a one-time code for one of one's own points. */
export const DeviceCodeRequest = z.strictObject({ point: PointId, name: DeviceName })
export type DeviceCodeRequest = z.infer<typeof DeviceCodeRequest>

/** 128 random bits in Crockford's base 32; `until` in milliseconds since 1970. Shown once, never stored in the clear. */
export const DeviceCodeAnswer = z.strictObject({ code: z.string(), until: z.int() })
export type DeviceCodeAnswer = z.infer<typeof DeviceCodeAnswer>

/** A tablet as its main user sees it. Days, not times: when a tablet was used says something about people. */
export const Device = z.strictObject({
  id: DeviceId,
  point: PointId,
  enrolled: Day,
  lastSeen: z.nullable(Day),
  revoked: z.nullable(Day),
  /** Null for a tablet enrolled before tablets had names. */
  name: z.nullable(z.string()),
  /** The day on which somebody reported it lost or stolen. */
  lost: z.nullable(Day),
  report: z.nullable(Report),
})
export type Device = z.infer<typeof Device>
export const DeviceList = z.strictObject({ devices: z.array(Device) })
export type DeviceList = z.infer<typeof DeviceList>

/** `POST /api/v1/gates`: `held` are the references that the tablet has, of which the asker's own are replaced. */
export const GateRequest = z.strictObject({ held: z.optional(z.array(GateRef).check(z.maxLength(50))) })
export type GateRequest = z.infer<typeof GateRequest>

/** Whoever is signed in may unlock this tablet until the day: 30 days, or the end of the access. */
export const GateAnswer = z.strictObject({
  ref: GateRef,
  until: Day,
  initials: z.string().check(z.maxLength(8)),
  replaced: z.array(GateRef),
})
export type GateAnswer = z.infer<typeof GateAnswer>

/** A one-time code as it was typed or read: any case, spaces and dashes, and the letters that look like digits. */
export const typedToCode = (typed: string): string =>
  typed.replace(/[\s-]/g, '').toUpperCase().replace(/O/g, '0').replace(/[IL]/g, '1')

/** Whether nothing has come from the tablet on three whole working days, today left out. What is revoked is not silent. */
export const isSilent = ({ lastSeen, enrolled, revoked }: Device, today: Day): boolean =>
  revoked === null && workingDaysBetween(lastSeen ?? enrolled, today) >= silentWorkingDays

/** Versions of the app that are to be let go of, as `report.build` names them. */
export const WithdrawnBuilds = z.strictObject({ builds: z.array(z.string()) })
export type WithdrawnBuilds = z.infer<typeof WithdrawnBuilds>
