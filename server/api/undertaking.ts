// The undertaking of use and confidentiality: reading and accepting it, and publishing its next version.
import { instantToDay } from '@tukkimies/shared/day.ts'
import {
  Me,
  Undertaking,
  UndertakingAcceptance,
  UndertakingAnswer,
  UndertakingDraft,
} from '@tukkimies/shared/register/user.ts'
import type { Deps } from '../deps.ts'
import { Refused } from '../refused.ts'
import { appendAudit } from '../register/audit.ts'
import { addUndertaking, readUndertaking } from '../register/undertakings.ts'
import { changeUser } from '../register/users.ts'
import { makeLine } from './line.ts'
import { accountToMe, ownAccountOrThrow } from './me.ts'
import { makeBodyRoute, makeRoute, type Route } from './route.ts'

type UndertakingDeps = Pick<Deps, 'register' | 'live' | 'reader' | 'keys' | 'root' | 'now'>

export const undertakingRoutes = (deps: UndertakingDeps): readonly Route[] => [
  readRoute(deps),
  acceptRoute(deps),
  publishRoute(deps),
]

const readRoute = (deps: UndertakingDeps): Route =>
  makeRoute(
    {
      method: 'get',
      path: '/api/v1/undertaking',
      right: 'accept_undertaking',
      summary: 'The undertaking in force, and the version accepted',
      answer: UndertakingAnswer,
      problems: [],
    },
    async (c) => {
      const { undertaking: day, undertakingVersion: version } = await ownAccountOrThrow(c, deps)
      const current = await readUndertaking(deps.register, instantToDay(deps.now()))
      const accepted = day === null || version === null ? null : { version, day }
      return c.json({ current, accepted } satisfies UndertakingAnswer)
    },
  )

const acceptRoute = (deps: UndertakingDeps): Route =>
  makeBodyRoute(
    {
      method: 'post',
      path: '/api/v1/undertaking/accept',
      right: 'accept_undertaking',
      summary: 'Accepts the version in force',
      answer: Me,
      problems: ['outdated'],
    },
    UndertakingAcceptance,
    async (c, { version }) => {
      const account = await ownAccountOrThrow(c, deps)
      const today = instantToDay(deps.now())
      await deps.register.transact(async (tx) => {
        // Of a version published meanwhile its text has not been read.
        const current = await readUndertaking(tx, today)
        if (version !== current.version) throw new Refused({ code: 'outdated' })
        if (account.undertakingVersion === version) return
        await changeUser(tx, account.id, { undertaking: today, undertaking_version: version })
        await appendAudit(tx, makeLine(c, deps.now(), { event: 'undertaking_accepted', user: account.id, version }))
      })
      return c.json(await accountToMe(deps, account))
    },
  )

const publishRoute = (deps: UndertakingDeps): Route =>
  makeBodyRoute(
    {
      method: 'post',
      path: '/api/v1/undertakings',
      right: 'publish_undertaking',
      summary: 'Publishes the next version, which everybody has to accept',
      answer: Undertaking,
      problems: [],
    },
    UndertakingDraft,
    async (c, { texts }) => {
      const first = instantToDay(deps.now())
      const version = await deps.register.transact(async (tx) => {
        const next = await addUndertaking(tx, texts, first)
        await appendAudit(tx, makeLine(c, deps.now(), { event: 'undertaking_published', version: next }, null))
        return next
      })
      return c.json({ version, first, texts } satisfies Undertaking)
    },
  )
