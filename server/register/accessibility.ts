// Where feedback on accessibility is taken, as the statement tells everybody.
import { AccessibilityChannel } from '@tukkimies/shared/register/accessibility.ts'
import type { RegisterQueryable, RegisterTx } from './schema.ts'
import { readSetting, writeSetting } from './settings.ts'

/** The ways that were set last, or `null` where none were. */
export const readAccessibility = async (register: RegisterQueryable): Promise<AccessibilityChannel | null> => {
  const text = await readSetting(register, 'accessibility')
  return text === null ? null : AccessibilityChannel.parse(JSON.parse(text))
}

/** Sets them in place of what was set before. */
export const writeAccessibility = (tx: RegisterTx, channel: AccessibilityChannel): Promise<void> =>
  writeSetting(tx, 'accessibility', JSON.stringify(channel))
