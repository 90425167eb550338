// The people of an invented organisation: one of each role, a trainee, and one who has not opened the account yet. Names are
// those that forms are filled in with as examples; passwords are random and told once to whoever started the demo.
import { type Day, instantToDay, monthsLater } from '@tukkimies/shared/day.ts'
import type { PointId, UserId } from '@tukkimies/shared/id.ts'
import type { GrantReason, Role } from '@tukkimies/shared/register/user.ts'
import { makeOneTimeCode } from './crypto.ts'
import { demoOrganisation } from './demo-register.ts'
import type { Deps } from './deps.ts'
import { valueOrThrow } from './refused.ts'
import { currentVersion } from './register/undertakings.ts'
import { changeUser } from './register/users.ts'
import { createAccount, findAccountByUsername, type NewAccount } from './users/accounts.ts'
import { storePassword } from './users/password.ts'

export type LogIn = { readonly role: Role; readonly username: string; readonly password: string }

type Person = {
  readonly role: Role
  readonly username: string
  readonly first: string
  readonly last: string
  readonly reason: GrantReason
  readonly is?: 'trainee' | 'invited'
  /** Whether an advisor may look contacts up. */
  readonly contacts?: boolean
}

const people: readonly Person[] = [
  { role: 'main_user', username: 'paakayttaja', first: 'Maija', last: 'Mallikas', reason: 'task' },
  { role: 'coordinator', username: 'koordinaattori', first: 'Matti', last: 'Meikäläinen', reason: 'task' },
  { role: 'advisor', username: 'neuvoja', first: 'Aino', last: 'Esimerkki', reason: 'task', contacts: true },
  { role: 'advisor', username: 'harjoittelija', first: 'Niko', last: 'Näyte', reason: 'placement', is: 'trainee' },
  { role: 'protection_officer', username: 'tietosuojavastaava', first: 'Tuulia', last: 'Turva', reason: 'task' },
  { role: 'operator', username: 'yllapitaja', first: 'Olavi', last: 'Oletus', reason: 'supplier' },
  { role: 'advisor', username: 'kutsuttu', first: 'Kaisa', last: 'Kutsuttu', reason: 'substitute', is: 'invited' },
]
const traineeMonths = 2

/** One of each role and two more; answers the log-ins of all that have a password. */
export const addDemoPeople = async (deps: Deps, points: readonly PointId[], today: Day): Promise<readonly LogIn[]> => {
  let grantor: UserId | null = null
  for (const person of people) {
    const id: UserId = valueOrThrow(await createAccount(deps, makeAccount(person, points, grantor), today))
    // Whoever is at the organisation's own points was let in by its main user.
    if (person.role === 'main_user') grantor = id
  }
  return renewDemoLogIns(deps)
}

const makeAccount = (
  { role, username, first, last, reason, is, contacts = false }: Person,
  points: readonly PointId[],
  grantor: UserId | null,
): NewAccount => ({
  role,
  organisation: role === 'operator' ? null : demoOrganisation.id,
  points: role === 'coordinator' ? points : role === 'advisor' ? points.slice(0, 1) : [],
  details: {
    first,
    last,
    username,
    email: '',
    locality: '',
    adviceLanguages: role === 'advisor' ? ['fi', 'sv', 'en'] : [],
  },
  password: null,
  endDay: null,
  trainee: is === 'trainee',
  contacts,
  grantor: role === 'operator' || role === 'protection_officer' ? null : grantor,
  reason,
})

/** New passwords for the demo's people: nothing but whoever is told them knows one. All have accepted the undertaking. */
export const renewDemoLogIns = async (deps: Deps): Promise<readonly LogIn[]> => {
  const today = instantToDay(deps.now())
  const version = await currentVersion(deps.register, today)
  const logIns: LogIn[] = []
  for (const { role, username, is } of people) {
    const account = is === 'invited' ? null : await findAccountByUsername(deps, username)
    if (!account) continue
    const password = makePassword()
    const change = {
      password: await storePassword(password, deps.root.pepper),
      password_set: today,
      failures: 0,
      undertaking: today,
      undertaking_version: version,
      end_day: is === 'trainee' ? monthsLater(today, traineeMonths) : null,
    }
    await deps.register.transact((tx) => changeUser(tx, account.id, change))
    logIns.push({ role, username, password })
  }
  return logIns
}

const makePassword = (): string =>
  makeOneTimeCode()
    .toLowerCase()
    .slice(1, 21)
    .replaceAll(/(.{5})(?=.)/g, '$1-')
