// Above the questions: where and for which day is recorded, and what stands in the way.
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { formatHour, formatWeekday } from '../format.ts'
import { type UsedDevice, useFrame, useLanguage, useUnlock, useWords } from '../hooks.ts'
import { Button, buttonLook } from '../ui/button.tsx'
import { Banner } from '../ui/status.tsx'
import { book } from './book.ts'
import { focusGroup } from './code-group.tsx'
import { SendingMark } from './sending-mark.tsx'
import type { Partner, Task } from './task.ts'
import type { VisitForm } from './visit-form.ts'

export const Head = ({
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
  // The banner of the others names their day, and a second one beside it would be taken for it.
  const isToday = task.is === 'record' || isPractice
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
      {isToday && <span className="capture-day">{formatWeekday(language, today)}</span>}
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

export const Banners = ({
  device,
  visit,
  task,
  onClock,
  children,
}: {
  readonly device: UsedDevice
  readonly visit: VisitForm
  readonly task: Task
  readonly onClock: () => void
  readonly children?: ReactNode
}) => {
  const { otherDay, clock } = useWords(book)
  const { outdated } = useFrame()
  const { language } = useLanguage()
  const { other } = visit
  const leaveOther = () => {
    visit.setOther(null)
    // The button goes, and focus must not go with it.
    const first = visit.dimensions[0]
    if (first) focusGroup(first.key)
  }
  return (
    <div className="capture-banners">
      {children}
      {other && (
        <Banner
          tone="warning"
          actions={<Button onClick={leaveOther}>{task.is === 'correct' ? task.ownDayLabel : otherDay.leave}</Button>}
        >
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
