// A tablet as far as pushing goes: it keeps what it saved, believes an answer only if everything about it fits (S11), repeats
// whatever was not answered, and sends everything again under a new epoch (S29).
import { randomBytes } from 'node:crypto'
import { Day } from '@tukkimies/shared/day.ts'
import type { EntryId, PointId } from '@tukkimies/shared/id.ts'
import type { Arrival, Entry, Visit, Void } from '@tukkimies/shared/visit.ts'
import { type Mark, padBody, protocol, protocolHeader, PushAnswer, type Result } from '@tukkimies/shared/wire.ts'
import { addEnrolment, enrolDevice } from '@tukkimies/server/register/devices.ts'
import { arrivalOf, openStation, type Station, visitOf } from '../../server/station.ts'
import type { Ground } from '../../contracts/engines.ts'
import { p1 } from '../../users.ts'

export type Sender = {
  readonly point: PointId
  readonly save: (entries: readonly Entry[]) => void
  /** Sends what waits, at most `limit`; `false` if no answer came that can be believed. */
  readonly push: (url: string, limit?: number) => Promise<boolean>
  /** Pushes until nothing waits; throws when that does not come about. */
  readonly drain: (url: string) => Promise<void>
  readonly waiting: () => number
  /** Everything that was saved here. */
  readonly saved: () => readonly Entry[]
  readonly statusOf: (id: EntryId) => Result['status'] | undefined
  /** How many entries were sent, and how many were known before. */
  readonly counts: () => { readonly sent: number; readonly repeats: number; readonly pushes: number }
  /** Forgets what the server says is safe; answers how many entries went (S26). */
  readonly release: () => number
}

/** How requests leave: over the network, or into a server of this process. */
export type Send = (address: string, options: RequestInit) => Promise<Response>

type Kept = { readonly entry: Entry; status: Result['status'] | 'waiting'; due: Day | null }

const done: ReadonlySet<string> = new Set(['stored', 'duplicate', 'voided', 'too_late', 'expired'])
const report = { build: '0.1.0', waiting: 0, oldest: null, attention: 0, lost: 0, persisted: 'unknown' }

export const createSender = (credential: string, point: PointId, send: Send = fetch): Sender => {
  const kept = new Map<EntryId, Kept>()
  const saved: Entry[] = []
  const statuses = new Map<EntryId, Result['status']>()
  const counts = { sent: 0, repeats: 0, pushes: 0 }
  let mark: Mark | null = null
  let safe: Day | null = null

  const waiting = (): Kept[] => [...kept.values()].filter(({ status }) => !done.has(status))

  const believe = (answer: PushAnswer, ids: ReadonlySet<EntryId>): void => {
    if (mark !== null && mark.epoch !== answer.epoch) {
      for (const one of kept.values()) if (done.has(one.status)) one.status = 'waiting'
    }
    mark = answer.mark
    safe = answer.safe
    for (const result of answer.results) {
      const one = result.id === null ? undefined : kept.get(result.id)
      if (!one || result.id === null || !ids.has(result.id)) continue
      one.status = result.status
      one.due = result.due ?? null
      statuses.set(result.id, result.status)
      if (result.status === 'duplicate') counts.repeats++
    }
  }

  const push: Sender['push'] = async (url, limit = 100) => {
    const entries = shuffled(waiting().map(({ entry }) => entry)).slice(0, limit)
    const nonce = randomBytes(16).toString('base64url')
    counts.sent += entries.length
    counts.pushes++
    const answer = await ask(send, url, credential, { nonce, mark, report, entries })
    const ids = new Set(entries.map(({ id }) => id))
    if (!answer || answer.nonce !== nonce || !answer.results.every(({ id }) => id === null || ids.has(id))) return false
    believe(answer, ids)
    return true
  }

  return {
    point,
    save: (entries) => {
      for (const entry of entries) {
        kept.set(entry.id, { entry, status: 'waiting', due: null })
        saved.push(entry)
      }
    },
    push,
    drain: async (url) => {
      for (let tries = 0; tries < 200; tries++) {
        if ((await push(url)) && waiting().length === 0) return
        if (tries > 20) await new Promise((resolve) => setTimeout(resolve, 50))
      }
      throw new Error(`${waiting().length} entries could not be sent`)
    },
    waiting: () => waiting().length,
    saved: () => saved,
    statusOf: (id) => statuses.get(id),
    counts: () => counts,
    release: () => {
      const gone = [...kept].filter(
        ([, { status, due }]) => done.has(status) && due !== null && safe !== null && due <= safe,
      )
      for (const [id] of gone) kept.delete(id)
      return gone.length
    },
  }
}

const ask = async (send: Send, url: string, credential: string, request: object): Promise<PushAnswer | null> => {
  const headers = {
    Authorization: `Device ${credential}`,
    'Content-Type': 'application/json',
    [protocolHeader]: String(protocol),
    'Sec-Fetch-Site': 'same-origin',
    Connection: 'close',
  }
  try {
    const body = padBody(JSON.stringify(request))
    const signal = AbortSignal.timeout(30_000)
    const response = await send(`${url}/api/v1/push`, { method: 'POST', headers, body, redirect: 'manual', signal })
    const isOurs = response.status === 200 && response.headers.get(protocolHeader) === String(protocol)
    if (!isOurs) return null
    return PushAnswer.safeParse(await response.json()).data ?? null
  } catch {
    return null
  }
}

const shuffled = <T>(list: readonly T[]): T[] =>
  list
    .map((one) => ({ one, at: Math.random() }))
    .toSorted((one, other) => one.at - other.at)
    .map(({ one }) => one)

/** The day on which a process with the machine's own clock is. */
export const realDay = (): Day => Day.parse(new Date().toISOString().slice(0, 10))

/** Fills a register, and makes so many tablets at a point of it. */
export const makeSenders = async (
  ground: Ground,
  count: number,
  { day = realDay(), point = p1 }: { readonly day?: Day; readonly point?: PointId } = {},
): Promise<readonly Sender[]> => {
  const station = await openStation(ground, day)
  try {
    return await enrolSenders(station, count, point)
  } finally {
    await station.close()
  }
}

/** So many tablets at a point of a station that is open. */
export const enrolSenders = async (
  { deps, today }: Pick<Station, 'deps' | 'today'>,
  count: number,
  point: PointId = p1,
  send: Send = fetch,
): Promise<readonly Sender[]> => {
  const senders: Sender[] = []
  for (let made = 0; made < count; made++) {
    const device = await deps.register.transact(async (tx) => {
      const { code } = await addEnrolment(tx, point, deps.now())
      return enrolDevice(tx, code, today(), deps.now())
    })
    if (!device) throw new Error('a tablet that was not enrolled')
    senders.push(createSender(device.credential, point, send))
  }
  return senders
}

/** So many visits, each with its arrival, on a day. */
export const makePairs = (count: number, day: Day, point: PointId = p1): (Visit | Arrival)[] =>
  Array.from({ length: count }, () => [visitOf({ point, day }), arrivalOf({ point, day })]).flat()

export const isFact = (entry: Entry): entry is Visit | Arrival => entry.kind === 'visit' || entry.kind === 'arrival'
export const isVoid = (entry: Entry): entry is Void => entry.kind === 'void'
