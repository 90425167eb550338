// Which files are put back: of each store the newest of this installation, up to a day. All of them are looked at before
// anything is changed: whether they open, and whether the root key is the one they were made under.
import { join } from 'node:path'
import type { Day } from '@tukkimies/shared/day.ts'
import type { RootKeys } from '../crypto.ts'
import type { StoreName } from '../database.ts'
import { rootCheckOf } from '../stores.ts'
import { hasBackups, listBackups } from './files.ts'
import type { Head } from './text.ts'
import { readHead } from './verify.ts'

/** Where backups lie and what opens them; keys lie elsewhere and open with another key. */
export type Source = {
  readonly folder: string
  readonly identities: readonly string[]
  readonly keysFolder: string
  readonly keysIdentities: readonly string[]
}

/** A backup that was found and opens. */
export type Chosen = {
  readonly store: StoreName
  readonly name: string
  readonly path: string
  readonly identities: readonly string[]
  readonly head: Head
}

/** The newest backup of a store, up to a day. Throws, with a sentence, where there is none or it does not open. */
export const chooseBackup = async (
  source: Source,
  root: RootKeys,
  store: StoreName,
  at: Day | null,
): Promise<Chosen> => {
  const isKeys = store === 'keys'
  const folder = isKeys ? source.keysFolder : source.folder
  const identities = isKeys ? source.keysIdentities : source.identities
  const found = listBackups(folder, root['backup names']).filter((file) => file.store === store)
  const known = at === null ? found : found.filter(({ day }) => day <= at)
  const newest = known.at(-1)
  if (!newest) throw new Error(reasonOf(found.length > 0, hasBackups(folder), store))
  let chosen: Chosen | undefined
  for (const { name } of known.filter(({ day }) => day === newest.day)) {
    const path = join(folder, name)
    const head = await readHeadOrThrow(path, identities, store)
    if (!chosen || head.at > chosen.head.at) chosen = { store, name, path, identities, head }
  }
  if (!chosen || chosen.head.store !== store || chosen.head.rootCheck !== rootCheckOf(root, store)) {
    throw new Error(`The newest backup of ${store} was made under another root key.`)
  }
  return chosen
}

const reasonOf = (isLater: boolean, isForeign: boolean, store: StoreName): string => {
  if (isLater) return `There is no backup of ${store} of that day or before.`
  if (isForeign) return `There is no backup of ${store} made under this ROOT_KEY_FILE.`
  return `There is no backup of ${store} in the folder.`
}

const readHeadOrThrow = async (path: string, identities: readonly string[], store: StoreName): Promise<Head> => {
  try {
    return await readHead(path, identities)
  } catch (fault) {
    // What the library says names keys by their kinds, never by their value.
    throw new Error(`The backup of ${store} does not open: another key, or it is damaged.`, { cause: fault })
  }
}
