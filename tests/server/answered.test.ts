// What was answered of the release is kept, as much as there is room for: what is kept needs no database any more.
import { expect, test } from 'vitest'
import type { PeriodName } from '@tukkimies/shared/day.ts'
import type { TableAnswer } from '@tukkimies/shared/release/table.ts'
import { openReader, openStore } from '@tukkimies/server/engines/open.ts'
import { migrations, type ReleaseReader, type ReleaseTables } from '@tukkimies/server/release/schema.ts'
import { readAnswered } from '@tukkimies/server/visits/answered.ts'
import { useEngines } from '../contracts/engines.ts'

const makeGround = useEngines()
const openRelease = async (): Promise<ReleaseReader> => {
  const place = (await makeGround('sqlite')).place('release')
  await (await openStore<ReleaseTables>(place, migrations)).close()
  return openReader<ReleaseTables>(place)
}

const answerOf = (query: string, values: readonly number[]): TableAnswer => ({
  query,
  visitor: 'client',
  filters: [],
  axes: [{ axis: 'period', names: ['2026-03' as PeriodName] }],
  values,
  structural: [],
  totals: [{ dimensions: [], values: [1], structural: [] }],
  periods: [],
  notes: [],
})

const lists = (...names: string[]) => names.map((name) => ({ listHash: name.repeat(64) }))

test('[AN61][AN76] a table is made once for a question and its lists, and again for other lists', async () => {
  const reader = await openRelease()
  const made: string[] = []
  const ask = (query: string, ...names: string[]) =>
    readAnswered(reader, { query, records: lists(...names) }, () => {
      made.push(`${query} ${names.join()}`)
      return Promise.resolve(answerOf(query, [made.length]))
    })
  const first = await ask('place=whole', 'a')
  expect(await ask('place=whole', 'a')).toBe(first)
  expect((await ask('place=whole', 'b')).values).toEqual([2])
  expect((await ask('place=whole', 'a', 'b')).values).toEqual([3])
  expect((await ask('place=point:p1', 'a')).values).toEqual([4])
  expect(made).toEqual(['place=whole a', 'place=whole b', 'place=whole a,b', 'place=point:p1 a'])
  const elsewhere = await openRelease()
  expect(
    await readAnswered(elsewhere, { query: 'place=whole', records: lists('a') }, () => Promise.resolve(first)),
  ).toBe(first)
  await reader.close()
  await elsewhere.close()
})

test('[AN76] what has no room beside the others takes their place; what has no room at all is not kept', async () => {
  const reader = await openRelease()
  let made = 0
  const ask = (query: string, size: number) =>
    readAnswered(
      reader,
      { query, records: lists('a') },
      () => {
        made++
        return Promise.resolve(
          answerOf(
            query,
            Array.from({ length: size }, () => 8),
          ),
        )
      },
      5,
    )
  for (const [query, size, times] of [
    ['a', 1, 1],
    ['b', 2, 2],
    ['a', 1, 2],
    // One value more than there is room for beside the two.
    ['c', 1, 3],
    ['a', 1, 4],
    ['c', 1, 4],
    ['d', 5, 5],
    ['d', 5, 6],
    ['a', 1, 6],
  ] as const) {
    await ask(query, size)
    expect(made).toBe(times)
  }
  await reader.close()
})

test('[AN76] what fails is not kept', async () => {
  const reader = await openRelease()
  const ask = (make: () => Promise<TableAnswer>) => readAnswered(reader, { query: 'a', records: lists('a') }, make)
  await expect(ask(() => Promise.reject(new Error('busy')))).rejects.toThrow('busy')
  expect((await ask(() => Promise.resolve(answerOf('a', [8])))).values).toEqual([8])
  await reader.close()
})
