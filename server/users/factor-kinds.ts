// Which second factors somebody has, and which roles need one.
import type { UserId } from '@tukkimies/shared/id.ts'
import { type FactorKind, type OwnRecord, Role } from '@tukkimies/shared/register/user.ts'
import * as z from 'zod/mini'
import { appendAudit, type Moment } from '../register/audit.ts'
import { listPasskeyOwners, listPasskeys } from '../register/passkeys.ts'
import { countRecovery, listRecoveryOwners } from '../register/recovery.ts'
import type { RegisterQueryable, RegisterTx } from '../register/schema.ts'
import { readSetting, writeSetting } from '../register/settings.ts'
import { findUser } from '../register/users.ts'

const Roles = z.array(Role)

/** The roles that need a second factor; none unless set. */
export const readFactorRoles = async (register: RegisterQueryable): Promise<readonly Role[]> =>
  textToRoles(await readSetting(register, 'factor-roles'))

/** The roles of the setting's text. */
export const textToRoles = (text: string | null): readonly Role[] => Roles.parse(JSON.parse(text ?? '[]'))

/** From now on these roles open nothing before a second factor is set up; each role that changes leaves a line. */
export const writeFactorRoles = async (tx: RegisterTx, roles: readonly Role[], moment: Moment): Promise<void> => {
  const before = await readFactorRoles(tx)
  await writeSetting(tx, 'factor-roles', JSON.stringify(roles))
  for (const role of Role.options) {
    if (roles.includes(role) === before.includes(role)) continue
    const event = { event: roles.includes(role) ? 'factor_required' : 'factor_not_required', role } as const
    await appendAudit(tx, { ...moment, actor: { is: 'nobody' }, organisation: null, event })
  }
}

/** The factors of a user, as told to that user. */
export const readFactors = async (
  { register }: { readonly register: RegisterQueryable },
  id: UserId,
): Promise<OwnRecord['factors']> => {
  const user = await findUser(register, { is: 'self', user: id }, id)
  const passkeys = await listPasskeys(register, id)
  const { password = null, totp = null } = user ?? {}
  return {
    password: password !== null,
    totp: totp !== null,
    passkeys: passkeys.map((passkey) => ({ id: passkey.id, created: passkey.created, lastUsed: passkey.last_used })),
    recoveryLeft: await countRecovery(register, id),
    required: user !== null && (await readFactorRoles(register)).includes(user.role),
  }
}

/** The kinds of factor that a user has. Recovery codes stand in for a factor and are none without one. */
export const readFactorKinds = async (
  register: RegisterQueryable,
  { id, hasTotp }: { readonly id: UserId; readonly hasTotp: boolean },
): Promise<readonly FactorKind[]> =>
  toKinds(hasTotp, (await listPasskeys(register, id)).length > 0, (await countRecovery(register, id)) > 0)

/** The same for many at once: `factorsOf(id, hasTotp)`. */
export const readAllFactorKinds = async (
  register: RegisterQueryable,
): Promise<(id: UserId, hasTotp: boolean) => readonly FactorKind[]> => {
  const passkeys = await listPasskeyOwners(register)
  const codes = await listRecoveryOwners(register)
  return (id, hasTotp) => toKinds(hasTotp, passkeys.has(id), codes.has(id))
}

const toKinds = (totp: boolean, passkey: boolean, recovery: boolean): readonly FactorKind[] => [
  ...(totp ? (['totp'] as const) : []),
  ...(passkey ? (['passkey'] as const) : []),
  ...(recovery && (totp || passkey) ? (['recovery'] as const) : []),
]
