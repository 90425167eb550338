// The privacy notice: read by anybody without a log-in, published by few, and seen by each user once it has changed.
import { instantToDay } from '@tukkimies/shared/day.ts'
import { Notice, NoticeAnswer, NoticePublishing, NoticeSeen } from '@tukkimies/shared/register/notice.ts'
import { Me } from '@tukkimies/shared/register/user.ts'
import { checkText, hasUnseen } from '@tukkimies/shared/text-guard.ts'
import type { Deps } from '../deps.ts'
import { Refused } from '../refused.ts'
import { appendAudit } from '../register/audit.ts'
import { addNotice, holdNotices, listNotices, readNotice } from '../register/notices.ts'
import { changeUser } from '../register/users.ts'
import { makeLine } from './line.ts'
import { accountToMe, ownAccountOrThrow } from './me.ts'
import { makeBodyRoute, makeRoute, type Route } from './route.ts'

type NoticeDeps = Pick<Deps, 'register' | 'live' | 'reader' | 'keys' | 'root' | 'now'>

/** Names of a processor's task lie deeper than what is usually sent. */
const draftDepthMax = 8

export const noticeRoutes = (deps: NoticeDeps): readonly Route[] => [
  readRoute(deps),
  publishRoute(deps),
  seenRoute(deps),
]

const readRoute = ({ register }: NoticeDeps): Route =>
  makeRoute(
    {
      method: 'get',
      path: '/api/v1/notice',
      right: 'open_app',
      summary: 'Every version of the privacy notice, newest first; none before the first is published',
      answer: NoticeAnswer,
      problems: [],
    },
    async (c) => c.json({ versions: await listNotices(register) } satisfies NoticeAnswer),
  )

const publishRoute = (deps: NoticeDeps): Route =>
  makeBodyRoute(
    {
      method: 'post',
      path: '/api/v1/notice',
      right: 'publish_notice',
      summary: 'Publishes the next version of the privacy notice',
      answer: Notice,
      depthMax: draftDepthMax,
      problems: ['outdated', 'identity_code'],
    },
    NoticePublishing,
    async (c, { after, ...draft }) => {
      checkDraftTexts(draft)
      const notice = await deps.register.transact(async (tx) => {
        await holdNotices(tx)
        // Of a version published meanwhile its settings have not been read, and would be lost.
        if (((await readNotice(tx))?.version ?? 0) !== after) throw new Refused({ code: 'outdated' })
        const published = await addNotice(tx, draft, instantToDay(deps.now()))
        const { version } = published
        await appendAudit(tx, makeLine(c, deps.now(), { event: 'notice_published', version }, null))
        return published
      })
      return c.json(notice)
    },
  )

const seenRoute = (deps: NoticeDeps): Route =>
  makeBodyRoute(
    {
      method: 'post',
      path: '/api/v1/me/notice',
      right: 'read_own_details',
      summary: 'Notes which version of the privacy notice the user has seen',
      answer: Me,
      problems: ['outdated'],
    },
    NoticeSeen,
    async (c, { version }) => {
      const account = await ownAccountOrThrow(c, deps)
      const noticeVersion = await deps.register.transact(async (tx) => {
        if (version > ((await readNotice(tx))?.version ?? 0)) throw new Refused({ code: 'outdated' })
        const seen = Math.max(version, account.noticeVersion ?? 0)
        await changeUser(tx, account.id, { notice_version: seen })
        return seen
      })
      return c.json(await accountToMe(deps, { ...account, noticeVersion }))
    },
  )

/** Addresses and numbers of offices belong here; identity codes and what is not seen do not. */
const checkDraftTexts = (draft: Omit<NoticePublishing, 'after'>): void => {
  const { settings, changes } = draft
  for (const [field, part] of Object.entries({ ...settings, changes }))
    for (const text of textsIn(part)) {
      if (checkText(text) === 'identity_code') throw new Refused({ code: 'identity_code', field })
      if (hasUnseen(text.replaceAll('\n', ' '))) throw new Refused({ code: 'invalid', field })
    }
}

const textsIn = (part: unknown): readonly string[] => {
  if (typeof part === 'string') return [part]
  return typeof part === 'object' && part !== null ? Object.values(part).flatMap(textsIn) : []
}
