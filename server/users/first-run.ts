// The first run: an empty register becomes that of an organisation, once, by whoever holds the one-time code that the
// server printed when it started empty.
import { type Day, instantToDay } from '@tukkimies/shared/day.ts'
import { OrganisationId, PointId } from '@tukkimies/shared/id.ts'
import type { AuditEvent } from '@tukkimies/shared/register/audit.ts'
import type { FirstRunRequest } from '@tukkimies/shared/register/user.ts'
import { equalBytes, makeOneTimeCode, sha256Hex } from '../crypto.ts'
import { Refused, valueOrThrow } from '../refused.ts'
import { appendAudit, type Moment } from '../register/audit.ts'
import { addCodeList, makeFirstList, readCodeLists } from '../register/code-lists.ts'
import { saveOrganisation, savePoint } from '../register/organisation.ts'
import type { RegisterTx } from '../register/schema.ts'
import { deleteSetting, readSetting, writeSetting } from '../register/settings.ts'
import { countUsers } from '../register/users.ts'
import { type AccountStores, createAccount } from './accounts.ts'
import { checkPassword, storePassword } from './password.ts'

type FirstRunStores = Pick<AccountStores, 'register'>

const organisationId = OrganisationId.parse('o1')

/** Whether nobody has an account yet. */
export const isWaiting = async ({ register }: FirstRunStores): Promise<boolean> => (await countUsers(register)) === 0

/** A new one-time code for an empty register, to be printed once; the one before it ends. `null` if there are users. */
export const makeFirstRunCode = async (stores: FirstRunStores): Promise<string | null> => {
  if (!(await isWaiting(stores))) return null
  const code = makeOneTimeCode()
  await stores.register.transact((tx) => writeSetting(tx, 'first-run', sha256Hex(code)))
  return code
}

/**
 * Creates organisation, points, code list and the first main user. The code is used up in the transaction that creates
 * them, so that of two runs at once one wins. Problems: already_set_up, code_unknown, password_short, password_known.
 */
export const setUp = async (stores: AccountStores, request: FirstRunRequest, moment: Moment): Promise<void> => {
  if (!(await isWaiting(stores))) throw new Refused({ code: 'already_set_up' })
  checkCode(request.code, await readSetting(stores.register, 'first-run'))
  const { first, last, username } = request.user
  const names = Object.values(request.organisation)
  const spelled = valueOrThrow(checkPassword(request.password, [first, last, username, ...names]))
  const password = await storePassword(spelled, stores.root.pepper)
  const today = instantToDay(moment.at)
  await stores.register.transact(async (tx) => {
    checkCode(request.code, await deleteSetting(tx, 'first-run'))
    await savePlaces(tx, request, today)
    await noteRun(tx, { event: 'set_up', organisation: organisationId, points: request.points.length }, moment)
  })
  const account = { role: 'main_user', organisation: organisationId, points: [], endDay: null } as const
  const user = valueOrThrow(await createAccount(stores, { ...account, details: request.user, password }, today))
  await stores.register.transact((tx) => noteRun(tx, { event: 'user_created', user, role: account.role }, moment))
}

const noteRun = (tx: RegisterTx, event: AuditEvent, moment: Moment): Promise<void> =>
  appendAudit(tx, { ...moment, actor: { is: 'nobody' }, organisation: organisationId, event })

const checkCode = (code: string, stored: string | null): void => {
  if (!equalBytes(Buffer.from(sha256Hex(code)), Buffer.from(stored ?? ''))) throw new Refused({ code: 'code_unknown' })
}

const savePlaces = async (tx: RegisterTx, request: FirstRunRequest, today: Day): Promise<void> => {
  await saveOrganisation(tx, { id: organisationId, names: request.organisation })
  for (const [place, { names, busy }] of request.points.entries()) {
    const id = PointId.parse(`p${place + 1}`)
    await savePoint(tx, organisationId, { id, names, first: today, areas: [], busy })
  }
  if ((await readCodeLists(tx)).length === 0) await addCodeList(tx, makeFirstList(today))
}
