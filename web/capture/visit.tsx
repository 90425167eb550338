// The visit screen: header, questions, footer, and the sheets that open over them.
import { type ReactNode, useCallback, useEffect, useState } from 'react'
import type { Dimension } from '@tukkimies/shared/register/code-list.ts'
import type { Point } from '@tukkimies/shared/register/organisation.ts'
import { type UsedDevice, useDevice, useLanguage, useTitle, useWords, useWordsAhead } from '../hooks.ts'
import { Late, NotOpened } from '../late.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { book } from './book.ts'
import { NotReady } from './not-ready.tsx'
import { Questions } from './questions.tsx'
import type { Sheet } from './sheets.tsx'
import { type Partner, type Task, taskToOptions } from './task.ts'
import { useVisitForm } from './visit-form.ts'
import { Foot } from './visit-foot.tsx'
import { Banners, Head } from './visit-head.tsx'
import './visit.css'

/** `menu` stands at the end of the page's header. */
export const CapturePage = ({ menu }: { readonly menu?: ReactNode }) => {
  const device = useDevice()
  const { visit } = useWords(book)
  useTitle(visit.title)
  const isReady = device.state === 'enrolled' || device.state === 'outdated'
  if (!isReady || !device.point || device.lists.length === 0) return <NotReady state={device.state} menu={menu} />
  return <VisitScreen device={device} point={device.point} menu={menu} />
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
  const { sheets, isMissing } = useSheets(sheet !== null)
  const visitor = partner ? 'partner' : task.is === 'correct' ? task.visitor : 'client'
  const visit = useVisitForm(device, {
    ...taskToOptions(task),
    visitor,
    isCovered: hasStep || (sheet !== null && sheets !== null),
    onClock: () => setSheet({ is: 'clock' }),
  })
  const showMore = useCallback((dimension: Dimension) => setSheet({ is: 'codes', dimension }), [])
  const { said, form, codesShown } = visit
  const isCovered = hasStep || (sheet !== null && sheets !== null)
  // Its room is there from the beginning, so that nothing moves when there is something to stand in it.
  const hasTiles = !partner && (task.is === 'record' || (task.is === 'practice' && device.screen.presets.length > 0))
  return (
    <div className="capture">
      <Head device={device} partner={partner} menu={menu} task={task} onOtherDay={() => setSheet({ is: 'day' })} />
      {task.is !== 'record' && <div className="capture-task">{task.banner}</div>}
      <Banners device={device} visit={visit} task={task} onClock={() => setSheet({ is: 'clock' })}>
        {sheets && <sheets.late.LateBanners device={device} visit={visit} />}
      </Banners>
      {hasTiles && (
        <div className="quick">
          {sheets && (
            <sheets.late.PresetBar
              device={device}
              visit={visit}
              isCovered={isCovered}
              onChange={task.is === 'record' ? () => setSheet({ is: 'presets' }) : null}
            />
          )}
        </div>
      )}
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
            onMore={showMore}
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
      {codesShown !== null && <span key={codesShown} className="codes-clock" onAnimationEnd={visit.hideCodes} />}
      {sheets && <sheets.late.LateKeys isCovered={isCovered} onList={() => setSheet({ is: 'keys' })} />}
      {sheet && isMissing && <NotOpened onClose={() => setSheet(null)} />}
      {sheet && sheets && (
        <Late onClose={() => setSheet(null)}>
          <sheets.OpenSheet
            sheet={sheet}
            device={device}
            point={point}
            visit={visit}
            task={task}
            onClose={() => setSheet(null)}
          />
        </Late>
      )}
    </div>
  )
}

// They come right after the first paint, so as not to delay it; a press asks for them again if they did not.
const useSheets = (isWanted: boolean) => {
  const loadWords = useWordsAhead()
  const [sheets, setSheets] = useState<typeof import('./sheets.tsx') | null>(null)
  const [isMissing, setMissing] = useState(false)
  useEffect(() => {
    const load = async () => {
      const file = await import('./sheets.tsx')
      await loadWords(file.late.book)
      setSheets(file)
    }
    if (!sheets) load().catch(() => setMissing(true))
  }, [sheets, isWanted, loadWords])
  return { sheets, isMissing: isMissing && !sheets }
}
