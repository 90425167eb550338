// Keys that are lost look like everybody erased. Nothing may act on that: a start and a night stop instead (F66).
import { areKeysLost } from './contacts/sweep.ts'
import { readFact } from './database.ts'
import type { Deps } from './deps.ts'
import { countUsers } from './register/users.ts'
import { listKeyless } from './users/accounts.ts'

/** Throws where *keys* cannot be those of the register: made anew beside it, or opening none of its rows. */
export const refuseLostKeys = async (deps: Pick<Deps, 'register' | 'keys' | 'root' | 'now'>): Promise<void> => {
  const users = await countUsers(deps.register)
  const isNew =
    users > 0 &&
    (await readFact(deps.register, 'generation')) !== null &&
    (await readFact(deps.keys, 'generation')) === null
  // One alone may be somebody whose deletion was cut short.
  const isForeign = users > 1 && (await listKeyless(deps)).length === users
  if (!isNew && !isForeign && !(await areKeysLost(deps))) return
  throw new Error('The keys are lost, or belong to another register: put them back with restore --only keys.')
}
