// A thief with everything that is left: every database file that was come by, out of backups too, the root key, and all keys
// that these still open. Tries every key on every sealed value. Knows where keys are wrapped in what, and does without the
// places that sealed values are bound to: the cipher alone hides nothing from whoever has its key.
import { createCipheriv, createDecipheriv } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { openWith as openSealed } from '@tukkimies/server/backup/age.ts'
import { type RootKeys, sha256Hex } from '@tukkimies/server/crypto.ts'
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
const copyMagic = Buffer.from('{"format":')
const sealedMagic = Buffer.from('age-encryption.org/v1\n')
const keyBytes = 32
const headBytes = 2
const nonceBytes = 12
const tagBytes = 16
const blockBytes = 16
/** So much is opened of each value to see whether it is text. */
const triedBlocks = 3

export const createLoot = (): Loot => {
  const taken = new Map<string, { readonly place: string; readonly tables: Tables }>()
  const take: Opener = async (bytes, place) => {
    const tables = readDatabase(bytes, place) ?? readCopy(bytes)
    if (tables) taken.set(`${place} ${sha256Hex(bytes)}`, { place, tables })
    return []
  }
  const open = (root: RootKeys, scanner: Scanner): Opened => {
    const all = [...taken.values()]
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

/** What is sealed to one of these identities: a backup. */
export const unseal =
  (identities: readonly string[]): Opener =>
  async (bytes, place) => {
    if (!bytes.subarray(0, sealedMagic.length).equals(sealedMagic)) return []
    const pieces: Uint8Array[] = []
    try {
      for await (const piece of await openSealed(identities, inOnePiece(bytes))) pieces.push(piece)
    } catch {
      // Sealed to somebody else, or cut: what was opened until then is looked through.
    }
    return pieces.length === 0 ? [] : [{ bytes: Buffer.concat(pieces), place: `${place} > opened` }]
  }

async function* inOnePiece(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes
}

/** A database with what a server that runs has not yet brought into its file; `null` if the bytes are none. */
const readDatabase = (bytes: Buffer, place: string): Tables | null => {
  if (!bytes.subarray(0, databaseMagic.length).equals(databaseMagic)) return null
  return readTables(bytes, existsSync(`${place}-wal`) ? readFileSync(`${place}-wal`) : null)
}

/** A copy of a store as lines: its tables in a head, then rows, of which each names its table by its place. */
const readCopy = (bytes: Buffer): Tables | null => {
  if (!bytes.subarray(0, copyMagic.length).equals(copyMagic)) return null
  const lines = bytes.toString('utf8').split('\n')
  const { tables } = JSON.parse(lines[0] ?? '') as Head
  const found = new Map<string, Row[]>(tables.map(({ name }) => [name, []]))
  for (const line of lines.filter((one) => one.startsWith('['))) {
    const [place, ...values] = JSON.parse(line) as readonly [number, ...unknown[]]
    const { name, columns } = tables[place] ?? { name: '', columns: {} }
    const named = Object.entries(columns).map(([column, kind], at) => {
      const value = values[at]
      return [column, kind.startsWith('bytes') && typeof value === 'string' ? Buffer.from(value, 'base64') : value]
    })
    found.get(name)?.push(Object.fromEntries(named) as Row)
  }
  return found
}

type Head = {
  readonly tables: readonly { readonly name: string; readonly columns: Readonly<Record<string, string>> }[]
}

const readTables = (bytes: Buffer, log: Buffer | null): Tables => {
  const folder = mkdtempSync(join(tmpdir(), 'tukkimies-'))
  const file = join(folder, 'taken.sqlite')
  writeFileSync(file, bytes)
  if (log) writeFileSync(`${file}-wal`, log)
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
