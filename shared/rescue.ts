// A file that saves what a tablet could not send (sealed like a contact, to the server's key): made on the tablet, imported by
// a main user. The entries count under the tablet's own credential, which is inside the seal, and so once, however often the
// file is imported and whatever the tablet still sends.
import * as z from 'zod/mini'
import { boxLength } from './box.ts'
import { Day } from './day.ts'
import { PointId } from './id.ts'
import { ResultStatus } from './wire.ts'
import { TransportKey } from './register/transport-key.ts'

/** Entries in one box: whatever they are, a box stays below the limit of a request. */
export const rescueEntriesMax = 40
const boxSteps = 150

/** A part of a file, as it is imported: entries of one point, sealed to the key that is named. */
export const RescueBox = z.strictObject({
  key: TransportKey.def.shape.id,
  box: z.string().check(z.regex(/^[A-Za-z0-9_-]+$/), z.maxLength(boxLength(boxSteps))),
})
export type RescueBox = z.infer<typeof RescueBox>

/** The file. It says nothing of what is in it but the day on which it was made and how large it is. */
export const RescueFile = z.strictObject({
  format: z.literal('tukkimies-rescue'),
  version: z.literal(1),
  made: Day,
  boxes: z.array(RescueBox).check(z.minLength(1), z.maxLength(1000)),
})
export type RescueFile = z.infer<typeof RescueFile>

/** What a box holds. The credential proves that a tablet of ours has sealed it; entries are read one by one, as in a push. */
export const RescueContent = z.strictObject({
  credential: z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/)),
  entries: z.array(z.unknown()).check(z.maxLength(rescueEntriesMax)),
})
export type RescueContent = z.infer<typeof RescueContent>

/** What became of the entries of a box: how many of each answer (S12), and of which point they are. */
export const RescueAnswer = z.strictObject({
  point: PointId,
  counts: z.partialRecord(ResultStatus, z.int().check(z.gte(1))),
})
export type RescueAnswer = z.infer<typeof RescueAnswer>

/** The place that a box is bound to: a contact's box is never taken for one. */
export const rescueBound = (key: string): string => `rescue|${key}`
