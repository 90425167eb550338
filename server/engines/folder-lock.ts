// What one process holds of a folder, the folder itself or a job in it: SQLite's own lock, which ends with whoever holds it.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** Holds the folder for this process until `release`, or answers `null` while another process holds it (F52). */
export const lockFolder = (folder: string): { readonly release: () => void } | null => {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return lockFile(join(folder, 'server.lock'))
}

/** The same for a file of any name. */
export const lockFile = (file: string): { readonly release: () => void } | null => {
  // A lock of SQLite's ends with its process, however that ends: no stale lock can stay behind.
  const lock = new DatabaseSync(file, { timeout: 0 })
  try {
    lock.exec('pragma journal_mode = memory; begin exclusive')
    return { release: () => lock.close() }
  } catch {
    lock.close()
    return null
  }
}
