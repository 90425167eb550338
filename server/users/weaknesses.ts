// What is weaker about log-ins than it should be, for the report of the installation.
import type { RegisterQueryable } from '../register/schema.ts'
import { listUsers } from '../register/users.ts'
import { readAllFactorKinds } from './factor-kinds.ts'
import { readPolicy } from './rotation.ts'

/**
 * `no-second-factor`: somebody who administers or reads across points could enter by a password alone. `passwords-rotated`:
 * a deviation from NIST SP 800-63B and ASVS 6.2.10, decided by the organisation.
 */
export type Weakness = 'no-second-factor' | 'passwords-rotated'

export const listWeaknesses = async (register: RegisterQueryable): Promise<readonly Weakness[]> => {
  const factorsOf = await readAllFactorKinds(register)
  const users = await listUsers(register, { is: 'all' })
  const isAlone = users.some(
    ({ id, role, password, totp }) =>
      role !== 'advisor' && password !== null && factorsOf(id, totp !== null).length === 0,
  )
  const isRotated = (await readPolicy(register)) !== null
  return [...(isAlone ? (['no-second-factor'] as const) : []), ...(isRotated ? (['passwords-rotated'] as const) : [])]
}
