// One store into one verified backup (copy, seal, read back, put back, and only then its name). Each store has
// its own lifetime: of what must not last, and of keys, the newest verified one alone is kept (AN64).
import { join } from 'node:path'
import { type Day, dayPlus, instantToDay } from '@tukkimies/shared/day.ts'
import { failpoint } from '@tukkimies/shared/failpoint.ts'
import { backupDays } from '@tukkimies/shared/register/retention.ts'
import type { BackupConfig } from '../backup-config.ts'
import { isClockTrusted } from '../clock.ts'
import { createSha256 } from '../crypto.ts'
import { type OwnTables, readFact, type Store, type StoreName } from '../database.ts'
import { build, type Deps } from '../deps.ts'
import { refuseLostStores } from '../lost-stores.ts'
import { appendAudit } from '../register/audit.ts'
import { makeAgeKey } from './age.ts'
import {
  type BackupFile,
  finishBackup,
  hashBackup,
  listBackups,
  makeBackupName,
  removeBackup,
  removeScratch,
  removeUnfinished,
  unfinishedPath,
  writeSealed,
} from './files.ts'
import { type BackupRecord, noteBackup, readRecords } from './records.ts'
import { copyToText, rowsOf, type Sum } from './text.ts'
import { verifyBackup } from './verify.ts'

export type BackupDeps = Pick<
  Deps,
  'register' | 'live' | 'release' | 'keys' | 'root' | 'now' | 'random' | 'log' | 'config'
>

/** How many of a store's backups are kept at most; those of the retention table for so many days besides. */
const counts: Readonly<Record<StoreName, number>> = {
  live: 1,
  keys: 1,
  register: Number.POSITIVE_INFINITY,
  release: 3,
}
const days: Readonly<Partial<Record<StoreName, number>>> = backupDays

const renewMs = 20_000

/** The folder and the recipient of a store's backups. */
export const targetOf = (config: BackupConfig, store: StoreName): { folder: string; recipient: string } =>
  store === 'keys'
    ? { folder: config.keysFolder, recipient: config.keysRecipient }
    : { folder: config.folder, recipient: config.recipient }

/** Makes a verified backup of a store and removes those that are over. Throws where it could not: older ones stay. */
export const makeBackup = async (
  deps: BackupDeps,
  target: BackupConfig,
  store: StoreName,
  renew: () => Promise<void>,
): Promise<BackupRecord> => {
  await refuseLostStores(deps)
  const { folder } = targetOf(target, store)
  const content = store === 'release' ? await contentOf(deps) : null
  const folded = (await readFact(deps.live, 'last-fold')) as Day | null
  const kept = (await readRecords(deps.live))[store]
  await removeUnfinished(folder, deps.root['backup names'])
  removeScratch(deps.config.dataDir)
  const isSame =
    content !== null && kept?.content === content && kept.fileSha256 === (await hashBackup(join(folder, kept.file)))
  const record = isSame
    ? { ...kept, at: deps.now(), folded }
    : { ...(await writeOrRemove(deps, target, store, renew)), folded, content }
  await deps.live.transact((tx) => noteBackup(tx, store, record))
  failpoint('backup.after-record')
  if (!isSame) await noteLine(deps, store, record)
  await removeOver(deps, folder, store, record.file)
  failpoint('backup.after-removal')
  deps.log.info('backed-up', { store, count: record.rows })
  return record
}

/** Removes the backups of a store whose time is over, the newest too if it is: a lifetime is a promise. */
export const expireBackups = async (deps: BackupDeps, target: BackupConfig, store: StoreName): Promise<void> => {
  const { folder } = targetOf(target, store)
  await removeOver(deps, folder, store, null)
  // An older one that a stop has left beside it may hold a key that was destroyed since.
  const { file } = (await readRecords(deps.live))[store] ?? {}
  const isThere = listOf(deps, folder, store).some(({ name }) => name === file)
  if (file !== undefined && isThere) await removeOver(deps, folder, store, file)
}

// What did not come through its verification is nobody's backup, and of keys there must be none too many.
const writeOrRemove = async (
  ...call: Parameters<typeof writeBackup>
): Promise<Omit<BackupRecord, 'folded' | 'content'>> => {
  const [deps, target, store] = call
  try {
    return await writeBackup(...call)
  } catch (fault) {
    await removeUnfinished(targetOf(target, store).folder, deps.root['backup names']).catch(() => {})
    throw fault
  }
}

const writeBackup = async (
  deps: BackupDeps,
  target: BackupConfig,
  store: StoreName,
  renew: () => Promise<void>,
): Promise<Omit<BackupRecord, 'folded' | 'content'>> => {
  const { folder, recipient } = targetOf(target, store)
  const at = deps.now()
  const day = instantToDay(at)
  const name = makeBackupName(deps.root['backup names'], store, day, deps.random)
  // Its identity is never written down: it proves, in this run, what the operator's will open.
  const own = await makeAgeKey()
  // All four have the tables that are asked here.
  const from = deps[store] as unknown as Store<OwnTables>
  const facts = { generation: await readFact(from, 'generation'), rootCheck: await readFact(from, 'root-check') }
  let written: Sum | undefined
  await from.copyOut((copy) => {
    const text = copyToText({ store, build, at, day, ...facts }, copy, (sum) => (written = sum))
    // While live is copied nobody else can come to it, the lease included.
    return writeSealed(folder, name, [recipient, own.recipient], store === 'live' ? text : renewing(deps, renew, text))
  })
  failpoint('backup.after-write')
  const path = unfinishedPath(folder, name)
  const read = (text: AsyncIterable<Uint8Array>) => renewing(deps, renew, text)
  const { sum } = await verifyBackup(path, [own.identity], deps.config.dataDir, read)
  if (sum.sha256 !== written?.sha256) throw new Error('What was read back is not what was written.')
  const fileSha256 = await hashBackup(path)
  failpoint('backup.after-verify')
  await finishBackup(folder, name)
  failpoint('backup.after-name')
  return { at, file: name, rows: rowsOf(sum), sha256: sum.sha256, fileSha256: fileSha256 ?? '' }
}

/** The same pieces; on the way the lease is renewed now and then. */
async function* renewing(
  { now }: BackupDeps,
  renew: () => Promise<void>,
  pieces: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  let renewed = now()
  for await (const piece of pieces) {
    yield piece
    if (Math.abs(now() - renewed) < renewMs) continue
    await renew()
    renewed = now()
  }
}

const noteLine = ({ register, now }: BackupDeps, store: StoreName, { rows }: BackupRecord): Promise<void> =>
  register.transact((tx) =>
    appendAudit(tx, {
      at: now(),
      actor: { is: 'server' },
      organisation: null,
      event: { event: 'backed_up', store, rows },
    }),
  )

// `newest` is the one verified last: it is among those that stay, whatever their names say. Without it time alone decides.
const removeOver = async (deps: BackupDeps, folder: string, store: StoreName, newest: string | null): Promise<void> => {
  const lasts = days[store]
  const today = instantToDay(deps.now())
  const first = lasts === undefined ? null : dayPlus(today, -lasts)
  // A clock that was ahead has named it: it would stand before every later one until its day comes.
  const last = newest !== null && (await isClockTrusted(deps.register, deps.now())) ? dayPlus(today, 1) : null
  const others = listOf(deps, folder, store).filter(({ name }) => name !== newest)
  const staying = newest === null ? Number.POSITIVE_INFINITY : counts[store] - 1
  // Of one day the newest is enough, however many hours have made one.
  const ofDay = listOf(deps, folder, store).find(({ name }) => name === newest)?.day
  const isOver = ({ day }: BackupFile, place: number): boolean =>
    (store === 'register' && day === ofDay) ||
    (first !== null && day < first) ||
    (last !== null && day > last) ||
    others.length - place > staying
  for (const { name } of others.filter(isOver)) await removeBackup(folder, name)
}

const listOf = ({ root }: BackupDeps, folder: string, store: StoreName): BackupFile[] =>
  listBackups(folder, root['backup names']).filter((file) => file.store === store)

// The periods stand before the cells, and each has the hash of its own.
const contentOf = ({ release }: BackupDeps): Promise<string> =>
  release.copyOut(async ({ pages }) => {
    const hash = createSha256()
    for await (const { table, rows } of pages) {
      if (table.name === 'cell') break
      if (table.name === 'period') hash.add(JSON.stringify(rows))
    }
    return hash.end()
  })
