// One round up: take a batch, send it, settle what was answered. What an answer does not name stays as it was. Nothing here
// gives an entry up: only our own server's refusal of an entry, alone, puts it before a person.
import { instantToDay } from '@tukkimies/shared/day.ts'
import { failpoint } from '@tukkimies/shared/failpoint.ts'
import { bytesToBase64url, type EntryId, type GateRef, type PointId } from '@tukkimies/shared/id.ts'
import type { Problem } from '@tukkimies/shared/problem.ts'
import { limits, padBody, PushAnswer, type Result, type ResultStatus } from '@tukkimies/shared/wire.ts'
import type { Api, Reply } from '../api.ts'
import type { Environment } from '../environment.ts'
import type { Store } from '../store/database.ts'
import { readGates, settleGates } from '../store/gate.ts'
import { countEntries } from '../store/entries.ts'
import { hasWaiting, markRejected, releaseEntries, settleAnswer, takeBatch } from '../store/delivery.ts'
import type { Acknowledged, Enrolment, OutboxRow } from '../store/rows.ts'
import { enrolmentInUse, markEnrolment, readSetting } from '../store/settings.ts'
import { retryDelayMs, statusToMeaning } from './back-off.ts'
import { learnClock } from './clock.ts'
import type { Patience, RoundEnd, Trouble } from './loop.ts'

/** A refused tablet asks again, in case it was a mistake that is mended, but not often. */
const refusedMs = 60_000

export type Push = {
  /**
   * One batch at most, and what it takes to find an entry that spoils it. With nothing to send, `isDue` pushes all the
   * same, `isGateDue` asks who may still unlock this tablet.
   */
  readonly round: (isDue: boolean, isGateDue: boolean) => Promise<RoundEnd>
  /** Entries that were left for later are tried at once. */
  readonly wakeEntries: () => void
}

type Verdict =
  | (Patience & { readonly is: 'settled'; readonly isNewEpoch: boolean })
  | { readonly is: 'halve' }
  | (Patience & { readonly is: 'split'; readonly isOurs: boolean; readonly trouble: Trouble })
  | Extract<RoundEnd, { is: 'blocked' }>

/** What is asked about who may unlock this tablet; never beside entries (S8). */
type GateQuestion = { readonly gate: readonly GateRef[]; readonly left: readonly GateRef[] }

const atOnce: Patience = { floorMs: 0, delayMs: 0 }

/** Accepted results carry the day from which the entry may be folded (S11). */
const withDue: readonly ResultStatus[] = ['stored', 'duplicate', 'voided', 'too_late']

export const createPush = (environment: Environment, store: Store, api: Api): Push => {
  const { now, random } = environment
  const chance = () => chanceOf(random)
  let size: number = limits.entriesMax
  let isPadded = true
  const resting = new Map<EntryId, { readonly until: number; readonly failures: number }>()

  const rest = (id: EntryId) => {
    const failures = (resting.get(id)?.failures ?? 0) + 1
    resting.set(id, { until: now() + retryDelayMs(failures, chance()), failures })
  }
  const isResting = (id: EntryId) => (resting.get(id)?.until ?? 0) > now()

  const round = async (isDue: boolean, isGateDue: boolean): Promise<RoundEnd> => {
    const enrolments = (await readSetting(store, 'enrolments')) ?? []
    const current = enrolmentInUse(enrolments)
    if (!current) return { ...atOnce, is: 'clean', nextMs: null }
    // The browser may be wrong about being offline, but no entry need be noted as asked for to find out (S21).
    if (!environment.online()) {
      const probe = await attempt(current, [])
      if (probe.is !== 'settled') return verdictToEnd(probe, 'clean')
    }
    const max = (await readSetting(store, 'acknowledged'))?.max ?? null
    const takeFor = (point: PointId) => takeBatch(store, point, size, max, isResting, random)
    let refused: RoundEnd | null = null
    for (const enrolment of enrolments.toReversed()) {
      if (!(await hasWaiting(store, enrolment.point))) continue
      if (enrolment.refused !== null) {
        if (enrolment !== current && !isDue) continue
        // What was withdrawn may be given back, but until then no entry leaves this tablet under it.
        const probe = await attempt(enrolment, [])
        if (probe.is !== 'settled') refused ??= verdictToEnd(probe, 'clean')
        if (probe.is !== 'settled') continue
      }
      const rows = await takeFor(enrolment.point)
      failpoint('push.after-asked')
      if (rows.length > 0) return deliver(enrolment, rows)
    }
    if (refused) return refused
    const question = await makeQuestion(isGateDue)
    if (question) return askWhoMayUnlock(current, question)
    if (isDue) return verdictToEnd(await attempt(current, []), 'clean')
    return { ...atOnce, is: 'clean', nextMs: nextRestMs() }
  }

  /** About everybody who may unlock it, and whom this tablet has removed; null where there is nothing to ask or tell. */
  const makeQuestion = async (isGateDue: boolean): Promise<GateQuestion | null> => {
    const { lines, left } = await readGates(store)
    const gate = lines.map(({ ref }) => ref)
    return left.length > 0 || (isGateDue && gate.length > 0) ? { gate, left } : null
  }

  // A server that does not understand the question still takes entries: its refusal stands in the way of nothing.
  const askWhoMayUnlock = async (enrolment: Enrolment, question: GateQuestion): Promise<RoundEnd> => {
    const verdict = await attempt(enrolment, [], question)
    return verdict.is === 'split' || verdict.is === 'halve'
      ? verdictToEnd(await attempt(enrolment, []), 'clean')
      : verdictToEnd(verdict, 'clean')
  }

  const nextRestMs = (): number | null => {
    const left = [...resting.values()].map(({ until }) => until - now()).filter((ms) => ms > 0)
    return left.length > 0 ? Math.min(...left) : null
  }

  const deliver = async (enrolment: Enrolment, rows: readonly OutboxRow[]): Promise<RoundEnd> => {
    const verdict = await attempt(enrolment, rows)
    if (verdict.is === 'halve') return shrink(rows)
    if (verdict.is === 'split') return findPoison(enrolment, rows)
    if (verdict.is === 'settled') size = Math.min(limits.entriesMax, size * 2)
    return verdictToEnd(verdict, 'more')
  }

  // S13: halved to the end. What does not pass alone passes without padding: whoever sees the size here sees the text too.
  const shrink = (rows: readonly OutboxRow[]): RoundEnd => {
    const [only] = rows
    if (rows.length > 1) size = Math.ceil(rows.length / 2)
    else if (isPadded) isPadded = false
    else if (only) rest(only.id)
    return { ...atOnce, is: 'more' }
  }

  // S15. A push without entries first: if that is refused too, no entry is to blame. Then halves, of which one is good.
  const findPoison = async (enrolment: Enrolment, rows: readonly OutboxRow[]): Promise<RoundEnd> => {
    const probe = await attempt(enrolment, [])
    if (probe.is !== 'settled') return verdictToEnd(probe, 'clean')
    let suspects = rows
    while (suspects.length > 1) {
      const half = Math.ceil(suspects.length / 2)
      const verdict = await attempt(enrolment, suspects.slice(0, half))
      if (verdict.is === 'split') suspects = suspects.slice(0, half)
      else if (verdict.is === 'settled') suspects = suspects.slice(half)
      else return verdictToEnd(verdict, 'more')
    }
    const verdict = await attempt(enrolment, suspects)
    const [poison] = suspects
    if (verdict.is !== 'split' || !poison) return verdictToEnd(verdict, 'more')
    if (verdict.isOurs) await markRejected(store, poison.id)
    else rest(poison.id)
    return { ...atOnce, is: 'more' }
  }

  const attempt = async (
    enrolment: Enrolment,
    rows: readonly OutboxRow[],
    question: GateQuestion | null = null,
  ): Promise<Verdict> => {
    const acknowledged = await readSetting(store, 'acknowledged')
    const nonce = bytesToBase64url(random(16))
    const json = await makeBody(nonce, acknowledged, rows, question)
    const body = isPadded ? padBody(json) : json
    failpoint('push.before-send')
    const { credential } = enrolment
    const reply = await api.send({ method: 'POST', path: '/api/v1/push', body, shape: PushAnswer, credential })
    if (reply.is !== 'answered') return judge(enrolment, reply)
    const results = acceptResults(reply.value, nonce, rows)
    if (!results) return { ...atOnce, is: 'blocked', trouble: 'portal' }
    failpoint('answer.before-mark')
    const isNewEpoch = await settle({ ...reply.value, results }, rows, acknowledged?.safe ?? null)
    if (question) await settleQuestion(question, reply.value)
    if (enrolment.refused !== null) await markEnrolment(store, enrolment.device, null)
    failpoint('answer.after-mark')
    // S29: not all at once, after a server has come back without its last hours.
    const delayMs = isNewEpoch ? chance() * limits.retryDelayMsMax : 0
    return { is: 'settled', isNewEpoch, floorMs: reply.value.wait * 1000, delayMs }
  }

  const makeBody = async (
    nonce: string,
    acknowledged: Acknowledged | null,
    rows: readonly OutboxRow[],
    question: GateQuestion | null,
  ): Promise<string> => {
    // What this very push brings does not wait any more once the report is read.
    const { waiting, held, attention, oldest } = await countEntries(store, new Set(rows.map(({ id }) => id)))
    const losses = await readSetting(store, 'losses')
    const report = {
      build: environment.build.version,
      waiting: waiting + held,
      oldest,
      attention,
      lost: (losses?.discarded ?? 0) + (losses?.wiped ?? 0),
      persisted: await environment.persisted(),
    }
    return writeBody({ nonce, mark: acknowledged?.mark ?? null, report, ...question }, rows)
  }

  /** Only lines that were asked about: a server can make nobody else be forgotten. */
  const settleQuestion = ({ gate, left }: GateQuestion, answer: PushAnswer): Promise<void> => {
    const forget = answer.forget.filter((ref) => gate.includes(ref))
    return settleGates(store, { forget, left, now: now(), today: instantToDay(answer.now) })
  }

  const settle = async (
    answer: PushAnswer,
    rows: readonly OutboxRow[],
    safeBefore: string | null,
  ): Promise<boolean> => {
    const clock = learnClock(answer.now, now())
    const { isNewEpoch } = await settleAnswer(store, answer, new Set(rows.map(({ id }) => id)), now(), clock)
    for (const { id } of rows) {
      const status = answer.results.find((result) => result.id === id)?.status
      // Without a result, or with one that asks for patience: later, or one bad answer would be asked for in a circle.
      if (status === undefined || status === 'retry' || status === 'held') rest(id)
      else resting.delete(id)
    }
    const { safe } = answer
    const isRelease = safe !== null && (safe !== safeBefore || answer.results.some(({ due }) => due && due <= safe))
    if (isRelease || isNewEpoch) await releaseEntries(store, safe, answer.epoch)
    return isNewEpoch
  }

  const judge = async (enrolment: Enrolment, reply: Exclude<Reply<unknown>, { is: 'answered' }>): Promise<Verdict> => {
    if (reply.is === 'unchanged') return { ...atOnce, is: 'blocked', trouble: 'portal' }
    const floorMs = reply.retryMs ?? 0
    const isOurs = reply.is === 'refused'
    const trouble: Trouble = isOurs ? 'server' : reply.why
    switch (statusToMeaning(reply.status ?? 0, isOurs)) {
      case 'halve':
        return { is: 'halve' }
      case 'split':
        return { is: 'split', isOurs, trouble, floorMs, delayMs: 0 }
      case 'update':
        return { is: 'blocked', trouble: 'update_needed', floorMs, delayMs: refusedMs }
      case 'enrol': {
        const refused = isOurs ? problemToRefusal(reply.problem) : null
        if (refused === null) return { is: 'blocked', trouble, floorMs, delayMs: 0 }
        if (enrolment.refused !== refused) await markEnrolment(store, enrolment.device, refused)
        const told = refused === 'revoked' ? 'revoked' : 'enrol_again'
        return { is: 'blocked', trouble: told, floorMs, delayMs: refusedMs }
      }
      case 'read':
      case 'back_off':
        return { is: 'blocked', trouble, floorMs, delayMs: 0 }
    }
  }

  return { round, wakeEntries: () => resting.clear() }
}

/** The entries go as they were saved, to the letter. */
export const writeBody = (head: object, rows: readonly OutboxRow[]): string =>
  `${JSON.stringify(head).slice(0, -1)},"entries":[${rows.map(({ entry }) => entry).join(',')}]}`

const verdictToEnd = (verdict: Verdict, settled: 'clean' | 'more'): RoundEnd => {
  switch (verdict.is) {
    case 'settled': {
      const { floorMs, delayMs, isNewEpoch } = verdict
      // What was sent before waits again.
      return settled === 'more' || isNewEpoch
        ? { is: 'more', floorMs, delayMs }
        : { is: 'clean', floorMs, delayMs, nextMs: null }
    }
    case 'halve':
      return { ...atOnce, is: 'more' }
    case 'split':
      return { is: 'blocked', trouble: verdict.trouble, floorMs: verdict.floorMs, delayMs: verdict.delayMs }
    case 'blocked':
      return verdict
  }
}

/**
 * The results of an answer that may be believed (S11), or null: another attempt's nonce, or an entry that was not asked
 * about. A result that lacks its day counts as none.
 */
export const acceptResults = (answer: PushAnswer, nonce: string, rows: readonly OutboxRow[]): Result[] | null => {
  const asked = new Set(rows.map(({ id }) => id))
  if (answer.nonce !== nonce) return null
  if (answer.results.some(({ id }) => id !== null && !asked.has(id))) return null
  return answer.results.filter(({ status, due }) => due !== undefined || !withDue.includes(status))
}

const problemToRefusal = ({ code }: Problem): 'revoked' | 'unknown' | null => {
  if (code === 'device_revoked') return 'revoked'
  return code === 'device_unknown' || code === 'not_signed_in' ? 'unknown' : null
}

/** From 0 to below 1. */
export const chanceOf = (random: Environment['random']): number =>
  new DataView(random(4).slice().buffer).getUint32(0) / 2 ** 32
