// A user made at the command line: the first main user together with the organisation, or a further user of one there is.
import { instantToDay } from '@tukkimies/shared/day.ts'
import type { OrganisationId, UserId } from '@tukkimies/shared/id.ts'
import { accept, type Checked, refuse } from '@tukkimies/shared/problem.ts'
import type { Labels, Organisation } from '@tukkimies/shared/register/organisation.ts'
import type { Details, Role } from '@tukkimies/shared/register/user.ts'
import { appendAudit } from '../register/audit.ts'
import { listPoints, readPlaces } from '../register/organisation.ts'
import { type AccountStores, createAccount } from './accounts.ts'
import { makeFirstRunCode, setUp } from './first-run.ts'
import { checkPassword, storePassword } from './password.ts'

export type Enlistment = {
  readonly role: Role
  readonly details: Details
  readonly password: string
  /** Of a register that is still empty: what the first run asks for. */
  readonly organisation: Labels | null
  readonly points: readonly { readonly names: Labels; readonly busy: boolean }[]
  /** Of a register in use: the points that the user is granted, and the organisation, unless there is only one. */
  readonly granted: readonly string[]
  readonly within: string | null
}

/**
 * Creates the account, in an empty register everything else that the first run creates. Problems: `missing` with the field,
 * `invalid` for points that there are not, `exists`, password_short, password_known.
 */
export const enlistUser = async (stores: AccountStores, asked: Enlistment, now: number): Promise<Checked<null>> => {
  const { details, password } = asked
  const code = await makeFirstRunCode(stores)
  if (code === null) return enlistFurther(stores, asked, now)
  if (asked.organisation === null) return refuse({ code: 'missing', field: 'organisation' })
  if (asked.points.length === 0) return refuse({ code: 'missing', field: 'point' })
  if (asked.role !== 'main_user') return refuse({ code: 'invalid', field: 'role' })
  const request = { code, organisation: asked.organisation, points: [...asked.points], user: details, password }
  await setUp(stores, request, { at: now })
  return accept(null)
}

const enlistFurther = async (stores: AccountStores, asked: Enlistment, now: number): Promise<Checked<null>> => {
  const { role, details } = asked
  const { organisations, points } = await readPlaces(stores.register)
  const belonging = chooseOrganisation(organisations, asked)
  if (!belonging.ok) return belonging
  const organisation = belonging.value
  const own = organisation === null ? [] : await listPoints(stores.register, { is: 'organisation', organisation })
  const granted = (role === 'coordinator' ? points : own).map(({ id }) => id).filter((id) => asked.granted.includes(id))
  if (granted.length !== asked.granted.length) return refuse({ code: 'invalid', field: 'at' })
  const spelled = checkPassword(asked.password, [details.first, details.last, details.username])
  if (!spelled.ok) return spelled
  const password = await storePassword(spelled.value, stores.root.pepper)
  const account = { role, organisation, points: granted, details, password, endDay: null }
  const created = await createAccount(stores, account, instantToDay(now))
  if (!created.ok) return created
  await noteCreation(stores, { user: created.value, role, organisation }, now)
  return accept(null)
}

/** An operator belongs to none, a protection officer to one if it is named or the only one. */
const chooseOrganisation = (
  organisations: readonly Organisation[],
  { role, within }: Enlistment,
): Checked<OrganisationId | null> => {
  if (role === 'operator') return within === null ? accept(null) : refuse({ code: 'invalid', field: 'within' })
  const named = organisations.filter(({ id }) => within === null || id === within)
  const [organisation, another] = named
  if (organisation && !another) return accept(organisation.id)
  if (role === 'protection_officer' && within === null) return accept(null)
  return within === null ? refuse({ code: 'missing', field: 'within' }) : refuse({ code: 'invalid', field: 'within' })
}

const noteCreation = (
  { register }: AccountStores,
  { user, role, organisation }: { user: UserId; role: Role; organisation: OrganisationId | null },
  at: number,
): Promise<void> =>
  register.transact((tx) =>
    appendAudit(tx, { at, actor: { is: 'nobody' }, organisation, event: { event: 'user_created', user, role } }),
  )
