// R13: a thief with the server's files and backups, who looks for visits that were folded.
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { dayPlus } from '@tukkimies/shared/day.ts'
import { base64urlToBytes, makeEntryId } from '@tukkimies/shared/id.ts'
import { canonicalPicks, type Visit } from '@tukkimies/shared/visit.ts'
import { makeAgeKey } from '@tukkimies/server/backup/age.ts'
import { randomBytes } from '@tukkimies/server/crypto.ts'
import { backUpNow } from '@tukkimies/server/jobs/nightly.ts'
import { filesIn, unpack } from '../faults/scan.ts'
import { unseal } from '../faults/thief.ts'
import type { Attack } from './attack.ts'
import type { Target } from './fill.ts'
import { makeSearch, type Search } from './needles.ts'
import { lastDay } from './visits.ts'

const planted = 1_000
const day = dayPlus(lastDay, 1)
/** By then all that was pushed on the day is folded, whatever waits for its batch. */
const foldedDays = 11

export const searchFiles: Attack = {
  name: 'R13',
  asks: `the server's files and backups for ${planted} folded visits, their ids and their keys`,
  run: async ({ target }) => {
    const backup = await makeBackup()
    await target.restart(backup.config)
    target.goTo(day)
    const visits = Array.from({ length: planted }, (_, at): Visit => {
      const visit = target.visits[(at * 7) % target.visits.length] as Visit // within the length
      return { ...visit, id: makeEntryId(randomBytes), day }
    })
    const codes = [...new Set(visits.map((visit) => JSON.stringify(canonicalPicks(visit.codes))))]
    const open = makeSearch(codes.map((text) => Buffer.from(text)))
    for (const [point, own] of Map.groupBy(visits, (visit) => visit.point))
      for (let at = 0; at < own.length; at += 100) await target.push(point, own.slice(at, at + 100))
    await backUpNow(target.deps())
    await target.deps().live.truncateLog()
    const before = (await findIn(target, backup, open)) / codes.length
    const broken = plainDeletion(target, open) / codes.length
    await target.night(dayPlus(day, foldedDays))
    const needles = [
      ...codes.map((text) => Buffer.from(text)),
      ...visits.flatMap(({ id }) => spellings(base64urlToBytes(id) ?? new Uint8Array())),
      ...target.recordKeys.slice(-planted).flatMap(spellings),
    ]
    const found = await findIn(target, backup, makeSearch(needles))
    const { pairs, equal } = await equalKeys(target)
    const files = filesIn(target.folder).length + filesIn(backup.folder).length
    await target.restart('none')
    rmSync(backup.folder, { recursive: true, force: true })
    return {
      figures: { sought: needles.length, files, found, pairs, equal, before },
      demand: 'found=0,equal<=chance',
      // Were they not found before the fold, the search would be blind.
      excess: { found, equal: equal - Math.max(0, Math.ceil(pairs / 2 ** 31)), blind: before === 1 ? 0 : 1 },
      control: { found: broken },
      isControlWon: broken > 0,
    }
  },
}

const spellings = (bytes: Uint8Array): readonly Buffer[] => {
  const buffer = Buffer.from(bytes)
  return [buffer, ...(['hex', 'base64url'] as const).map((spelling) => Buffer.from(buffer.toString(spelling)))]
}

type Backup = {
  readonly folder: string
  readonly identities: readonly string[]
  readonly config: Exclude<Parameters<Target['restart']>[0], 'none' | undefined>
}

const makeBackup = async (): Promise<Backup> => {
  const folder = mkdtempSync(join(tmpdir(), 'tukkimies-'))
  const [one, other] = [await makeAgeKey(), await makeAgeKey()]
  const config = {
    folder: join(folder, 'backup'),
    recipient: one.recipient,
    keysFolder: join(folder, 'keys-backup'),
    keysRecipient: other.recipient,
  }
  for (const place of [config.folder, config.keysFolder]) mkdirSync(place)
  return { folder, identities: [one.identity, other.identity], config }
}

/** How many needles stand in any file of the server, or of its backups once they are opened. */
const findIn = async (target: Target, backup: Backup, search: Search): Promise<number> => {
  const found = new Set<number>()
  const open = unseal(backup.identities)
  for (const path of [...filesIn(target.folder), ...filesIn(backup.folder)]) {
    const bytes = readFileSync(path)
    const opened = await open(bytes, path)
    const unpacked = await Promise.all([{ bytes, place: path }, ...opened].map((own) => unpack(own.bytes, own.place)))
    for (const inside of [bytes, ...opened.map((own) => own.bytes), ...unpacked.flat().map((own) => own.bytes)])
      for (const at of search(inside)) found.add(at)
  }
  return found.size
}

/** Pairs of cells with one visit each in different families, and how many of them have the same key. */
const equalKeys = async (target: Target): Promise<{ readonly pairs: number; readonly equal: number }> => {
  const rows = await target
    .deps()
    .live.query.selectFrom('accumulator')
    .select(['family', 'node', 'k'])
    .where('n', '=', 1)
    .where('kind', '=', 'y')
    .execute()
  let pairs = 0
  let equal = 0
  for (const [, cells] of Map.groupBy(rows, ({ node }) => node)) {
    const byFamily = [...Map.groupBy(cells, ({ family }) => family).values()].map(({ length }) => length)
    pairs += (cells.length ** 2 - byFamily.reduce((sum, length) => sum + length ** 2, 0)) / 2
    for (const [, same] of Map.groupBy(cells, ({ k }) => k)) equal += new Set(same.map(({ family }) => family)).size - 1
  }
  return { pairs, equal }
}

/** A build that deletes without overwriting: how much of what was deleted is still in its file. */
const plainDeletion = (target: Target, search: Search): number => {
  const folder = mkdtempSync(join(tmpdir(), 'tukkimies-'))
  try {
    const file = join(folder, 'plain.sqlite')
    copyFileSync(join(target.folder, 'live.sqlite'), file)
    const database = new DatabaseSync(file)
    database.exec('pragma secure_delete = 0; delete from open_visit')
    database.close()
    return search(readFileSync(file)).size
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
