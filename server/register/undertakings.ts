// The versions of the confidentiality undertaking. The first stands in the product; further ones are published here.
import type { Day } from '@tukkimies/shared/day.ts'
import { Texts } from '@tukkimies/shared/register/organisation.ts'
import { firstUndertaking } from '@tukkimies/shared/register/undertaking.ts'
import { Undertaking } from '@tukkimies/shared/register/user.ts'
import type { RegisterQueryable, RegisterTx } from './schema.ts'

/** The undertaking in force on a day. */
export const readUndertaking = async (register: RegisterQueryable, today: Day): Promise<Undertaking> => {
  const versions = register.query.selectFrom('undertaking').selectAll().where('first', '<=', today)
  const row = await versions.orderBy('version', 'desc').limit(1).executeTakeFirst()
  if (!row) return firstUndertaking
  const { version, first, content } = row
  return Undertaking.parse({ version, first, texts: JSON.parse(content) })
}

/** The number of the version in force on a day: what a user has to have accepted. */
export const currentVersion = async (register: RegisterQueryable, today: Day): Promise<number> => {
  const versions = register.query.selectFrom('undertaking').select('version').where('first', '<=', today)
  const row = await versions.orderBy('version', 'desc').limit(1).executeTakeFirst()
  return row?.version ?? firstUndertaking.version
}

/** Adds the next version, in force from `first` on; answers its number. */
export const addUndertaking = async (tx: RegisterTx, texts: Texts, first: Day): Promise<number> => {
  await tx.hold(['undertaking'])
  const newest = tx.query.selectFrom('undertaking').select('version').orderBy('version', 'desc').limit(1)
  const version = ((await newest.executeTakeFirst())?.version ?? firstUndertaking.version) + 1
  await tx.query
    .insertInto('undertaking')
    .values({ version, first, content: JSON.stringify(texts) })
    .execute()
  return version
}
