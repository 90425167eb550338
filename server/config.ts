// Environment and secret files to a Config. Refuses what is unsafe, naming the variable and never its value.
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { randomBytes } from './crypto.ts'

/** How the server is set up. */
export type Config = {
  readonly port: number
  readonly host: string
  readonly dataDir: string
  /** `null` is SQLite in `dataDir`. */
  readonly databaseUrl: string | null
  /** The only answer there is yet: no backup target, and `safe` follows the fold (S27). */
  readonly backup: 'none'
  readonly rootKeyFile: string
  /** Origins that pages may come from, beside the server's own (for a proxy that changes the host's name). */
  readonly origins: readonly string[]
}

export type ConfigReading =
  { readonly ok: true; readonly config: Config } | { readonly ok: false; readonly complaints: readonly string[] }

type Environment = Readonly<Record<string, string | undefined>>

const rootKeyBytes = 32
const localHosts = ['localhost', '127.0.0.1', '[::1]', '']

/** Reads PORT, HOST, DATA_DIR, DATABASE_URL, BACKUP, ROOT_KEY_FILE and ORIGINS; all complaints at once. */
export const readConfig = (environment: Environment = process.env): ConfigReading => {
  const { PORT, HOST, DATA_DIR, DATABASE_URL, BACKUP, ROOT_KEY_FILE, ORIGINS } = environment
  const dataDir = resolve(DATA_DIR || 'var')
  const origins = (ORIGINS ?? '').split(',').flatMap((text) => (text.trim() === '' ? [] : [text.trim()]))
  const complaints = [
    ...complaintsIf(!/^\d{1,5}$/.test(PORT || '3000') || Number(PORT) > 65_535, 'PORT must be a number up to 65535.'),
    ...databaseComplaints(DATABASE_URL || null),
    ...complaintsIf(
      BACKUP !== 'none',
      'BACKUP must be "none": there is no other target yet. It says that you know: what breaks here is lost, unless a tablet still keeps it.',
    ),
    ...complaintsIf(
      !origins.every(isOrigin),
      'ORIGINS must be origins like https://example.org, separated by commas; http only on this machine.',
    ),
  ]
  if (complaints.length > 0) return { ok: false, complaints }
  return {
    ok: true,
    config: {
      port: Number(PORT || 3000),
      host: HOST || '127.0.0.1',
      dataDir,
      databaseUrl: DATABASE_URL || null,
      backup: 'none',
      rootKeyFile: resolve(ROOT_KEY_FILE || join(dataDir, 'root.key')),
      origins,
    },
  }
}

/** The same for an operator's command, which promises nothing about backups and so need not be told that there are none. */
export const readCommandConfig = (environment: Environment = process.env): ConfigReading =>
  readConfig({ ...environment, BACKUP: environment['BACKUP'] || 'none' })

/** The first line of a file that holds a password. */
export const readPasswordFile = (file: string): string => readFileSync(file, 'utf8').split(/\r?\n/)[0] ?? ''

/**
 * The 32 bytes of the root key. The file is made, with mode 0400, only if `fresh`: while no store exists yet. A missing
 * key beside existing stores, a wrong length or a mode that others may read is refused.
 */
export const readRootKey = (file: string, fresh: boolean): Uint8Array => {
  if (!existsSync(file)) {
    if (!fresh)
      throw new Error('ROOT_KEY_FILE does not exist, but the stores do: without their key they cannot be used')
    writeRootKey(file)
  }
  if ((statSync(file).mode & 0o077) !== 0) throw new Error('ROOT_KEY_FILE may be read by others: its mode must be 0400')
  const bytes = new Uint8Array(readFileSync(file))
  if (bytes.length !== rootKeyBytes) throw new Error('ROOT_KEY_FILE does not hold 32 bytes')
  return bytes
}

// Under its name only when it is whole and on the disk: half a key would lock the stores for ever.
const writeRootKey = (file: string): void => {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const unfinished = `${file}.new`
  const handle = openSync(unfinished, 'w', 0o600)
  writeSync(handle, randomBytes(rootKeyBytes))
  fsyncSync(handle)
  closeSync(handle)
  chmodSync(unfinished, 0o400)
  renameSync(unfinished, file)
  const folder = openSync(dirname(file), 'r')
  fsyncSync(folder)
  closeSync(folder)
}

const databaseComplaints = (text: string | null): string[] => {
  if (text === null) return []
  const url = URL.parse(text)
  if (!url || !['postgres:', 'postgresql:'].includes(url.protocol)) {
    return ['DATABASE_URL must begin with postgres:// and name a database.']
  }
  const isSafe = localHosts.includes(url.hostname) || url.searchParams.get('sslmode') === 'verify-full'
  return complaintsIf(!isSafe, 'DATABASE_URL leads to another machine: it must say sslmode=verify-full.')
}

const isOrigin = (text: string): boolean => {
  const url = URL.parse(text)
  if (!url || url.origin !== text) return false
  return url.protocol === 'https:' || (url.protocol === 'http:' && localHosts.includes(url.hostname))
}

const complaintsIf = (wrong: boolean, complaint: string): string[] => (wrong ? [complaint] : [])
