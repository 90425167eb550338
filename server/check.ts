// Is this installation sound? What can be seen at rest of the rules of anonymity, one by one, with the figures an operator
// is asked for (AN101). Reads everything, changes nothing; no count leaves that belongs to one cell.
import { readFileSync } from 'node:fs'
import { type Day, dayPlus, dayToPeriod } from '@tukkimies/shared/day.ts'
import { visitors } from '@tukkimies/shared/register/code-list.ts'
import { checkPolicy, type Policy } from '@tukkimies/shared/release/policy.ts'
import { listLate } from './backup/records.ts'
import { findSharedDisks } from './backup-config.ts'
import { readFact } from './database.ts'
import type { Deps } from './deps.ts'
import { readGenerations } from './epoch.ts'
import { listOverWeeks } from './keys/key-days.ts'
import { markDays, oldestMark } from './live/marks.ts'
import { latestDue, openVisits } from './live/open.ts'
import { listPeriods } from './live/periods.ts'
import { oldestReceipts } from './live/receipts.ts'
import type { PeriodKey } from './live/schema.ts'
import { checkAudit } from './register/audit-chain.ts'
import { noticeWarning } from './register/notices.ts'
import { countLate, latenessDay, readStop } from './register/retention.ts'
import { readStructure } from './structure.ts'
import { listWeaknesses } from './users/weaknesses.ts'
import { type CountInspection, inspectCounts, inspectRelease, type ReleaseInspection } from './visits/inspect.ts'
import { waitDaysMax } from './visits/fold.ts'
import { listWaiting } from './visits/waiting.ts'

export type CheckDeps = Pick<Deps, 'register' | 'live' | 'release' | 'keys' | 'config' | 'now'>

/** One rule; `found` is how many places break it. */
export type Invariant = {
  readonly name: string
  readonly rule: string
  readonly ok: boolean
  readonly found: number
}

export type CheckReport = {
  readonly ok: boolean
  readonly day: Day
  /** `null` is under 8, none included: so few are shown to nobody (AN53). */
  readonly openVisits: number | null
  /** The earliest day from which an open visit may be folded: it was received that many days before. */
  readonly oldestOpenVisitDue: Day | null
  readonly accumulators: number
  readonly releasedPeriods: number
  readonly releasedCells: number
  /** Cells of released periods that are zero or small; which is which is not known any more. */
  readonly hiddenCells: number
  /** Smallest true count behind a published cell, of the periods whose accumulators still exist. */
  readonly smallestCheckable: number | null
  /** The same, of all released periods, as their risk reports noted it when they closed. */
  readonly smallestAtClose: number | null
  /** Lines of the use log, and the months of it that are over age and gone. */
  readonly auditLines: number
  readonly auditMonthsGone: number
  /** Settings of the database that are not as they should be, by their names. */
  readonly looseSettings: readonly string[]
  readonly invariants: readonly Invariant[]
  readonly warnings: readonly string[]
}

/** What no check can see and no setting declares yet: disks whose blocks are encrypted (AN67). */
const standingWarnings = ['disk-encryption-undeclared'] as const

/** A number of open visits as people may see it: from the policy's threshold on, `null` below it (AN53). */
export const shownOpen = (count: number, { threshold }: Policy): number | null => (count < threshold ? null : count)

/** The same on a page: in steps of the threshold, since a number read again and again would tell each visit that comes. */
export const steppedOpen = (count: number, { threshold }: Policy): number | null =>
  count < threshold ? null : count - (count % threshold)

/** Everything that can be checked at rest. The installation is sound if `ok`. */
export const checkInstallation = async (deps: CheckDeps, today: Day): Promise<CheckReport> => {
  const counts = await gather(inspectCounts(deps.live, deps.release))
  const released = await gather(inspectRelease(deps.release))
  const { policy, lists, shown } = await readStructure(deps.register, today)
  const lawful = checkPolicy(policy, { lists, shown, isProposal: false })
  const open = await Promise.all(visitors.map((visitor) => openVisits(deps.live, visitor, today)))
  const loose = await findLooseSettings(deps)
  const audit = await checkAudit(deps.register)
  const invariants = [
    invariant('settings-of-stores', 'AN68', loose.length),
    ...(await storeInvariants(deps)),
    invariant('audit-chain', 'F100', audit.broken === null ? 0 : 1),
    invariant('policy-lawful', 'AN102', lawful.ok ? 0 : 1),
    invariant('no-visit-open-too-long', 'AN54', open.filter((one) => isOverdue(one.earliestDue, policy, today)).length),
    invariant('no-entry-due-too-late', 'F60', isDueTooLate(await latestDue(deps.live), policy, today) ? 1 : 0),
    invariant('receipts-and-marks-in-time', 'AN51', await countOverAge(deps.live, policy, today)),
    ...(await retentionInvariants(deps, today)),
    ...countInvariants(counts),
    invariant('release-leads', 'AN62', await countUnled(deps, counts, released)),
    ...releaseInvariants(released),
  ]
  return {
    ok: invariants.every(({ ok }) => ok),
    day: today,
    openVisits: shownOpen(sum(open.map((one) => one.open)), policy),
    oldestOpenVisitDue: open.map(({ earliestDue }) => earliestDue).reduce(earlier, null),
    accumulators: sum(counts.map(({ rows }) => rows)),
    releasedPeriods: released.length,
    releasedCells: sum(released.map(({ cells }) => cells)),
    hiddenCells: sum(released.map(({ hidden }) => hidden)),
    smallestCheckable: counts.map(({ smallest }) => smallest).reduce(smaller, null),
    smallestAtClose: released.map(({ smallest }) => smallest).reduce(smaller, null),
    auditLines: audit.lines,
    auditMonthsGone: audit.segments.length,
    looseSettings: loose,
    invariants,
    warnings: [
      ...(deps.config.backup === 'none' ? ['no-backup'] : []),
      ...findSharedDisks(deps.config),
      ...standingWarnings,
      ...(await listWeaknesses(deps.register)),
      ...[await noticeWarning(deps.register)].filter((warning) => warning !== null),
      ...((await readStop(deps.register)) === null ? [] : ['retention-stopped']),
      ...((await listWaiting(deps.live)).length === 0 ? [] : ['risk-waits']),
      ...(lawful.ok ? lawful.value.warnings.map(({ field = 'policy' }) => field) : []),
    ],
  }
}

/** A file that an operator hands in to be checked. */
export const readTextFile = (file: string): string => readFileSync(file, 'utf8')

const invariant = (name: string, rule: string, found: number): Invariant => ({ name, rule, ok: found === 0, found })

const findLooseSettings = async ({ register, live, release, keys }: CheckDeps): Promise<string[]> => {
  const loose = await Promise.all([register, live, release, keys].map((store) => store.looseSettings()))
  return [...new Set(loose.flat())].toSorted()
}

const storeInvariants = async (deps: CheckDeps): Promise<Invariant[]> => [
  invariant('rewritten-after-erasure', 'AN68', (await readFact(deps.live, 'rewrite-due')) === 'yes' ? 1 : 0),
  invariant('one-generation', 'S30', new Set(await readGenerations(deps)).size - 1),
  invariant('backups-in-time', 'F64', (await listLate(deps)).length),
]

const retentionInvariants = async ({ register, keys }: CheckDeps, today: Day): Promise<Invariant[]> => {
  const late = await countLate(register, today)
  const since = await latenessDay(register, today)
  return [
    invariant('users-deleted-in-time', 'F60', late.users),
    invariant('contacts-deleted-in-time', 'F59', late.contacts),
    invariant('requests-deleted-in-time', 'F59', late.requests),
    invariant('week-keys-destroyed-in-time', 'F67', (await listOverWeeks(keys, since)).length),
  ]
}

// A day more than the rule: the night's work may still be ahead.
const isOverdue = (earliestDue: Day | null, policy: Policy, today: Day): boolean =>
  earliestDue !== null && dayPlus(earliestDue, waitDaysMax(policy) + 1) < today

// A day more than the rule: a command may have folded as of tomorrow.
const isDueTooLate = (latest: Day | null, { openDays }: Policy, today: Day): boolean =>
  latest !== null && latest > dayPlus(today, openDays + 1)

const countOverAge = async (live: CheckDeps['live'], policy: Policy, today: Day): Promise<number> => {
  const bucket = await oldestReceipts(live)
  const mark = await oldestMark(live)
  const isReceiptOld = bucket !== null && bucket < dayToPeriod('m', dayPlus(today, -policy.receiptDays - 1))
  return (isReceiptOld ? 1 : 0) + (mark !== null && mark < dayPlus(today, -markDays - 1) ? 1 : 0)
}

const countInvariants = (counts: readonly CountInspection[]): Invariant[] => {
  const having = (...kinds: CountInspection['is'][]): number => counts.filter((one) => kinds.includes(one.is)).length
  return [
    invariant('accumulators-in-open-lattices', 'AN101', having('stray', 'unknown')),
    invariant('sums-over-places', 'AN30', having('nodes')),
    invariant('sums-over-codes', 'AN101', having('parts')),
    invariant('nothing-published-below-threshold', 'AN13', having('threshold')),
  ]
}

const releaseInvariants = (released: readonly ReleaseInspection[]): Invariant[] => {
  const having = (flaw: ReleaseInspection['flaws'][number]): number =>
    released.filter(({ flaws }) => flaws.includes(flaw)).length
  return [
    invariant('period-records', 'AN61', having('record')),
    invariant('list-hashes', 'AN60', having('list-hash')),
    invariant('published-in-lattice', 'AN14', having('lattice')),
    invariant('published-at-least-threshold', 'AN13', having('threshold')),
    invariant('noise-tables', 'AN11', having('noise-table')),
    invariant('risks-within-demands', 'AN100', having('demands')),
  ]
}

// What is published has no accumulators any more, and what was closed with a lattice has been published.
const countUnled = async (
  { live }: CheckDeps,
  counts: readonly CountInspection[],
  released: readonly ReleaseInspection[],
): Promise<number> => {
  const published = new Set(released.map(({ period }) => keyOf(period)))
  const periods = (await Promise.all(visitors.map((visitor) => listPeriods(live, visitor)))).flat()
  const closing = new Set(periods.filter(({ state }) => state === 'closing').map(keyOf))
  const leftover = counts.filter(({ period }) => published.has(keyOf(period)) && !closing.has(keyOf(period)))
  const unpublished = periods.filter((one) => one.state === 'closed' && one.lattice && !published.has(keyOf(one)))
  const reopened = periods.filter((one) => one.state === 'open' && published.has(keyOf(one)))
  return leftover.length + unpublished.length + reopened.length
}

const keyOf = ({ visitor, name }: PeriodKey): string => `${visitor}|${name}`

const gather = async <T>(found: AsyncIterable<T>): Promise<T[]> => {
  const all: T[] = []
  for await (const one of found) all.push(one)
  return all
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0)

const smaller = (one: number | null, other: number | null): number | null =>
  one === null ? other : other === null ? one : Math.min(one, other)

const earlier = (one: Day | null, other: Day | null): Day | null =>
  one === null ? other : other === null || one < other ? one : other
