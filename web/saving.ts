// Saving a visit or a contact, correcting, taking back. The form's picks become entries here, with the day, the hour and two random
// ids; which arrival belongs to which visit is known in this memory alone, until the next save (S6).
import type { Day, Hour } from '@tukkimies/shared/day.ts'
import { type EntryId, makeEntryId } from '@tukkimies/shared/id.ts'
import { type CodeList, type Key, listOnDay, notRecorded, type Visitor } from '@tukkimies/shared/register/code-list.ts'
import { isPointOpen, type Point } from '@tukkimies/shared/register/organisation.ts'
import type { TransportKey } from '@tukkimies/shared/register/transport-key.ts'
import {
  type Arrival,
  type Contact,
  hiddenPicks,
  type Picks,
  picksToEntries,
  type Visit,
} from '@tukkimies/shared/visit.ts'
import type { ContactForm } from './sealing.ts'
import type { Store } from './store/database.ts'
import { drawArrival, readContact, readVisit } from './store/entries.ts'
import { addEntries, changeEntries, discardEntry, forgetContactNews, retryEntry } from './store/outbox.ts'
import type { Random } from './store/rows.ts'

export type SaveOccasion = { readonly visitor?: Visitor; readonly day?: Day; readonly hour?: Hour }

/**
 * `not_saved` keeps the form: `full` the storage, `outdated` load anew first, `clock` ask for the date, `point_closed` the
 * point has no such day, `gone` the entry to correct can no longer be taken back, `storage` anything else; of a contact
 * alone, `no_key` there is no key to seal it to, or none any more.
 */
export type SaveOutcome =
  | { readonly is: 'saved' }
  | { readonly is: 'missing'; readonly dimension: Key }
  | { readonly is: 'not_saved'; readonly why: NotSaved }
export type NotSaved = 'full' | 'outdated' | 'clock' | 'not_enrolled' | 'revoked' | 'point_closed' | 'gone' | 'storage'
/** The id of a saved contact is for taking it back at once, and for the memory of the page alone. */
export type ContactOutcome =
  { readonly is: 'saved'; readonly id: EntryId } | { readonly is: 'not_saved'; readonly why: NotSaved | 'no_key' }

/** What a save needs besides the picks. */
export type Ground = {
  readonly store: Store
  readonly point: Point
  readonly lists: readonly CodeList[]
  readonly transport: TransportKey | null
}

export type Saving = {
  /** Resolves after the commit, never rejects; `client`, today and this hour unless told. */
  readonly saveVisit: (picks: Picks, occasion?: SaveOccasion) => Promise<SaveOutcome>
  /**
   * Seals a contact and saves its box, recorded today whatever day the visit had; nothing ties the two together. Resolves
   * after the commit, never rejects.
   */
  readonly saveContact: (form: ContactForm) => Promise<ContactOutcome>
  /** A void and a new visit; the arrival changes only if day or channel did, or an hour is told. */
  readonly correctVisit: (id: EntryId, picks: Picks, occasion?: SaveOccasion) => Promise<SaveOutcome>
  /** Takes back exactly the pair that was saved last, as long as it is known (S6). */
  readonly undoLast: () => Promise<boolean>
  /** Takes back a contact until its due day (S20); or a visit and one arrival of its day and channel, drawn at random (S6). */
  readonly voidEntry: (id: EntryId) => Promise<boolean>
  /** An entry that needs attention is sent again. */
  readonly retryEntry: (id: EntryId) => Promise<boolean>
  /** After a question: an entry that needs attention is deleted, and counted as lost. */
  readonly discardEntry: (id: EntryId) => Promise<boolean>
  /** Somebody has read what the server told of contacts. */
  readonly forgetContactNews: () => Promise<boolean>
  readonly canUndo: () => boolean
  readonly forgetPair: () => void
}

export type SavingParts = {
  readonly random: Random
  /** The corrected local time. */
  readonly now: () => { readonly day: Day; readonly hour: Hour }
  readonly findGround: () => Promise<Ground | NotSaved>
  readonly seal: (form: ContactForm, point: Point, day: Day, key: TransportKey) => Promise<Contact>
  readonly store: () => Store | null
  /** Something was committed. */
  readonly onWritten: () => void
  /** A write failed; gives what to tell. */
  readonly onFault: (error: unknown) => NotSaved
}

export const createSaving = (parts: SavingParts): Saving => {
  const { random, now, findGround, seal, store: storeOf, onWritten, onFault } = parts
  let pair: { readonly visit: EntryId; readonly arrival: EntryId } | null = null

  const trySaving = async <O extends SaveOutcome | ContactOutcome>(
    save: (ground: Ground) => Promise<O>,
  ): Promise<O | { readonly is: 'not_saved'; readonly why: NotSaved }> => {
    try {
      const ground = await findGround()
      if (typeof ground === 'string') return { is: 'not_saved', why: ground }
      const outcome = await save(ground)
      if (outcome.is === 'saved') onWritten()
      return outcome
    } catch (error) {
      return { is: 'not_saved', why: onFault(error) }
    }
  }

  const tryTaking = async (take: (store: Store) => Promise<boolean>): Promise<boolean> => {
    try {
      const store = storeOf()
      const isTaken = store !== null && (await take(store))
      onWritten()
      return isTaken
    } catch (error) {
      onFault(error)
      return false
    }
  }

  const makeEntries = (
    picks: Picks,
    { point, lists }: Ground,
    visitor: Visitor,
    day: Day,
    hour: Hour,
    old: Picks = {},
  ) => {
    const [visitId, arrivalId] = [makeEntryId(random), makeEntryId(random)]
    const list = listOnDay(lists, day)
    return picksToEntries(picks, {
      visitor,
      point: point.id,
      day,
      hour,
      list,
      visitId,
      arrivalId,
      kept: hiddenPicks(old, list, day),
    })
  }

  /** The visit's own arrival while it is known, otherwise one like it. */
  const findArrival = (store: Store, visit: Visit): Promise<Arrival | null> => {
    const like = { point: visit.point, day: visit.day, channel: channelOf(visit) }
    return drawArrival(store, like, now().day, random, pair?.visit === visit.id ? pair.arrival : null)
  }

  const saveVisit = (picks: Picks, occasion: SaveOccasion = {}): Promise<SaveOutcome> =>
    trySaving<SaveOutcome>(async (ground) => {
      const { visitor = 'client', day = now().day, hour = now().hour } = occasion
      if (!isPointOpen(ground.point, day)) return { is: 'not_saved', why: 'point_closed' }
      const made = makeEntries(picks, ground, visitor, day, hour)
      if (!made.ok) return missing(made.problem.field)
      const { visit, arrival } = made.value
      await addEntries(ground.store, [visit, arrival], random)
      pair = { visit: visit.id, arrival: arrival.id }
      return { is: 'saved' }
    })

  const saveContact = (form: ContactForm): Promise<ContactOutcome> =>
    trySaving<ContactOutcome>(async ({ store, point, transport }) => {
      const { day } = now()
      if (!isPointOpen(point, day)) return { is: 'not_saved', why: 'point_closed' }
      if (transport === null || transport.until < day) return { is: 'not_saved', why: 'no_key' }
      const contact = await seal(form, point, day, transport)
      await addEntries(store, [contact], random)
      return { is: 'saved', id: contact.id }
    })

  const correctVisit = (id: EntryId, picks: Picks, occasion: SaveOccasion = {}): Promise<SaveOutcome> =>
    trySaving<SaveOutcome>(async (ground) => {
      const { store } = ground
      const old = await readVisit(store, id)
      // After the fold the old one counts already, and a new one would count again.
      if (old === null || (old.due !== null && old.due <= now().day)) return { is: 'not_saved', why: 'gone' }
      const { visit } = old
      const arrival = await findArrival(store, visit)
      const { day = visit.day, hour = arrival?.hour ?? now().hour } = occasion
      // Its own day was open when it was saved, whatever the point does since; another one has to be open now.
      if (day !== visit.day && !isPointOpen(ground.point, day)) return { is: 'not_saved', why: 'point_closed' }
      const made = makeEntries(picks, ground, visit.visitor, day, hour, visit.codes)
      if (!made.ok) return missing(made.problem.field)
      const isMoved =
        day !== visit.day || made.value.arrival.channel !== channelOf(visit) || occasion.hour !== undefined
      const moved = isMoved && arrival !== null
      const add = moved ? [made.value.visit, made.value.arrival] : [made.value.visit]
      const remove = moved ? [id, arrival.id] : [id]
      if (!(await changeEntries(store, { add, remove }, random))) return { is: 'not_saved', why: 'gone' }
      pair = null
      return { is: 'saved' }
    })

  const undoLast = (): Promise<boolean> =>
    tryTaking(async (store) => {
      if (!pair) return false
      const remove = [pair.visit, pair.arrival]
      const isTaken = await changeEntries(store, { add: [], remove }, random)
      pair = null
      return isTaken
    })

  const voidEntry = (id: EntryId): Promise<boolean> =>
    tryTaking(async (store) => {
      const held = await readContact(store, id)
      if (held)
        return (held.due === null || held.due > now().day) && changeEntries(store, { add: [], remove: [id] }, random)
      const visit = (await readVisit(store, id))?.visit
      if (!visit) return false
      const arrival = await findArrival(store, visit)
      const remove = arrival ? [id, arrival.id] : [id]
      const isTaken = await changeEntries(store, { add: [], remove }, random)
      pair = null
      return isTaken
    })

  return {
    saveVisit,
    saveContact,
    correctVisit,
    undoLast,
    voidEntry,
    retryEntry: (id) => tryTaking((store) => retryEntry(store, id)),
    discardEntry: (id) => tryTaking((store) => discardEntry(store, id)),
    forgetContactNews: () =>
      tryTaking(async (store) => {
        await forgetContactNews(store)
        return true
      }),
    canUndo: () => pair !== null,
    forgetPair: () => {
      pair = null
    },
  }
}

const missing = (field: string | undefined): SaveOutcome => ({ is: 'missing', dimension: field ?? '' })

const channelOf = ({ visitor, codes }: Visit): Key =>
  codes[visitor === 'client' ? 'channel' : 'partner_channel']?.[0] ?? notRecorded
