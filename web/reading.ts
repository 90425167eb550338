// What a page may read of a tablet's store. Each function reads anew, so that a live query over it follows every tab.
import type { Day } from '@tukkimies/shared/day.ts'
import type { EntryId } from '@tukkimies/shared/id.ts'
import type { EntryProblemCode } from '@tukkimies/shared/problem.ts'
import type { AccessibilityChannel } from '@tukkimies/shared/register/accessibility.ts'
import type { CodeList } from '@tukkimies/shared/register/code-list.ts'
import type { Notice } from '@tukkimies/shared/register/notice.ts'
import type { Labels, Point } from '@tukkimies/shared/register/organisation.ts'
import type { TransportKey } from '@tukkimies/shared/register/transport-key.ts'
import { applyScreen, emptyScreen, type VisitScreen } from '@tukkimies/shared/register/visit-screen.ts'
import type { Entry, Picks, Visit } from '@tukkimies/shared/visit.ts'
import type { PullAnswer } from '@tukkimies/shared/wire.ts'
import type { Store } from './store/database.ts'
import {
  countEntries,
  countVisits,
  countWaitingByPoint,
  type OutboxCounts,
  type OutboxEntry,
  readEntries,
} from './store/entries.ts'
import type { Acknowledged, ContactNews, Enrolment, Losses, Pulled } from './store/rows.ts'
import { enrolmentInUse, pulledToReference, readSetting, readSettings } from './store/settings.ts'

/** An entry that this tablet still holds. Its id goes back to `voidEntry` and is never shown. */
export type TabletEntry = {
  readonly id: EntryId
  /** Arrivals and voids are listed only when they need attention. */
  readonly kind: Entry['kind']
  /** Null only where the stored row is damaged. */
  readonly day: Day | null
  /** Null for whatever is no visit, and for a damaged row. */
  readonly visit: Visit | null
  readonly state: 'waiting' | 'sent' | 'held' | 'attention'
  /** Why it needs attention. */
  readonly reason: EntryProblemCode | 'conflict' | 'damaged' | 'rejected' | null
  /** The day from which it may be folded: it can be taken back until then, and perhaps longer. */
  readonly due: Day | null
}

/** What stands in the store, beside the entries. */
export type DeviceRows = {
  readonly enrolment: Enrolment | null
  readonly point: Point | null
  /** The point that goes on in its place, if it has ended or will. */
  readonly successor: Point | null
  /** As the point's own screen asks them. */
  readonly lists: readonly CodeList[]
  /** The settings of the point's screen; empty where it has none of its own. */
  readonly screen: VisitScreen
  /** Made by hand on this tablet, in the order in which they were made. */
  readonly ownPresets: readonly Picks[]
  /** The newest privacy notice, or null while none is published. */
  readonly notice: Notice | null
  /** Where feedback on accessibility is taken, or null while that was not set. */
  readonly accessibility: AccessibilityChannel | null
  /** Whose point it is: who sees the contacts that are recorded here. */
  readonly organisation: Labels | null
  /** What contacts are sealed to; null while none was made or pulled. */
  readonly transport: TransportKey | null
  readonly acknowledged: Acknowledged | null
  readonly losses: Losses
}

/** `isRefused`: the server no longer takes the credential of that point, so that they wait for a new code of it. */
export type Elsewhere = {
  readonly names: Labels | null
  readonly visits: number
  readonly contacts: number
  readonly isRefused: boolean
}

export type Reading = {
  readonly readRows: () => Promise<DeviceRows>
  /** Needs attention first, then newest day first; nothing that is taken back. */
  readonly readEntries: () => Promise<readonly TabletEntry[]>
  readonly readCounts: () => Promise<OutboxCounts>
  /** Visits and contacts of points that this tablet belonged to before, and that still wait. */
  readonly readElsewhere: () => Promise<readonly Elsewhere[]>
  /** Visits of a day that were saved here and not taken back. */
  readonly readTally: (day: Day) => Promise<number>
  /** Visits that were taken back too late, as told on that day. */
  readonly readTooLate: (day: Day) => Promise<number>
  /** What the server has told of contacts, until somebody has read it. */
  readonly readContactNews: () => Promise<ContactNews | null>
}

const noRows: DeviceRows = {
  enrolment: null,
  point: null,
  successor: null,
  lists: [],
  screen: emptyScreen,
  ownPresets: [],
  notice: null,
  accessibility: null,
  organisation: null,
  transport: null,
  acknowledged: null,
  losses: { discarded: 0, wiped: 0 },
}
type Reference = Pick<
  PullAnswer,
  'organisations' | 'points' | 'lists' | 'notice' | 'transport' | 'screens' | 'accessibility'
>
type Asked = Pick<DeviceRows, 'lists' | 'screen'>
const noReference: Reference = { organisations: [], points: [], lists: [], notice: null, transport: null }
const noCounts: OutboxCounts = {
  waiting: 0,
  held: 0,
  attention: 0,
  waitingVisits: 0,
  heldVisits: 0,
  contacts: 0,
  oldest: null,
}

/** While the store is not open there is nothing to read. `build` is this one's name. */
export const createReading = (storeOf: () => Store | null, build: string): Reading => {
  let reference: { readonly of: Pulled; readonly is: Reference } | null = null
  let asked: { readonly of: Reference; readonly point: string | null; readonly is: Asked } | null = null

  const readRows = async (): Promise<DeviceRows> => {
    const store = storeOf()
    if (!store) return noRows
    const rows = await readSettings(store, ['enrolments', 'pulled', 'acknowledged', 'losses', 'presets'])
    const enrolment = enrolmentInUse(rows.enrolments ?? null)
    const { pulled, acknowledged = null, losses = noRows.losses, presets: ownPresets = [] } = rows
    // Last, because a live query may lose its way in what waits for anything but the store.
    const reference = pulled ? await checkReference(pulled) : noReference
    const { organisations, points, notice, transport, accessibility = null } = reference
    const point = points.find(({ id }) => id === enrolment?.point) ?? null
    const successor = points.find(({ id }) => id === point?.successor) ?? null
    const organisation = organisations.find(({ id }) => id === point?.organisation)?.names ?? null
    const { lists, screen } = askAsPoint(reference, point?.id ?? null)
    const told = { notice, accessibility, organisation, transport, acknowledged, losses }
    return { enrolment, point, successor, lists, screen, ownPresets, ...told }
  }

  // The same lists for the same reference: a form sees by it that its questions have changed.
  const askAsPoint = (of: Reference, point: string | null): Asked => {
    if (asked?.of === of && asked.point === point) return asked.is
    // A server of before does not send any.
    const screen = of.screens?.find((one) => one.point === point)?.screen ?? emptyScreen
    const is = { screen, lists: of.lists.map((list) => applyScreen(list, screen)) }
    asked = { of, point, is }
    return is
  }

  // Checking the text costs milliseconds: once for each that was pulled.
  const checkReference = async (pulled: Pulled): Promise<Reference> => {
    const { text, checksum, build: by } = reference?.of ?? {}
    if (reference && text === pulled.text && checksum === pulled.checksum && by === pulled.build) return reference.is
    const is = (await pulledToReference(pulled, build)) ?? noReference
    reference = { of: pulled, is }
    return is
  }

  const readTabletEntries = async (): Promise<readonly TabletEntry[]> => {
    const store = storeOf()
    const entries = store ? await readEntries(store) : []
    return entries.map(outboxToTablet).toSorted(byAttentionThenDay)
  }

  const readCounts = async (): Promise<OutboxCounts> => {
    const store = storeOf()
    return store ? countEntries(store) : noCounts
  }

  const readElsewhere = async (): Promise<readonly Elsewhere[]> => {
    const store = storeOf()
    if (!store) return []
    const enrolments = (await readSetting(store, 'enrolments')) ?? []
    // An entry is of a point that the tablet was enrolled to, and enrolments stay: asked at every change, rows are read for nothing.
    if (enrolments.length === 1) return []
    const current = enrolmentInUse(enrolments)
    const counts = [...(await countWaitingByPoint(store))].filter(([point]) => point !== current?.point)
    return counts.map(([point, waiting]) => {
      const enrolment = enrolments.find((one) => one.point === point)
      return { names: enrolment?.names ?? null, ...waiting, isRefused: !enrolment || enrolment.refused !== null }
    })
  }

  const readTally = async (day: Day): Promise<number> => {
    const store = storeOf()
    return store ? countVisits(store, day) : 0
  }

  const readTooLate = async (day: Day): Promise<number> => {
    const store = storeOf()
    const told = store && (await readSetting(store, 'tooLate'))
    return told?.day === day ? told.count : 0
  }

  const readContactNews = async (): Promise<ContactNews | null> => {
    const store = storeOf()
    return store && readSetting(store, 'contactNews')
  }

  return {
    readRows,
    readEntries: readTabletEntries,
    readCounts,
    readElsewhere,
    readTally,
    readTooLate,
    readContactNews,
  }
}

const outboxToTablet = ({ id, kind, entry, day, state, due, code }: OutboxEntry): TabletEntry => ({
  id,
  kind,
  day: entry === null ? null : day,
  visit: entry?.kind === 'visit' ? entry : null,
  // The store lists no entry that was taken back.
  state: state === 'taken_back' ? 'sent' : state,
  reason: state === 'attention' && code !== 'counted' ? code : null,
  due,
})

const byAttentionThenDay = (one: TabletEntry, other: TabletEntry): number => {
  const rank = ({ state }: TabletEntry) => (state === 'attention' ? 0 : 1)
  return rank(one) - rank(other) || (other.day ?? '').localeCompare(one.day ?? '')
}
