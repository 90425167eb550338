// Settings of the installation: named values of our own, none personal.
import type { RegisterQueryable, RegisterTx } from './schema.ts'

/**
 * `first-run` holds the hash of the one-time code of the first run, as long as it is waited for; `trial` marks a register
 * that was made for trying out. `factor-roles` is a JSON list of the roles that need a second factor; the two policies of
 * passwords are JSON with the day on which they were approved or proposed, and so are those of retention, beside its rounds.
 * `code-list-draft` is the draft of the next list, `policy-proposed` the proposal of the next policy with its rehearsal.
 * `risk-assessed` is the day of the officer's last assessment (F11). `accessibility` is JSON: where feedback on accessibility
 * is taken.
 */
export type SettingKey =
  | 'accessibility'
  | 'code-list-draft'
  | 'first-run'
  | 'retention'
  | 'retention-begun'
  | 'retention-proposed'
  | 'retention-rounds'
  | 'retention-stopped'
  | 'policy-proposed'
  | 'profile'
  | 'risk-assessed'
  | 'trial'
  | 'factor-roles'
  | 'password-policy'
  | 'password-policy-proposed'

/** The value of a setting, or `null` where none was set. */
export const readSetting = async (register: RegisterQueryable, key: SettingKey): Promise<string | null> => {
  const row = await register.query.selectFrom('setting').select('value').where('key', '=', key).executeTakeFirst()
  return row?.value ?? null
}

/** The values of several settings in one question; `null` where none was set. */
export const readSettings = async <K extends SettingKey>(
  register: RegisterQueryable,
  keys: readonly K[],
): Promise<Readonly<Record<K, string | null>>> => {
  const asked: readonly string[] = keys
  const rows = await register.query.selectFrom('setting').selectAll().where('key', 'in', asked).execute()
  const found = new Map(rows.map(({ key, value }) => [key, value]))
  // Every key has its value, or none.
  return Object.fromEntries(keys.map((key) => [key, found.get(key) ?? null])) as Record<K, string | null>
}

/** Sets a setting. */
export const writeSetting = async (tx: RegisterTx, key: SettingKey, value: string): Promise<void> => {
  await tx.query
    .insertInto('setting')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute()
}

/** Takes a setting back; answers what it was. Of two that take it at once, one gets it and the other `null`. */
export const deleteSetting = async (tx: RegisterTx, key: SettingKey): Promise<string | null> => {
  const row = await tx.query.deleteFrom('setting').where('key', '=', key).returning('value').executeTakeFirst()
  return row?.value ?? null
}
