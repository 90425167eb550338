// Backups of all stores in a process of its own, which can be killed: folder, the places as JSON, the moment.
import type { BackupConfig } from '@tukkimies/server/backup-config.ts'
import { createDeps } from '@tukkimies/server/deps.ts'
import { backUpNow } from '@tukkimies/server/jobs/nightly.ts'
import { createLog } from '@tukkimies/server/log.ts'

const [folder = '', places = '', at = ''] = process.argv.slice(2)
const config = {
  port: 0,
  host: '127.0.0.1',
  dataDir: folder,
  databaseUrl: null,
  // Written by the test beside this.
  backup: JSON.parse(places) as BackupConfig,
  rootKeyFile: `${folder}/root.key`,
  origins: [],
} as const
const deps = await createDeps(
  config,
  createLog(() => {}),
  () => Number(at),
)
const isDone = await backUpNow(deps)
await deps.close()
process.exitCode = isDone === true ? 0 : 1
