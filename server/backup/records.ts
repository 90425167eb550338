// Which backups were verified, as *live* knows it, and what follows: the day that is safe (S27), and whether a backup is
// late (F64).
import * as z from 'zod/mini'
import { Day } from '@tukkimies/shared/day.ts'
import { readFact, type StoreName, writeFact } from '../database.ts'
import type { Deps } from '../deps.ts'
import type { LiveQueryable, LiveTx } from '../live/schema.ts'
import { storeNames } from '../stores.ts'

const hoursMax = 26
const hourMs = 3_600_000

/** The newest verified backup of a store. `folded` is the last folded day as it was before the copy was taken. */
export const BackupRecord = z.strictObject({
  /** Milliseconds since 1970. */
  at: z.int(),
  folded: z.nullable(Day),
  file: z.string(),
  rows: z.int(),
  /** SHA-256 of the rows, and of the file. */
  sha256: z.string(),
  fileSha256: z.string(),
  /** What the release had published: as long as it is the same, so is its backup. */
  content: z.nullable(z.string()),
})
export type BackupRecord = z.infer<typeof BackupRecord>

export type BackupRecords = Readonly<Partial<Record<StoreName, BackupRecord>>>
const Records = z.partialRecord(z.enum(['register', 'live', 'release', 'keys']), BackupRecord)

/** The newest verified backup of each store that has one. */
export const readRecords = async (live: LiveQueryable): Promise<BackupRecords> => {
  const text = await readFact(live, 'backups')
  if (text === null) return {}
  const { register, live: ofLive, release, keys } = Records.parse(JSON.parse(text))
  return {
    ...(register ? { register } : {}),
    ...(ofLive ? { live: ofLive } : {}),
    ...(release ? { release } : {}),
    ...(keys ? { keys } : {}),
  }
}

/** Notes a verified backup and moves `safe` as far as all four reach; within an epoch it never goes back. */
export const noteBackup = async (tx: LiveTx, store: StoreName, record: BackupRecord): Promise<void> => {
  const records: BackupRecords = { ...(await readRecords(tx)), [store]: record }
  await writeFact(tx, 'backups', JSON.stringify(records))
  const folded = storeNames.map((name) => records[name]?.folded ?? null)
  const safe = folded.reduce((first, day) => (first === null || day === null ? null : day < first ? day : first))
  const before = await readFact(tx, 'safe')
  if (safe !== null && (before === null || before < safe)) await writeFact(tx, 'safe', safe)
}

/** Lets no record say more than a day: what a clock that was ahead has folded says nothing of what came after its copy. */
export const capRecords = async (tx: LiveTx, last: Day): Promise<void> => {
  const capped = Object.entries(await readRecords(tx)).map(([store, record]) => {
    const { folded } = record
    return [store, { ...record, folded: folded !== null && folded > last ? last : folded }]
  })
  if (capped.length > 0) await writeFact(tx, 'backups', JSON.stringify(Object.fromEntries(capped)))
}

/** The stores without a verified backup of the last 26 hours; none where there is no target. */
export const listLate = async (
  { live, config, now }: Pick<Deps, 'live' | 'config' | 'now'>,
  hours = hoursMax,
): Promise<readonly StoreName[]> => {
  if (config.backup === 'none') return []
  const records = await readRecords(live)
  // A clock that was ahead says nothing about how old a backup is.
  return storeNames.filter((name) => Math.abs(now() - (records[name]?.at ?? 0)) > hours * hourMs)
}

/** The day up to which everything is folded and in verified backups; without a target up to which it is folded (S27). */
export const readSafe = async (live: LiveQueryable, config: Deps['config']): Promise<Day | null> =>
  (await readFact(live, config.backup === 'none' ? 'last-fold' : 'safe')) as Day | null
