// Looks for planted texts in any bytes, in every spelling at once, also in what is packed and in what can still be opened.
// What a thief with the files and every key that is left can read, this finds; each of its ways has a test that plants
// something for it.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { constants, inflateRawSync } from 'node:zlib'
import { spellingsOf } from './spellings.ts'

/** A text that is looked for; `owner` is whose it is. At least eight bytes, found nowhere by chance. */
export type Needle = { readonly owner: string; readonly field: string; readonly text: string }
export type Found = { readonly needle: Needle; readonly spelling: string; readonly place: string }

/** What turns bytes into other bytes that are looked through as well; none if they are not of its kind. */
export type Opener = (bytes: Buffer, place: string) => Promise<readonly Inside[]>
export type Inside = { readonly bytes: Buffer; readonly place: string }

export type Scanner = {
  /** Looks through the bytes as they are. */
  readonly look: (bytes: Uint8Array, place: string) => void
  /** Looks through the bytes, and through all that the openers get out of them. */
  readonly scan: (bytes: Buffer, place: string) => Promise<void>
  /** Every file of a folder and its folders. */
  readonly scanFolder: (folder: string) => Promise<void>
  readonly scanFile: (path: string) => Promise<void>
  readonly found: () => readonly Found[]
  readonly bytes: () => number
  /** How many texts are looked for, and in how many spellings. */
  readonly sought: { readonly texts: number; readonly spellings: number }
}

type Pattern = { readonly needle: Needle; readonly spelling: string; readonly bytes: Buffer; readonly end: number }

const windowBytes = 8
const tableBits = 24
const depthMax = 5

/** A scanner for these texts; `openers` are tried on everything, what they yield included. */
export const createScanner = (needles: readonly Needle[], openers: readonly Opener[] = [unpack]): Scanner => {
  const patterns = needles.flatMap(needleToPatterns)
  const table = makeTable(patterns)
  const found: Found[] = []
  let bytes = 0
  const look = (looked: Uint8Array, place: string): void => {
    bytes += looked.length
    search(table, looked, ({ needle, spelling }) => void found.push({ needle, spelling, place }))
  }
  const scan = async (scanned: Buffer, place: string, depth = 0): Promise<void> => {
    look(scanned, place)
    if (depth === depthMax) return
    for (const open of openers)
      for (const inside of await open(scanned, place)) await scan(inside.bytes, inside.place, depth + 1)
  }
  const scanFile = async (path: string): Promise<void> => {
    const read = readThere(path)
    if (read) await scan(read, path)
  }
  return {
    look,
    scan: (scanned, place) => scan(scanned, place),
    scanFolder: async (folder) => {
      for (const path of filesIn(folder)) await scanFile(path)
    },
    scanFile,
    found: () => found,
    bytes: () => bytes,
    sought: { texts: needles.length, spellings: patterns.length },
  }
}

/** The files of a folder and its folders. */
export const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

/** A database that runs takes files away while they are read. */
const readThere = (path: string): Buffer | null => {
  try {
    return readFileSync(path)
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw fault
  }
}

const gzipMagic = Buffer.from([0x1f, 0x8b, 0x08])

/** Every gzip member, wherever it begins; of one that was cut short as much as there is. */
export const unpack: Opener = async (bytes, place) => {
  const insides: Inside[] = []
  for (let at = bytes.indexOf(gzipMagic); at >= 0; at = bytes.indexOf(gzipMagic, at + 1)) {
    const unpacked = gunzip(bytes.subarray(at))
    if (unpacked && unpacked.length > 0) insides.push({ bytes: unpacked, place: `${place} > gzip at ${at}` })
  }
  return insides
}

const gunzip = (bytes: Buffer): Buffer | null => {
  try {
    // Without its head, because only a bare stream may be followed by something else.
    return inflateRawSync(bytes.subarray(headLength(bytes)), { finishFlush: constants.Z_SYNC_FLUSH })
  } catch {
    return null
  }
}

/** RFC 1952: ten bytes, then what the flags say; a name and a comment end with a zero. */
const headLength = (bytes: Buffer): number => {
  const flags = bytes[3] ?? 0
  let at = 10
  if (flags & 4) at += 2 + (bytes.length >= at + 2 ? bytes.readUInt16LE(at) : 0)
  for (const flag of [8, 16]) if (flags & flag) at = bytes.indexOf(0, at) + 1
  return flags & 2 ? at + 2 : at
}

const needleToPatterns = (needle: Needle): readonly Pattern[] =>
  spellingsOf(needle.text).map(({ name, bytes }) => {
    if (bytes.length < windowBytes) throw new Error(`"${needle.text}" is too short to be looked for`)
    // In the middle stands what is the needle's own: many texts begin or end alike.
    const end = windowBytes + ((bytes.length - windowBytes) >> 1)
    return { needle, spelling: name, bytes, end }
  })

type Table = { readonly bits: Uint32Array; readonly patternsByHash: ReadonlyMap<number, readonly Pattern[]> }

/** One bit for each hash of a pattern's window: nearly every place of what is looked through is passed by one look at it. */
const makeTable = (patterns: readonly Pattern[]): Table => {
  const bits = new Uint32Array(2 ** (tableBits - 5))
  const patternsByHash = Map.groupBy(patterns, ({ bytes, end }) =>
    hash(bytes.readInt32BE(end - windowBytes), bytes.readInt32BE(end - windowBytes / 2)),
  )
  for (const key of patternsByHash.keys()) {
    const bit = key >>> (32 - tableBits)
    bits[bit >>> 5] = (bits[bit >>> 5] ?? 0) | (1 << (bit & 31))
  }
  return { bits, patternsByHash }
}

/** Of eight bytes as two whole numbers of 32 bits. */
const hash = (first: number, last: number): number => Math.imul(Math.imul(first, 0x9e3779b1) ^ last, 0x85ebca6b)

const search = ({ bits, patternsByHash }: Table, bytes: Uint8Array, take: (pattern: Pattern) => void): void => {
  let first = 0
  let last = 0
  for (let at = 0; at < bytes.length; at++) {
    const half = at - windowBytes / 2
    first = (first << 8) | (half >= 0 ? (bytes[half] ?? 0) : 0)
    last = (last << 8) | (bytes[at] ?? 0)
    const key = hash(first, last)
    const bit = key >>> (32 - tableBits)
    if (((bits[bit >>> 5] ?? 0) & (1 << (bit & 31))) === 0) continue
    for (const pattern of patternsByHash.get(key) ?? []) {
      const begin = at + 1 - pattern.end
      if (begin >= 0 && isAt(bytes, begin, pattern.bytes)) take(pattern)
    }
  }
}

const isAt = (bytes: Uint8Array, begin: number, wanted: Buffer): boolean =>
  begin + wanted.length <= bytes.length && wanted.equals(bytes.subarray(begin, begin + wanted.length))
