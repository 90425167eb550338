// The settings of one point: three tabs of what may be changed, the screen that comes of it, and saving.
import { useEffect, useState } from 'react'
import type { Visitor } from '@tukkimies/shared/register/code-list.ts'
import type { Point } from '@tukkimies/shared/register/organisation.ts'
import { emptyScreen, isEmptyScreen, type VisitScreen } from '@tukkimies/shared/register/visit-screen.ts'
import { VisitScreensAnswer } from '@tukkimies/shared/register/visit-screen-settings.ts'
import { LeaveGuard } from '../asking/leave-guard.tsx'
import { useAsk, useDevice, useLanguage, useSentence, useWords } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { Banner, Mark, Status } from '../ui/status.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { book } from './book.ts'
import type { Preview } from './visit-screen-parts.ts'
import { visitScreenBook } from './visit-screen-book.ts'
import { CopyScreen } from './visit-screen-copy.tsx'
import { isSameScreen } from './visit-screen-draft.ts'
import { firstFaulty } from './visit-screen-preset-draft.ts'
import { Presets } from './visit-screen-presets.tsx'
import { LargePreview, SmallPreview } from './visit-screen-preview.tsx'
import { Questions } from './visit-screen-questions.tsx'

type Failure = { readonly isOutdated: boolean; readonly text: string }

export const ScreenEditor = ({
  found,
  point,
  others,
  begun,
  stamp: begunStamp,
  gone,
  preview,
  onDirty,
  onTold,
  onReload,
}: {
  readonly found: VisitScreensAnswer
  readonly point: Point
  /** Points that the settings may be copied to. */
  readonly others: readonly Point[]
  readonly begun: VisitScreen
  readonly stamp: string | null
  /** Names of the settings that the list does not know any more. */
  readonly gone: number
  readonly preview: Preview
  readonly onDirty: (isDirty: boolean) => void
  readonly onTold: (found: VisitScreensAnswer) => void
  readonly onReload: () => void
}) => {
  const words = useWords(visitScreenBook)
  const { language } = useLanguage()
  const { today } = useDevice()
  const [tab, setTab] = useState<'client' | 'partner' | 'presets'>('client')
  const [isTrying, setIsTrying] = useState(false)
  const [isCopying, setIsCopying] = useState(false)
  const saving = useSaving(point, { begun, stamp: begunStamp, gone }, onTold)
  const { screen, setScreen, isDirty, setSaid } = saving
  const { list } = found
  useEffect(() => onDirty(isDirty), [onDirty, isDirty])
  const save = () => {
    if (firstFaulty(list, screen, today) < 0) return void saving.save()
    setTab('presets')
    saving.fail(words.faulty)
  }
  const visitor: Visitor = tab === 'partner' ? 'partner' : 'client'
  const shown = { preview, list, screen, names: point.names, visitor }
  const parts = { list, screen, point, onChange: setScreen }

  return (
    <div className="screen-parts">
      <section className="card stack screen-settings" aria-label={point.names[language]}>
        <div className="row row-apart">
          <h2>{point.names[language]}</h2>
          <Mark tone={isDirty ? 'warning' : 'good'}>{isDirty ? words.dirty : words.clean}</Mark>
        </div>
        {gone > 0 && <Banner tone="warning">{words.gone(gone)}</Banner>}
        <div className="row">
          <Button kind="save" busy={saving.isBusy} onClick={save}>
            {words.save}
          </Button>
          <Button onClick={() => setIsTrying(true)}>{words.tryOut}</Button>
          {isDirty && (
            <Button icon="undo" onClick={() => setScreen(saving.kept)}>
              {words.undo}
            </Button>
          )}
          {!isEmptyScreen(screen) && <Button onClick={() => setScreen(emptyScreen)}>{words.reset}</Button>}
          {!isDirty && others.length > 0 && <Button onClick={() => setIsCopying(true)}>{words.copy.open}</Button>}
        </div>
        <Status>{saving.said && <Banner tone="good">{saving.said}</Banner>}</Status>
        {saving.failed && <SavingProblem failed={saving.failed} onReload={onReload} />}
        <Tabs
          label={words.title}
          chosen={tab}
          onChoose={(next) => setTab(next === 'partner' || next === 'presets' ? next : 'client')}
          tabs={[
            { key: 'client', label: words.client, panel: <Questions {...parts} visitor="client" /> },
            { key: 'partner', label: words.partner, panel: <Questions {...parts} visitor="partner" /> },
            { key: 'presets', label: words.presets, panel: <Presets {...parts} /> },
          ]}
        />
      </section>
      {!isTrying && <SmallPreview {...shown} />}
      {isTrying && <LargePreview {...shown} onClose={() => setIsTrying(false)} />}
      <LeaveGuard isDirty={isDirty} words={words.leaving} />
      {isCopying && (
        <CopyScreen
          found={found}
          point={point}
          others={others}
          screen={saving.kept}
          onTold={onTold}
          onClose={() => setIsCopying(false)}
          onDone={(count) => {
            setIsCopying(false)
            setSaid(words.copy.done(count))
          }}
        />
      )}
    </div>
  )
}

const useSaving = (
  point: Point,
  { begun, stamp, gone }: { readonly begun: VisitScreen; readonly stamp: string | null; readonly gone: number },
  onTold: (found: VisitScreensAnswer) => void,
) => {
  const general = useWords(book)
  const words = useWords(visitScreenBook)
  const ask = useAsk()
  const sentence = useSentence()
  const [screen, setScreen] = useState(begun)
  const [kept, setKept] = useState({ screen: begun, stamp, gone })
  const [isBusy, setIsBusy] = useState(false)
  const [said, setSaid] = useState('')
  const [failed, setFailed] = useState<Failure | null>(null)
  const fail = (text: string, isOutdated = false) => setFailed({ text, isOutdated })

  const save = async () => {
    if (isBusy) return
    setIsBusy(true)
    setFailed(null)
    setSaid('')
    const path = `/api/v1/visit-screens/${point.id}`
    const outcome = await ask({ path, body: { ...screen, stamp: kept.stamp }, shape: VisitScreensAnswer })
    setIsBusy(false)
    if (outcome.is === 'unreachable') return fail(general.unreachable[outcome.why])
    if (outcome.is === 'refused') return fail(sentence(outcome.problem), outcome.problem.code === 'outdated')
    const own = outcome.value.screens.find((one) => one.point === point.id)
    setKept({ screen, stamp: own?.stamp ?? null, gone: 0 })
    setSaid(words.saved)
    onTold(outcome.value)
  }
  const change = (next: VisitScreen) => {
    setSaid('')
    setFailed(null)
    setScreen(next)
  }
  const isDirty = kept.gone > 0 || !isSameScreen(screen, kept.screen)
  return { screen, setScreen: change, kept: kept.screen, isDirty, isBusy, said, setSaid, failed, fail, save }
}

const SavingProblem = ({ failed, onReload }: { readonly failed: Failure; readonly onReload: () => void }) => {
  const general = useWords(book)
  const { outdated } = useWords(visitScreenBook)
  return failed.isOutdated ? (
    <ProblemNote title={outdated.title} takesFocus actions={<Button onClick={onReload}>{outdated.load}</Button>}>
      <p>{outdated.text}</p>
    </ProblemNote>
  ) : (
    <ProblemNote title={general.changeFailed} takesFocus>
      <p>{failed.text}</p>
    </ProblemNote>
  )
}
