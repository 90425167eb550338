// The tables that reading is measured on, without DuckDB: that library comes with the long run by command.
import { expect, test } from 'vitest'
import { readTableRequest } from '@tukkimies/shared/release/table-request.ts'
import { planTable } from '@tukkimies/shared/release/table.ts'
import { lattices, policy } from './read-ground.ts'
import { tables } from './read.ts'
import { lastDay } from '../redteam/visits.ts'

const none = { is: 'too_few' } as const
const empty = { published: 0, hidden: 0, visibleShare: null }
const risk = {
  smallest: null,
  cells: { whole: empty, area: empty, point: empty },
  lateShare: null,
  audit: { cells: none, rests: none },
  rehearsal: null,
  batches: { count: 0, below: 0, smallest: null },
  narrowedFrom: null,
}
const records = lattices.map((lattice) => ({ lattice, noiseTable: '', build: '', listHash: '', risk }))

test('[AN77] every table that reading is measured on is one that the release answers', () => {
  for (const [table, query] of Object.entries(tables)) {
    const request = readTableRequest(new URLSearchParams(`${query}&visitor=client`))
    if (!request.ok) expect.fail(table)
    expect(planTable(request.value, { records, policy, today: lastDay }).ok, table).toBe(true)
  }
})
