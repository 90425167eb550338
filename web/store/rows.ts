// What is stored on a tablet: the rows of its two tables, and an entry to and from its row.
import type { Day, Hour } from '@tukkimies/shared/day.ts'
import type { DeviceId, EntryId, GateRef, PointId } from '@tukkimies/shared/id.ts'
import type { EntryProblemCode } from '@tukkimies/shared/problem.ts'
import type { Visitor } from '@tukkimies/shared/register/code-list.ts'
import type { Labels } from '@tukkimies/shared/register/organisation.ts'
import { type Entry, entrySchema, type Picks } from '@tukkimies/shared/visit.ts'
import type { Mark } from '@tukkimies/shared/wire.ts'
import { textToChecksum } from './checksum.ts'

/** S5: forward only, but for a new epoch and a person who asks to try again. */
export type OutboxState = 'waiting' | 'sent' | 'held' | 'taken_back' | 'attention'

/** Why an entry needs attention; or, on one that is taken back, that the statistics had counted it already. */
export type OutboxCode = EntryProblemCode | 'conflict' | 'damaged' | 'rejected' | 'counted'

export type OutboxRow = {
  readonly id: EntryId
  /** The entry as it was saved, never written again (S3), and its CRC-32. */
  readonly entry: string
  readonly checksum: number
  /** Repeated from the entry, or from a void's target, to be found by. */
  readonly kind: Entry['kind']
  readonly day: Day
  readonly point: PointId
  readonly state: OutboxState
  /** Whether it has been in a request, even a failed one (S21). */
  readonly asked: boolean
  /** As acknowledged: from when it may be folded, under which epoch (S26). */
  readonly due: Day | null
  readonly epoch: string | null
  readonly code: OutboxCode | null
  /** Part of a correction: the void of what it corrects, which has to be answered before this is sent (S3). */
  readonly after?: EntryId
}

/** One credential for each enrolment; an entry goes up under that of its own point (S37). The last one is in use. */
export type Enrolment = {
  readonly device: DeviceId
  readonly credential: string
  readonly point: PointId
  readonly names: Labels
  /** What the tablet is called; missing in rows of older builds. */
  readonly name?: string | null
  readonly refused: 'revoked' | 'unknown' | null
}

/** The last answer to a push: epoch, mark and `safe` as they came, when it came by the tablet's clock. */
export type Acknowledged = {
  readonly epoch: string
  readonly mark: Mark
  readonly safe: Day | null
  readonly max: { readonly schema: number; readonly list: number }
  readonly at: number
}

/** What the clock is off by, and the latest time that the server has told (S22). */
export type ClockSetting = { readonly offset: number; readonly server: number }

/** Entries that are gone without having been sent: deleted by a person, or with a wiped store. */
export type Losses = { readonly discarded: number; readonly wiped: number }

/** As it came, with its CRC-32, the build whose schema it has passed, and the tag to ask again by. */
export type Pulled = {
  readonly text: string
  readonly checksum: number
  readonly build: string
  readonly etag: string | null
  readonly at: number
}

/** Visits that were taken back too late, and the day on which the server said so: a number, no longer than the day. */
export type TooLate = { readonly day: Day; readonly count: number }

/** Contacts of which the server has told something on a day: a number, and nothing of them. */
export type ContactNews = {
  /** Past their twelve months when they came up: their boxes are deleted here (S12). */
  readonly expired: TooLate | null
  /** Taken back too late: only a main user can erase them now (S20). */
  readonly kept: TooLate | null
}

/**
 * Somebody who may unlock this tablet without network: no name, no username, nothing that tells a password. `pin` is the
 * PBKDF2-SHA-256 of the PIN with `salt`, `failures` the wrong PINs since the last right one, both bytes as base64url.
 */
export type GateLine = {
  readonly ref: GateRef
  readonly initials: string
  readonly salt: string
  readonly pin: string
  readonly until: Day
  readonly failures: number
}

/** Who may unlock this tablet, and what the server has to be told and has told about it. */
export type Gates = {
  readonly lines: readonly GateLine[]
  /** Removed here; the server does not know yet. */
  readonly left: readonly GateRef[]
  /** When the server was last asked which lines are over, by the tablet's clock. */
  readonly askedAt: number | null
  /** The day on which the server last made this tablet forget somebody. */
  readonly forgotten: Day | null
  /** Minutes without a touch after which it locks. */
  readonly idleMinutes: number
}

/** A visit that is half made: codes, and nothing of a contact. */
export type HalfVisit = {
  readonly picks: Picks
  /** Questions whose default nobody has touched. */
  readonly given: readonly string[]
  readonly other: { readonly day: Day; readonly hour: Hour } | null
  /** The other day that it was for, before that was left behind. */
  readonly before?: HalfVisit['other']
  readonly panelIsOpen: boolean
}

/** What whoever unlocked the tablet has half made, of clients and of partners apart, on the day of the last press. */
export type Draft = {
  readonly ref: GateRef
  readonly day: Day
  readonly visits: Readonly<Partial<Record<Visitor, HalfVisit>>>
}

export type Settings = {
  readonly floor: number
  readonly enrolments: readonly Enrolment[]
  readonly pulled: Pulled
  readonly acknowledged: Acknowledged
  readonly clock: ClockSetting
  readonly losses: Losses
  readonly tooLate: TooLate
  readonly contactNews: ContactNews
  readonly gate: Gates
  readonly draft: Draft
  /** Whole visits that one tap saves, made by hand on this tablet. */
  readonly presets: readonly Picks[]
  /** Since when deleted entries have left traces (S28): the day of the first release after the last rinse. */
  readonly rinse: { readonly since: Day }
  /** Random bytes that take room until a save needs it. */
  readonly reserve: Uint8Array
  /** Who pushes, and until when that holds unless it is said again (S7). */
  readonly lease: { readonly holder: string; readonly until: number }
}

export type Setting = { [N in keyof Settings]: { readonly name: N; readonly value: Settings[N] } }[keyof Settings]

export type Random = (length: number) => Uint8Array

/** States in which an entry can still be taken back. */
export const voidable: readonly OutboxState[] = ['waiting', 'sent', 'held']

/** A fresh entry, frozen; `day` and `point` are its own, or those of a void's target. */
export const makeRow = (entry: Entry, day: Day, point: PointId): OutboxRow => {
  const text = JSON.stringify(entry)
  const checksum = textToChecksum(text)
  const fresh = { state: 'waiting', asked: false, due: null, epoch: null, code: null } as const
  return { id: entry.id, entry: text, checksum, kind: entry.kind, day, point, ...fresh }
}

/** Whether the row still holds what was saved. */
export const isRowWhole = (row: OutboxRow): boolean => textToChecksum(row.entry) === row.checksum

/** The entry in a row, or null if the row is damaged or was written by a build that knew more. */
export const rowToEntry = (row: OutboxRow): Entry | null => {
  if (!isRowWhole(row)) return null
  try {
    // A row that is whole holds what some build's `makeRow` was given: an entry, of the form that it names.
    const entry = JSON.parse(row.entry) as Entry
    return entry.schema === entrySchema ? entry : null
  } catch {
    return null
  }
}

/** A whole number from 0 to `count` - 1, each as likely as the others to within 2^-32. */
export const randomBelow = (random: Random, count: number): number =>
  Math.floor((new DataView(random(4).slice().buffer).getUint32(0) / 2 ** 32) * count)
