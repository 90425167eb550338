// Whole visits that one tap saves, made by hand on this tablet. Codes and nothing else: nobody's visit, no day, no order of use.
import { presetsMax } from '@tukkimies/shared/register/visit-screen.ts'
import type { Picks } from '@tukkimies/shared/visit.ts'
import type { Store } from './database.ts'
import { putSetting, readSetting } from './settings.ts'

export const readPresets = async (store: Store): Promise<readonly Picks[]> =>
  (await readSetting(store, 'presets')) ?? []

/** Adds one after the others, each once; false where there is no room for more. */
export const addPreset = (store: Store, picks: Picks): Promise<boolean> =>
  store.write(async () => {
    const before = await readPresets(store)
    if (before.some((one) => isSame(one, picks))) return true
    if (before.length >= presetsMax) return false
    await putSetting(store, 'presets', [...before, picks])
    return true
  })

/** Removes whatever has the same answers. */
export const removePreset = (store: Store, picks: Picks): Promise<void> =>
  store.write(async () => {
    const before = await readPresets(store)
    await putSetting(
      store,
      'presets',
      before.filter((one) => !isSame(one, picks)),
    )
  })

const isSame = (one: Picks, other: Picks): boolean => toText(one) === toText(other)

const toText = (picks: Picks): string =>
  JSON.stringify(
    Object.keys(picks)
      .toSorted()
      .map((key) => [key, picks[key]?.toSorted()]),
  )
