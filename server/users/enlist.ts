// A user made at the command line: the first main user together with the organisation, or a further user of one there is.
import { instantToDay } from '@tukkimies/shared/day.ts'
import type { OrganisationId, UserId } from '@tukkimies/shared/id.ts'
import { accept, type Checked, refuse } from '@tukkimies/shared/problem.ts'
import type { Labels } from '@tukkimies/shared/register/organisation.ts'
import type { Details, Role } from '@tukkimies/shared/register/user.ts'
import { appendAudit } from '../register/audit.ts'
import { readPlaces } from '../register/organisation.ts'
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
  /** Of a register in use: the points that the user is granted. */
  readonly granted: readonly string[]
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
  await setUp(stores, request, now)
  return accept(null)
}

const enlistFurther = async (stores: AccountStores, asked: Enlistment, now: number): Promise<Checked<null>> => {
  const { role, details } = asked
  const { organisations, points } = await readPlaces(stores.register)
  const [organisation, another] = organisations
  if (!organisation || another) return refuse({ code: 'invalid', field: 'organisation' })
  const granted = points.map(({ id }) => id).filter((id) => asked.granted.includes(id))
  if (granted.length !== asked.granted.length) return refuse({ code: 'invalid', field: 'at' })
  const spelled = checkPassword(asked.password, [details.first, details.last, details.username])
  if (!spelled.ok) return spelled
  const password = await storePassword(spelled.value, stores.root.pepper)
  const account = { role, organisation: organisation.id, points: granted, details, password, endDay: null }
  const created = await createAccount(stores, account, instantToDay(now))
  if (!created.ok) return created
  await noteCreation(stores, { user: created.value, role, organisation: organisation.id }, now)
  return accept(null)
}

const noteCreation = (
  { register }: AccountStores,
  { user, role, organisation }: { user: UserId; role: Role; organisation: OrganisationId },
  at: number,
): Promise<void> =>
  register.transact((tx) =>
    appendAudit(tx, { at, actor: { is: 'nobody' }, organisation, event: { event: 'user_created', user, role } }),
  )
