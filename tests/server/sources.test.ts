// What was read of the release is kept, as much as there is room for: what is kept needs no database any more.
import { expect, test } from 'vitest'
import type { CellSource } from '@tukkimies/shared/release/table.ts'
import { openReader, openStore } from '@tukkimies/server/engines/open.ts'
import { writePeriod } from '@tukkimies/server/release/periods.ts'
import { migrations, type ReleaseTables } from '@tukkimies/server/release/schema.ts'
import { readSources } from '@tukkimies/server/visits/sources.ts'
import { useEngines } from '../contracts/engines.ts'
import { period } from '../contracts/fixtures.ts'

const makeGround = useEngines()
const march = { visitor: 'client', kind: 'm', name: period('2026-03') } as const
const cells = ['age', 'topic'].flatMap((family) =>
  ['a', 'b', 'c'].map((codes, at) => ({ node: 'whole', family, codes, y: 8 + at })),
)
const sourceOf = (family: string): CellSource => ({ period: march.name, node: 'whole', family })
const records = [{ lattice: march, listHash: 'a'.repeat(64) }]
const plan = (...families: string[]) => ({ records, sources: families.map(sourceOf), codes: new Map() })

test('[AN61][AN76] tables that were read last are kept whole, up to a limit of cells, each list apart', async () => {
  const ground = await makeGround('sqlite')
  const place = ground.place('release')
  const release = await openStore<ReleaseTables>(place, migrations)
  await writePeriod(release, { ...march, record: '{}', list_hash: 'a'.repeat(64) }, cells)
  const reader = await openReader<ReleaseTables>(place)
  // Room for one table of three and for one without any.
  const read = (...families: string[]) => readSources(reader, 'client', plan(...families), 5)
  const age = await read('age')
  expect(age).toEqual([
    {
      ...sourceOf('age'),
      cells: [
        { codes: 'a', y: 8 },
        { codes: 'b', y: 9 },
        { codes: 'c', y: 10 },
      ],
    },
  ])
  expect(await read('gender')).toEqual([])
  expect(await read('age', 'topic')).toHaveLength(2)
  // The second had no room beside the others: they are gone, and it is kept.
  await reader.close()
  await release.close()
  expect(await read('topic')).toMatchObject([{ family: 'topic', cells: [{ y: 8 }, { y: 9 }, { y: 10 }] }])
  await expect(read('age')).rejects.toThrow()
  const other = { ...plan('topic'), records: [{ lattice: march, listHash: 'b'.repeat(64) }] }
  await expect(readSources(reader, 'client', other, 5)).rejects.toThrow()
})

test('[AN76] a table that a filter narrows is kept as narrow as it was read, and never taken for the whole', async () => {
  const ground = await makeGround('sqlite')
  const place = ground.place('release')
  const release = await openStore<ReleaseTables>(place, migrations)
  await writePeriod(release, { ...march, record: '{}', list_hash: 'a'.repeat(64) }, cells)
  const reader = await openReader<ReleaseTables>(place)
  const read = async (...codes: string[]) => {
    const narrow = { ...plan('age'), codes: new Map(codes.length > 0 ? [['age', codes]] : []) }
    return (await readSources(reader, 'client', narrow)).flatMap((table) => table.cells.map((cell) => cell.codes))
  }
  expect(await read('a')).toEqual(['a'])
  expect(await read('b', 'c')).toEqual(['b', 'c'])
  await release.close()
  await reader.close()
  expect(await read('a')).toEqual(['a'])
  expect(await read('b', 'c')).toEqual(['b', 'c'])
  await expect(read('b')).rejects.toThrow()
  await expect(read()).rejects.toThrow()
})
