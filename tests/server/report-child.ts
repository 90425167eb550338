// The reports of one night in a process of their own, which can be killed: folder, address of the database or nothing, the day,
// the address of the mail server.
import { createDeps } from '@tukkimies/server/deps.ts'
import { makeReports } from '@tukkimies/server/jobs/reports.ts'
import { createLog } from '@tukkimies/server/log.ts'
import { Day, dayToInstant } from '@tukkimies/shared/day.ts'

const [folder = '', databaseUrl = '', day = '', url = ''] = process.argv.slice(2)
const today = Day.parse(day)
const config = {
  port: 0,
  host: '127.0.0.1',
  dataDir: folder,
  databaseUrl: databaseUrl === '' ? null : databaseUrl,
  backup: 'none',
  rootKeyFile: `${folder}/root.key`,
  origins: [],
  mail: { url, from: 'tukkimies@example.org', site: 'https://laskuri.example.org' },
} as const
const deps = await createDeps(
  config,
  createLog((line) => void process.stderr.write(`${line}\n`)),
  () => dayToInstant(today) + 12 * 3_600_000,
)
await makeReports(deps, today)
await deps.close()
