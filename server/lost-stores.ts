// Empty stores beside backups of the same root key are a disk that is lost or not mounted, and look like a first start. The
// first backup of them would take the place of the last good one, of keys the only one: nothing is begun instead (F62).
import { listBackups } from './backup/files.ts'
import { readRecords } from './backup/records.ts'
import { readFact } from './database.ts'
import type { Deps } from './deps.ts'

/** Throws where the stores were never used, while backups of this installation lie in the folders. */
export const refuseLostStores = async ({
  register,
  live,
  root,
  config: { backup },
}: Pick<Deps, 'register' | 'live' | 'root' | 'config'>): Promise<void> => {
  if (backup === 'none') return
  const isUsed = (await readFact(register, 'generation')) !== null || Object.keys(await readRecords(live)).length > 0
  if (isUsed) return
  const names = root['backup names']
  if (![backup.folder, backup.keysFolder].some((folder) => listSome(() => listBackups(folder, names)))) return
  throw new Error(
    'The stores are empty, but BACKUP and KEYS_BACKUP hold backups of them: look at DATA_DIR, put them back with restore, or name empty folders.',
  )
}

// A folder that is missing is a disk that is not there, which is told elsewhere.
const listSome = (list: () => readonly unknown[]): boolean => {
  try {
    return list().length > 0
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT') return false
    throw fault
  }
}
