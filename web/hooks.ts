// The one bridge to React. A page reads these and returns markup; no page knows of Dexie, fetch or the sync loop.
import type { Day, Hour } from '@tukkimies/shared/day.ts'
import type { EntryId } from '@tukkimies/shared/id.ts'
import type { EntryProblemCode, Problem } from '@tukkimies/shared/problem.ts'
import type { CodeList, Key, Visitor } from '@tukkimies/shared/register/code-list.ts'
import type { Language, Point } from '@tukkimies/shared/register/organisation.ts'
import type { Me } from '@tukkimies/shared/register/user.ts'
import type { Picks, Visit } from '@tukkimies/shared/visit.ts'
import type { Words } from './words.fi.ts'

/** The tablet, whether anybody is signed in or not. */
export type UsedDevice = {
  /**
   * `opening` for a moment at the start; `revoked` still saves nothing but keeps and shows what it has; `outdated`: a newer
   * version has written here, nothing is saved until the page is loaded anew; `broken`: the storage cannot be opened.
   */
  readonly state: 'opening' | 'not_enrolled' | 'enrolled' | 'revoked' | 'outdated' | 'broken'
  /** Null until enrolled and pulled once. */
  readonly point: Point | null
  readonly lists: readonly CodeList[]
  /** The list in force today; `listOnDay(lists, day)` for another day. */
  readonly list: CodeList | null
  /** Today in Helsinki by the corrected clock, renewed at midnight. */
  readonly today: Day
  /** The clock cannot be right: ask for today's date and hand it to `setToday` before anything is saved (S22). */
  readonly clockInDoubt: boolean
  readonly setToday: (day: Day) => void
  /** Resolves after commit. `client`, today and this hour unless told; never rejects. */
  readonly saveVisit: (picks: Picks, occasion?: SaveOccasion) => Promise<SaveOutcome>
  /** A void plus a new visit; the arrival changes only if day or channel did. `client`, the entry's own day unless told. */
  readonly correctVisit: (id: EntryId, picks: Picks, occasion?: SaveOccasion) => Promise<SaveOutcome>
  /** Whether `undoLast` would take something back: true from a save until the next save, void, lock or reload. */
  readonly canUndo: boolean
  /** Takes back exactly the last saved visit and its arrival. False: nothing to undo, or the storage failed. */
  readonly undoLast: () => Promise<boolean>
  /** Takes back a visit and one arrival of the same day and channel, drawn at random. False: the storage failed. */
  readonly voidEntry: (id: EntryId) => Promise<boolean>
  /** An entry that needs attention is sent again. */
  readonly retryEntry: (id: EntryId) => Promise<boolean>
  /** After a question: the entry that needs attention is deleted and counted as discarded. */
  readonly discardEntry: (id: EntryId) => Promise<boolean>
  /** Starts a round now, whatever the waiting time was. */
  readonly sendNow: () => void
  /** A one-time code, with or without spaces and dashes, in any case. */
  readonly enrol: (code: string) => Promise<Outcome<{ readonly point: Point | null }>>
}

export type SaveOccasion = { readonly visitor?: Visitor; readonly day?: Day; readonly hour?: Hour }

/** `not_saved` keeps the form: `full` the storage, `outdated` reload first, `clock` ask for the date, `storage` anything else. */
export type SaveOutcome =
  | { readonly is: 'saved' }
  | { readonly is: 'missing'; readonly dimension: Key }
  | {
      readonly is: 'not_saved'
      readonly why: 'full' | 'outdated' | 'clock' | 'not_enrolled' | 'revoked' | 'gone' | 'storage'
    }

/** An entry that this tablet still holds. Its id goes back to `voidEntry` and is never shown. */
export type TabletEntry = {
  readonly id: EntryId
  /** Null only where the stored row is damaged. */
  readonly day: Day | null
  /** Null for an arrival or a damaged row; those are listed only when they need attention. */
  readonly visit: Visit | null
  readonly state: 'waiting' | 'sent' | 'held' | 'attention'
  /** Why it needs attention. */
  readonly reason: EntryProblemCode | 'conflict' | 'damaged' | 'rejected' | null
  /** The day from which it may be folded: it can be taken back until then, and perhaps longer. */
  readonly due: Day | null
}

/** The header's four states (UX, section 5) and what the sending page tells. All counts come from the rows (S5). */
export type Sending = {
  readonly mark: 'all_sent' | 'waiting' | 'offline' | 'attention'
  /** Of the oldest waiting entry: amber from 24 hours, red from 3 days. */
  readonly urgency: 'calm' | 'amber' | 'red'
  /** Visits (not arrivals) that are waiting or held. */
  readonly waiting: number
  readonly held: number
  readonly attention: number
  /** Day of the oldest waiting entry. */
  readonly oldest: Day | null
  readonly round: 'idle' | 'sending' | 'backing_off'
  /** What stands in the way, if anything does; saving goes on in every one of them. */
  readonly trouble: null | 'offline' | 'portal' | 'server' | 'enrol_again' | 'revoked' | 'update_needed' | 'wiped'
  /** When the server last answered, in milliseconds since 1970. */
  readonly lastAnswer: number | null
  readonly persisted: 'yes' | 'no' | 'unknown'
  /** Entries lost when the storage was wiped behind our back. */
  readonly lost: number
  readonly build: string
  readonly listVersion: number | null
}

/** The signed-in user of the coordinator's pages. */
export type UsedSession = {
  readonly state: 'asking' | 'signed_out' | 'signed_in' | 'offline'
  readonly me: Me | null
  readonly signIn: (username: string, password: string) => Promise<Outcome<Me>>
  readonly signOut: () => Promise<void>
}

/** What became of one request. */
export type Outcome<T> =
  | { readonly is: 'answered'; readonly value: T }
  | { readonly is: 'refused'; readonly problem: Problem }
  | { readonly is: 'unreachable'; readonly why: 'offline' | 'portal' | 'server' }

/** A schema of zod/mini, seen from outside. */
export type Shape<T> = {
  readonly safeParse: (raw: unknown) => { readonly success: boolean; readonly data?: T | undefined }
}

/** A GET. `path` begins with `/api/v1/`; `refreshMs` asks again while the page is visible. */
export type Question<T> = { readonly path: string; readonly shape: Shape<T>; readonly refreshMs?: number }

/** A POST. Without `shape` the answer's body is not read. */
export type Change<T> = { readonly path: string; readonly body: unknown; readonly shape?: Shape<T> }

/** `again` asks anew. `offline` and `answered` carry when the value was fetched, in milliseconds since 1970. */
export type Answer<T> = { readonly again: () => void } & (
  | { readonly is: 'loading' }
  | { readonly is: 'answered'; readonly value: T; readonly at: number }
  | { readonly is: 'offline'; readonly last: { readonly value: T; readonly at: number } | null }
  | { readonly is: 'refused'; readonly problem: Problem }
)

/** Words of a page folder, one loader a language: `{ fi: () => import('./words.fi.ts').then((file) => file.words), … }`. */
export type Book<W> = Readonly<Record<Language, () => Promise<W>>>

/** The tablet: its point, list and day, and everything that can be done with it. */
export const useDevice = (): UsedDevice => notYet()

/** Entries of this tablet that it still holds and that are not taken back: needs attention first, then newest day first. */
export const useEntries = (): readonly TabletEntry[] => notYet()

/** Visits of today that this tablet has saved and not taken back. */
export const useTally = (): number => notYet()

export const useSending = (): Sending => notYet()

export const useSession = (): UsedSession => notYet()

/** The answer to a question, asked when the path changes; `null` asks nothing and stays `loading`. Nothing is stored. */
export const useAnswer = <T>(_question: Question<T> | null): Answer<T> => notYet()

/** Asks for a change. Signed-out users get `not_signed_in`; the page decides what to show. */
export const useAsk = (): (<T = undefined>(change: Change<T>) => Promise<Outcome<T>>) => notYet()

/** Switching keeps every page's state: new words are loaded first, then shown at once. */
export const useLanguage = (): { readonly language: Language; readonly setLanguage: (language: Language) => void } =>
  notYet()

/** The words of a page folder in the language in use. Make the book once, outside the component. */
export const useWords = <W>(_book: Book<W>): W => notYet()

/** The words of the frame: sending, update, troubles; the header of every page takes them from here. */
export const useFrame = (): Words => notYet()

/** A sentence for a problem, or for why an entry needs attention. */
export const useSentence = (): ((problem: Problem | NonNullable<TabletEntry['reason']>) => string) => notYet()

export type Theme = 'system' | 'light' | 'dark'
export const useTheme = (): { readonly theme: Theme; readonly setTheme: (theme: Theme) => void } => notYet()

/** `offered`: a new version is ready and no entry is half made. `insisted`: it has been put off for 7 days. */
export const useUpdate = (): {
  readonly offered: boolean
  readonly insisted: boolean
  readonly apply: () => void
  readonly later: () => void
} => notYet()

/** Tells whether a form is half made: while it is, no update is offered or applied and the page never reloads itself. */
export const useDirty = (_dirty: boolean): void => notYet()

/** The document's title while the page is shown: the page's own, then the product's name. */
export const useTitle = (_title: string): void => notYet()

const notYet = (): never => {
  throw new Error('not yet')
}
