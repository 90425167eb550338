// One night of retention in a process of its own, which can be killed: folder, address of the database or nothing, the moment.
import { createDeps } from '@tukkimies/server/deps.ts'
import { retainRegister } from '@tukkimies/server/jobs/retention.ts'
import { createLog } from '@tukkimies/server/log.ts'

const [folder = '', databaseUrl = '', at = ''] = process.argv.slice(2)
const config = {
  port: 0,
  host: '127.0.0.1',
  dataDir: folder,
  databaseUrl: databaseUrl === '' ? null : databaseUrl,
  backup: 'none',
  rootKeyFile: `${folder}/root.key`,
  origins: [],
} as const
const deps = await createDeps(
  config,
  createLog(() => {}),
  () => Number(at),
)
await retainRegister(deps, async () => {})
await deps.close()
