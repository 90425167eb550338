// Settings of the installation: named values of our own, none personal.
import type { RegisterQueryable, RegisterTx } from './schema.ts'

/** `first-run` holds the hash of the one-time code of the first run, as long as it is waited for. */
export type SettingKey = 'first-run' | 'profile'

/** The value of a setting, or `null` where none was set. */
export const readSetting = async (register: RegisterQueryable, key: SettingKey): Promise<string | null> => {
  const row = await register.query.selectFrom('setting').select('value').where('key', '=', key).executeTakeFirst()
  return row?.value ?? null
}

/** Sets a setting. */
export const writeSetting = async (tx: RegisterTx, key: SettingKey, value: string): Promise<void> => {
  await tx.query
    .insertInto('setting')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute()
}

/** Takes a setting back. */
export const deleteSetting = async (tx: RegisterTx, key: SettingKey): Promise<void> => {
  await tx.query.deleteFrom('setting').where('key', '=', key).execute()
}
