// The versions of the privacy notice: published ones never change, the newest is in force.
import type { Day } from '@tukkimies/shared/day.ts'
import { Notice, type NoticeDraft } from '@tukkimies/shared/register/notice.ts'
import { readRetentionSettings } from './retention-settings.ts'
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

/** Keeps other publications waiting until the transaction ends. */
export const holdNotices = (tx: RegisterTx): Promise<void> => tx.hold(['notice'])

/** Adds the next version, in force from today; two at once get a version each. */
export const addNotice = async (tx: RegisterTx, draft: NoticeDraft, today: Day): Promise<Notice> => {
  await holdNotices(tx)
  const { settings: retention } = await readRetentionSettings(tx)
  const notice: Notice = { version: ((await readNotice(tx))?.version ?? 0) + 1, first: today, ...draft, retention }
  const { version, first, ...content } = notice
  await tx.query
    .insertInto('notice')
    .values({ version, first, content: JSON.stringify(content) })
    .execute()
  return notice
}

/** What an operator has to be told of the notice: none is published, or it says other periods than were approved since. */
export const noticeWarning = async (
  register: RegisterQueryable,
): Promise<'notice-missing' | 'notice-retention-outdated' | null> => {
  const notice = await readNotice(register)
  if (!notice) return 'notice-missing'
  const { settings } = await readRetentionSettings(register)
  // Both have passed the same schema, which puts their fields in one order.
  return JSON.stringify(notice.retention) === JSON.stringify(settings) ? null : 'notice-retention-outdated'
}

/**
 * The version that a user is to be shown: the newest, if nothing was seen yet or something significant came since; `null`
 * where there is nothing to show (D21).
 */
export const noticeDueOf = async (register: RegisterQueryable, seen: number | null): Promise<number | null> => {
  const unseen = (await listNotices(register)).filter(({ version }) => version > (seen ?? 0))
  const isDue = seen === null || unseen.some(({ significant }) => significant)
  return isDue ? (unseen[0]?.version ?? null) : null
}

const rowToNotice = ({ version, first, content }: RegisterTables['notice']): Notice =>
  Notice.parse({ version, first, ...(JSON.parse(content) as object) })
