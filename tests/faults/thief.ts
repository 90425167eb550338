// A thief with everything that is left: every database file that was come by, out of backups too, the root key, and all keys
// that these still open. Tries every key on every sealed value. Knows where keys are wrapped in what, and does without the
// places that sealed values are bound to: the cipher alone hides nothing from whoever has its key.
import { createCipheriv, createDecipheriv } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { RootKeys } from '@tukkimies/server/crypto.ts'
import type { Opener, Scanner } from './scan.ts'

export type Loot = {
  /** Takes every database that it is shown; hands nothing on. */
  readonly take: Opener
  /** Looks through everything that any key opens. */
  readonly open: (root: RootKeys, scanner: Scanner) => Opened
}

/** How many databases, keys and sealed values there were, and how many of these some key opened. */
export type Opened = {
  readonly databases: number
  readonly keys: number
  readonly sealed: number
  readonly opened: number
}

type Row = Readonly<Record<string, unknown>>
type Tables = ReadonlyMap<string, readonly Row[]>
type Sealed = { readonly bytes: Buffer; readonly place: string }

const databaseMagic = Buffer.from('SQLite format 3\0')
const keyBytes = 32
const headBytes = 2
const nonceBytes = 12
const tagBytes = 16
const blockBytes = 16
/** So much is opened of each value to see whether it is text. */
const triedBlocks = 3

export const createLoot = (): Loot => {
  const databases = new Map<string, string>()
  const take: Opener = async (bytes, place) => {
    const isDatabase = bytes.subarray(0, databaseMagic.length).equals(databaseMagic)
    if (isDatabase) databases.set(bytes.toString('latin1'), place)
    return []
  }
  const open = (root: RootKeys, scanner: Scanner): Opened => {
    const all = [...databases].map(([bytes, place]) => ({ place, tables: readTables(Buffer.from(bytes, 'latin1')) }))
    const keys = findKeys(
      root,
      all.map(({ tables }) => tables),
    )
    const sealed = findSealed(all)
    const opened = new Set<Sealed>()
    for (const key of keys)
      for (const one of openWith(key, sealed)) {
        opened.add(one.sealed)
        scanner.look(one.plain, `${one.sealed.place} > opened`)
      }
    return { databases: all.length, keys: keys.length, sealed: sealed.length, opened: opened.size }
  }
  return { take, open }
}

const readTables = (bytes: Buffer): Tables => {
  const folder = mkdtempSync(join(tmpdir(), 'tukkimies-'))
  const file = join(folder, 'taken.sqlite')
  writeFileSync(file, bytes)
  const database = new DatabaseSync(file)
  try {
    const names = database.prepare(`select name from sqlite_schema where type = 'table'`).all()
    return new Map(names.map(({ name }) => [String(name), database.prepare(`select * from "${String(name)}"`).all()]))
  } finally {
    database.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The root's keys, and what they open of the keys that are left, the older copies' included. */
const findKeys = (root: RootKeys, databases: readonly Tables[]): readonly Uint8Array[] => {
  const rowsOf = (table: string): readonly Row[] => databases.flatMap((tables) => tables.get(table) ?? [])
  const wrappedIn = (table: string, key: Uint8Array): readonly (readonly [Row, Uint8Array])[] =>
    rowsOf(table).flatMap((row) =>
      Object.values(row)
        .filter((value) => value instanceof Uint8Array)
        .map((wrapped) => [row, decrypt(key, Buffer.from(wrapped))] as const),
    )
  const weeks = wrappedIn('week', root['week wrap'].bytes)
  const contacts = weeks.flatMap(([{ week }, key]) => wrappedIn('contact', key).filter(([row]) => row['week'] === week))
  const persons = wrappedIn('person', root['person wrap'].bytes)
  const found = [...weeks, ...contacts, ...persons].map(([, key]) => key)
  const all = [...Object.values(root).map(({ bytes }) => bytes), ...found]
  return [...new Map(all.map((key) => [Buffer.from(key).toString('hex'), key])).values()].filter(
    ({ length }) => length === keyBytes,
  )
}

/** Every value of bytes that could be a sealed one. */
const findSealed = (databases: readonly { readonly place: string; readonly tables: Tables }[]): readonly Sealed[] => {
  const sealed = new Map<string, Sealed>()
  for (const { place, tables } of databases)
    for (const [table, rows] of tables)
      for (const row of rows)
        for (const [column, value] of Object.entries(row)) {
          if (!(value instanceof Uint8Array) || value.length < headBytes + nonceBytes + tagBytes) continue
          const bytes = Buffer.from(value)
          sealed.set(bytes.toString('latin1'), { bytes, place: `${place} > ${table}.${column}` })
        }
  return [...sealed.values()]
}

/** The values that a key opens to what may be text. All of their beginnings are tried in one go. */
const openWith = (
  key: Uint8Array,
  sealed: readonly Sealed[],
): readonly { readonly sealed: Sealed; readonly plain: Buffer }[] => {
  const step = triedBlocks * blockBytes
  const counters = Buffer.alloc(sealed.length * step)
  sealed.forEach(({ bytes }, at) => {
    for (let block = 0; block < triedBlocks; block++) {
      const begin = at * step + block * blockBytes
      bytes.copy(counters, begin, headBytes, headBytes + nonceBytes)
      counters.writeUInt32BE(block + 2, begin + nonceBytes)
    }
  })
  const stream = createCipheriv('aes-256-ecb', key, null).setAutoPadding(false).update(counters)
  return sealed.flatMap((one, at) => {
    const begun = one.bytes.subarray(headBytes + nonceBytes, -tagBytes).subarray(0, step)
    const plain = begun.map((byte, place) => byte ^ (stream[at * step + place] ?? 0))
    return isText(plain) ? [{ sealed: one, plain: decrypt(key, one.bytes) }] : []
  })
}

/** Whether the bytes begin a text, of which the last letter may be cut. */
const isText = (bytes: Uint8Array): boolean => {
  if (bytes.some((byte) => byte < 0x20 && byte !== 0x0a && byte !== 0x09)) return false
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}

/** GCM without its tag is counter mode from 2 on: nobody who holds the key needs to know what a value was bound to. */
const decrypt = (key: Uint8Array, sealed: Buffer): Buffer => {
  const nonce = sealed.subarray(headBytes, headBytes + nonceBytes)
  const counter = Buffer.concat([nonce, Buffer.from([0, 0, 0, 2])])
  return createDecipheriv('aes-256-ctr', key, counter).update(sealed.subarray(headBytes + nonceBytes, -tagBytes))
}
