// Rows that the contracts start from.
import { Day, PeriodName } from '@tukkimies/shared/day.ts'
import { PointId } from '@tukkimies/shared/id.ts'
import type { Accumulator } from '@tukkimies/shared/release/accumulator.ts'
import { Lattice } from '@tukkimies/shared/release/lattice.ts'
import { firstPolicy } from '@tukkimies/shared/release/policy.ts'
import { hmac } from '@tukkimies/server/crypto.ts'
import type { OpenArrival, OpenVisit } from '@tukkimies/server/live/open.ts'
import type { EntryHash } from '@tukkimies/server/live/schema.ts'

export const day = (text: string): Day => Day.parse(text)
export const period = (text: string): PeriodName => PeriodName.parse(text)
export const p1 = PointId.parse('p1')
export const p2 = PointId.parse('p2')

/** A hash as an id's would look, the same for the same number. */
export const hashOf = (number: number): EntryHash =>
  Buffer.from(hmac(new Uint8Array(32), `entry ${number}`).subarray(0, 16)).toString('base64url') as EntryHash

export const openVisit = (number: number, change: Partial<OpenVisit> = {}): OpenVisit => ({
  h: hashOf(number),
  visitor: 'client',
  point: p1,
  day: day('2026-03-10'),
  due_day: day('2026-03-13'),
  list: 1,
  codes: '{"language":["fi"],"topic":["work"]}',
  ...change,
})

export const openArrival = (number: number, change: Partial<OpenArrival> = {}): OpenArrival => ({
  h: hashOf(number),
  point: p1,
  day: day('2026-03-10'),
  hour: 9,
  channel: 'on_site',
  due_day: day('2026-03-13'),
  ...change,
})

export const accumulator = (change: Partial<Accumulator> = {}): Accumulator => ({
  visitor: 'client',
  kind: 'm',
  period: period('2026-03'),
  node: 'whole',
  family: 'topic',
  c1: 'work',
  c2: '',
  c3: '',
  n: 1,
  f: 0,
  k: 7,
  ...change,
})

export const march: Lattice = Lattice.parse({
  visitor: 'client',
  kind: 'm',
  name: '2026-03',
  first: '2026-03-01',
  last: '2026-03-31',
  profile: 'S',
  policy: firstPolicy,
  lists: [1],
  dimensions: [],
  nodes: [{ name: 'whole', points: ['p1'], order: 1 }],
  aliases: {},
  families: ['', 'topic'],
})
