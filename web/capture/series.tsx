// Visits from a paper sheet, one after another: the day once, the hour of each, and at the end the question whether the sheet
// is destroyed. Each visit is saved like any other; the page itself keeps nothing.
import { type ReactNode, useEffect, useState } from 'react'
import type { Day, Hour } from '@tukkimies/shared/day.ts'
import { visitors } from '@tukkimies/shared/register/code-list.ts'
import type { Point } from '@tukkimies/shared/register/organisation.ts'
import { type UsedDevice, useDevice, useDirty, useTitle, useUnlock, useWords } from '../hooks.ts'
import { leaveDay } from '../half-visit.ts'
import { focusPage } from '../page-focus.ts'
import { Button } from '../ui/button.tsx'
import { NotReady } from './not-ready.tsx'
import './own-screen.css'
import { SeriesBanner } from './series-banner.tsx'
import { seriesBook } from './series-book.ts'
import { SeriesDay } from './series-day.tsx'
import { SeriesEnd } from './series-end.tsx'
import './series.css'
import { VisitScreen } from './visit.tsx'

/** `menu` stands in the header while the tablet may not record. */
export const SeriesPage = ({ menu }: { readonly menu: ReactNode }) => {
  const device = useDevice()
  const { title } = useWords(seriesBook)
  useTitle(title)
  const isReady = device.state === 'enrolled' || device.state === 'outdated'
  if (isReady && device.point && device.lists.length > 0) return <Series device={device} point={device.point} />
  return (
    <div className="own-screen">
      <NotReady state={device.state} menu={menu} />
    </div>
  )
}

type Step = 'day' | 'visits' | 'end'

const Series = ({ device, point }: { readonly device: UsedDevice; readonly point: Point }) => {
  const [day, setDay] = useState<Day | null>(null)
  const [step, setStep] = useState<Step>('day')
  const [saved, setSaved] = useState<readonly Hour[]>([])
  useDirty(saved.length > 0)
  useEffect(focusPage, [step])
  const { draft, keepDraft } = useUnlock()
  const begin = (chosen: Day) => {
    // The sheet has a day of its own: what is recorded after it is today's again.
    for (const visitor of visitors) {
      const half = draft(visitor)
      if (half) keepDraft(visitor, leaveDay(half))
    }
    setDay(chosen)
    setSaved([])
    setStep('visits')
  }
  if (day === null || step === 'day') return <SeriesDay device={device} point={point} onBegin={begin} />
  if (step === 'end') return <SeriesEnd day={day} saved={saved} onGoOn={() => setStep('visits')} />
  return (
    <SeriesVisits
      device={device}
      point={point}
      day={day}
      saved={saved}
      onSaved={setSaved}
      onEnd={() => setStep(saved.length > 0 ? 'end' : 'day')}
    />
  )
}

const SeriesVisits = ({
  device,
  point,
  day,
  saved,
  onSaved,
  onEnd,
}: {
  readonly device: UsedDevice
  readonly point: Point
  readonly day: Day
  readonly saved: readonly Hour[]
  readonly onSaved: (change: (saved: readonly Hour[]) => readonly Hour[]) => void
  readonly onEnd: () => void
}) => {
  const { title, visit: words } = useWords(seriesBook)
  const last = saved.at(-1) ?? null
  const [hour, setHour] = useState<Hour | null>(last)
  const [isKept, setKept] = useState(true)
  const [misses, setMisses] = useState(0)
  const counting: UsedDevice = {
    ...device,
    // What was saved before the series is not for its undo.
    canUndo: device.canUndo && saved.length > 0,
    saveVisit: async (picks, occasion) => {
      const outcome = await device.saveVisit(picks, occasion)
      const at = occasion?.hour
      if (outcome.is === 'saved' && at !== undefined) onSaved((before) => [...before, at])
      return outcome
    },
    undoLast: async () => {
      const isUndone = await device.undoLast()
      if (isUndone) onSaved((before) => before.slice(0, -1))
      return isUndone
    },
  }
  const choose = (chosen: Hour) => {
    setHour(chosen)
    setKept(false)
  }
  return (
    <div className="own-screen series">
      <VisitScreen
        device={counting}
        point={point}
        menu={<Button onClick={onEnd}>{words.end}</Button>}
        task={{
          is: 'series',
          title,
          banner: <SeriesBanner day={day} hour={hour} isKept={isKept} saved={saved} misses={misses} onHour={choose} />,
          occasion: { day, hour },
          onHour: () => setMisses((count) => count + 1),
          onSaved: () => setKept(true),
        }}
      />
    </div>
  )
}
