// A server of few lines that keeps the rules of shared/SYNC.md on plain maps: what the tablets are tested against where the
// server has to be bent. It remembers everything, so that a test can count.
import { type Day, dayPlus, instantToDay } from '@tukkimies/shared/day.ts'
import {
  bytesToBase64url,
  type EntryId,
  type GateRef,
  makeDeviceId,
  OrganisationId,
  PointId,
} from '@tukkimies/shared/id.ts'
import { type Problem, problemStatus } from '@tukkimies/shared/problem.ts'
import type { CodeList } from '@tukkimies/shared/register/code-list.ts'
import { isContactOver } from '@tukkimies/shared/register/contact.ts'
import type { Notice } from '@tukkimies/shared/register/notice.ts'
import type { Point } from '@tukkimies/shared/register/organisation.ts'
import type { TransportKey } from '@tukkimies/shared/register/transport-key.ts'
import type { PointScreen } from '@tukkimies/shared/register/visit-screen.ts'
import { canonicalPicks, checkEntry, entrySchema, readEntry } from '@tukkimies/shared/visit.ts'
import type { Entry } from '@tukkimies/shared/visit.ts'
import { type EnrolAnswer, limits, protocol, protocolHeader, PushRequest, type Result } from '@tukkimies/shared/wire.ts'
import { textToChecksum } from '@tukkimies/web/store/checksum.ts'
import type { Clock } from './clock.ts'
import type { Serve } from './network.ts'
import type { Random } from './random.ts'
import { notice, transport } from './sealed.ts'

export type KnownEntry = {
  readonly entry: Exclude<Entry, { kind: 'void' }> | null
  readonly due: Day
  readonly state: 'open' | 'folded' | 'voided'
  /** How often it has been counted; more than once must never be. */
  readonly count: number
}

export type Server = {
  readonly serve: Serve
  /** What the server holds, by id; a real one holds hashes. */
  readonly known: Map<EntryId, KnownEntry>
  readonly lists: CodeList[]
  readonly points: Point[]
  /** What contacts need, and settings of visit screens: told at the next pull. An older server tells of no screens. */
  readonly tell: (reference: {
    readonly transport: TransportKey | null
    readonly notice: Notice | null
    readonly screens?: readonly PointScreen[]
  }) => void
  readonly safe: () => Day | null
  /** Folds what is due and says that all of it is backed up. */
  readonly fold: () => void
  /** Forgets what it has learnt since, as after a restore. */
  readonly restore: (known: ReadonlyMap<EntryId, KnownEntry>) => void
  readonly makeCode: (point: PointId) => string
  readonly revoke: (point: PointId) => void
  readonly supportsProtocol: (is: boolean) => void
  readonly epoch: () => string
  readonly pushes: PushRequest[]
  /** Gate lines that open nothing any more; all others do. */
  readonly endedGates: Set<GateRef>
}

const openDays = 3
const organisation = OrganisationId.parse('keskus')
/** Of the organisation of every point. */
export const organisationNames = { fi: 'Keskus', sv: 'Centralen', en: 'The Centre' }

export const createServer = (clock: Clock, random: Random, lists: CodeList[], points: Point[]): Server => {
  const known = new Map<EntryId, KnownEntry>()
  const codes = new Map<string, PointId>()
  const devices = new Map<string, { point: PointId; revoked: boolean }>()
  const pushes: PushRequest[] = []
  const endedGates = new Set<GateRef>()
  const token = () => bytesToBase64url(random(16))
  let epoch = token()
  let safe: Day | null = null
  let isSupported = true
  let told: Parameters<Server['tell']>[0] = { transport, notice }
  const today = () => instantToDay(clock.now())

  const makeCode = (point: PointId): string => {
    const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
    const code = [...random(26)].map((byte) => alphabet[byte & 31]).join('')
    codes.set(code, point)
    return code
  }

  const enrol = (body: unknown): Response => {
    const code = (body as { code: string }).code
    const point = points.find(({ id }) => id === codes.get(code))
    if (!point) return problem({ code: 'code_unknown' })
    codes.delete(code)
    const answer: EnrolAnswer = {
      device: makeDeviceId(random),
      credential: bytesToBase64url(random(32)),
      point: point.id,
      names: point.names,
      name: 'Tabletti 1',
    }
    devices.set(answer.credential, { point: point.id, revoked: false })
    return json(answer)
  }

  const push = (request: Request, text: string): Response => {
    const device = devices.get(request.headers.get('Authorization')?.replace('Device ', '') ?? '')
    if (!device) return problem({ code: 'device_unknown' })
    if (device.revoked) return problem({ code: 'device_revoked' })
    if (!isSupported) return problem({ code: 'version_unsupported', min: 2, max: 3 })
    if (text.length > limits.bodyBytesMax) return problem({ code: 'body_too_large' })
    const read = PushRequest.safeParse(JSON.parse(text))
    if (!read.success) return problem({ code: 'invalid' })
    if (read.data.entries.length > limits.entriesMax) return problem({ code: 'too_many_entries' })
    const { gate = [], left = [], entries } = read.data
    if (entries.length > 0 && gate.length + left.length > 0) return problem({ code: 'invalid', field: 'gate' })
    pushes.push(read.data)
    for (const ref of left) endedGates.add(ref)
    const forget = gate.filter((ref) => endedGates.has(ref))
    const results = read.data.entries.map((raw) => takeEntry(raw, device.point))
    const mark = { epoch, day: today(), stamp: token(), mac: token() }
    const max = { schema: entrySchema, list: lists.at(-1)?.version ?? 0 }
    const { nonce } = read.data
    return json({ protocol, nonce, epoch, mark, now: clock.now(), safe, max, results, forget, wait: 0 })
  }

  const due = (): Day => dayPlus(safe !== null && safe > today() ? safe : today(), openDays)

  const takeEntry = (raw: unknown, pointId: PointId): Result => {
    const reading = readEntry(raw)
    if (reading.is === 'held') return { id: reading.id, status: 'held' }
    if (reading.is === 'refused') return { id: reading.id, status: 'refused', code: reading.code }
    const { entry } = reading
    if (entry.kind === 'void') return takeVoid(entry.id, entry.target)
    const point = points.find(({ id }) => id === pointId)
    if (!point) throw new Error('a tablet without a point')
    const before = known.get(entry.id)
    if (before) return repeat(entry, before)
    if (entry.kind === 'contact') {
      if (isContactOver(entry.day, today())) return { id: entry.id, status: 'expired' }
      known.set(entry.id, { entry, due: due(), state: 'open', count: 0 })
      return { id: entry.id, status: 'stored', due: due() }
    }
    const check = checkEntry(entry, { lists, point, today: today() })
    if (check.is === 'held') return { id: entry.id, status: 'held' }
    if (check.is === 'refused') return { id: entry.id, status: 'refused', code: check.code }
    known.set(entry.id, { entry, due: due(), state: 'open', count: 0 })
    return { id: entry.id, status: 'stored', due: due() }
  }

  const takeVoid = (id: EntryId, target: EntryId): Result => {
    const before = known.get(target)
    if (before?.state === 'folded') return { id, status: 'too_late', due: safe ?? today() }
    known.set(target, { entry: before?.entry ?? null, due: due(), state: 'voided', count: 0 })
    return { id, status: 'voided', due: due() }
  }

  const repeat = (entry: Entry, before: KnownEntry): Result => {
    if (before.state === 'voided') return { id: entry.id, status: 'voided', due: before.due }
    if (before.state === 'folded') return { id: entry.id, status: 'duplicate', due: safe ?? today() }
    const isSame = JSON.stringify(spell(before.entry)) === JSON.stringify(spell(entry))
    return isSame ? { id: entry.id, status: 'duplicate', due: before.due } : { id: entry.id, status: 'conflict' }
  }

  const serve: Serve = async (request) => {
    const { pathname } = new URL(request.url)
    const text = await request.text()
    if (pathname === '/api/v1/push') return push(request, text)
    if (pathname === '/api/v1/devices/enrol') return enrol(JSON.parse(text))
    if (pathname === '/api/v1/pull') return pull(request)
    return problem({ code: 'not_found' })
  }

  const pull = (request: Request): Response => {
    const body = {
      protocol,
      organisations: [{ id: organisation, names: organisationNames }],
      areas: [],
      points: points.map((one) => ({ ...one, organisation })),
      lists,
      ...told,
    }
    const etag = `"${textToChecksum(JSON.stringify(body))}"`
    if (request.headers.get('If-None-Match') === etag)
      return new Response(null, { status: 304, headers: { [protocolHeader]: String(protocol) } })
    return json(body, etag)
  }

  return {
    serve,
    known,
    lists,
    points,
    tell: (reference) => {
      told = reference
    },
    safe: () => safe,
    fold: () => {
      for (const [id, one] of known)
        if (one.state === 'open' && one.due <= today()) known.set(id, { ...one, state: 'folded', count: one.count + 1 })
      safe = today()
    },
    restore: (before) => {
      known.clear()
      for (const [id, one] of before) known.set(id, one)
      epoch = token()
    },
    makeCode,
    revoke: (point) => {
      for (const device of devices.values()) if (device.point === point) device.revoked = true
    },
    supportsProtocol: (is) => {
      isSupported = is
    },
    epoch: () => epoch,
    pushes,
    endedGates,
  }
}

const spell = (entry: Entry | null): unknown =>
  entry?.kind === 'visit' ? { ...entry, codes: canonicalPicks(entry.codes) } : entry

const json = (body: unknown, etag?: string): Response =>
  new Response(JSON.stringify(body), {
    headers: {
      'Content-Type': 'application/json',
      [protocolHeader]: String(protocol),
      ...(etag === undefined ? {} : { ETag: etag }),
    },
  })

/** A refusal as our server words it. */
export const problem = (told: Problem, headers: Readonly<Record<string, string>> = {}): Response =>
  new Response(JSON.stringify({ type: `urn:tukkimies:problem:${told.code}`, ...told }), {
    status: problemStatus(told.code),
    headers: { 'Content-Type': 'application/problem+json', [protocolHeader]: String(protocol), ...headers },
  })
