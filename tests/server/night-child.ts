// Nights in a process of its own, which can be killed: folder, address of the database or nothing, the places of backups as
// JSON, the nights, how many minutes after noon its clock stands, whether rehearsals are real ones. Nights that an earlier
// process has done are left out.
import type { BackupConfig } from '@tukkimies/server/backup-config.ts'
import { randomBytes } from '@tukkimies/server/crypto.ts'
import { readFact } from '@tukkimies/server/database.ts'
import { createDeps } from '@tukkimies/server/deps.ts'
import { mendAtStart, runNight } from '@tukkimies/server/jobs/nightly.ts'
import { createLog } from '@tukkimies/server/log.ts'
import type { Rehearse } from '@tukkimies/server/rehearsing.ts'
import { Day, dayToInstant, periodToKind } from '@tukkimies/shared/day.ts'
import type { Profile } from '@tukkimies/shared/release/policy.ts'
import type { Rehearsal } from '@tukkimies/shared/release/risk.ts'

const [folder = '', databaseUrl = '', places = '', nights = '', minutes = '0', rehearsals = 'real'] =
  process.argv.slice(2)
const config = {
  port: 0,
  host: '127.0.0.1',
  dataDir: folder,
  databaseUrl: databaseUrl === '' ? null : databaseUrl,
  // Written by the test beside this.
  backup: JSON.parse(places) as BackupConfig,
  rootKeyFile: `${folder}/root.key`,
  origins: [],
} as const

const inference = (auc: number) => ({ is: 'judged', auc, guess: 55, surest: 30 }) as const
/** Of a quarter the profile of its size would not do, and the strictest one does: it closes narrowed. */
const rehearseQuickly: Rehearse = async ({ ground: { seed, day } }) => {
  const of = (profile: Profile, auc: number): Rehearsal => {
    const attacks = { neighbour: inference(auc), roster: inference(auc) }
    return { from: 'demonstration', day, profile, visits: 1_000, ...attacks }
  }
  return { S: of('S', periodToKind(seed) === 'm' ? 60 : 90), floor: of('floor', 60) }
}

const recordKey = Uint8Array.from({ length: 16 }, (_, place) => place)
let time = 0
const deps = await createDeps(
  config,
  createLog((line) => void process.stderr.write(`${line}\n`)),
  () => time,
)
// Every visit gets one key: which visit comes when is chance, and the release must be the same. Names of files must differ.
const random = (length: number): Uint8Array =>
  new Error('who asks').stack?.includes('visits/counting.ts') ? recordKey.slice(0, length) : randomBytes(length)
const rehearse = rehearsals === 'real' ? deps.rehearse : rehearseQuickly
for (const night of nights.split(',').map((text) => Day.parse(text))) {
  const done = await readFact(deps.live, 'last-retention')
  if (done !== null && done >= night) continue
  time = dayToInstant(night) + (12 * 60 + Number(minutes)) * 60_000
  await mendAtStart(deps)
  const outcome = await runNight({ ...deps, random, rehearse }, night)
  if (!outcome?.backedUp) throw new Error(`the night of ${night} did not do its work`)
}
await deps.close()
