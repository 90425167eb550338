// Backups as files: the only place that writes, reads and removes them. A file has its name only when it was verified;
// until then it ends with `.part`. No folder is made: one that is missing is a disk that is not there.
import { createReadStream, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { Day } from '@tukkimies/shared/day.ts'
import { bytesToHex, createSha256, equalBytes, hmac, type SealKey } from '../crypto.ts'
import type { StoreName } from '../database.ts'
import type { Random } from '../deps.ts'
import { openWith, sealTo } from './age.ts'

/** A file of a folder by its name: which store, of which day. */
export type BackupFile = { readonly store: StoreName; readonly day: Day; readonly name: string }

const randomLength = 6
const tagLength = 4
const ending = '.age'
const unfinished = '.part'
const scratchBegin = 'verify-'
const namePattern = /^(register|live|release|keys)-(\d{4}-\d\d-\d\d)-[0-9a-f]{12}-([0-9a-f]{8})$/

/** A new name: store, day and chance, and a tag by which this installation knows its own. */
export const makeBackupName = (key: SealKey, store: StoreName, day: Day, random: Random): string => {
  const begin = `${store}-${day}-${bytesToHex(random(randomLength))}`
  return `${begin}-${tagOf(key, begin)}${ending}`
}

const tagOf = (key: SealKey, begin: string): string => bytesToHex(hmac(key.bytes, begin).subarray(0, tagLength))

/** The verified backups of this installation in a folder, oldest first; those of another root key are nobody's. */
export const listBackups = (folder: string, key: SealKey): BackupFile[] =>
  readdirSync(folder)
    .flatMap((name) => (name.endsWith(ending) ? [readName(name, key)] : []))
    .filter((file) => file !== null)
    .toSorted((one, other) => (one.day < other.day ? -1 : one.day > other.day ? 1 : one.name < other.name ? -1 : 1))

/** Whether there is any backup in a folder, whoever made it. */
export const hasBackups = (folder: string): boolean =>
  readdirSync(folder).some((name) => name.endsWith(ending) && namePattern.test(name.slice(0, -ending.length)))

const readName = (name: string, key: SealKey): BackupFile | null => {
  const begin = name.slice(0, -ending.length)
  const [, store, day, tag = ''] = namePattern.exec(begin) ?? []
  const read = Day.safeParse(day)
  const mine = tagOf(key, begin.slice(0, -tag.length - 1))
  if (!store || !read.success || !equalBytes(Buffer.from(tag), Buffer.from(mine))) return null
  // The pattern knows the four stores only.
  return { store: store as StoreName, day: read.data, name }
}

/** Writes text zipped and sealed under an unfinished name, to the disk before it answers. */
export const writeSealed = async (
  folder: string,
  name: string,
  recipients: readonly string[],
  text: AsyncIterable<Uint8Array>,
): Promise<void> => {
  const file = await open(join(folder, `${name}${unfinished}`), 'wx', 0o600)
  try {
    await pipeline(text, createGzip(), async (zipped: AsyncIterable<Uint8Array>) => {
      for await (const piece of await sealTo(recipients, zipped)) await file.writeFile(piece)
    })
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Hands the text of a file to `use`. Throws where the identities do not open it, or a bit is not as it was. */
export const readSealed = async <T>(
  path: string,
  identities: readonly string[],
  use: (text: AsyncIterable<Uint8Array>) => Promise<T>,
): Promise<T> => {
  let answer: { readonly value: T } | undefined
  await pipeline(
    createReadStream(path),
    async function* (sealed: AsyncIterable<Uint8Array>) {
      yield* await openWith(identities, sealed)
    },
    createGunzip(),
    async (text: AsyncIterable<Uint8Array>) => void (answer = { value: await use(text) }),
  )
  if (!answer) throw new Error('The backup was not read to its end.')
  return answer.value
}

/** Where a file lies that is not finished. */
export const unfinishedPath = (folder: string, name: string): string => join(folder, `${name}${unfinished}`)

/** Gives a verified file its name, to stay after a power cut. */
export const finishBackup = async (folder: string, name: string): Promise<void> => {
  await rename(unfinishedPath(folder, name), join(folder, name))
  const handle = await open(folder, 'r')
  await handle.sync()
  await handle.close()
}

/** Removes a backup. */
export const removeBackup = (folder: string, name: string): Promise<void> => rm(join(folder, name), { force: true })

/** Removes what stops have left behind: unfinished files of this installation in the folder. */
export const removeUnfinished = async (folder: string, key: SealKey): Promise<void> => {
  for (const name of readdirSync(folder)) {
    const isMine = name.endsWith(unfinished) && readName(name.slice(0, -unfinished.length), key) !== null
    if (isMine) await rm(join(folder, name), { force: true })
  }
}

/** SHA-256 of a file's bytes, or `null` where it cannot be read. */
export const hashBackup = async (path: string): Promise<string | null> => {
  const hash = createSha256()
  try {
    for await (const piece of createReadStream(path)) hash.add(piece as Uint8Array)
    return hash.end()
  } catch {
    return null
  }
}

/** A folder in which a copy is put back to be compared, and which goes whatever happens. */
export const withScratchFolder = async <T>(place: string, work: (folder: string) => Promise<T>): Promise<T> => {
  const folder = mkdtempSync(join(place, scratchBegin))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Removes the folders that stops have left behind; to be called where only one process at a time makes backups. */
export const removeScratch = (place: string): void => {
  mkdirSync(place, { recursive: true, mode: 0o700 })
  for (const name of readdirSync(place)) {
    if (name.startsWith(scratchBegin)) rmSync(join(place, name), { recursive: true, force: true })
  }
}
