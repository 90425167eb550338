// A register for the tests of the release: the first code list, points and areas as each test wants them.
import firstCodeList from '@tukkimies/server/register/first-code-list.json' with { type: 'json' }
import { type Day, type PeriodName } from '@tukkimies/shared/day.ts'
import { type AreaId, type PointId } from '@tukkimies/shared/id.ts'
import { CodeList, type Dimension, type Key, type Visitor } from '@tukkimies/shared/register/code-list.ts'
import { type Area, type Point } from '@tukkimies/shared/register/organisation.ts'
import { type Lattice, makeLattice, type Structure, type Volumes } from '@tukkimies/shared/release/lattice.ts'
import { firstPolicy } from '@tukkimies/shared/release/policy.ts'

export const day = (text: string): Day => text as Day
export const period = (text: string): PeriodName => text as PeriodName

export const firstList: CodeList = CodeList.parse({ ...firstCodeList, first: '2020-01-01' })

/** The dimensions of a visitor, without the sensitive one. */
export const ordinaryKeys: readonly Key[] = firstList.dimensions.flatMap(({ key, sensitive }) =>
  sensitive ? [] : [key],
)
export const allKeys: readonly Key[] = firstList.dimensions.map(({ key }) => key)

const names = { fi: 'Piste', sv: 'Punkt', en: 'Point' }

/** A point that has always been open, in an area or in none. */
export const makePoint = (id: string, area: string | null = null, changes: Partial<Point> = {}): Point => ({
  id: id as PointId,
  names,
  first: day('2020-01-01'),
  areas: [{ from: day('2020-01-01'), area: area as AreaId | null }],
  busy: true,
  ...changes,
})

const makeArea = (id: string): Area => ({ id: id as AreaId, names })

export const makeStructure = (points: readonly Point[], changes: Partial<Structure> = {}): Structure => ({
  points,
  areas: [...new Set(points.flatMap((point) => point.areas.map(({ area }) => area)))].flatMap((area) =>
    area === null ? [] : [makeArea(area)],
  ),
  lists: [firstList],
  shown: ordinaryKeys,
  policy: firstPolicy,
  ...changes,
})

/** The same list with one of its dimensions changed, at another version if asked for. */
export const listWith = (
  key: Key,
  change: (dimension: Dimension) => Partial<Dimension>,
  version: Partial<Pick<CodeList, 'version' | 'first'>> = {},
): CodeList => ({
  ...firstList,
  ...version,
  dimensions: firstList.dimensions.map((dimension) =>
    dimension.key === key ? { ...dimension, ...change(dimension) } : dimension,
  ),
})

/** A grown register: arrivals of a year by point. */
export const volumesOf = (points: Readonly<Record<string, number>>, age = 1_000): Volumes => ({ points, age })

/** Four points, two of them in area a1, each with a quarter of the arrivals. */
export const fourPoints = [makePoint('p1', 'a1'), makePoint('p2', 'a1'), makePoint('p3'), makePoint('p4')]

export const latticeOf = (
  name: string,
  arrivals: number,
  changes: Partial<Structure> = {},
  visitor: Visitor = 'client',
): Lattice =>
  makeLattice(
    visitor,
    period(name),
    makeStructure(fourPoints, changes),
    volumesOf({ p1: arrivals / 4, p2: arrivals / 4, p3: arrivals / 4, p4: arrivals / 4 }),
    day(`${name.slice(0, 4)}-06-15`),
  )
