// What the release promises, on every engine: written whole, once, never changed, and read by who cannot write.
import { expect, test } from 'vitest'
import type { Cell } from '@tukkimies/shared/release/publish.ts'
import { cellPages, readCells, readTables } from '@tukkimies/server/release/cells.ts'
import { findReleasedPeriod, listReleasedPeriods, writePeriod } from '@tukkimies/server/release/periods.ts'
import type { ReleaseReader, ReleaseStore } from '@tukkimies/server/release/schema.ts'
import { period } from './fixtures.ts'

const march = {
  visitor: 'client',
  kind: 'm',
  name: period('2026-03'),
  record: '{"profile":"S"}',
  list_hash: 'a'.repeat(64),
} as const

const cells: readonly Cell[] = ['whole', 'area:a1', 'point:p1'].flatMap((node) =>
  ['', 'age', 'topic'].flatMap((family) =>
    (family === '' ? [''] : ['b', 'a', 'c']).map((codes, at) => ({ node, family, codes, y: 8 + at })),
  ),
)

const keyOf = ({ node, family, codes }: Cell): string => JSON.stringify([node, family, codes])
const inOrder = (found: readonly Cell[]): Cell[] => found.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1))

export const releaseContract = (
  engine: string,
  open: () => Promise<{ readonly release: ReleaseStore; readonly reader: ReleaseReader }>,
): void => {
  test(`[AN60] [AN61] ${engine}: a period is written whole, and the same again changes nothing`, async () => {
    const { release, reader } = await open()
    expect(await writePeriod(release, march, cells)).toEqual({ ok: true, value: 'written' })
    expect(await writePeriod(release, march, cells)).toEqual({ ok: true, value: 'present' })
    expect(await findReleasedPeriod(reader, march)).toEqual(march)
    const pages: Cell[][] = []
    for await (const page of cellPages(reader, march, 8)) pages.push([...page])
    expect(pages.map((page) => page.length)).toEqual([8, 8, 5])
    expect(pages.flat()).toEqual(inOrder(cells))
  })

  test(`[AN60] [F56] ${engine}: another list for a period that stands is refused and touches nothing`, async () => {
    const { release, reader } = await open()
    await writePeriod(release, march, cells)
    const other = { ...march, list_hash: 'b'.repeat(64), record: '{}' }
    const refused = await writePeriod(release, other, cells.slice(1))
    expect(refused).toEqual({ ok: false, problem: { code: 'list_mismatch' } })
    expect(await findReleasedPeriod(reader, march)).toEqual(march)
    expect(await readCells(reader, march, ['whole'], [''])).toHaveLength(1)
  })

  test(`[AN60] [F56] ${engine}: a write that is stopped leaves neither period nor cells`, async () => {
    const { release, reader } = await open()
    const doubled = [...cells, cells[0] as Cell]
    await expect(writePeriod(release, march, doubled)).rejects.toThrow(/unique|duplicate/i)
    expect(await findReleasedPeriod(reader, march)).toBeNull()
    expect(await readCells(reader, march, ['whole', 'area:a1', 'point:p1'], ['', 'age', 'topic'])).toEqual([])
  })

  test(`[F52] ${engine}: two that close the same period write it once`, async () => {
    const { release } = await open()
    const both = await Promise.all([writePeriod(release, march, cells), writePeriod(release, march, cells)])
    expect(new Set(both.map((written) => written.ok && written.value))).toEqual(new Set(['present', 'written']))
  })

  test(`[AN61] [I9] ${engine}: what was published can be neither changed nor deleted nor replaced`, async () => {
    const { release, reader } = await open()
    await writePeriod(release, march, cells)
    const acts: (() => Promise<unknown>)[] = [
      () => release.query.updateTable('cell').set({ y: 99 }).execute(),
      () => release.query.updateTable('cell').set({ y: 99 }).where('node', '=', 'whole').execute(),
      () => release.query.deleteFrom('cell').execute(),
      () => release.query.updateTable('period').set({ record: '{}' }).execute(),
      () => release.query.deleteFrom('period').execute(),
      () =>
        release.query
          .insertInto('period')
          .values({ ...march, record: '{}' })
          .onConflict((conflict) => conflict.columns(['visitor', 'kind', 'name']).doUpdateSet({ record: '{}' }))
          .execute(),
    ]
    for (const act of acts) await expect(act()).rejects.toThrow('frozen')
    expect(await findReleasedPeriod(reader, march)).toEqual(march)
    expect(await readCells(reader, march, ['whole'], ['age'])).toEqual([
      { node: 'whole', family: 'age', codes: 'a', y: 9 },
      { node: 'whole', family: 'age', codes: 'b', y: 8 },
      { node: 'whole', family: 'age', codes: 'c', y: 10 },
    ])
  })

  test(`[AN66] ${engine}: the handle for figures reads and cannot write`, async () => {
    const { release, reader } = await open()
    await writePeriod(release, march, cells)
    const act = () =>
      reader.query
        .insertInto('period')
        .values({ ...march, name: period('2026-04') })
        .execute()
    await expect(act()).rejects.toThrow(/read-?only/)
    expect((await listReleasedPeriods(reader, 'client')).map(({ name }) => name)).toEqual(['2026-03'])
  })

  test(`${engine}: only the nodes, families and periods that were asked for are read`, async () => {
    const { release, reader } = await open()
    const april = { ...march, name: period('2026-04'), list_hash: 'c'.repeat(64) }
    const year = { ...march, kind: 'y', name: period('2026'), list_hash: 'd'.repeat(64) } as const
    await writePeriod(release, year, [])
    await writePeriod(release, april, [{ node: 'whole', family: '', codes: '', y: 55 }])
    await writePeriod(release, march, cells)
    await writePeriod(release, { ...march, visitor: 'partner' }, [])
    expect(await readCells(reader, april, ['whole', 'point:p1'], ['', 'age'])).toEqual([
      { node: 'whole', family: '', codes: '', y: 55 },
    ])
    const asked = await readCells(reader, march, ['point:p1', 'whole'], ['topic', ''])
    expect(asked).toEqual(inOrder(cells.filter(({ node, family }) => node !== 'area:a1' && family !== 'age')))
    expect(await readCells(reader, march, [], [''])).toEqual([])
    expect((await listReleasedPeriods(reader, 'client')).map(({ name }) => name)).toEqual([
      '2026-03',
      '2026-04',
      '2026',
    ])
  })
  test(`${engine}: tables of several periods are read at once, a row each, and codes that are not asked for stay`, async () => {
    const { release, reader } = await open()
    const april = { ...march, name: period('2026-04'), list_hash: 'c'.repeat(64) }
    await writePeriod(release, april, [{ node: 'whole', family: '', codes: '', y: 55 }])
    await writePeriod(release, march, cells)
    const own = { visitor: 'client', kind: 'm' } as const
    const periods = [march.name, april.name]
    const tables = await readTables(reader, own, { periods, nodes: ['whole', 'point:p9'], families: ['', 'age'] })
    const inTables = tables.map((table) => ({ ...table, cells: table.cells.toSorted((one, other) => one.y - other.y) }))
    const inOrderOfTables = inTables.toSorted((one, other) =>
      `${one.period}${one.family}` < `${other.period}${other.family}` ? -1 : 1,
    )
    expect(inOrderOfTables).toEqual([
      { period: march.name, node: 'whole', family: '', cells: [{ codes: '', y: 8 }] },
      {
        period: march.name,
        node: 'whole',
        family: 'age',
        cells: [
          { codes: 'b', y: 8 },
          { codes: 'a', y: 9 },
          { codes: 'c', y: 10 },
        ],
      },
      { period: april.name, node: 'whole', family: '', cells: [{ codes: '', y: 55 }] },
    ])
    const some = await readTables(reader, own, { periods, nodes: ['whole'], families: ['age'], codes: ['c', 'z'] })
    expect(some).toEqual([{ period: march.name, node: 'whole', family: 'age', cells: [{ codes: 'c', y: 10 }] }])
    expect(await readTables(reader, own, { periods: [], nodes: ['whole'], families: [''] })).toEqual([])
  })
}
