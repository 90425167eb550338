// Where backups go and to whom they are sealed: BACKUP, BACKUP_KEY, KEYS_BACKUP and KEYS_BACKUP_KEY. Keys and what they
// open never lie in one place or under one key, and no copy lies with its original.
import { realpathSync, statSync } from 'node:fs'
import { basename, dirname, isAbsolute, join, relative } from 'node:path'
import { isRecipient } from './backup/age.ts'

/** `folder` takes register, live and release, `keysFolder` the keys; the recipients are public keys of age. */
export type BackupConfig = {
  readonly folder: string
  readonly recipient: string
  readonly keysFolder: string
  readonly keysRecipient: string
}

type Reading = { readonly value?: BackupConfig; readonly complaints: readonly string[] }

/** Reads the four variables, or `none`; `dataDir` and `rootKeyFile` are where the originals lie. */
export const readBackup = (
  environment: Readonly<Record<string, string | undefined>>,
  dataDir: string,
  rootKeyFile: string,
): Reading => {
  const { BACKUP: folder = '', KEYS_BACKUP: keysFolder = '' } = environment
  const { BACKUP_KEY: recipient = '', KEYS_BACKUP_KEY: keysRecipient = '' } = environment
  if (folder === 'none') {
    const complaint = 'BACKUP is "none": BACKUP_KEY, KEYS_BACKUP and KEYS_BACKUP_KEY must not be set.'
    return { complaints: recipient || keysFolder || keysRecipient ? [complaint] : [] }
  }
  if (!isAbsolute(folder)) {
    const complaint =
      'BACKUP must be the full path of a folder on another disk, or "none", which says that you know: what breaks here is lost, unless a tablet still keeps it.'
    return { complaints: [complaint] }
  }
  const value = { folder, recipient, keysFolder, keysRecipient }
  return { value, complaints: [...folderComplaints(value, dataDir, rootKeyFile), ...keyComplaints(value)] }
}

/** What one broken disk would take at once: a backup with its original, or keys with what they open. */
export const diskWarnings = ['backup-on-data-disk', 'keys-backup-on-data-disk', 'backups-on-one-disk'] as const
export type DiskWarning = (typeof diskWarnings)[number]

type Places = {
  readonly dataDir: string
  readonly databaseUrl: string | null
  readonly backup: 'none' | Pick<BackupConfig, 'folder' | 'keysFolder'>
}

/**
 * Which places lie on one file system. A folder that is missing is no disk, and another alarm; of a database by its address
 * nobody here knows the disk. `diskOf` is asked for the number of a path's file system.
 */
export const findSharedDisks = (
  { dataDir, databaseUrl, backup }: Places,
  diskOf: (path: string) => number | null = readDisk,
): readonly DiskWarning[] => {
  if (backup === 'none') return []
  const [disk, keysDisk] = [diskOf(backup.folder), diskOf(backup.keysFolder)]
  const ownDisk = databaseUrl === null ? diskOf(dataDir) : null
  const isOne = (one: number | null, other: number | null): boolean => one !== null && one === other
  const found = [isOne(disk, ownDisk), isOne(keysDisk, ownDisk), isOne(disk, keysDisk)]
  return diskWarnings.filter((_warning, at) => found[at])
}

const readDisk = (path: string): number | null => statSync(path, { throwIfNoEntry: false })?.dev ?? null

const folderComplaints = (
  { folder, keysFolder }: BackupConfig,
  dataDir: string,
  rootKeyFile: string,
): readonly string[] => {
  if (!isAbsolute(keysFolder)) {
    return ['KEYS_BACKUP must be the full path of a folder of its own: keys and what they open are kept apart.']
  }
  return [
    ...(areApart(folder, dataDir) ? [] : ['BACKUP must lie neither in DATA_DIR nor around it.']),
    ...(areApart(keysFolder, dataDir) ? [] : ['KEYS_BACKUP must lie neither in DATA_DIR nor around it.']),
    ...(areApart(folder, keysFolder) ? [] : ['KEYS_BACKUP must not be BACKUP, nor lie in it or around it.']),
    ...([folder, keysFolder].some((one) => isWithin(placeOf(rootKeyFile), placeOf(one)))
      ? ['ROOT_KEY_FILE must not lie with the backups: with it they could be read.']
      : []),
  ]
}

const keyComplaints = ({ recipient, keysRecipient }: BackupConfig): readonly string[] => [
  ...(isRecipient(recipient) ? [] : ['BACKUP_KEY must be a public key of age: age1….']),
  ...(isRecipient(keysRecipient) ? [] : ['KEYS_BACKUP_KEY must be a public key of age: age1….']),
  ...(recipient === keysRecipient && recipient !== ''
    ? ['KEYS_BACKUP_KEY must be another key than BACKUP_KEY: who opens one must not open the other.']
    : []),
]

const areApart = (one: string, other: string): boolean =>
  !isWithin(placeOf(one), placeOf(other)) && !isWithin(placeOf(other), placeOf(one))

const isWithin = (path: string, folder: string): boolean => {
  const way = relative(folder, path)
  return way === '' || (way !== '..' && !way.startsWith('../') && !isAbsolute(way))
}

// Where a path really leads: through links, as far as it exists.
const placeOf = (path: string): string => {
  try {
    return realpathSync(path)
  } catch {
    return dirname(path) === path ? path : join(placeOf(dirname(path)), basename(path))
  }
}
