// Where the tests put their files, and what programs that they start need not do again: real files and real programs all the
// same. No test cuts the power, so that nothing is lost where syncing costs nothing.
import { existsSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'

const roomBytesMin = 1_500_000_000

/** A folder in memory, if there is one with room. */
export const roomInMemory = (): string | undefined => {
  const place = '/dev/shm'
  if (!existsSync(place)) return undefined
  const { bavail, bsize } = statfsSync(place)
  return bavail * bsize > roomBytesMin ? place : undefined
}

/** What the tests and the programs that they start find in their environment. */
export const testEnvironment = (): { readonly TMPDIR: string; readonly NODE_COMPILE_CACHE: string } => ({
  TMPDIR: roomInMemory() ?? tmpdir(),
  // Half of what a short command costs is reading our own sources.
  NODE_COMPILE_CACHE: fileURLToPath(new URL('.cache/compiled', import.meta.url)),
})
