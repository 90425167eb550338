// live: what must not last. Open entries, receipts, accumulators, arrivals, marks, leases; in backups for at most 7 days.
// Nothing here orders visits: all keys are random or made of content, and no table has a row id (AN85).
import type { Day, Hour, PeriodKind, PeriodName } from '@tukkimies/shared/day.ts'
import type { PointId } from '@tukkimies/shared/id.ts'
import type { Key, Visitor } from '@tukkimies/shared/register/code-list.ts'
import type { PeriodState } from '@tukkimies/shared/release/accumulator.ts'
import type { FamilyId } from '@tukkimies/shared/release/lattice.ts'
import type { NodeName } from '@tukkimies/shared/release/nodes.ts'
import type { RiskDecision } from '@tukkimies/shared/release/risk-answer.ts'
import type { Migration, OwnTables, Queryable, Store, Tx } from '../database.ts'

/** First 16 bytes of HMAC-SHA-256(receipt key, id), spelled base64url: never the id (S1). */
export type EntryHash = string & { readonly entryHash: unique symbol }

export type LiveTables = {
  /** AN50. `codes` is the canonical JSON of the visit's picks. */
  open_visit: { h: EntryHash; visitor: Visitor; point: PointId; day: Day; due_day: Day; list: number; codes: string }
  /** AN71. */
  open_arrival: { h: EntryHash; point: PointId; day: Day; hour: Hour; channel: Key; due_day: Day }
  /** AN51. `bucket` is the month of writing. */
  receipt: { h: EntryHash; outcome: Outcome; bucket: PeriodName }
  /** AN56. Unused codes are empty. */
  accumulator: {
    visitor: Visitor
    kind: PeriodKind
    period: PeriodName
    node: NodeName
    family: FamilyId
    c1: string
    c2: string
    c3: string
    n: number
    f: number
    k: number
  }
  /**
   * AN36, AN60. JSON: `lattice` fixes nodes, families and parameters, `batches` counts the fold's batches. Of a period that
   * is being closed, fixed before its publication is computed: `rehearsals`, JSON of those of its profiles; `waiting`, JSON of
   * the report that waits for the data protection officer; `decision`, what the officer decided (AN98, AN100).
   */
  period: {
    visitor: Visitor
    kind: PeriodKind
    name: PeriodName
    state: PeriodState
    lattice: string
    batches: string
    rehearsals: string | null
    waiting: string | null
    decision: RiskDecision['act'] | null
  }
  arrival_count: { point: PointId; day: Day; hour: Hour; channel: Key; n: number }
  /** S30. */
  mark: { stamp: string; day: Day }
  /** `until` in milliseconds since 1970. */
  lease: { name: string; holder: string; fence: number; until: number }
}

/** The name of a period: one visitor's, one kind's. */
export type PeriodKey = { readonly visitor: Visitor; readonly kind: PeriodKind; readonly name: PeriodName }

export type Outcome = 'counted' | 'voided'

export type LiveStore = Store<LiveTables & OwnTables>
export type LiveTx = Tx<LiveTables & OwnTables>
export type LiveQueryable = Queryable<LiveTables & OwnTables>

export const migrations: readonly Migration[] = [
  {
    name: '0001 entries, accumulators, arrivals',
    steps: [
      {
        table: 'open_visit',
        columns: {
          h: 'text',
          visitor: 'text',
          point: 'text',
          day: 'text',
          due_day: 'text',
          list: 'integer',
          codes: 'text',
        },
        key: ['h'],
      },
      { index: 'open_visit_due', on: 'open_visit', columns: ['visitor', 'due_day'] },
      {
        table: 'open_arrival',
        columns: { h: 'text', point: 'text', day: 'text', hour: 'integer', channel: 'text', due_day: 'text' },
        key: ['h'],
      },
      { index: 'open_arrival_due', on: 'open_arrival', columns: ['due_day'] },
      { index: 'open_arrival_day', on: 'open_arrival', columns: ['day', 'point'] },
      { table: 'receipt', columns: { h: 'text', outcome: 'text', bucket: 'text' }, key: ['h'] },
      {
        table: 'accumulator',
        columns: {
          visitor: 'text',
          kind: 'text',
          period: 'text',
          node: 'text',
          family: 'text',
          c1: 'text',
          c2: 'text',
          c3: 'text',
          n: 'integer',
          f: 'integer',
          k: 'integer',
        },
        key: ['visitor', 'kind', 'period', 'node', 'family', 'c1', 'c2', 'c3'],
      },
      {
        table: 'period',
        columns: { visitor: 'text', kind: 'text', name: 'text', state: 'text', lattice: 'text', batches: 'text' },
        key: ['visitor', 'kind', 'name'],
      },
      {
        table: 'arrival_count',
        columns: { point: 'text', day: 'text', hour: 'integer', channel: 'text', n: 'integer' },
        key: ['point', 'day', 'hour', 'channel'],
      },
      { table: 'mark', columns: { stamp: 'text', day: 'text' }, key: ['stamp'] },
      {
        table: 'lease',
        columns: { name: 'text', holder: 'text', fence: 'integer', until: 'integer' },
        key: ['name'],
      },
    ],
  },
  {
    name: '0002 what a close is decided by',
    steps: [{ add: 'period', columns: { rehearsals: 'text?', waiting: 'text?', decision: 'text?' } }],
  },
  { name: '0003 room for sums that grow', steps: [{ roomy: 'accumulator' }] },
  {
    // What is open is of a few days: it is gone through whole by nights and screens, and written row by row by every push.
    name: '0004 open entries without further orders',
    steps: ['open_visit_due', 'open_arrival_due', 'open_arrival_day'].map((unindexed) => ({ unindexed })),
  },
]
