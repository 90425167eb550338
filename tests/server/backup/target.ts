// A place for backups, with the keys that an operator keeps offline.
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { BackupConfig } from '@tukkimies/server/backup-config.ts'
import { makeAgeKey } from '@tukkimies/server/backup/age.ts'
import type { StoreName } from '@tukkimies/server/database.ts'
import type { Ground } from '../../contracts/engines.ts'

export type Target = {
  readonly config: BackupConfig
  readonly identity: string
  readonly keysIdentity: string
  /** The verified backups of a store, with their folders. */
  readonly files: (store: StoreName) => readonly string[]
}

/** Two folders beside a ground's own. */
export const makeTarget = async ({ folder }: Ground): Promise<Target> => {
  const of = await makeAgeKey()
  const ofKeys = await makeAgeKey()
  const config = {
    folder: `${folder}-disk`,
    recipient: of.recipient,
    keysFolder: `${folder}-keys`,
    keysRecipient: ofKeys.recipient,
  }
  mkdirSync(config.folder, { recursive: true })
  mkdirSync(config.keysFolder, { recursive: true })
  const files = (store: StoreName): string[] => {
    const place = store === 'keys' ? config.keysFolder : config.folder
    return readdirSync(place).flatMap((name) =>
      name.startsWith(`${store}-`) && name.endsWith('.age') ? [join(place, name)] : [],
    )
  }
  return { config, identity: of.identity, keysIdentity: ofKeys.identity, files }
}

/** The machine burns: stores and all, but for the root key, of which a custodian has a copy. */
export const destroyFolder = ({ folder }: Ground): Uint8Array => {
  const rootKey = readFileSync(join(folder, 'root.key'))
  rmSync(folder, { recursive: true })
  return rootKey
}
