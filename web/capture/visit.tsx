// The visit screen: header, questions, footer, and the sheets that open over them.
import { type ReactNode, useEffect, useState } from 'react'
import { Link } from 'wouter'
import { type Day, daysBetween, type Hour } from '@tukkimies/shared/day.ts'
import type { Dimension, Visitor } from '@tukkimies/shared/register/code-list.ts'
import type { Language, Point } from '@tukkimies/shared/register/organisation.ts'
import type { Picks } from '@tukkimies/shared/visit.ts'
import { formatDay, formatHour, formatWeekday } from '../format.ts'
import {
  type SaveOccasion,
  type SaveOutcome,
  type UsedDevice,
  useDevice,
  useFrame,
  useLanguage,
  useTally,
  useTitle,
  useUnlock,
  useWords,
} from '../hooks.ts'
import { Button, buttonLook } from '../ui/button.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { Banner, Status } from '../ui/status.tsx'
import { book } from './book.ts'
import { picksToLabel } from './labels.ts'
import { NotReady } from './not-ready.tsx'
import type { Form } from './picks.ts'
import { noticeOf, Questions } from './questions.tsx'
import type { Sheet } from './sheets.tsx'
import { SendingMark } from './sending-mark.tsx'
import type { Words } from './words.fi.ts'
import { type FormOptions, type Said, useVisitForm, type VisitForm } from './visit-form.ts'
import './visit.css'

/** Days before a point's last one from which it is told. */
const noticeDays = 14

/** `menu` stands at the end of the page's header. */
export const CapturePage = ({ menu }: { readonly menu?: ReactNode }) => {
  const device = useDevice()
  const { visit } = useWords(book)
  useTitle(visit.title)
  const isReady = device.state === 'enrolled' || device.state === 'outdated'
  if (!isReady || !device.point || device.lists.length === 0) return <NotReady state={device.state} menu={menu} />
  return <VisitScreen device={device} point={device.point} menu={menu} />
}

/** What a visit of a partner has of its own; while there is a `step`, it stands in place of the questions. */
export type Partner = {
  readonly title: string
  /** The way to a visit of a client. */
  readonly client: string
  readonly step: ReactNode
}

/**
 * What the screen is used for; `banner` stands under the header until it is left.
 * `record`: a new visit. `practice`: nothing is saved (the device says so), and `saved` is said after a save.
 * `correct`: the form begins with `picks` and `day` of a visit; `save` gets the new picks, and day and hour only if another
 * day was chosen. `series`: visits of one day from paper; while the hour is null a save calls `onHour` instead, and `onSaved`
 * is where the page asks for the next hour.
 */
export type Task =
  | { readonly is: 'record' }
  | { readonly is: 'practice'; readonly banner: ReactNode; readonly saved: string; readonly onSaved?: () => void }
  | {
      readonly is: 'correct'
      readonly title: string
      readonly banner: ReactNode
      readonly visitor: Visitor
      readonly picks: Picks
      readonly day: Day
      readonly saveLabel: string
      readonly save: (picks: Picks, occasion: SaveOccasion) => Promise<SaveOutcome>
      readonly onSaved: () => void
      readonly leaveLabel: string
      readonly onLeave: () => void
    }
  | {
      readonly is: 'series'
      readonly title: string
      readonly banner: ReactNode
      readonly occasion: { readonly day: Day; readonly hour: Hour | null }
      readonly onHour: () => void
      readonly onSaved: () => void
    }

const recording: Task = { is: 'record' }

export const VisitScreen = ({
  device,
  point,
  menu,
  task = recording,
  partner = null,
}: {
  readonly device: UsedDevice
  readonly point: Point
  readonly menu: ReactNode
  readonly task?: Task
  readonly partner?: Partner | null
}) => {
  const words = useWords(book).visit
  const hasStep = Boolean(partner?.step)
  const { language } = useLanguage()
  const [sheet, setSheet] = useState<Sheet | null>(null)
  const sheets = useSheets(sheet !== null)
  const visitor = partner ? 'partner' : task.is === 'correct' ? task.visitor : 'client'
  const visit = useVisitForm(device, {
    ...taskToOptions(task),
    visitor,
    isCovered: hasStep || (sheet !== null && sheets !== null),
    onClock: () => setSheet({ is: 'clock' }),
  })
  const { said, form } = visit
  return (
    <div className="capture">
      <Head device={device} partner={partner} menu={menu} task={task} onOtherDay={() => setSheet({ is: 'day' })} />
      {task.is !== 'record' && task.banner}
      <Banners device={device} visit={visit} onClock={() => setSheet({ is: 'clock' })} />
      <div className="capture-main">
        {partner?.step ?? (
          <Questions
            visitor={visitor}
            dimensions={visit.dimensions}
            day={visit.day}
            form={form}
            language={language}
            words={words}
            panelIsOpen={visit.panelIsOpen}
            onPanel={visit.setPanelOpen}
            onPress={visit.press}
            onMore={(dimension) => setSheet({ is: 'codes', dimension })}
          />
        )}
      </div>
      {said.what?.is === 'not_saved' && (
        <div className="capture-problem">
          <ProblemNote title={words.notSaved}>
            <p>{words.unsaved[said.what.why]}</p>
          </ProblemNote>
        </div>
      )}
      <Foot visit={visit} canUndo={device.canUndo} hasStep={hasStep} task={task} />
      {sheet && sheets && (
        <sheets.OpenSheet sheet={sheet} device={device} point={point} visit={visit} onClose={() => setSheet(null)} />
      )}
    </div>
  )
}

const taskToOptions = (task: Task): Partial<FormOptions> => {
  switch (task.is) {
    case 'record':
      return {}
    case 'practice':
      return { isKept: false, ...(task.onSaved ? { onSaved: task.onSaved } : {}) }
    case 'correct': {
      const { picks, day, save, onSaved } = task
      return { isKept: false, picks, occasion: { day }, save, onSaved, isOver: true }
    }
    case 'series': {
      const { occasion, onHour, onSaved } = task
      return { isKept: false, occasion, onHour, onSaved }
    }
  }
}

// They come right after the first paint, so as not to delay it; a press asks for them again if they did not.
const useSheets = (isWanted: boolean): typeof import('./sheets.tsx') | null => {
  const [sheets, setSheets] = useState<typeof import('./sheets.tsx') | null>(null)
  useEffect(() => {
    if (!sheets) void import('./sheets.tsx').then(setSheets, () => undefined)
  }, [sheets, isWanted])
  return sheets
}

const Head = ({
  device: { today, pointNames, tabletName },
  partner,
  menu,
  task,
  onOtherDay,
}: {
  readonly device: UsedDevice
  readonly partner: Partner | null
  readonly menu: ReactNode
  readonly task: Task
  readonly onOtherDay: () => void
}) => {
  const { visit, otherDay } = useWords(book)
  const { lock: words, menu: places } = useFrame()
  const { language } = useLanguage()
  const { who, lock, draft } = useUnlock()
  const isPractice = task.is === 'practice'
  const title = task.is === 'correct' || task.is === 'series' ? task.title : (partner?.title ?? visit.title)
  const other = partner ? partner.client : places.partner
  const isOtherBegun = draft(partner ? 'client' : 'partner') !== null
  return (
    <header className="capture-head">
      <h1>{title}</h1>
      {task.is === 'record' && (
        <Link href={partner ? '/' : '/partner'} className={buttonLook()}>
          {isOtherBegun ? visit.begun(other) : other}
        </Link>
      )}
      <span className="capture-place">
        {pointNames?.[language]}
        {tabletName && <span className="capture-tablet">{tabletName}</span>}
      </span>
      <span className="capture-day">{formatWeekday(language, today)}</span>
      {task.is !== 'series' && <Button onClick={onOtherDay}>{otherDay.open}</Button>}
      <span className="capture-end">
        {!isPractice && <SendingMark />}
        {who && !isPractice && (
          <Button kind="quiet" icon="lock" aria-label={words.lockAs(who.initials)} onClick={lock}>
            {who.initials}
          </Button>
        )}
        {menu}
      </span>
    </header>
  )
}

const Banners = ({
  device,
  visit,
  onClock,
}: {
  readonly device: UsedDevice
  readonly visit: VisitForm
  readonly onClock: () => void
}) => {
  const { otherDay, clock, closed } = useWords(book)
  const { outdated } = useFrame()
  const { language } = useLanguage()
  const { other } = visit
  const { today, successor } = device
  const last = device.point?.last
  const isClosed = last !== undefined && last < today
  return (
    <div className="capture-banners">
      {isClosed && (
        <Banner tone="warning">{closed.now(formatDay(language, last), successor?.names[language] ?? null)}</Banner>
      )}
      {last !== undefined && !isClosed && daysBetween(today, last) <= noticeDays && (
        <Banner>{closed.soon(formatDay(language, last))}</Banner>
      )}
      {other && (
        <Banner tone="warning" actions={<Button onClick={() => visit.setOther(null)}>{otherDay.leave}</Button>}>
          {otherDay.banner(formatWeekday(language, other.day), formatHour(language, other.hour))}
        </Banner>
      )}
      {device.clockInDoubt && (
        <Banner tone="warning" actions={<Button onClick={onClock}>{clock.open}</Button>}>
          {clock.banner}
        </Banner>
      )}
      {device.state === 'outdated' && <Banner tone="warning">{outdated}</Banner>}
    </div>
  )
}

const Foot = ({
  visit,
  canUndo,
  hasStep,
  task,
}: {
  readonly visit: VisitForm
  readonly canUndo: boolean
  readonly hasStep: boolean
  readonly task: Task
}) => {
  const words = useWords(book).visit
  const frame = useFrame()
  const tally = useTally()
  const { language } = useLanguage()
  const { said, form, lastPicks } = visit
  const noticed = visit.dimensions.find(({ key }) => key === form.notice?.dimension)
  const notice = noticed ? noticeToText(form, noticed, words, language) : null
  return (
    <footer className="capture-foot">
      {task.is === 'correct' && <Button onClick={task.onLeave}>{task.leaveLabel}</Button>}
      {canUndo && task.is !== 'correct' && (
        <Button icon="undo" onClick={() => void visit.undo()}>
          {words.undo}
          {lastPicks && (
            <small className="undo-codes" onAnimationEnd={visit.forgetLastPicks}>
              {picksToLabel(lastPicks, visit.list, language)}
            </small>
          )}
        </Button>
      )}
      <div className="capture-said">
        <Status>
          <span key={said.times}>
            {notice ??
              saidToText(
                said.what,
                words,
                task.is === 'practice' ? { ...frame.sending, saved: task.saved } : frame.sending,
              )}
          </span>
        </Status>
        {task.is === 'record' && <Link href="/entries">{words.tally(tally)}</Link>}
      </div>
      {!hasStep && (
        <Button kind="save" busy={visit.isSaving} onClick={(event) => void visit.save(event.timeStamp)}>
          {task.is === 'correct' ? task.saveLabel : words.save}
        </Button>
      )}
    </footer>
  )
}

type VisitWords = Words['visit']

// Away from its question, "at most 4" has to say of what.
const noticeToText = (form: Form, dimension: Dimension, words: VisitWords, language: Language): string | null => {
  const notice = noticeOf(form, dimension, words, language)
  return form.notice?.is === 'full' ? `${dimension.labels[language]}: ${notice}` : notice
}

const saidToText = (
  said: Said | null,
  words: VisitWords,
  sending: ReturnType<typeof useFrame>['sending'],
): string | null => {
  switch (said?.is) {
    case 'saved':
      return sending.saved
    case 'saved_twice':
      return words.savedTwice
    case 'taken_back':
      return sending.takenBack
    case 'undo_failed':
      return words.undoFailed
    case 'not_saved':
    case undefined:
      return null
  }
}
