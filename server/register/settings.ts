// Settings of the installation: named values of our own, none personal.
import type { RegisterQueryable, RegisterTx } from './schema.ts'

/** `first-run` holds the hash of the one-time code of the first run, as long as it is waited for. */
export type SettingKey = 'first-run' | 'profile'

export const readSetting = async (_register: RegisterQueryable, _key: SettingKey): Promise<string | null> => {
  throw new Error('not yet')
}

export const writeSetting = async (_tx: RegisterTx, _key: SettingKey, _value: string): Promise<void> => {
  throw new Error('not yet')
}

export const deleteSetting = async (_tx: RegisterTx, _key: SettingKey): Promise<void> => {
  throw new Error('not yet')
}
