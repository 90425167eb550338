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
import { Labels } from '@tukkimies/shared/register/organisation.ts'
import { type BackupConfig, readBackup } from './backup-config.ts'
import { randomBytes } from './crypto.ts'
import { isNetwork } from './network.ts'

/** How the server is set up. */
export type Config = {
  readonly port: number
  readonly host: string
  readonly dataDir: string
  /** `null` is SQLite in `dataDir`. */
  readonly databaseUrl: string | null
  /** `none`: no backup target, and `safe` follows the fold (S27). */
  readonly backup: 'none' | BackupConfig
  readonly rootKeyFile: string
  /** Origins that pages may come from, beside the server's own (for a proxy that changes the host's name). */
  readonly origins: readonly string[]
  /** Proxies of our own, whose word about addresses is believed; absent where there is none. */
  readonly proxies?: readonly string[]
  /** The organisation's own log-in; absent where there is none. */
  readonly oidc?: OidcConfig
  /** Absent where no mail is sent. */
  readonly mail?: MailConfig
  /** Versions of the app that tablets are to let go of; absent where there is none. */
  readonly withdrawn?: readonly string[]
}

/** `secret` proves this server to the provider; `redirect` is the page of ours to which the provider sends browsers back. */
export type OidcConfig = {
  readonly issuer: string
  readonly clientId: string
  readonly secret: string
  readonly names: Labels
  readonly redirect: string
}

/** `site` is where the addresses in letters lead. */
export type MailConfig = { readonly url: string; readonly from: string; readonly site: string }

export type ConfigReading =
  { readonly ok: true; readonly config: Config } | { readonly ok: false; readonly complaints: readonly string[] }

type Environment = Readonly<Record<string, string | undefined>>

const rootKeyBytes = 32
const buildForm = /^\d+\.\d+\.\d+-[0-9a-f]{8}$/
const localHosts = ['localhost', '127.0.0.1', '[::1]', '']

/**
 * Reads PORT, HOST, DATA_DIR, DATABASE_URL, BACKUP…, KEYS_BACKUP…, ROOT_KEY_FILE, ORIGINS, TRUSTED_PROXIES, OIDC_…, SMTP_…
 * and WITHDRAWN_BUILDS; all complaints at once.
 */
export const readConfig = (environment: Environment = process.env): ConfigReading => {
  const { PORT, HOST, DATA_DIR, DATABASE_URL, ROOT_KEY_FILE, ORIGINS, TRUSTED_PROXIES, WITHDRAWN_BUILDS } = environment
  const dataDir = resolve(DATA_DIR || 'var')
  const rootKeyFile = resolve(ROOT_KEY_FILE || join(dataDir, 'root.key'))
  const backup = readBackup(environment, dataDir, rootKeyFile)
  const origins = readList(ORIGINS)
  const proxies = readList(TRUSTED_PROXIES)
  const withdrawn = readList(WITHDRAWN_BUILDS)
  const oidc = readOidc(environment, origins)
  const mail = readMail(environment, origins)
  const complaints = [
    ...complaintsIf(!/^\d{1,5}$/.test(PORT || '3000') || Number(PORT) > 65_535, 'PORT must be a number up to 65535.'),
    ...databaseComplaints(DATABASE_URL || null),
    ...backup.complaints,
    ...complaintsIf(
      !origins.every(isOrigin),
      'ORIGINS must be origins like https://example.org, separated by commas; http only on this machine.',
    ),
    ...complaintsIf(
      !proxies.every(isNetwork),
      'TRUSTED_PROXIES must be addresses or IPv4 networks like 10.0.0.0/8, separated by commas.',
    ),
    ...complaintsIf(
      !withdrawn.every((build) => buildForm.test(build)),
      'WITHDRAWN_BUILDS must be versions like 0.1.0-1a2b3c4d, as the page of tablets shows them, separated by commas.',
    ),
    ...oidc.complaints,
    ...mail.complaints,
  ]
  if (complaints.length > 0) return { ok: false, complaints }
  return {
    ok: true,
    config: {
      port: Number(PORT || 3000),
      host: HOST || '127.0.0.1',
      dataDir,
      databaseUrl: DATABASE_URL || null,
      backup: backup.value ?? 'none',
      rootKeyFile,
      origins,
      ...(proxies.length > 0 ? { proxies } : {}),
      ...(oidc.value ? { oidc: oidc.value } : {}),
      ...(mail.value ? { mail: mail.value } : {}),
      ...(withdrawn.length > 0 ? { withdrawn } : {}),
    },
  }
}

/** The same for an operator's command, which promises nothing about backups and so need not be told that there are none. */
export const readCommandConfig = (environment: Environment = process.env): ConfigReading =>
  readConfig({ ...environment, BACKUP: environment['BACKUP'] || 'none' })

/** The first line of a file that holds a password. */
export const readPasswordFile = (file: string): string => readFileSync(file, 'utf8').split(/\r?\n/)[0] ?? ''

/** Whether there is a root key at its place. */
export const hasRootKey = (file: string): boolean => existsSync(file)

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

type Part<T> = { readonly value?: T; readonly complaints: readonly string[] }

const oidcVariables = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET_FILE', 'OIDC_NAME'] as const

// All four or none. The first origin is the only place to which the provider may send a browser back: taken from a request,
// it could be somebody else's.
const readOidc = (environment: Environment, origins: readonly string[]): Part<OidcConfig> => {
  const [issuer, clientId, file, name] = oidcVariables.map((variable) => environment[variable] || '')
  if (!issuer && !clientId && !file && !name) return { complaints: [] }
  const names = readNames(name ?? '')
  const secret = readSecret(file ?? '')
  const complaints = [
    ...complaintsIf(!isAddress(issuer ?? '', 'https:', 'http:'), 'OIDC_ISSUER must be an address of https.'),
    ...complaintsIf(!clientId, 'OIDC_CLIENT_ID must say under which name the provider knows this server.'),
    ...complaintsIf(
      secret === null,
      'OIDC_CLIENT_SECRET_FILE must name a file that holds the secret in its first line and that only this user may read.',
    ),
    ...complaintsIf(names === null, 'OIDC_NAME must name the log-in in three languages: Finnish / Swedish / English.'),
    ...complaintsIf(origins.length === 0, 'ORIGINS must begin with the address of this service: OIDC_ISSUER needs it.'),
  ]
  if (complaints.length > 0 || !issuer || !clientId || !secret || !names) return { complaints }
  return { value: { issuer, clientId, secret, names, redirect: `${origins[0]}/oidc` }, complaints }
}

const readNames = (text: string): Labels | null => {
  const [fi, sv, en, more] = text.split(' / ').map((name) => name.trim())
  const names = Labels.safeParse({ fi, sv, en })
  return names.success && more === undefined ? names.data : null
}

const readSecret = (file: string): string | null => {
  if (file === '' || !existsSync(file) || (statSync(file).mode & 0o077) !== 0) return null
  return readPasswordFile(file).trim() || null
}

const readMail = ({ SMTP_URL, SMTP_FROM }: Environment, origins: readonly string[]): Part<MailConfig> => {
  if (!SMTP_URL && !SMTP_FROM) return { complaints: [] }
  const complaints = [
    ...complaintsIf(
      !isServer(SMTP_URL ?? '', 'smtps:', 'smtp:'),
      'SMTP_URL must be an address of smtps, or of smtp, which then has to change to TLS.',
    ),
    ...complaintsIf(
      !/^[^\s<>@]+@[^\s<>@]+$/.test(SMTP_FROM ?? ''),
      'SMTP_FROM must be the address that letters come from.',
    ),
    ...complaintsIf(origins.length === 0, 'ORIGINS must begin with the address of this service: SMTP_URL needs it.'),
  ]
  if (complaints.length > 0 || !SMTP_URL || !SMTP_FROM || !origins[0]) return { complaints }
  return { value: { url: SMTP_URL, from: SMTP_FROM, site: origins[0] }, complaints }
}

/** Without a name, a password, a question or a fragment; in the second scheme only on this machine. */
const isAddress = (text: string, scheme: string, localScheme: string): boolean => {
  const url = URL.parse(text)
  if (!url || url.username || url.password || url.search || url.hash) return false
  return url.protocol === scheme || (url.protocol === localScheme && isLocal(url))
}

const isServer = (text: string, ...schemes: readonly string[]): boolean => {
  const url = URL.parse(text)
  return url !== null && schemes.includes(url.protocol) && url.hostname !== ''
}

const isLocal = ({ hostname }: URL): boolean => localHosts.includes(hostname)

const readList = (text: string | undefined): readonly string[] =>
  (text ?? '').split(',').flatMap((part) => (part.trim() === '' ? [] : [part.trim()]))

const isOrigin = (text: string): boolean => {
  const url = URL.parse(text)
  if (!url || url.origin !== text) return false
  return url.protocol === 'https:' || (url.protocol === 'http:' && localHosts.includes(url.hostname))
}

const complaintsIf = (wrong: boolean, complaint: string): string[] => (wrong ? [complaint] : [])
