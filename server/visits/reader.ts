// Every figure comes from here: a table of the release by a handle that cannot write, dense, with hidden and zero alike
// (AN20, AN76-AN82).
import {
  type Day,
  dayToPeriod,
  type PeriodKind,
  periodKinds,
  type PeriodName,
  periodPlus,
} from '@tukkimies/shared/day.ts'
import { accept, type Checked } from '@tukkimies/shared/problem.ts'
import { type Visitor, visitors } from '@tukkimies/shared/register/code-list.ts'
import type { PeriodsAnswer } from '@tukkimies/shared/release/answer.ts'
import { closeDay, type Lattice } from '@tukkimies/shared/release/lattice.ts'
import type { Policy } from '@tukkimies/shared/release/policy.ts'
import type { Cell } from '@tukkimies/shared/release/publish.ts'
import type { PeriodRisk, WaitingRisk } from '@tukkimies/shared/release/risk-answer.ts'
import {
  fillTable,
  PeriodRecord,
  planTable,
  type TableAnswer,
  type TableGround,
} from '@tukkimies/shared/release/table.ts'
import type { ReleasedTables } from '@tukkimies/shared/rehearsal/invented.ts'
import { chooseSourcePeriods } from '@tukkimies/shared/rehearsal/rehearsal.ts'
import type { TableRequest } from '@tukkimies/shared/release/table-request.ts'
import { cellPages } from '../release/cells.ts'
import { findReleasedPeriod, listReleasedNames } from '../release/periods.ts'
import type { ReleaseQueryable } from '../release/schema.ts'
import { readAnswered } from './answered.ts'
import { readSources } from './sources.ts'

/** The policy in force, the server's today, and which places the asker may read. */
export type ReaderGround = Omit<TableGround, 'records'>

/** The one function for every figure. Problems: those of `planTable`. */
export const readTable = async (
  release: ReleaseQueryable,
  request: TableRequest,
  ground: ReaderGround,
): Promise<Checked<TableAnswer>> => {
  const records = await readRecords(release, request.visitor)
  const planned = planTable(request, { ...ground, records })
  if (!planned.ok) return planned
  const { value: plan } = planned
  return accept(
    await readAnswered(release, plan, async () => fillTable(plan, await readSources(release, request.visitor, plan))),
  )
}

/** The lattice of a closed period, or `undefined`: what it can be asked, and no figure. */
export const readLattice = async (
  release: ReleaseQueryable,
  visitor: Visitor,
  name: PeriodName,
): Promise<Lattice | undefined> =>
  (await readRecords(release, visitor)).find(({ lattice }) => lattice.name === name)?.lattice

/** The closed periods of a visitor by kind and name, and what closes next. */
export const listPeriods = async (
  release: ReleaseQueryable,
  visitor: Visitor,
  { policy, today }: ReaderGround,
): Promise<PeriodsAnswer> => {
  const records = await readRecords(release, visitor)
  const closed = records.map(({ lattice, listHash }) => ({
    kind: lattice.kind,
    name: lattice.name,
    first: lattice.first,
    last: lattice.last,
    close: closeDay(lattice.name, lattice.policy),
    listHash,
    withheld: isWithheld(lattice),
  }))
  const names: ReadonlySet<PeriodName> = new Set(closed.map(({ name }) => name))
  const next = periodKinds.map((kind) => {
    const name = nextToClose(kind, names, policy, today)
    return { kind, name, close: closeDay(name, policy) }
  })
  return { visitor, closed, next }
}

/** The risk report of each published period, the newest first (section 11). */
export const listReports = async (release: ReleaseQueryable): Promise<PeriodRisk[]> => {
  const reports: PeriodRisk[] = []
  for (const visitor of visitors) reports.push(...(await readRecords(release, visitor)).map(recordToReport))
  return reports.toSorted((one, other) => (one.close > other.close ? -1 : one.close < other.close ? 1 : 0))
}

const recordToReport = ({ lattice, risk, listHash }: PeriodRecord): PeriodRisk => ({
  ...latticeToReported(lattice),
  risk,
  cells: risk.cells.whole.published + risk.cells.area.published + risk.cells.point.published,
  listHash,
})

/** What a report says of its period. */
export const latticeToReported = (lattice: Lattice): Omit<WaitingRisk, 'risk'> => {
  const { visitor, kind, name, first, last, profile, policy } = lattice
  return { visitor, kind, name, first, last, close: closeDay(name, policy), profile, policy: policy.version }
}

/** The closed periods, whole, that visits of a rehearsal are invented from; of what was not published at all there is none (AN98). */
export const readSourcePeriods = async (release: ReleaseQueryable, closing: Lattice): Promise<ReleasedTables[]> => {
  const lattices = (await readRecords(release, 'client')).map(({ lattice }) => lattice)
  const told = lattices.filter((lattice) => !isWithheld(lattice))
  const found: ReleasedTables[] = []
  for (const name of chooseSourcePeriods(told, closing)) {
    const lattice = told.find((one) => one.name === name)
    if (!lattice) continue
    const cells: Cell[] = []
    for await (const page of cellPages(release, lattice)) cells.push(...page)
    found.push({ lattice, cells })
  }
  return found
}

/** Whether nothing of a closed period was published: no table met the demands, and so it was decided (AN100). */
const isWithheld = ({ families }: Lattice): boolean => families.length === 0

// The earliest period that is neither published nor past its close day. A period that is past it and not published was
// never open, and will not be (AN38).
const nextToClose = (kind: PeriodKind, closed: ReadonlySet<PeriodName>, policy: Policy, today: Day): PeriodName => {
  let name = periodPlus(dayToPeriod(kind, today), -2)
  while (closed.has(name) || closeDay(name, policy) < today) name = periodPlus(name, 1)
  return name
}

// A published record never changes, so each is read by its schema once for every handle.
const recordsByHandle = new WeakMap<ReleaseQueryable, Map<string, PeriodRecord>>()

const readRecords = async (release: ReleaseQueryable, visitor: Visitor): Promise<PeriodRecord[]> => {
  const known = recordsByHandle.get(release) ?? new Map<string, PeriodRecord>()
  recordsByHandle.set(release, known)
  const records: PeriodRecord[] = []
  for (const period of await listReleasedNames(release, visitor)) {
    const key = `${visitor}|${period.kind}|${period.name}|${period.list_hash}`
    const read =
      known.get(key) ?? PeriodRecord.parse(JSON.parse((await findReleasedPeriod(release, period))?.record ?? ''))
    known.set(key, read)
    records.push(read)
  }
  return records
}
