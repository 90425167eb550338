// Sending from a store that may not be written: an app that was rolled back. What waits goes up under its own credential; what
// was answered is known to this page alone, and sent again by the next app that may write, as a repeat.
import { bytesToBase64url, type EntryId } from '@tukkimies/shared/id.ts'
import { limits, padBody, PushAnswer } from '@tukkimies/shared/wire.ts'
import { createApi } from '../api.ts'
import type { Environment } from '../environment.ts'
import { noteAsked } from '../store/asked.ts'
import type { Store } from '../store/database.ts'
import { countEntries } from '../store/entries.ts'
import { type Enrolment, isRowWhole, type OutboxRow, randomBelow } from '../store/rows.ts'
import { readSetting } from '../store/settings.ts'
import { statusToMeaning } from './back-off.ts'
import { createLoop, type Loop, type Patience, type RoundEnd } from './loop.ts'
import { acceptResults, writeBody } from './push.ts'

export type DrainParts = {
  readonly environment: Environment
  readonly store: Store
  readonly onState: () => void
}

const atOnce: Patience = { floorMs: 0, delayMs: 0 }

export const createDrain = ({ environment, store, onState }: DrainParts): Loop => {
  const { random } = environment
  const { markers } = environment.storage
  const api = createApi(environment)
  const delivered = new Set<EntryId>()
  let size: number = limits.entriesMax

  const round = async (): Promise<RoundEnd> => {
    for (const enrolment of (await readSetting(store, 'enrolments')) ?? []) {
      const rows = enrolment.refused === null ? await takeRows(enrolment) : []
      // Without a note of it nothing may leave (S21).
      if (rows.length > 0 && noteAsked(markers, idsOf(rows))) return deliver(enrolment, rows)
    }
    return { ...atOnce, is: 'clean', nextMs: null }
  }

  const takeRows = async ({ point }: Enrolment): Promise<readonly OutboxRow[]> => {
    const isOpen = (row: OutboxRow) => row.point === point && !row.after && !delivered.has(row.id) && isRowWhole(row)
    const rows = await store.outbox.where('state').equals('waiting').filter(isOpen).limit(size).toArray()
    return rows
      .map((row) => ({ row, at: randomBelow(random, 2 ** 30) }))
      .toSorted((one, other) => one.at - other.at)
      .map(({ row }) => row)
  }

  const deliver = async ({ credential }: Enrolment, rows: readonly OutboxRow[]): Promise<RoundEnd> => {
    const nonce = bytesToBase64url(random(16))
    const head = { nonce, mark: (await readSetting(store, 'acknowledged'))?.mark ?? null, report: await makeReport() }
    const body = padBody(writeBody(head, rows))
    const reply = await api.send({ method: 'POST', path: '/api/v1/push', body, shape: PushAnswer, credential })
    if (reply.is === 'answered') {
      const results = acceptResults(reply.value, nonce, rows)
      if (!results) return { ...atOnce, is: 'blocked', trouble: 'portal' }
      // What has no result, or one that asks for patience, is for the app that comes after this one.
      for (const { id } of rows) delivered.add(id)
      size = Math.min(limits.entriesMax, size * 2)
      return { ...atOnce, is: 'more', floorMs: reply.value.wait * 1000 }
    }
    if (reply.is === 'unchanged') return { ...atOnce, is: 'blocked', trouble: 'portal' }
    const isOurs = reply.is === 'refused'
    const meaning = statusToMeaning(reply.status ?? 0, isOurs)
    if (meaning === 'halve' || meaning === 'split') return makeSmaller(rows)
    const refused = meaning === 'enrol' ? 'enrol_again' : 'server'
    const trouble = meaning === 'update' ? 'update_needed' : isOurs ? refused : reply.why
    return { is: 'blocked', trouble, floorMs: reply.retryMs ?? 0, delayMs: 0 }
  }

  /** What does not pass even alone waits for the app that may write down why. */
  const makeSmaller = (rows: readonly OutboxRow[]): RoundEnd => {
    if (rows.length === 1) for (const { id } of rows) delivered.add(id)
    size = Math.max(1, Math.ceil(rows.length / 2))
    return { ...atOnce, is: 'more' }
  }

  const makeReport = async () => {
    const { waiting, held, attention, oldest } = await countEntries(store, delivered)
    const losses = await readSetting(store, 'losses')
    const lost = (losses?.discarded ?? 0) + (losses?.wiped ?? 0)
    const persisted = await environment.persisted()
    return { build: environment.build.version, waiting: waiting + held, oldest, attention, lost, persisted }
  }

  return createLoop({ environment, round, onState })
}

const idsOf = (rows: readonly OutboxRow[]): EntryId[] => rows.map(({ id }) => id)
