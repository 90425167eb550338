// One round down: points and code lists, public and the same for everybody. Checked before it takes the place of what is
// there (S17); a pull that fails changes nothing.
import { PullAnswer } from '@tukkimies/shared/wire.ts'
import type { Api } from '../api.ts'
import type { Environment } from '../environment.ts'
import { textToChecksum } from '../store/checksum.ts'
import type { Store } from '../store/database.ts'
import { pulledToReference, readSetting, writeSetting } from '../store/settings.ts'

/**
 * Whether to pull: never yet, not for `ageMsMax` or by this build, damaged, or the server has a newer list (S12 `max`).
 */
export const isPullDue = async (environment: Environment, store: Store, ageMsMax: number): Promise<boolean> => {
  const pulled = await readSetting(store, 'pulled')
  if (pulled === null || Math.abs(environment.now() - pulled.at) >= ageMsMax) return true
  const { version } = environment.build
  if (pulled.build !== version) return true
  const reference = await pulledToReference(pulled, version)
  const max = (await readSetting(store, 'acknowledged'))?.max.list ?? 0
  return reference === null || max > (reference.lists.at(-1)?.version ?? 0)
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
