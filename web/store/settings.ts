// What a tablet knows besides its entries: its enrolments, what was last pulled, what the server last said.
import type { DeviceId } from '@tukkimies/shared/id.ts'
import type { PullAnswer } from '@tukkimies/shared/wire.ts'
import { textToChecksum } from './checksum.ts'
import type { Store } from './database.ts'
import type { Enrolment, Pulled, Setting, Settings } from './rows.ts'

/** The setting, or null if it has never been written. */
export const readSetting = async <N extends keyof Settings>(store: Store, name: N): Promise<Settings[N] | null> => {
  const row = await store.settings.get(name)
  // The name is the key: its row holds the value of that name.
  return row === undefined ? null : (row.value as Settings[N])
}

/** Several settings as they are at one moment, by one request; a setting that was never written is missing. */
export const readSettings = async (
  store: Store,
  names: readonly (keyof Settings)[],
): Promise<{ readonly [N in keyof Settings]?: Settings[N] }> => {
  const rows = await store.settings.bulkGet([...names])
  return Object.fromEntries(rows.flatMap((row) => (row === undefined ? [] : [[row.name, row.value]])))
}

/** Inside `store.write`: the setting as it will be after the commit. */
export const putSetting = async <N extends keyof Settings>(
  store: Store,
  name: N,
  value: Settings[N],
): Promise<void> => {
  // As above: a name with the value of that name is a setting.
  await store.settings.put({ name, value } as Setting)
}

/** Writes one setting in a strict transaction of its own. */
export const writeSetting = <N extends keyof Settings>(store: Store, name: N, value: Settings[N]): Promise<void> =>
  store.write(() => putSetting(store, name, value))

/** The enrolment in use, or null. */
export const enrolmentInUse = (enrolments: readonly Enrolment[] | null): Enrolment | null => enrolments?.at(-1) ?? null

/** Puts a new enrolment in use. Older ones stay for entries of other points; of one point only the newest can be of use. */
export const addEnrolment = (store: Store, enrolment: Enrolment): Promise<void> =>
  store.write(async () => {
    const before = (await readSetting(store, 'enrolments')) ?? []
    await putSetting(store, 'enrolments', [...before.filter(({ point }) => point !== enrolment.point), enrolment])
    // Presets made by hand were the other point's.
    if (enrolmentInUse(before)?.point !== enrolment.point) await store.settings.delete('presets')
  })

/** Notes whether the server refuses a credential; `null` when it takes it again. */
export const markEnrolment = (store: Store, device: DeviceId, refused: Enrolment['refused']): Promise<void> =>
  store.write(async () => {
    const before = (await readSetting(store, 'enrolments')) ?? []
    const after = before.map((enrolment) => (enrolment.device === device ? { ...enrolment, refused } : enrolment))
    await putSetting(store, 'enrolments', after)
  })

/**
 * What was pulled, if it is whole: the checksum fits, and the schema of `build` has held (S17). Otherwise null, and it is
 * pulled again. The schema is asked once, at the pull; again only where another build has pulled.
 */
export const pulledToReference = async (pulled: Pulled, build: string): Promise<PullAnswer | null> => {
  if (textToChecksum(pulled.text) !== pulled.checksum) return null
  try {
    // What this build's schema has passed is of its type.
    if (pulled.build === build) return JSON.parse(pulled.text) as PullAnswer
    const { textToReference } = await import('./reference.ts')
    return textToReference(pulled.text)
  } catch {
    return null
  }
}
