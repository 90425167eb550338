// How long what is kept, what goes next and what went; and the periods that an organisation sets for itself: proposed by the
// operator, decided by the data protection officer, as are the rounds of March and October.
import { instantToDay } from '@tukkimies/shared/day.ts'
import type { AuditEvent } from '@tukkimies/shared/register/audit.ts'
import { settingsProblem } from '@tukkimies/shared/register/retention.ts'
import {
  Destruction,
  RetentionAnswer,
  RetentionProposal,
  RoundName,
} from '@tukkimies/shared/register/retention-settings.ts'
import type { Deps } from '../deps.ts'
import { Refused } from '../refused.ts'
import { appendAudit } from '../register/audit.ts'
import {
  approveRetention,
  approveRound,
  discardRetention,
  noteDestruction,
  proposeRetention,
  readRetentionSettings,
} from '../register/retention-settings.ts'
import type { RegisterTx } from '../register/schema.ts'
import { readRetention } from '../retention.ts'
import { makeLine } from './line.ts'
import { readId } from './place-request.ts'
import { type Asking, makeBodyRoute, makeRoute, Nothing, type Route } from './route.ts'

type RetentionApiDeps = Pick<Deps, 'register' | 'keys' | 'root' | 'live' | 'now'>
type Act = Extract<AuditEvent, { event: 'retention_settings' }>['act']

const path = '/api/v1/retention'

export const retentionRoutes = (deps: RetentionApiDeps): readonly Route[] => [
  makeRoute(
    {
      method: 'get',
      path,
      right: 'read_retention',
      summary: 'What is kept how long, what goes in the next 30 days, and what went, in numbers',
      answer: RetentionAnswer,
      problems: [],
    },
    async (c) => c.json((await readRetention(deps)) satisfies RetentionAnswer),
  ),
  ...proposalRoutes(deps),
  ...roundRoutes(deps),
]

const proposalRoutes = (deps: RetentionApiDeps): readonly Route[] => {
  const declaration = { method: 'post', answer: RetentionAnswer } as const
  return [
    makeBodyRoute(
      {
        ...declaration,
        path: `${path}/propose`,
        right: 'propose_retention',
        summary: 'Puts periods and own classes before the data protection officer',
        problems: ['exists', 'identity_code'],
      },
      RetentionProposal,
      (c, { settings }) =>
        change(deps, c, 'proposed', async (tx) => {
          const problem = settingsProblem(settings)
          if (problem) throw new Refused(problem)
          await proposeRetention(tx, settings, instantToDay(deps.now()))
        }),
    ),
    makeBodyRoute(
      {
        ...declaration,
        path: `${path}/discard`,
        right: 'propose_retention',
        summary: 'Takes the proposal back',
        problems: ['outdated'],
      },
      Nothing,
      (c) =>
        change(deps, c, 'discarded', async (tx) => {
          if (!(await discardRetention(tx))) throw new Refused({ code: 'outdated' })
        }),
    ),
    makeBodyRoute(
      {
        ...declaration,
        path: `${path}/approve`,
        right: 'approve_retention',
        summary: 'Puts the proposal in force; what it shortens goes the next night',
        problems: ['outdated'],
      },
      RetentionProposal,
      (c, { settings }) =>
        change(deps, c, 'approved', async (tx) => {
          const approved = await approveRetention(tx, instantToDay(deps.now()))
          if (JSON.stringify(approved) !== JSON.stringify(settings)) throw new Refused({ code: 'outdated' })
        }),
    ),
  ]
}

const roundRoutes = (deps: RetentionApiDeps): readonly Route[] => {
  const declaration = { method: 'post', right: 'approve_retention', answer: RetentionAnswer } as const
  return [
    makeBodyRoute(
      {
        ...declaration,
        path: `${path}/rounds/:round/approve`,
        summary: 'Lets go what was over age at the beginning of the newest round',
        problems: ['not_found', 'outdated'],
      },
      Nothing,
      (c) => {
        const round = readId(c, 'round', RoundName)
        return change(deps, c, 'round', async (tx) => {
          const isNewest = await approveRound(tx, round, instantToDay(deps.now()))
          if (!isNewest) throw new Refused({ code: 'outdated' })
        })
      },
    ),
    makeBodyRoute(
      {
        ...declaration,
        path: `${path}/rounds/:round/destroyed`,
        summary: 'Notes how many of an own class were destroyed in the newest round',
        problems: ['not_found', 'outdated'],
      },
      Destruction,
      (c, destruction) => {
        const round = readId(c, 'round', RoundName)
        return change(deps, c, 'destroyed', async (tx) => {
          const { settings } = await readRetentionSettings(tx)
          if (!settings.classes.some(({ key }) => key === destruction.class)) throw new Refused({ code: 'outdated' })
          const isNewest = await noteDestruction(tx, round, instantToDay(deps.now()), destruction)
          if (!isNewest) throw new Refused({ code: 'outdated' })
        })
      },
    ),
  ]
}

const change = async (
  deps: RetentionApiDeps,
  c: Asking,
  act: Act,
  work: (tx: RegisterTx) => Promise<void>,
): Promise<Response> => {
  await deps.register.transact(async (tx) => {
    await work(tx)
    await appendAudit(tx, makeLine(c, deps.now(), { event: 'retention_settings', act }))
  })
  return c.json((await readRetention(deps)) satisfies RetentionAnswer)
}
