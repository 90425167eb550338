// How long to leave the server alone, and what each HTTP status means for a batch.
import { limits } from '@tukkimies/shared/wire.ts'

/** Full jitter (S14): anything from 0 to 2 s, doubled with each failure, at most 10 min. `chance` is from 0 to below 1. */
export const retryDelayMs = (failures: number, chance: number): number =>
  chance * Math.min(limits.retryDelayMsMax, limits.retryDelayMsBase * 2 ** Math.min(failures, 20))

export type StatusMeaning = 'read' | 'enrol' | 'update' | 'halve' | 'split' | 'back_off'

/**
 * S13, for every status from 100 to 599. Whatever it is, the entries stay. `read`: the answer counts, if it is ours to the
 * letter (S11). `split`: some entry may be to blame (S15). Only our own server can ask for an enrolment or an update.
 */
export const statusToMeaning = (status: number, isOurs: boolean): StatusMeaning => {
  if (status === 200) return isOurs ? 'read' : 'back_off'
  if (status === 413) return 'halve'
  if (status === 408 || status === 425 || status === 429) return 'back_off'
  if (isOurs && (status === 401 || status === 403)) return 'enrol'
  if (isOurs && status === 409) return 'update'
  return status >= 400 && status <= 499 ? 'split' : 'back_off'
}
