import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeAgeKey } from '@tukkimies/server/backup/age.ts'
import { findSharedDisks } from '@tukkimies/server/backup-config.ts'
import { readConfig } from '@tukkimies/server/config.ts'

const root = mkdtempSync(join(tmpdir(), 'tukkimies-'))
const in_ = (name: string): string => join(root, name)
let good: Record<string, string> = {}

beforeAll(async () => {
  const { recipient } = await makeAgeKey()
  const { recipient: keysRecipient } = await makeAgeKey()
  good = {
    DATA_DIR: in_('data'),
    BACKUP: in_('disk/backup'),
    BACKUP_KEY: recipient,
    KEYS_BACKUP: in_('other/keys'),
    KEYS_BACKUP_KEY: keysRecipient,
  }
})
afterAll(() => rmSync(root, { recursive: true }))

const complaintsOf = (change: Record<string, string>): readonly string[] => {
  const reading = readConfig({ ...good, ...change })
  return reading.ok ? [] : reading.complaints.map((complaint) => complaint.split(' ')[0] ?? '')
}

test('[S27] a place and a key for each of the two kinds of backup are taken', () => {
  const reading = readConfig(good)
  expect(reading.ok && reading.config.backup).toEqual({
    folder: good['BACKUP'],
    recipient: good['BACKUP_KEY'],
    keysFolder: good['KEYS_BACKUP'],
    keysRecipient: good['KEYS_BACKUP_KEY'],
  })
})

test('[F66] keys and what they open never share a place or a key, and no copy lies with its original', () => {
  const link = in_('link')
  mkdirSync(in_('disk/backup'), { recursive: true })
  symlinkSync(in_('disk/backup'), link)
  const faults: readonly (readonly [Record<string, string>, string])[] = [
    [{ BACKUP: 'backup' }, 'BACKUP'],
    [{ BACKUP: in_('data/backup') }, 'BACKUP'],
    [{ BACKUP: in_('data') }, 'BACKUP'],
    [{ BACKUP: root, KEYS_BACKUP: '/nowhere' }, 'BACKUP'],
    [{ KEYS_BACKUP: '' }, 'KEYS_BACKUP'],
    [{ KEYS_BACKUP: in_('disk/backup') }, 'KEYS_BACKUP'],
    [{ KEYS_BACKUP: in_('disk/backup/keys') }, 'KEYS_BACKUP'],
    [{ KEYS_BACKUP: in_('disk') }, 'KEYS_BACKUP'],
    [{ KEYS_BACKUP: link }, 'KEYS_BACKUP'],
    [{ KEYS_BACKUP: join(link, 'keys') }, 'KEYS_BACKUP'],
    [{ KEYS_BACKUP: in_('data/keys') }, 'KEYS_BACKUP'],
    [{ ROOT_KEY_FILE: in_('other/keys/root.key') }, 'ROOT_KEY_FILE'],
    [{ ROOT_KEY_FILE: in_('disk/backup/root.key') }, 'ROOT_KEY_FILE'],
    [{ BACKUP_KEY: '' }, 'BACKUP_KEY'],
    [
      { BACKUP_KEY: `${good['BACKUP_KEY']?.slice(0, -1)}${good['BACKUP_KEY']?.endsWith('q') ? 'p' : 'q'}` },
      'BACKUP_KEY',
    ],
    [{ KEYS_BACKUP_KEY: 'AGE-SECRET-KEY-1' }, 'KEYS_BACKUP_KEY'],
    [{ KEYS_BACKUP_KEY: good['BACKUP_KEY'] ?? '' }, 'KEYS_BACKUP_KEY'],
    [{ BACKUP: 'none' }, 'BACKUP'],
  ]
  for (const [change, variable] of faults) {
    expect(complaintsOf(change)[0], JSON.stringify(change)).toBe(variable)
  }
  expect(complaintsOf({ BACKUP: in_('disk/backup-2'), KEYS_BACKUP: in_('disk/backup-2-keys') })).toEqual([])
})

test('[F62][F66] places on one disk are told: with their originals, or with each other', () => {
  const [dataDir, folder, keysFolder] = [in_('apart'), in_('apart-disk'), in_('apart-keys')]
  const backup = { folder, recipient: '', keysFolder, keysRecipient: '' }
  const config = { dataDir, databaseUrl: null, backup }
  expect(findSharedDisks(config), 'a folder that is missing is no disk').toEqual([])
  for (const place of [dataDir, folder, keysFolder]) mkdirSync(place)
  expect(findSharedDisks(config)).toEqual(['backup-on-data-disk', 'keys-backup-on-data-disk', 'backups-on-one-disk'])
  expect(findSharedDisks({ ...config, databaseUrl: 'postgres://db/x' })).toEqual(['backups-on-one-disk'])
  expect(findSharedDisks({ ...config, backup: 'none' })).toEqual([])
  const on = (disks: Record<string, number>) => findSharedDisks(config, (path) => disks[path] ?? null)
  expect(on({ [dataDir]: 1, [folder]: 2, [keysFolder]: 3 })).toEqual([])
  expect(on({ [dataDir]: 1, [folder]: 1, [keysFolder]: 3 })).toEqual(['backup-on-data-disk'])
  expect(on({ [dataDir]: 1, [folder]: 2, [keysFolder]: 1 })).toEqual(['keys-backup-on-data-disk'])
  expect(on({ [dataDir]: 1, [folder]: 2, [keysFolder]: 2 })).toEqual(['backups-on-one-disk'])
})
