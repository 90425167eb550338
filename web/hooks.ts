// Long because it is the one bridge to React: a page reads these and returns markup; no page knows of the store, the
// network or the sync loop.
import { createContext, use, useEffect, useEffectEvent, useMemo, useState, useSyncExternalStore } from 'react'
import { type Day, daysBetween } from '@tukkimies/shared/day.ts'
import type { EntryProblemCode, Problem } from '@tukkimies/shared/problem.ts'
import type { AccessibilityChannel } from '@tukkimies/shared/register/accessibility.ts'
import { type CodeList, listOnDay } from '@tukkimies/shared/register/code-list.ts'
import type { Notice } from '@tukkimies/shared/register/notice.ts'
import type { Labels, Language, Point } from '@tukkimies/shared/register/organisation.ts'
import type { TransportKey } from '@tukkimies/shared/register/transport-key.ts'
import { emptyScreen, type VisitScreen } from '@tukkimies/shared/register/visit-screen.ts'
import type { Me, SignInAnswer } from '@tukkimies/shared/register/user.ts'
import type { Picks } from '@tukkimies/shared/visit.ts'
import type { Outcome as ApiOutcome, ReceivedFile as ApiFile, Shape as ApiShape } from './api.ts'
import type { Device, DeviceMemory } from './device.ts'
import { frameBook } from './frame-book.ts'
import type { Install, InstallState } from './install.ts'
import type { Book as PreferencesBook, Preferences } from './preferences.ts'
import type { Reading, TabletEntry as Entry } from './reading.ts'
import type {
  ContactOutcome as SavedContact,
  SaveOccasion as Occasion,
  SaveOutcome as Saved,
  Saving,
} from './saving.ts'
import type {
  AnswerState,
  Change as SessionChange,
  PasskeyOutcome as SessionPasskeyOutcome,
  Question as SessionQuestion,
  Session,
} from './session.ts'
import type { HalfVisit } from './store/rows.ts'
import { shareQuery, type SharedQuery } from './store/shared-query.ts'
import type { Entered as EnteredTablet, Tile as GateTile, Unlock, UnlockMemory } from './unlock.ts'
import type { Update } from './update.ts'
import type { ProblemWords } from './problem-words.fi.ts'
import type { Words } from './words.fi.ts'

/** What a page is given by whoever starts the app. */
export type App = {
  readonly device: Device
  /** Always the same promise: the session comes after the first load. */
  readonly session: () => Promise<Session>
  readonly preferences: Preferences
  readonly update: Update
  readonly install: Install
  /** Resolves once the first page is drawn: what it can do without comes after it. */
  readonly drawn: Promise<void>
  /** A page stands on the screen. */
  readonly onShown: () => void
}
export const AppContext = createContext<App | null>(null)

export type SaveOccasion = Occasion
export type SaveOutcome = Saved
export type ContactOutcome = SavedContact
export type TabletEntry = Entry
export type Outcome<T> = ApiOutcome<T>
export type Shape<T> = ApiShape<T>
export type ReceivedFile = ApiFile
export type Question<T> = SessionQuestion<T>
export type Change<T> = SessionChange<T>
export type PasskeyOutcome<T> = SessionPasskeyOutcome<T>
export type Book<W> = PreferencesBook<W>
export type Tile = GateTile
export type Entered = EnteredTablet
export type Draft = HalfVisit
export type Theme = ReturnType<Preferences['theme']>

/** The tablet, whether anybody is signed in or not. */
export type UsedDevice = Omit<Saving, 'canUndo' | 'forgetPair'> & {
  /**
   * `opening` for a moment at the start; `revoked` saves nothing but keeps and shows what it has; `outdated`: a newer
   * version has written here, nothing is saved until the page is loaded anew; `broken`: the storage cannot be opened.
   */
  readonly state: 'opening' | 'not_enrolled' | 'enrolled' | 'revoked' | 'outdated' | 'rolled_back' | 'broken'
  readonly memory: Device['memory']
  /** Null until enrolled and pulled once. */
  readonly point: Point | null
  /** The point that goes on in its place, if it has ended or will. */
  readonly successor: Point | null
  /** Of the point, as known since the enrolment, and of the tablet itself. */
  readonly pointNames: Labels | null
  readonly tabletName: string | null
  /** As the point's visit screen asks them. */
  readonly lists: readonly CodeList[]
  /** The list in force today; `listOnDay(lists, day)` for another day. */
  readonly list: CodeList | null
  /** The settings of the point's visit screen: defaults and presets. */
  readonly screen: VisitScreen
  /** Presets that were made by hand on this tablet. */
  readonly ownPresets: readonly Picks[]
  readonly addPreset: Device['addPreset']
  readonly removePreset: Device['removePreset']
  /** What *same as last* fills in: null after a lock, ten minutes, or where there was none. */
  readonly last: Picks | null
  /** The newest privacy notice that was pulled. */
  readonly notice: Notice | null
  /** Where feedback on accessibility is taken, as it was pulled. */
  readonly accessibility: AccessibilityChannel | null
  /** Of the point: who sees the contacts that are recorded here. */
  readonly organisation: Labels | null
  /** What contacts are sealed to, or null while none was pulled. */
  readonly transport: TransportKey | null
  /** Today in Helsinki by the corrected clock, renewed at midnight. */
  readonly today: Day
  /** The clock cannot be right: ask for today's date and hand it to `setToday` before anything is saved (S22). */
  readonly clockInDoubt: boolean
  readonly setToday: (day: Day) => void
  /** Whether `undoLast` would take something back: true from a save until the next save, void, lock or reload. */
  readonly canUndo: boolean
  /** Starts a round now, unless the server has asked to be left alone. */
  readonly sendNow: () => void
  /** What could not be sent, as a file sealed to the server's key. */
  readonly makeRescue: Device['makeRescue']
  /** A one-time code, with or without spaces and dashes, in any case. */
  readonly enrol: (code: string) => Promise<Outcome<{ readonly point: Point | null }>>
}

/** The header's four states and what the sending page tells. All counts come from the rows (S5). */
export type Sending = {
  readonly mark: 'all_sent' | 'waiting' | 'offline' | 'attention'
  /** Before the entries have been read, nothing may be said of them. */
  readonly isKnown: boolean
  /** Of the oldest waiting entry: amber from 24 hours, red from 3 days. */
  readonly urgency: 'calm' | 'amber' | 'red'
  /** Visits (not arrivals) that are waiting or held. */
  readonly waiting: number
  readonly held: number
  /** Sealed contacts that are waiting or held. */
  readonly contacts: number
  readonly attention: number
  /** Day of the oldest waiting entry. */
  readonly oldest: Day | null
  readonly round: 'idle' | 'sending' | 'backing_off'
  /** What stands in the way, if anything does; saving goes on in every one of them. */
  readonly trouble: null | 'offline' | 'portal' | 'server' | 'enrol_again' | 'revoked' | 'update_needed' | 'wiped'
  /** The storage is all but full: the room kept for a save is used up. */
  readonly isFull: boolean
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
  readonly signIn: (username: string, password: string) => Promise<Outcome<SignInAnswer>>
  /** The second factor that `signIn` asked for. */
  readonly answerFactor: (kind: 'totp' | 'recovery', code: string) => Promise<Outcome<Me>>
  readonly signInWithPasskey: () => Promise<PasskeyOutcome<Me>>
  readonly signOut: () => Promise<void>
  /** Whoever was told by an answer: a changed user, or one who came in by another way. */
  readonly showMe: (me: Me) => void
  /** Asks again who is signed in, after a change that was answered with something else. */
  readonly refreshMe: () => Promise<void>
}

/** A new password or passkey, for changes and questions that were refused without; `waiting` is how many. */
export type UsedStepUp = Pick<Session, 'stepUp' | 'stepUpWithPasskey' | 'giveUpStepUp' | 'hasPasskeys'> & {
  readonly waiting: number
}

/** `again` asks anew. */
export type Answer<T> = AnswerState<T> & { readonly again: () => void }

/** The tablet: its point, list and day, and everything that can be done with it. */
export const useDevice = (): UsedDevice => {
  const { device } = useApp()
  const memory = useSyncExternalStore(device.watch, device.memory)
  const rows = useStored('readRows', (asked) => asked.readRows())
  const { today, clockInDoubt, canUndo, last } = memory
  const lists = rows?.lists ?? []
  return {
    ...device,
    state: stateOf(memory, rows),
    point: rows?.point ?? null,
    successor: rows?.successor ?? null,
    pointNames: rows?.point?.names ?? rows?.enrolment?.names ?? null,
    tabletName: rows?.enrolment?.name ?? null,
    lists,
    list: lists.length > 0 ? listOnDay(lists, today) : null,
    screen: rows?.screen ?? emptyScreen,
    ownPresets: rows?.ownPresets ?? [],
    last,
    notice: rows?.notice ?? null,
    accessibility: rows?.accessibility ?? null,
    organisation: rows?.organisation ?? null,
    transport: rows?.transport ?? null,
    today,
    clockInDoubt,
    canUndo,
  }
}

/** Entries of this tablet that it still holds and that are not taken back: needs attention first, then newest day first. */
export const useEntries = (): readonly TabletEntry[] =>
  useStored('readEntries', (device) => device.readEntries()) ?? none

/** Visits of today that this tablet has saved and not taken back. */
export const useTally = (): number => {
  const today = useToday()
  return useStored('readTally', (device) => device.readTally(today), today) ?? 0
}

/** Visits that were taken back here when the server had counted them already, as it told today. */
export const useTooLate = (): number => {
  const today = useToday()
  return useStored('readTooLate', (device) => device.readTooLate(today), today) ?? 0
}

/** What the server has told of contacts that were recorded here, until somebody has read it. */
export const useContactNews = (): Answers['readContactNews'] =>
  useStored('readContactNews', (device) => device.readContactNews()) ?? null

/** Visits and contacts of points that this tablet belonged to before. */
export const useElsewhere = (): Answers['readElsewhere'] =>
  useStored('readElsewhere', (device) => device.readElsewhere()) ?? nowhere

const useToday = (): Day => {
  const { device } = useApp()
  return useSyncExternalStore(device.watch, device.memory).today
}

export const useSending = (): Sending => {
  const { device } = useApp()
  const memory = useSyncExternalStore(device.watch, device.memory)
  const counts = useStored('readCounts', (asked) => asked.readCounts())
  const rows = useStored('readRows', (asked) => asked.readRows())
  const [waiting, held, attention] = [counts?.waitingVisits ?? 0, counts?.heldVisits ?? 0, counts?.attention ?? 0]
  const contacts = counts?.contacts ?? 0
  const oldest = counts?.oldest ?? null
  const trouble = troubleOf(memory)
  return {
    mark:
      attention > 0
        ? 'attention'
        : isCutOff(trouble)
          ? 'offline'
          : waiting + held + contacts > 0
            ? 'waiting'
            : 'all_sent',
    isKnown: counts !== undefined,
    urgency: urgencyOf(oldest === null ? 0 : daysBetween(oldest, memory.today)),
    waiting,
    held,
    contacts,
    attention,
    oldest,
    round: memory.loop.round,
    trouble,
    isFull: memory.isFull,
    lastAnswer: rows?.acknowledged?.at ?? null,
    persisted: memory.persisted,
    lost: (rows?.losses.discarded ?? 0) + (rows?.losses.wiped ?? 0),
    build: device.build,
    listVersion: rows?.lists.at(-1)?.version ?? null,
  }
}

export const useSession = (): UsedSession => {
  const { device, session: load } = useApp()
  const session = use(load())
  const { state, me } = useSyncExternalStore(session.watch, session.memory)
  const signOut = async () => {
    await session.signOut()
    device.unlock.lock()
  }
  return { ...session, state, me, signOut }
}

export const useStepUp = (): UsedStepUp => {
  const session = use(useApp().session())
  const { stepUp } = useSyncExternalStore(session.watch, session.memory)
  return { ...session, waiting: stepUp?.waiting ?? 0 }
}

/** Null where the browser has no passkeys. */
export const usePasskey = (): Session['usePasskey'] | null => {
  const { hasPasskeys, usePasskey: run } = use(useApp().session())
  return hasPasskeys ? run : null
}

/** Who has unlocked this tablet, how it is locked and unlocked, and the visit that is half made. */
export const useUnlock = (): UnlockMemory & Pick<Unlock, (typeof unlockActs)[number]> => {
  const { unlock } = useApp().device
  return { ...unlock, ...useSyncExternalStore(unlock.watch, unlock.memory) }
}

/** Who may unlock this tablet, and its rules; null until they are read. */
export const useGate = (): Answers['gate'] | null =>
  useStored('gate', async ({ unlock }) => ({ tiles: await unlock.readTiles(), rules: await unlock.readRules() })) ??
  null

/** Opens the log-in of a locked tablet: whatever session this browser still holds ends first. False if that cannot be. */
export const useLogIn = (): (() => Promise<boolean>) => {
  const { device, session } = useApp()
  return async () => {
    device.unlock.awaitLogIn(true)
    const { change, signOut } = await session()
    const ended = await change({ path: '/api/v1/sign-out', body: {} })
    if (ended.is === 'unreachable') device.unlock.awaitLogIn(false)
    else await signOut()
    return ended.is !== 'unreachable'
  }
}

/** Makes this tablet one that whoever has just logged in may unlock by the PIN; `refused` and `unreachable` as ever. */
export const useAdmit = (): ((pin: string) => Promise<Outcome<Entered>>) => {
  const { device, session } = useApp()
  return async (pin) => {
    const { requestGate } = await import('./gate-request.ts')
    const answer = await requestGate(await session(), await device.unlock.readRefs())
    return answer.is === 'answered' ? { is: 'answered', value: await device.unlock.admit(answer.value, pin) } : answer
  }
}

/**
 * The answer to a question, asked when it changes; `null` asks nothing and stays `loading`. Make the shape once, outside the
 * component. Nothing is stored: what was answered is gone with the page.
 */
export const useAnswer = <T>(question: Question<T> | null): Answer<T> => {
  const session = use(useApp().session())
  const { path, shape, refreshMs, once = false } = question ?? {}
  const asked = useMemo(() => {
    if (path === undefined || shape === undefined) return null
    return session.ask({ path, shape, once, ...(refreshMs === undefined ? {} : { refreshMs }) })
  }, [session, path, shape, refreshMs, once])
  const state = useSyncExternalStore(asked?.watch ?? watchNothing, asked?.state ?? stateOfNothing)
  return { ...state, again: asked?.again ?? nothing }
}

/**
 * While `is`, ten minutes without a touch are away: `onAway` takes out of the page what nobody looks at. A tablet is locked
 * before; a desk's browser has no lock.
 */
export const useAway = (is: boolean, onAway: () => void): void => {
  const session = use(useApp().session())
  const latest = useEffectEvent(onAway)
  useEffect(() => (is ? session.watchAway(awayMinutes, () => latest()) : undefined), [session, is])
}
const awayMinutes = 10

/** What came of an attempt that failed; `count` tells one from the next. */
export type Failed = { readonly text: string; readonly problem: Problem | null; readonly count: number }

/** One attempt at a time. `attempt` gives what was answered, or null, and then `failed` says why in words. */
export const useAttempt = (
  unreachable: Readonly<Record<'offline' | 'portal' | 'server', string> & { cancelled?: string }>,
) => {
  const sentence = useSentence()
  const [isBusy, setBusy] = useState(false)
  const [failed, setFailed] = useState<Failed | null>(null)
  const attempt = async <T>(run: () => Promise<PasskeyOutcome<T>>): Promise<{ readonly value: T } | null> => {
    if (isBusy) return null
    setBusy(true)
    const outcome = await run()
    setBusy(false)
    setFailed(null)
    if (outcome.is === 'answered') return outcome
    const count = (failed?.count ?? 0) + 1
    if (outcome.is === 'refused') setFailed({ text: sentence(outcome.problem), problem: outcome.problem, count })
    else {
      const text = outcome.is === 'cancelled' ? (unreachable.cancelled ?? '') : unreachable[outcome.why]
      setFailed({ text, problem: null, count })
    }
    return null
  }
  return { isBusy, failed, attempt, forget: () => setFailed(null) }
}

/** Asks for a change. Signed-out users get `not_signed_in`; the page decides what to show. */
export const useAsk = (): Session['change'] => use(useApp().session()).change

/** Switching keeps every page's state: new words are loaded first, then shown at once. */
export const useLanguage = (): { readonly language: Language; readonly setLanguage: (language: Language) => void } => {
  const { preferences } = useApp()
  const language = useSyncExternalStore(preferences.watch, preferences.language)
  return { language, setLanguage: (next) => void preferences.chooseLanguage(next) }
}

/** The words of a page folder in the language in use. Make the book once, outside the component. */
export const useWords = <W>(book: Book<W>): W => {
  const { preferences } = useApp()
  useSyncExternalStore(preferences.watch, preferences.language)
  return use(preferences.words(book))
}

/** Loads words before what needs them is shown, so that a page can do without where they cannot be had. */
export const useWordsAhead = (): (<W>(book: Book<W>) => Promise<W>) => useApp().preferences.words

/** The app in another language, for what stands inside its context: a report is printed in its readers' language. */
export const useAppIn = (language: Language): App => {
  const app = useApp()
  return useMemo(() => {
    const { preferences } = app
    const words = <W>(book: Book<W>) => preferences.wordsIn(book, language)
    return { ...app, preferences: { ...preferences, language: () => language, words } }
  }, [app, language])
}

/** The words of the frame: sending, update, troubles; the header of every page takes them from here. */
export const useFrame = (): Words => useWords(frameBook)

/** A sentence for a problem, or for why an entry needs attention. */
export const useSentence = (): ((problem: Problem | NonNullable<TabletEntry['reason']>) => string) => {
  const { attention, problems, rejected } = useWords(problemBook)
  return (problem) => {
    if (typeof problem === 'string') return rejected(attention[problem])
    const { code } = problem
    return isOfEntry(code, attention) ? rejected(attention[code]) : problems[code](problem)
  }
}

export const useTheme = (): { readonly theme: Theme; readonly setTheme: (theme: Theme) => void } => {
  const { preferences } = useApp()
  return { theme: useSyncExternalStore(preferences.watch, preferences.theme), setTheme: preferences.chooseTheme }
}

/** How the hands here like it, kept in this browser. */
export const useChoices = (): ReturnType<Preferences['choices']> & { readonly choose: Preferences['choose'] } => {
  const { preferences } = useApp()
  return { ...useSyncExternalStore(preferences.watch, preferences.choices), choose: preferences.choose }
}

/** Whether the app is installed, or can be by the browser's own question. */
export const useInstall = (): { readonly state: InstallState; readonly ask: Install['ask'] } => {
  const { install } = useApp()
  return { state: useSyncExternalStore(install.watch, install.state), ask: install.ask }
}

/** Whether the rehearsal was offered on this tablet, and noting that it was. */
export const useRehearsal = (): Preferences['rehearsal'] => useApp().preferences.rehearsal

/** `offered`: a new version is ready and no entry is half made. `insisted`: it has been put off for 7 days. */
export const useUpdate = (): {
  readonly offered: boolean
  readonly insisted: boolean
  readonly apply: () => void
  readonly later: () => void
} => {
  const { update } = useApp()
  return { ...useSyncExternalStore(update.watch, update.memory), apply: update.apply, later: update.later }
}

/** Tells whether a form is half made: while it is, no update is offered or applied and the page never reloads itself. */
export const useDirty = (dirty: boolean): void => {
  const { update } = useApp()
  const [form] = useState(() => ({}))
  useEffect(() => {
    update.setDirty(form, dirty)
    return () => update.setDirty(form, false)
  }, [update, form, dirty])
}

/** While `is`, a contact is on the screen: half a minute out of sight locks the tablet. */
export const useDelicate = (is = true): void => {
  const { unlock } = useApp().device
  const [form] = useState(() => ({}))
  useEffect(() => {
    unlock.setDelicate(form, is)
    return () => unlock.setDelicate(form, false)
  }, [unlock, form, is])
}

/** Whether the first page is drawn: what it can do without comes after it. */
export const useDrawn = (): boolean => {
  const { drawn } = useApp()
  const [isDrawn, setDrawn] = useState(false)
  useEffect(() => void drawn.then(() => setDrawn(true)), [drawn])
  return isDrawn
}

/** Tells whoever waits for it that a page stands on the screen. */
export const useShown = (): void => {
  const { onShown } = useApp()
  useEffect(onShown, [onShown])
}

/** The document's title while the page is shown: the page's own, then the product's name. */
export const useTitle = (title: string): void => {
  useEffect(() => {
    document.title = `${title} · Tukkimies`
  }, [title])
}

const problemBook: Book<ProblemWords> = {
  fi: () => import('./problem-words.fi.ts').then(({ words }) => words),
  sv: () => import('./problem-words.sv.ts').then(({ words }) => words),
  en: () => import('./problem-words.en.ts').then(({ words }) => words),
}

const useApp = (): App => {
  const app = use(AppContext)
  if (!app) throw new Error('a page outside the app')
  return app
}

type GateRules = Awaited<ReturnType<Unlock['readRules']>>
const unlockActs = [
  'enter',
  'goOn',
  'lock',
  'leave',
  'stay',
  'setIdleMinutes',
  'draft',
  'keepDraft',
  'awaitLogIn',
] as const

const none: readonly TabletEntry[] = []
type Answers = {
  readonly [Name in keyof Reading]: Awaited<ReturnType<Reading[Name]>>
} & { readonly gate: { readonly tiles: readonly Tile[]; readonly rules: GateRules } }

/** By device: what half the screen shows is asked once, and not by each part of it. */
const queriesByDevice = new WeakMap<Device, Map<string, SharedQuery<unknown>>>()

/** The answer to a question to the store, anew when it changes, and of a store or day that is another one. */
const useStored = <Name extends keyof Answers>(
  name: Name,
  read: (device: Device) => Promise<Answers[Name]>,
  day: Day | null = null,
): Answers[Name] | undefined => {
  const { device } = useApp()
  const { opened } = useSyncExternalStore(device.watch, device.memory)
  const queries = queriesByDevice.get(device) ?? new Map<string, SharedQuery<unknown>>()
  queriesByDevice.set(device, queries)
  const key = [opened, name, day].join(' ')
  const query = queries.get(key) ?? shareQuery(() => read(device))
  queries.set(key, query)
  // Under a name there are answers to the question of that name.
  return useSyncExternalStore(query.watch, query.found) as Answers[Name] | undefined
}

const nowhere: Answers['readElsewhere'] = []
const nothing = () => {}
const watchNothing = () => nothing
const loading = { is: 'loading' } as const
const stateOfNothing = () => loading

const stateOf = (
  { opened }: DeviceMemory,
  rows: Awaited<ReturnType<Device['readRows']>> | undefined,
): UsedDevice['state'] => {
  if (opened !== 'open') return opened
  if (rows === undefined) return 'opening'
  if (rows.enrolment === null) return 'not_enrolled'
  return rows.enrolment.refused === 'revoked' ? 'revoked' : 'enrolled'
}

const troubleOf = ({ isWiped, online, loop }: DeviceMemory): Sending['trouble'] =>
  isWiped ? 'wiped' : online ? loop.trouble : 'offline'

const isCutOff = (trouble: Sending['trouble']): boolean =>
  trouble === 'offline' || trouble === 'portal' || trouble === 'server'

const urgencyOf = (days: number): Sending['urgency'] => (days >= 3 ? 'red' : days >= 1 ? 'amber' : 'calm')

const isOfEntry = (code: Problem['code'], attention: ProblemWords['attention']): code is EntryProblemCode =>
  Object.hasOwn(attention, code)
