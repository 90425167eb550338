// The register as the lattice, the door and the reader need it: places, code lists, the policy in force.
import type { Day } from '@tukkimies/shared/day.ts'
import type { Structure } from '@tukkimies/shared/release/lattice.ts'
import type { Policy } from '@tukkimies/shared/release/policy.ts'
import type { RegisterQueryable } from './register/schema.ts'

/** The newest policy that has begun; the first policy of the product where none is stored. */
export const readPolicy = async (_register: RegisterQueryable, _today: Day): Promise<Policy> => {
  throw new Error('not yet')
}

/** Points, areas, code lists, shown dimensions and policy on a day. */
export const readStructure = async (_register: RegisterQueryable, _today: Day): Promise<Structure> => {
  throw new Error('not yet')
}
