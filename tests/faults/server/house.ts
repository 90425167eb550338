// An installation with backups in this very process, that can burn and be put back: what rows are made of that need a clock.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Day } from '@tukkimies/shared/day.ts'
import { createApp } from '@tukkimies/server/api/app.ts'
import { chooseBackup } from '@tukkimies/server/backup/choose.ts'
import { restoreStores } from '@tukkimies/server/backup/restore.ts'
import { createDeps } from '@tukkimies/server/deps.ts'
import { passGeneration } from '@tukkimies/server/epoch.ts'
import { createLog } from '@tukkimies/server/log.ts'
import { storeNames } from '@tukkimies/server/stores.ts'
import type { Ground } from '../../contracts/engines.ts'
import { makeTarget, type Target } from '../../server/backup/target.ts'
import { openStation, type Station } from '../../server/station.ts'
import type { Grounds } from './grounds.ts'
import type { Send } from './sender.ts'
import { configOf } from './server.ts'

export type House = {
  readonly station: () => Station
  /** Answers requests, whichever installation stands at the moment. */
  readonly send: Send
  /** Whether answers are lost on their way. */
  readonly loseAnswers: (is: boolean) => void
  /** The machine burns; the newest backups and a custodian's root key make another one, as of the day. */
  readonly burn: (day: Day) => Promise<void>
  readonly close: () => Promise<void>
}

export const openHouse = async (grounds: Grounds, begin: Day): Promise<House> => {
  let ground = await grounds.make()
  const target = await makeTarget(ground)
  let station = await openStation(ground, begin, undefined, target.config)
  await passGeneration(station.deps, station.today())
  let app = createApp(station.deps)
  let isLosing = false
  return {
    station: () => station,
    send: async (address, options) => {
      const request = new Request(address, options)
      request.headers.set('Sec-Fetch-Site', 'same-origin')
      const response = await app.fetch(request)
      if (isLosing) throw new TypeError('network')
      return response
    },
    loseAnswers: (is) => void (isLosing = is),
    burn: async (day) => {
      await station.close()
      const rootKey = readFileSync(join(ground.folder, 'root.key'))
      rmSync(ground.folder, { recursive: true })
      ground = await grounds.make()
      mkdirSync(ground.folder, { recursive: true, mode: 0o700 })
      writeFileSync(join(ground.folder, 'root.key'), rootKey, { mode: 0o400 })
      await putBack(ground, target, day)
      station = await openStation(ground, day, undefined, target.config)
      app = createApp(station.deps)
    },
    close: () => station.close(),
  }
}

const putBack = async (ground: Ground, target: Target, day: Day): Promise<void> => {
  const now = () => Date.parse(`${day}T10:00:00Z`)
  const log = createLog(() => {})
  const deps = await createDeps(configOf(ground), log, now, true)
  try {
    const source = {
      folder: target.config.folder,
      identities: [target.identity],
      keysFolder: target.config.keysFolder,
      keysIdentities: [target.keysIdentity],
    }
    const chosen = []
    for (const name of storeNames) chosen.push(await chooseBackup(source, deps.root, name, null))
    await restoreStores(deps, { chosen, ledger: [], acceptsRecount: false })
  } finally {
    await deps.close()
  }
}
