// One round down: points and code lists, public and the same for everybody. Checked before it takes the place of what is
// there (S17); a pull that fails changes nothing.
import { instantToDay } from '@tukkimies/shared/day.ts'
import { PullAnswer } from '@tukkimies/shared/wire.ts'
import type { Api } from '../api.ts'
import type { Environment } from '../environment.ts'
import { textToChecksum } from '../store/checksum.ts'
import type { Store } from '../store/database.ts'
import { pulledToReference, readSetting, writeSetting } from '../store/settings.ts'

const pulledMsMax = 12 * 3_600_000
/** While a contact cannot be sealed: the key and the notice may come any day. */
const unsealableMsMax = 3_600_000

/**
 * Whether to pull: never yet, not for half a day or by this build, damaged, or the server has a newer list (S12 `max`); while
 * there is nothing to seal contacts to each hour, or at once if it `isAsked`.
 */
export const isPullDue = async (environment: Environment, store: Store, isAsked: boolean): Promise<boolean> => {
  const pulled = await readSetting(store, 'pulled')
  const age = pulled === null ? Number.POSITIVE_INFINITY : Math.abs(environment.now() - pulled.at)
  if (pulled === null || age > pulledMsMax) return true
  const { version } = environment.build
  if (pulled.build !== version) return true
  const reference = await pulledToReference(pulled, version)
  const newest = reference?.lists.at(-1)?.version ?? 0
  const max = (await readSetting(store, 'acknowledged'))?.max.list ?? 0
  if (reference === null || max > newest) return true
  const { transport, notice } = reference
  const canSeal = transport !== null && transport.until >= instantToDay(environment.now()) && notice !== null
  return !canSeal && (isAsked || age > unsealableMsMax)
}

/** Pulls; false if the server could not be reached or made no sense. */
export const pullReference = async (environment: Environment, store: Store, api: Api): Promise<boolean> => {
  const { version: build } = environment.build
  const before = await readSetting(store, 'pulled')
  const kept = before !== null && (await pulledToReference(before, build)) !== null ? before : null
  const etag = kept?.etag ?? null
  const reply = await api.send({ method: 'GET', path: '/api/v1/pull', shape: PullAnswer, etag })
  const at = environment.now()
  if (reply.is === 'unchanged' && kept) await writeSetting(store, 'pulled', { ...kept, build, at })
  if (reply.is === 'answered') {
    const { text } = reply
    await writeSetting(store, 'pulled', { text, checksum: textToChecksum(text), build, etag: reply.etag, at })
  }
  return reply.is === 'answered' || (reply.is === 'unchanged' && kept !== null)
}
