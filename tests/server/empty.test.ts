import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Day } from '@tukkimies/shared/day.ts'
import { checkInstallation } from '@tukkimies/server/check.ts'
import { createDeps } from '@tukkimies/server/deps.ts'
import { runNight } from '@tukkimies/server/jobs/nightly.ts'
import { createLog } from '@tukkimies/server/log.ts'
import { listPeriods } from '@tukkimies/server/live/periods.ts'

test('[AN36] a night before the first run opens no period, and an empty register is sound', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'tukkimies-'))
  const config = {
    port: 0,
    host: 'localhost',
    dataDir,
    databaseUrl: null,
    backup: 'none',
    rootKeyFile: join(dataDir, 'root.key'),
    origins: [],
  } as const
  const deps = await createDeps(
    config,
    createLog(() => {}),
  )
  try {
    const today = Day.parse('2026-03-10')
    expect(await runNight(deps, today)).toMatchObject({ fold: { visits: 0, arrivals: 0 }, closes: [] })
    expect(await listPeriods(deps.live, 'client')).toEqual([])
    expect((await checkInstallation(deps, today)).ok).toBe(true)
  } finally {
    await deps.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
})
