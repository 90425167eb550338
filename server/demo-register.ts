// The places and tablets of an invented organisation.
import { type Day } from '@tukkimies/shared/day.ts'
import { AreaId, OrganisationId, PointId } from '@tukkimies/shared/id.ts'
import { Labels, Point } from '@tukkimies/shared/register/organisation.ts'
import type { VisitScreen } from '@tukkimies/shared/register/visit-screen.ts'
import type { Deps } from './deps.ts'
import { addCodeList, makeFirstList } from './register/code-lists.ts'
import { addEnrolment, enrolDevice, noteDeviceSeen } from './register/devices.ts'
import { saveArea, saveOrganisation, savePoint } from './register/organisation.ts'
import { saveScreen } from './register/visit-screens.ts'

export const demoPointsMax = 12

const labels = (text: string): Labels => {
  const [fi, sv, en] = text.split(' / ')
  return Labels.parse({ fi, sv, en })
}

export const demoOrganisation = {
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
    await saveOrganisation(tx, demoOrganisation)
    if (points.length >= pointsWithAreasMin) for (const area of areas) await saveArea(tx, demoOrganisation.id, area)
    for (const point of points) await savePoint(tx, demoOrganisation.id, point)
    await addCodeList(tx, makeFirstList(first))
  })
  return points
}

/** One tablet a point, last seen today. What it pushed nobody can tell. */
export const addDemoTablets = async (
  { register }: Pick<Deps, 'register'>,
  points: readonly PointId[],
  today: Day,
  now: number,
): Promise<void> => {
  const report = { build: '0.1.0', waiting: 0, oldest: null, attention: 0, lost: 0, persisted: 'yes' } as const
  await register.transact(async (tx) => {
    for (const [place, point] of points.entries()) {
      const { code } = await addEnrolment(tx, point, now, `Tabletti ${place + 1}`)
      const device = await enrolDevice(tx, code, today, now)
      if (device) await noteDeviceSeen(tx, device.id, today, report)
    }
  })
}

/** A one-time code to enrol a browser as a tablet of the first point. */
export const makeDemoTabletCode = async ({ register, now }: Pick<Deps, 'register' | 'now'>): Promise<string> =>
  (await register.transact((tx) => addEnrolment(tx, PointId.parse('p1'), now(), 'Kokeilu'))).code

/** What the first point has set, for whoever looks at settings of a visit screen for the first time. */
const demoScreen: VisitScreen = {
  questions: [],
  order: [{ dimension: 'language', codes: ['ar', 'ru', 'uk', 'so'] }],
  defaults: [],
  presets: [
    { topic: ['permit'], language: ['ar'], duration: ['min15'], outcome: ['advised'] },
    { topic: ['benefits', 'forms'], language: ['so'], duration: ['min15'], outcome: ['advised'] },
  ],
}

export const addDemoScreen = async (
  { register }: Pick<Deps, 'register'>,
  [first]: readonly PointId[],
): Promise<void> => {
  if (first) await register.transact((tx) => saveScreen(tx, first, demoScreen))
}
