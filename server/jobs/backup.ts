// When backups are made: in the night, live before anything is published and the rest after everything is deleted (S31); in
// the hour, keys that changed and what is late. A backup that fails is told and stops nothing but what must wait for it.
import type { BackupConfig } from '../backup-config.ts'
import { makeBackup, type BackupDeps, expireBackups } from '../backup/make.ts'
import { listLate, readRecords } from '../backup/records.ts'
import { sumCopy } from '../backup/text.ts'
import { isBusy, type StoreName } from '../database.ts'
import { isTakenBackSince } from '../register/erasures.ts'
import { storeNames } from '../stores.ts'

/** What has passed since the last verified backup when the hour makes another: before the alarm of 26 hours. */
const hoursKept = 25

/** The stores that are backed up after the night's deletions: keys first, so that what was destroyed is final. */
export const afterDeletion: readonly StoreName[] = ['keys', 'register', 'release']

/** Backs the stores up, one after the other; answers whether all of them are in verified backups now. */
export const backUp = async (
  deps: BackupDeps,
  renew: () => Promise<void>,
  stores: readonly StoreName[],
): Promise<boolean> => {
  const target = deps.config.backup
  if (target === 'none') return true
  let isDone = true
  for (const store of stores) {
    await renew()
    try {
      await makeBackup(deps, target, store, renew)
    } catch (fault) {
      isDone = false
      deps.log.error('backup-failed', { store, code: codeOf(fault) })
    }
  }
  return isDone
}

/**
 * What the hour does: keys that have changed, the register if somebody has taken something back, stores whose backup is a day
 * old, backups whose time is over.
 */
export const backUpHour = async (deps: BackupDeps, renew: () => Promise<void>): Promise<boolean> => {
  const target = deps.config.backup
  if (target === 'none') return true
  const late = await listLate(deps, hoursKept)
  const due = storeNames.filter((store) => late.includes(store))
  if (!due.includes('keys') && (await haveKeysChanged(deps))) due.push('keys')
  if (!due.includes('register') && (await isRegisterBehind(deps))) due.push('register')
  const isDone = await backUp(deps, renew, due)
  const ended = [await endLifetime(deps, target, 'live'), await endLifetime(deps, target, 'keys')]
  return isDone && ended.every(Boolean)
}

// The folder of one may be missing: the copies of the other end all the same.
const endLifetime = async (deps: BackupDeps, target: BackupConfig, store: StoreName): Promise<boolean> => {
  try {
    await expireBackups(deps, target, store)
    return true
  } catch (fault) {
    deps.log.error('backup-failed', { store, code: codeOf(fault) })
    return false
  }
}

// A key that was destroyed must not stay in the backup before; one that was made should not be lost.
const haveKeysChanged = async ({ live, keys }: BackupDeps): Promise<boolean> => {
  const { sha256 } = await keys.copyOut(sumCopy)
  return sha256 !== (await readRecords(live)).keys?.sha256
}

// A restore of the copy before would show a contact again whose person has withdrawn, or let somebody in whose access ended.
const isRegisterBehind = async ({ live, register }: BackupDeps): Promise<boolean> => {
  const last = (await readRecords(live)).register
  return last !== undefined && isTakenBackSince(register, last.at)
}

const codeOf = (fault: unknown): string => {
  if (isBusy(fault)) return 'busy'
  return typeof fault === 'object' && fault !== null && 'code' in fault ? String(fault.code) : 'fault'
}
