// A start beside the backups of a register that is not there: nothing is begun, and no good backup goes.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { passGeneration } from '@tukkimies/server/epoch.ts'
import { backUpNow } from '@tukkimies/server/jobs/nightly.ts'
import { refuseLostStores } from '@tukkimies/server/lost-stores.ts'
import { useEngines } from '../contracts/engines.ts'
import { destroyFolder, makeTarget } from './backup/target.ts'
import { openStation } from './station.ts'

const makeGround = useEngines()
const stores = ['register', 'live', 'release', 'keys'] as const
const lost = 'The stores are empty, but BACKUP and KEYS_BACKUP hold backups of them'

describe('sqlite', () => {
  test('[F62] a folder that is lost or not mounted starts nothing and costs no backup', async () => {
    const ground = await makeGround('sqlite')
    const target = await makeTarget(ground)
    const begin = '2026-03-10'
    const before = await openStation(ground, begin, undefined, target.config)
    // The first start of all: the folders are empty.
    await refuseLostStores(before.deps)
    expect(await backUpNow(before.deps)).toBe(true)
    // Used already, with or without a start: backups of its own stand in nobody's way.
    await refuseLostStores(before.deps)
    await before.close()
    const files = stores.map((store) => target.files(store))
    const rootKey = destroyFolder(ground)

    mkdirSync(ground.folder)
    writeFileSync(join(ground.folder, 'root.key'), rootKey, { mode: 0o400 })
    const after = await openStation(ground, begin, undefined, target.config)
    await expect(refuseLostStores(after.deps)).rejects.toThrow(lost)
    expect(await backUpNow(after.deps)).toBe(false)
    expect(stores.map((store) => target.files(store))).toEqual(files)
    // Where a start was let through, as with empty folders, generations tell it from then on.
    await passGeneration(after.deps, after.today())
    await refuseLostStores(after.deps)
    await after.close()
  })

  test('[F62] a missing folder of backups and those of another root key stop no start', async () => {
    const ground = await makeGround('sqlite')
    const target = await makeTarget(ground)
    const station = await openStation(ground, '2026-03-10', undefined, target.config)
    writeFileSync(join(target.config.folder, 'live-2026-03-09-000000000000-00000000.age'), 'of another key')
    await expect(refuseLostStores(station.deps)).resolves.toBeUndefined()
    rmSync(target.config.folder, { recursive: true })
    await expect(refuseLostStores(station.deps)).resolves.toBeUndefined()
    await station.close()
  })
})
