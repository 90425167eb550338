// Parents and all their children among what is told: a year and its quarters, a total and its codes, a group and its members,
// a place and its parts.
import type { Ground } from './attack.ts'
import { offsetOf, structural, type Tables, type ToldTable } from './crawl.ts'

/** A cell, and the cells that its visits are counted in once each; one offset for each child's table. */
export type Sum = {
  readonly parent: ToldTable
  readonly at: number
  readonly children: readonly ToldTable[]
  readonly offsets: readonly number[]
}

type Told = Pick<Ground, 'tables' | 'target'>

const quarterToMonths = (quarter: string): readonly string[] => {
  const [year = '', number = ''] = quarter.split('Q')
  return [1, 2, 3].map((at) => `${year}-${String((Number(number) - 1) * 3 + at).padStart(2, '0')}`)
}

export function* periodSums({ tables }: Told): Generator<Sum> {
  for (const parent of tables.all) {
    const { period } = parent
    if (period.includes('-')) continue
    const parts = period.includes('Q') ? quarterToMonths(period) : [1, 2, 3, 4].map((at) => `${period}Q${at}`)
    const children = parts.flatMap((part) => tables.find({ ...parent, period: part }) ?? [])
    if (children.length === parts.length) yield* cellByCell(parent, children)
  }
}

/** The same cell of each child. */
function* cellByCell(parent: ToldTable, children: readonly ToldTable[]): Generator<Sum> {
  for (let at = 0; at < parent.values.length; at++) {
    if (parent.values[at] === structural || children.some(({ values }) => values[at] === structural)) continue
    yield { parent, at, children, offsets: children.map(() => at) }
  }
}

/** Multi-valued dimensions have no siblings: a visit may stand under several. */
const isMany = (dimension: string): boolean => dimension.startsWith('topic') || dimension === 'referral'

export function* codeSums({ tables }: Told): Generator<Sum> {
  const sizeOf = (dimensions: readonly string[]): number =>
    dimensions.reduce((product, dimension) => product * (tables.axes.get(dimension)?.length ?? 0), 1)
  for (const child of tables.all)
    for (const [place, dimension] of child.dimensions.entries()) {
      if (isMany(dimension)) continue
      const parent = tables.find({ ...child, dimensions: child.dimensions.toSpliced(place, 1) })
      if (!parent) continue
      const inner = sizeOf(child.dimensions.slice(place + 1))
      const count = sizeOf([dimension])
      for (let at = 0; at < parent.values.length; at++) {
        const first = Math.floor(at / inner) * inner * count + (at % inner)
        const offsets: number[] = []
        for (let rank = 0; rank < count; rank++)
          if (child.values[first + rank * inner] !== structural) offsets.push(first + rank * inner)
        yield { parent, at, children: offsets.map(() => child), offsets }
      }
    }
}

export function* groupSums({ tables, target }: Told): Generator<Sum> {
  const codes = target.list.dimensions.find(({ key }) => key === 'language')?.codes ?? []
  const groups = tables.axes.get('language.1') ?? []
  for (const parent of tables.all) {
    if (parent.dimensions.join() !== 'language.1') continue
    const child = tables.find({ ...parent, dimensions: ['language'] })
    if (child) yield* groupToSums(tables, parent, child, groups, codes)
  }
}

function* groupToSums(
  { axes }: Tables,
  parent: ToldTable,
  child: ToldTable,
  groups: readonly string[],
  codes: readonly { readonly key: string; readonly parent?: string | undefined }[],
): Generator<Sum> {
  for (const [at, group] of groups.entries()) {
    const offsets = codes
      .filter((code) => code.parent === group)
      .map(({ key }) => offsetOf(axes, child.dimensions, [key]))
    if (offsets.length > 1) yield { parent, at, children: offsets.map(() => child), offsets }
  }
}

export function* placeSums({ tables, target }: Told): Generator<Sum> {
  const partsOf = (node: string): readonly string[] => {
    if (node === 'whole') return ['area:a1', 'area:a2']
    if (!node.startsWith('area:')) return []
    return target.points.filter(({ areas }) => node === `area:${areas[0]?.area}`).map(({ id }) => `point:${id}`)
  }
  for (const parent of tables.all) {
    const parts = partsOf(parent.node)
    const children = parts.flatMap((node) => tables.find({ ...parent, node }) ?? [])
    if (parts.length > 0 && children.length === parts.length) yield* cellByCell(parent, children)
  }
}
