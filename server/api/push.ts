// A batch of entries from a tablet. Entries stay unread here, so that a bad one refuses itself alone. The log learns the
// day, the class of the status and how many entries there were, and nothing else (S42, AN86).
import * as z from 'zod/mini'
import { instantToDay, instantToLocal } from '@tukkimies/shared/day.ts'
import { Entry } from '@tukkimies/shared/visit.ts'
import { limits, protocol, PushAnswer, PushRequest } from '@tukkimies/shared/wire.ts'
import type { Deps } from '../deps.ts'
import { pushEntries, type RawEntry } from '../push.ts'
import { Refused } from '../refused.ts'
import { appendAudit } from '../register/audit.ts'
import { endGatesByRef, gatesToForget } from '../register/gates.ts'
import { hungUp, parseOrThrow, readJson } from './body.ts'
import { createBuckets, takeOrThrow } from './bucket.ts'
import { makeLine } from './line.ts'
import { type Asking, makeRoute, type Route } from './route.ts'
import { createSightings } from './sightings.ts'
import type { StrictJson } from './strict-json.ts'
import { deviceOf } from './who.ts'

export const pushPath = '/api/v1/push'

type PushRouteDeps = Pick<Deps, 'register' | 'live' | 'keys' | 'root' | 'now' | 'random' | 'log' | 'config'>

/** What the description says of a body: the door reads its entries one by one. */
const DescribedPush = z.strictObject({
  ...PushRequest.shape,
  entries: z.array(Entry).check(z.maxLength(limits.entriesMax)),
})

/** The one line that a push leaves in the log; one that was cut off in the middle leaves none. */
export const logPush =
  (deps: Pick<Deps, 'log' | 'now'>) =>
  async (c: Asking, next: () => Promise<void>): Promise<void> => {
    await next()
    if (c.error === hungUp) return
    const status = `${Math.floor(c.res.status / 100)}xx`
    deps.log.info('push', { day: instantToDay(deps.now()), status, entries: c.get('entries') ?? 0 })
  }

export const pushRoutes = (deps: PushRouteDeps): readonly Route[] => {
  const pushes = createBuckets({ burst: limits.pushesBurst, perMinute: limits.pushesPerMinute })
  const quota = createQuota(limits.entriesPerDeviceDay)
  const sightings = createSightings(deps)
  return [
    makeRoute(
      {
        method: 'post',
        path: pushPath,
        right: 'push',
        summary: 'A batch of entries from a tablet, each with its own answer',
        described: DescribedPush,
        answer: PushAnswer,
        problems: ['too_many_entries', 'too_many_requests'],
      },
      async (c) => {
        const device = deviceOf(c.get('who'))
        const now = deps.now()
        takeOrThrow(pushes, device.id, now)
        const { request, entries } = await readPush(c)
        c.set('entries', entries.length)
        if (!quota.take(device.id, entries.length, now)) {
          deps.log.error('push_quota', { day: instantToDay(now) })
          throw new Refused({ code: 'too_many_requests', seconds: secondsOfDayLeft(now) })
        }
        const outcome = await pushEntries(deps, device.point, request.mark, entries)
        await sightings.note(device.id, instantToDay(now), request.report)
        const forget = await settleGates(c, deps, request)
        const answer: PushAnswer = { protocol, nonce: request.nonce, ...outcome, forget, wait: 0 }
        return c.json(answer)
      },
    ),
  ]
}

/** Which of the tablet's gate lines open nothing any more; those that it removed itself end here too. */
const settleGates = async (
  c: Asking,
  deps: PushRouteDeps,
  { gate = [], left = [] }: PushRequest,
): Promise<PushAnswer['forget']> => {
  if (left.length > 0) {
    await deps.register.transact(async (tx) => {
      for (const user of await endGatesByRef(tx, left))
        await appendAudit(tx, makeLine(c, deps.now(), { event: 'gate_ended', user }))
    })
  }
  return gatesToForget(deps.register, gate, instantToDay(deps.now()))
}

const readPush = async (c: Asking): Promise<{ request: PushRequest; entries: readonly RawEntry[] }> => {
  const json = await readJson(c)
  const request = parseOrThrow(PushRequest, json.value)
  if (request.entries.length > limits.entriesMax) {
    throw new Refused({ code: 'too_many_entries', limit: limits.entriesMax })
  }
  // References of people never travel beside entries (S8).
  for (const field of ['gate', 'left'] as const) {
    if (request[field] && request.entries.length > 0) throw new Refused({ code: 'invalid', field })
  }
  return { request, entries: request.entries.map((raw, place) => toRawEntry(raw, json, place)) }
}

const toRawEntry = (raw: unknown, json: StrictJson, place: number): RawEntry => {
  const flaw = json.entryFlaws.get(place)
  return flaw ? { raw, flaw } : { raw }
}

/** How many entries each tablet has sent today. Held in memory and forgotten with the day. */
const createQuota = (entriesMax: number) => {
  const sent = new Map<string, number>()
  let day = ''

  const take = (device: string, entries: number, now: number): boolean => {
    const today = instantToDay(now)
    if (today !== day) sent.clear()
    day = today
    const total = (sent.get(device) ?? 0) + entries
    if (total <= entriesMax) sent.set(device, total)
    return total <= entriesMax
  }
  return { take }
}

const secondsOfDayLeft = (now: number): number => (24 - instantToLocal(now).hour) * 3600
