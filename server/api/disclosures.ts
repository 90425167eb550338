// The disclosure register: noting that statistics were handed on, and reading what was. Reading it is a line of the log,
// written before the answer goes out.
import { instantToDay } from '@tukkimies/shared/day.ts'
import {
  Disclosure,
  DisclosureList,
  disclosurePageLines,
  DisclosureRequest,
  NewDisclosure,
} from '@tukkimies/shared/register/disclosure.ts'
import type { UserId } from '@tukkimies/shared/id.ts'
import type { Scope } from '@tukkimies/shared/register/rights.ts'
import type { Deps } from '../deps.ts'
import { noteDisclosure } from '../disclosures.ts'
import { appendAudit } from '../register/audit.ts'
import { listDisclosures } from '../register/disclosures.ts'
import { listAccounts } from '../users/accounts.ts'
import { makeLine } from './line.ts'
import { readQuery } from './query.ts'
import { makeBodyRoute, makeRoute, type Route } from './route.ts'
import { userOf } from './who.ts'

type DisclosureDeps = Pick<Deps, 'register' | 'keys' | 'root' | 'now' | 'random'>

const path = '/api/v1/disclosures'
const { from, to, form, basis } = DisclosureRequest.shape

export const disclosureRoutes = (deps: DisclosureDeps): readonly Route[] => [listRoute(deps), noteRoute(deps)]

const listRoute = (deps: DisclosureDeps): Route =>
  makeRoute(
    {
      method: 'get',
      path,
      right: 'read_disclosures',
      summary: 'Statistics that were handed on, newest first; each reading is a line of the log',
      query: [
        { name: 'from', schema: from, required: false },
        { name: 'to', schema: to, required: false },
        { name: 'form', schema: form, required: false },
        { name: 'basis', schema: basis, required: false },
      ],
      answer: DisclosureList,
      problems: ['unknown_parameter', 'invalid'],
    },
    async (c) => {
      const { scope } = userOf(c.get('who'))
      const asked = readQuery(c, ['from', 'to', 'form', 'basis'], DisclosureRequest)
      const found = await deps.register.transact(async (tx) => {
        // One more than is told: it says whether there are more.
        const lines = await listDisclosures(tx, scope, instantToDay(deps.now()), disclosurePageLines + 1, asked)
        const told = Math.min(lines.length, disclosurePageLines)
        await appendAudit(tx, makeLine(c, deps.now(), { event: 'disclosures_read', lines: told }))
        return lines
      })
      const disclosures = found.slice(0, disclosurePageLines)
      const more = found.length > disclosurePageLines
      return c.json({ disclosures, names: await namesIn(deps, scope, disclosures), more } satisfies DisclosureList)
    },
  )

const noteRoute = (deps: DisclosureDeps): Route =>
  makeBodyRoute(
    {
      method: 'post',
      path,
      right: 'note_disclosures',
      summary: 'Notes that statistics were handed on; personal data are handed on to nobody but the person',
      answer: Disclosure,
      problems: ['identity_code', 'text_found'],
    },
    NewDisclosure,
    async (c, draft) => {
      const { user } = userOf(c.get('who'))
      const { id, organisation } = user
      const noted = await deps.register.transact((tx) =>
        noteDisclosure(deps, tx, { user: id, organisation, line: (event) => makeLine(c, deps.now(), event) }, draft),
      )
      return c.json(noted)
    },
  )

/** Names of those who noted the lines and whose accounts the reader's scope holds. */
const namesIn = async (
  deps: DisclosureDeps,
  scope: Scope,
  lines: readonly Disclosure[],
): Promise<Record<UserId, string>> => {
  const named = new Set(lines.map(({ by }) => by))
  const accounts = (await listAccounts(deps, scope)).filter(({ id }) => named.has(id))
  return Object.fromEntries(accounts.map(({ id, details }) => [id, `${details.first} ${details.last}`]))
}
