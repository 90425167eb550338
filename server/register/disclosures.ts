// The disclosure register: what statistics were handed on, to whom, for what. Lines are added and, when their time is over,
// deleted; none is ever changed.
import type { Day } from '@tukkimies/shared/day.ts'
import { Disclosure, type DisclosureRequest, type NewDisclosure } from '@tukkimies/shared/register/disclosure.ts'
import type { DisclosureId, OrganisationId, UserId } from '@tukkimies/shared/id.ts'
import { isDisclosureOver } from '@tukkimies/shared/register/retention.ts'
import type { Scope } from '@tukkimies/shared/register/rights.ts'
import { readMonths } from './retention-settings.ts'
import type { RegisterQueryable, RegisterTables, RegisterTx } from './schema.ts'

/** A line as it is stored: whose it is, who noted it and when. */
export type StoredDisclosure = {
  readonly id: DisclosureId
  readonly organisation: OrganisationId | null
  readonly day: Day
  readonly user: UserId
  readonly draft: NewDisclosure
}

/** Adds a line. */
export const addDisclosure = async (tx: RegisterTx, disclosure: StoredDisclosure): Promise<void> => {
  const { id, organisation, day, user, draft } = disclosure
  await tx.query
    .insertInto('disclosure')
    .values({ id, organisation, day, user, content: JSON.stringify(draft) })
    .execute()
}

/**
 * Lines of all or of an organisation that are not over, whether the night has run or not: newest first, narrowed down. Other
 * scopes hold none.
 */
export const listDisclosures = async (
  register: RegisterQueryable,
  scope: Scope,
  today: Day,
  limit: number,
  { from, to, form, basis }: DisclosureRequest = {},
): Promise<Disclosure[]> => {
  if (scope.is !== 'all' && scope.is !== 'organisation') return []
  let lines = register.query.selectFrom('disclosure').selectAll()
  if (scope.is === 'organisation') lines = lines.where('organisation', '=', scope.organisation)
  if (from !== undefined) lines = lines.where('day', '>=', from)
  if (to !== undefined) lines = lines.where('day', '<=', to)
  const months = await readMonths(register, 'disclosure')
  const rows = await lines.orderBy('day', 'desc').orderBy('id').execute()
  return rows
    .filter(({ day }) => !isDisclosureOver(day, today, months))
    .map(rowToDisclosure)
    .filter((line) => (form === undefined || line.form === form) && (basis === undefined || line.basis === basis))
    .slice(0, limit)
}

const rowToDisclosure = ({ id, day, user, content }: RegisterTables['disclosure']): Disclosure =>
  Disclosure.parse({ id, day, by: user, ...(JSON.parse(content) as object) })
