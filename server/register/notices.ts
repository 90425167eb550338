// The versions of the privacy notice: published ones never change, the newest is in force.
import type { Day } from '@tukkimies/shared/day.ts'
import { Notice, type NoticeDraft } from '@tukkimies/shared/register/notice.ts'
import type { RegisterQueryable, RegisterTables, RegisterTx } from './schema.ts'

/** The version in force, or `null` where none was published yet: then no contact may be recorded. */
export const readNotice = async (register: RegisterQueryable): Promise<Notice | null> => {
  const row = await register.query
    .selectFrom('notice')
    .selectAll()
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? rowToNotice(row) : null
}

/** All versions, newest first. */
export const listNotices = async (register: RegisterQueryable): Promise<Notice[]> => {
  const rows = await register.query.selectFrom('notice').selectAll().orderBy('version', 'desc').execute()
  return rows.map(rowToNotice)
}

/** Adds the next version, in force from today; two at once get a version each. */
export const addNotice = async (tx: RegisterTx, draft: NoticeDraft, today: Day): Promise<Notice> => {
  await tx.hold(['notice'])
  const notice: Notice = { version: ((await readNotice(tx))?.version ?? 0) + 1, first: today, ...draft }
  const { version, first, ...content } = notice
  await tx.query
    .insertInto('notice')
    .values({ version, first, content: JSON.stringify(content) })
    .execute()
  return notice
}

const rowToNotice = ({ version, first, content }: RegisterTables['notice']): Notice =>
  Notice.parse({ version, first, ...(JSON.parse(content) as object) })
