// The places, people and tablets of an invented organisation. Names are those that forms are filled in with as examples;
// passwords are random and told once to whoever started the demo.
import { type Day } from '@tukkimies/shared/day.ts'
import { AreaId, OrganisationId, PointId } from '@tukkimies/shared/id.ts'
import { Labels, Point } from '@tukkimies/shared/register/organisation.ts'
import type { Role } from '@tukkimies/shared/register/user.ts'
import { makeOneTimeCode } from './crypto.ts'
import type { Deps } from './deps.ts'
import { valueOrThrow } from './refused.ts'
import { addCodeList, makeFirstList } from './register/code-lists.ts'
import { addEnrolment, enrolDevice, noteDeviceSeen } from './register/devices.ts'
import { saveArea, saveOrganisation, savePoint } from './register/organisation.ts'
import { changeUser } from './register/users.ts'
import { createAccount, findAccountByUsername } from './users/accounts.ts'
import { storePassword } from './users/password.ts'

export type LogIn = { readonly role: Role; readonly username: string; readonly password: string }

export const demoPointsMax = 12

const labels = (text: string): Labels => {
  const [fi, sv, en] = text.split(' / ')
  return Labels.parse({ fi, sv, en })
}

const organisation = {
  id: OrganisationId.parse('o1'),
  names: labels('Esimerkkilän neuvonta / Exempelby rådgivning / Exampleton Advice'),
}
const areas = [
  { id: AreaId.parse('a1'), names: labels('Rannikko / Kusten / Coast') },
  { id: AreaId.parse('a2'), names: labels('Sisämaa / Inlandet / Inland') },
] as const
const pointNames: readonly Labels[] = [
  'Keskusta / Centrum / City centre',
  'Itäkeskus / Östra centrum / East centre',
  'Kirjasto / Biblioteket / Library',
  'Satama / Hamnen / Harbour',
  'Asemanseutu / Stationsområdet / Station area',
  'Länsiranta / Västra stranden / West shore',
  'Kauppakeskus / Köpcentret / Shopping centre',
  'Pohjoispuisto / Norra parken / North park',
  'Kampus / Campus / Campus',
  'Kylätalo / Byahuset / Village house',
  'Mäkirinne / Backen / Hillside',
  'Verkkoneuvonta / Nätrådgivning / Online advice',
].map(labels)
/** With fewer points than this there is one division only: the points. */
const pointsWithAreasMin = 4

const people: readonly {
  readonly role: Role
  readonly username: string
  readonly first: string
  readonly last: string
}[] = [
  { role: 'main_user', username: 'paakayttaja', first: 'Maija', last: 'Mallikas' },
  { role: 'coordinator', username: 'koordinaattori', first: 'Matti', last: 'Meikäläinen' },
  { role: 'advisor', username: 'neuvoja', first: 'Aino', last: 'Esimerkki' },
]

/** Organisation, areas, points and code list, as if they had been there since `first`. `busy`: at least 120 visits a year. */
export const addDemoPlaces = async (
  { register }: Pick<Deps, 'register'>,
  first: Day,
  busy: readonly boolean[],
): Promise<readonly Point[]> => {
  const from = `${first.slice(0, 4)}-01-01`
  const points = busy.map((isBusy, place) => {
    const area = busy.length < pointsWithAreasMin ? null : (areas[place % areas.length]?.id ?? null)
    return Point.parse({
      id: PointId.parse(`p${place + 1}`),
      names: pointNames[place],
      first,
      areas: area === null ? [] : [{ from, area }],
      busy: isBusy,
    })
  })
  await register.transact(async (tx) => {
    await saveOrganisation(tx, organisation)
    if (points.length >= pointsWithAreasMin) for (const area of areas) await saveArea(tx, organisation.id, area)
    for (const point of points) await savePoint(tx, organisation.id, point)
    await addCodeList(tx, makeFirstList(first))
  })
  return points
}

/** A main user, a coordinator of all points, an advisor of the first one; answers their log-ins. */
export const addDemoPeople = async (deps: Deps, points: readonly PointId[], today: Day): Promise<readonly LogIn[]> => {
  for (const { role, username, first, last } of people) {
    const granted = role === 'coordinator' ? points : role === 'advisor' ? points.slice(0, 1) : []
    const details = { first, last, username, email: '', locality: '', adviceLanguages: ['fi', 'sv', 'en'] }
    const account = { role, organisation: organisation.id, points: granted, details, password: null, endDay: null }
    valueOrThrow(await createAccount(deps, account, today))
  }
  return renewDemoLogIns(deps)
}

/** New passwords for the demo's people: nothing but whoever is told them knows one. */
export const renewDemoLogIns = async (deps: Deps): Promise<readonly LogIn[]> => {
  const logIns: LogIn[] = []
  for (const { role, username } of people) {
    const account = await findAccountByUsername(deps, username)
    if (!account) continue
    const password = makePassword()
    const stored = await storePassword(password, deps.root.pepper)
    await deps.register.transact((tx) => changeUser(tx, account.id, { password: stored, failures: 0 }))
    logIns.push({ role, username, password })
  }
  return logIns
}

const makePassword = (): string =>
  makeOneTimeCode()
    .toLowerCase()
    .slice(1, 21)
    .replaceAll(/(.{5})(?=.)/g, '$1-')

/** One tablet a point, last seen today. What it pushed nobody can tell. */
export const addDemoTablets = async (
  { register }: Pick<Deps, 'register'>,
  points: readonly PointId[],
  today: Day,
  now: number,
): Promise<void> => {
  const report = { build: '0.1.0', waiting: 0, oldest: null, attention: 0, lost: 0, persisted: 'yes' } as const
  await register.transact(async (tx) => {
    for (const point of points) {
      const { code } = await addEnrolment(tx, point, now)
      const device = await enrolDevice(tx, code, today, now)
      if (device) await noteDeviceSeen(tx, device.id, today, report)
    }
  })
}

/** A one-time code to enrol a browser as a tablet of the first point. */
export const makeDemoTabletCode = async ({ register, now }: Pick<Deps, 'register' | 'now'>): Promise<string> =>
  (await register.transact((tx) => addEnrolment(tx, PointId.parse('p1'), now()))).code
