// The draft of the next code list: its findings, its dimensions, and what is done with it as a whole.
import { type ReactNode, useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import type { Day } from '@tukkimies/shared/day.ts'
import { type CodeList, type Visitor, visitors } from '@tukkimies/shared/register/code-list.ts'
import { CodeListsAnswer, type DraftContent, draftRules } from '@tukkimies/shared/register/code-list-draft.ts'
import { checkDraft } from '@tukkimies/shared/register/draft-check.ts'
import { formatDay } from '../format.ts'
import { useAsk, useLanguage, useSentence, useWords } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { Banner, Mark, Status } from '../ui/status.tsx'
import { book } from './book.ts'
import { ChangeDialog } from '../asking/change-dialog.tsx'
import { codeListsBook } from './code-lists-book.ts'
import { DimensionEditor } from './dimension-editor.tsx'
import { Findings } from './draft-findings.tsx'
import { NewDimensionDialog } from './new-code-dialog.tsx'
import { addDimension } from './draft-edit.ts'
import type { Opened } from './draft-parts.ts'
import { LeaveGuard } from '../asking/leave-guard.tsx'
import { PublishDialog } from './publish-dialog.tsx'

type Asked = 'discard' | 'publish' | 'add' | null

export const DraftEditor = ({
  newest,
  content: begun,
  stamp: begunStamp,
  changed,
  onChanged,
  onReload,
  onPublished,
  onDiscarded,
}: {
  readonly newest: CodeList
  readonly content: DraftContent
  readonly stamp: string | null
  readonly changed: Day | null
  /** The draft was saved. */
  readonly onChanged: () => void
  /** Somebody else's draft takes the place of this one. */
  readonly onReload: () => void
  readonly onPublished: (value: CodeListsAnswer) => void
  readonly onDiscarded: () => void
}) => {
  const words = useWords(codeListsBook)
  const { language } = useLanguage()
  const [, navigate] = useLocation()
  const saving = useSaving(newest, begun, begunStamp, onChanged)
  const { content, setContent, isDirty, stamp } = saving
  const [opened, setOpened] = useState<Opened>(null)
  const [asked, setAsked] = useState<Asked>(null)
  const focus = useFocusByName()
  const findings = checkDraft(newest, content)
  const problems = findings.filter(({ rule }) => draftRules[rule] === 'problem')

  const thenSaved = async (next: () => void) => {
    if (!isDirty && stamp !== null) return next()
    if ((await saving.save()) !== null) next()
  }
  const publish = () => {
    if (problems.length > 0) return focus('findings')
    void thenSaved(() => setAsked('publish'))
  }
  const show = (path: string) => {
    const [dimension = '', second = ''] = path.split('.')
    const found = content.dimensions.find(({ key }) => key === dimension)
    const code = found?.codes.some(({ key }) => key === second) ? second : null
    setOpened({ dimension, code })
    focus(path)
  }

  return (
    <section className="stack draft" aria-label={words.draft.title}>
      <div className="card stack draft-head">
        <div className="row row-apart">
          <h2>{words.draft.of(newest.version)}</h2>
          <Mark tone={isDirty ? 'warning' : 'good'}>{isDirty ? words.draft.dirty : words.draft.clean}</Mark>
        </div>
        {changed && <p className="small muted">{words.draft.changed(formatDay(language, changed))}</p>}
        <div className="row">
          <Button kind="save" busy={saving.isBusy} onClick={() => void saving.save()}>
            {words.draft.save}
          </Button>
          <Button onClick={() => void thenSaved(() => navigate('/code-lists/preview'))}>{words.draft.preview}</Button>
          <Button kind="primary" onClick={publish}>
            {words.draft.publish}
          </Button>
          <Button kind="danger" icon="remove" onClick={() => setAsked('discard')}>
            {words.draft.discard}
          </Button>
        </div>
        <Status>{saving.said && <Banner tone="good">{words.draft.saved}</Banner>}</Status>
        {saving.failed !== null && <SavingProblem failed={saving.failed} onReload={onReload} />}
        <Findings words={words} findings={findings} content={content} onShow={show} />
      </div>
      {visitors.map((visitor) => (
        <Dimensions key={visitor} visitor={visitor} content={content}>
          {(dimension) => (
            <DimensionEditor
              key={dimension.key}
              words={words}
              content={content}
              dimension={dimension}
              known={newest.dimensions.find(({ key }) => key === dimension.key)}
              findings={findings}
              opened={opened?.dimension === dimension.key ? opened : null}
              onOpen={setOpened}
              onChange={setContent}
              onFocus={focus}
            />
          )}
        </Dimensions>
      ))}
      <Button icon="plus" onClick={() => setAsked('add')}>
        {words.draft.addDimension}
      </Button>
      <LeaveGuard isDirty={isDirty} words={words.leaving} />
      {asked === 'add' && (
        <NewDimensionDialog
          words={words}
          content={content}
          onClose={() => setAsked(null)}
          onAdd={(dimension, labels) => {
            setAsked(null)
            setContent(addDimension(content, dimension, labels))
            setOpened({ dimension: dimension.key, code: null })
            focus(dimension.key)
          }}
        />
      )}
      {asked === 'publish' && stamp !== null && (
        <PublishDialog
          words={words}
          newest={newest}
          content={content}
          stamp={stamp}
          onClose={() => setAsked(null)}
          onDone={onPublished}
        />
      )}
      {asked === 'discard' && <DiscardDialog stamp={stamp} onClose={() => setAsked(null)} onDone={onDiscarded} />}
    </section>
  )
}

const Dimensions = ({
  visitor,
  content,
  children,
}: {
  readonly visitor: Visitor
  readonly content: DraftContent
  readonly children: (dimension: DraftContent['dimensions'][number]) => ReactNode
}) => {
  const { draft } = useWords(codeListsBook)
  return (
    <section className="stack dimensions">
      <h2>{draft[visitor]}</h2>
      {content.dimensions.filter((dimension) => dimension.visitor === visitor).map(children)}
    </section>
  )
}

const useSaving = (newest: CodeList, begun: DraftContent, begunStamp: string | null, onChanged: () => void) => {
  const words = useWords(book)
  const ask = useAsk()
  const sentence = useSentence()
  const [content, setContent] = useState(begun)
  const [kept, setKept] = useState(begun)
  const [stamp, setStamp] = useState(begunStamp)
  const [isBusy, setIsBusy] = useState(false)
  const [said, setSaid] = useState(false)
  const [failed, setFailed] = useState<Failure | null>(null)
  const isDirty = content !== kept && JSON.stringify(content) !== JSON.stringify(kept)

  const save = async (): Promise<string | null> => {
    if (isBusy) return null
    setIsBusy(true)
    setFailed(null)
    setSaid(false)
    const body = { content, basis: newest.version, stamp }
    const outcome = await ask({ path: '/api/v1/code-lists/draft', body, shape: CodeListsAnswer })
    setIsBusy(false)
    if (outcome.is === 'answered') {
      const next = outcome.value.draft?.stamp ?? null
      setKept(content)
      setStamp(next)
      setSaid(true)
      onChanged()
      return next
    }
    setFailed(
      outcome.is === 'unreachable'
        ? { isOutdated: false, text: words.unreachable[outcome.why] }
        : { isOutdated: outcome.problem.code === 'outdated', text: sentence(outcome.problem) },
    )
    return null
  }
  const change = (next: DraftContent) => {
    setSaid(false)
    setContent(next)
  }
  return { content, setContent: change, stamp, isDirty, isBusy, said, failed, save }
}

type Failure = { readonly isOutdated: boolean; readonly text: string }

const SavingProblem = ({ failed, onReload }: { readonly failed: Failure; readonly onReload: () => void }) => {
  const general = useWords(book)
  const { outdated } = useWords(codeListsBook)
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

const DiscardDialog = ({
  stamp,
  onClose,
  onDone,
}: {
  readonly stamp: string | null
  readonly onClose: () => void
  readonly onDone: () => void
}) => {
  const { discarding } = useWords(codeListsBook)
  const general = useWords(book)
  if (stamp !== null)
    return (
      <ChangeDialog
        title={discarding.title}
        action={discarding.action}
        kind="danger"
        read={() => ({ is: 'ready', change: { path: '/api/v1/code-lists/draft/discard', body: { stamp } } })}
        onDone={onDone}
        onClose={onClose}
      >
        {() => <p>{discarding.text}</p>}
      </ChangeDialog>
    )
  return (
    <Dialog
      title={discarding.title}
      closeLabel={general.close}
      onClose={onClose}
      actions={
        <Button kind="danger" onClick={onDone}>
          {discarding.action}
        </Button>
      }
    >
      <p>{discarding.text}</p>
    </Dialog>
  )
}

/** Gives focus to the control of a name, once it is on the page. */
const useFocusByName = (): ((name: string) => void) => {
  const [wanted, setWanted] = useState<{ readonly name: string } | null>(null)
  useEffect(() => {
    if (wanted) document.getElementsByName(wanted.name)[0]?.focus()
  }, [wanted])
  return (name) => setWanted({ name })
}
