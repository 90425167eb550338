// The examples of the guide for other programs: each is asked as it stands there, and answered as it says.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { instantToDay } from '@tukkimies/shared/day.ts'
import { OpenTable } from '@tukkimies/shared/release/open-table.ts'
import { runNight } from '@tukkimies/server/jobs/nightly.ts'
import { makeArrival, makeVisit } from '../entries.ts'
import { rehearseAtOnce } from '../risks.ts'
import { p1 } from '../users.ts'
import { createHouse, type House, pushOf } from './api/house.ts'

const dayMs = 86_400_000
const guide = readFileSync(join(import.meta.dirname, '../../server/operations/api.md'), 'utf8')
const examples = [...guide.matchAll(/```http\nGET (\S+)( \(signed in\))?\n(\d{3}) (\S+)\n```/g)]

let house: House
let table: OpenTable
beforeAll(async () => {
  house = await createHouse()
  const credential = await house.enrol(p1)
  const entries = Array.from({ length: 40 }, () => [makeVisit({ point: p1 }), makeArrival({ point: p1 })]).flat()
  await house.ask('/api/v1/push', { credential, body: pushOf(entries) })
  for (const days of [5, 27]) {
    house.wait(days * dayMs)
    await runNight({ ...house.deps, rehearse: rehearseAtOnce }, instantToDay(house.now()))
  }
  const question = { query: 'place=whole&rows=topic&visitor=client', measure: 'visits', across: ['period'] }
  const body = { ...question, span: { is: 'latest', kind: 'm', count: 12 }, language: 'fi' }
  table = OpenTable.parse((await house.ask('/api/v1/open', { as: 'tuomas', body })).body)
}, 60_000)
afterAll(() => house.close())

test('[A14][A30] every example of the guide for programs is answered as it says', async () => {
  expect(examples.length).toBe(guide.match(/```http/g)?.length)
  expect(examples.length).toBeGreaterThan(9)
  for (const [, path = '', signedIn, status, type] of examples) {
    const as = signedIn === undefined ? {} : { as: 'tuomas' as const }
    const answer = await house.ask(path.replace('{table}', table.id), as)
    expect([answer.status, answer.headers.get('Content-Type')], path).toEqual([Number(status), type])
  }
})
