// The cells of a plan's sources, of which filters leave a part.
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

test('[AN61][AN76] a family is read whole, or what a filter leaves of it, and one without cells is not there', async () => {
  const place = (await makeGround('sqlite')).place('release')
  const release = await openStore<ReleaseTables>(place, migrations)
  await writePeriod(release, { ...march, record: '{}', list_hash: 'a'.repeat(64) }, cells)
  const reader = await openReader<ReleaseTables>(place)
  const read = async (families: readonly string[], codes: Readonly<Record<string, readonly string[]>> = {}) => {
    const plan = {
      records: [{ lattice: march }],
      sources: families.map(sourceOf),
      codes: new Map(Object.entries(codes)),
    }
    const tables = await readSources(reader, 'client', plan)
    return Object.fromEntries(
      tables.map(({ family, cells: own }) => [family, Object.fromEntries(own.map((cell) => [cell.codes, cell.y]))]),
    )
  }
  const whole = { a: 8, b: 9, c: 10 }
  expect(await read(['age'])).toEqual({ age: whole })
  expect(await read(['age', 'topic', 'gender'])).toEqual({ age: whole, topic: whole })
  expect(await read(['age'], { age: ['b', 'c', 'd'] })).toEqual({ age: { b: 9, c: 10 } })
  expect(await read(['age', 'topic'], { age: ['a'] })).toEqual({ age: { a: 8 }, topic: whole })
  expect(await read([])).toEqual({})
  await release.close()
  await reader.close()
})
