// What stands above the questions seldom: a point that ends, and a half-made visit whose other day was left behind.
import { daysBetween } from '@tukkimies/shared/day.ts'
import { formatDay, formatHour, formatWeekday } from '../format.ts'
import { type UsedDevice, useLanguage, useWords } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { Banner } from '../ui/status.tsx'
import { focusGroup } from './code-group.tsx'
import type { OtherDay } from './day-sheet.tsx'
import { lateBook } from './late-book.ts'
import type { VisitForm } from './visit-form.ts'

/** Days before a point's last one from which it is told. */
const noticeDays = 14

export const LateBanners = ({ device, visit }: { readonly device: UsedDevice; readonly visit: VisitForm }) => (
  <>
    <PointEnds device={device} />
    {visit.before && <DayLeft visit={visit} day={visit.before} />}
  </>
)

const PointEnds = ({ device: { point, today, successor } }: { readonly device: UsedDevice }) => {
  const { closed: words } = useWords(lateBook)
  const { language } = useLanguage()
  const last = point?.last
  if (last === undefined || daysBetween(today, last) > noticeDays) return null
  const day = formatDay(language, last)
  if (last >= today) return <Banner>{words.soon(day)}</Banner>
  return <Banner tone="warning">{words.now(day, successor?.names[language] ?? null)}</Banner>
}

/** A lock or a series has left the other day behind: which day is it now? */
const DayLeft = ({ visit, day: left }: { readonly visit: VisitForm; readonly day: OtherDay }) => {
  const { otherDay: words } = useWords(lateBook)
  const { language } = useLanguage()
  const day = formatWeekday(language, left.day)
  const choose = (other: OtherDay | null) => {
    visit.setOther(other)
    // The button goes, and focus must not go with it.
    const first = visit.dimensions[0]
    if (first) focusGroup(first.key)
  }
  return (
    <Banner
      tone="warning"
      actions={
        <>
          <Button onClick={() => choose(left)}>{words.goBack(day)}</Button>
          <Button onClick={() => choose(null)}>{words.stay}</Button>
        </>
      }
    >
      {words.left(day, formatHour(language, left.hour))}
    </Banner>
  )
}
