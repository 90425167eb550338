// A search of everything that somebody could carry off: files as they lie, what backups hold, and what any key that is left
// opens of it.
import type { RootKeys } from '@tukkimies/server/crypto.ts'
import type { Planted } from './canaries.ts'
import { createScanner, type Found, type Needle, unpack } from './scan.ts'
import { createLoot, type Opened, unseal } from './thief.ts'

export type Searched = {
  /** Found without a key. */
  readonly inTheClear: readonly Found[]
  /** Found with and without keys. */
  readonly found: readonly Found[]
  readonly bytes: number
  readonly texts: number
  readonly spellings: number
  readonly opened: Opened
}

export type Ways = {
  readonly folders: readonly string[]
  /** Files of a database that lies elsewhere. */
  readonly files?: readonly string[]
  readonly identities: readonly string[]
  readonly root: RootKeys
  /** Log lines, answers: whatever else there is of text. */
  readonly texts?: readonly { readonly place: string; readonly text: string }[]
}

export const searchEverywhere = async (
  planted: readonly Planted<unknown>[],
  { folders, files = [], identities, root, texts = [] }: Ways,
): Promise<Searched> => {
  const loot = createLoot()
  const scanner = createScanner(needlesOf(planted), [unpack, unseal(identities), loot.take])
  for (const folder of folders) await scanner.scanFolder(folder)
  for (const file of files) await scanner.scanFile(file)
  for (const { place, text } of texts) scanner.look(Buffer.from(text), place)
  const inTheClear = [...scanner.found()]
  const opened = loot.open(root, scanner)
  return { inTheClear, found: scanner.found(), bytes: scanner.bytes(), ...scanner.sought, opened }
}

export const needlesOf = (planted: readonly Planted<unknown>[]): readonly Needle[] =>
  planted.flatMap(({ needles }) => needles)

/** Those of the planted that were found, by owner and field. */
export const foundOf = (planted: readonly Planted<unknown>[], { found }: Searched): readonly string[] => {
  const texts = new Set(found.map(({ needle }) => needle.text))
  return needlesOf(planted)
    .filter(({ text }) => texts.has(text))
    .map(({ owner, field }) => `${owner}: ${field}`)
}

/** Those that were not. */
export const missedOf = (planted: readonly Planted<unknown>[], searched: Searched): readonly string[] => {
  const found = new Set(foundOf(planted, searched))
  return needlesOf(planted)
    .map(({ owner, field }) => `${owner}: ${field}`)
    .filter((name) => !found.has(name))
}
