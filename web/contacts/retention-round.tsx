// The newest round of March or October, where any class goes in rounds: its approval, and how much of what the server does not
// hold was destroyed.
import { useState } from 'react'
import { RetentionAnswer, type RetentionRound } from '@tukkimies/shared/register/retention-settings.ts'
import { ChangeDialog } from '../asking/change-dialog.tsx'
import { formatDay, formatNumber, formatPeriod } from '../format.ts'
import { useLanguage } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { Select } from '../ui/select.tsx'
import { listRoundClasses, numberToName } from './retention-facts.ts'
import type { Words } from './retention-words.fi.ts'

type Shown = { readonly answer: RetentionAnswer; readonly words: Words }
type Done = { readonly onDone: (said: string) => void }

const countMax = 1_000_000
const pathOf = ({ round }: RetentionRound, act: 'approve' | 'destroyed') => `/api/v1/retention/rounds/${round}/${act}`

export const RoundPart = ({ answer, words, mayApprove, onDone }: Shown & Done & { readonly mayApprove: boolean }) => {
  const { round: texts } = words
  const { language } = useLanguage()
  const [asked, setAsked] = useState<'approve' | 'note' | null>(null)
  const [round] = answer.rounds
  const { set, own } = listRoundClasses(answer)
  const isUsed = set.length + answer.settings.classes.length > 0
  if (!round || !isUsed) return null
  const close = () => setAsked(null)
  const done = (said: string) => {
    close()
    onDone(said)
  }
  return (
    <section className="card stack">
      <h2>{texts.title(formatPeriod(language, round.round))}</h2>
      <p>{texts.text}</p>
      {set.length + own.length > 0 && (
        <p>{round.approved ? texts.approved(formatDay(language, round.approved)) : texts.open}</p>
      )}
      <h3>{texts.destroyed}</h3>
      <Destroyed answer={answer} words={words} round={round} />
      {mayApprove && (
        <div className="row no-print">
          {!round.approved && set.length + own.length > 0 && (
            <Button kind="primary" onClick={() => setAsked('approve')}>
              {texts.approve}
            </Button>
          )}
          {answer.settings.classes.length > 0 && <Button onClick={() => setAsked('note')}>{texts.note}</Button>}
        </div>
      )}
      {asked === 'approve' && (
        <ChangeDialog
          title={texts.approveTitle}
          action={texts.approve}
          read={() => ({
            is: 'ready',
            change: { path: pathOf(round, 'approve'), body: {}, shape: RetentionAnswer },
          })}
          onDone={() => done(texts.done)}
          onClose={close}
        >
          {() => (
            <>
              <p>{texts.approveText}</p>
              <ul>
                {set.map(({ name, due }) => (
                  <li key={name}>{`${numberToName(name, words)}: ${formatNumber(language, due ?? 0)}`}</li>
                ))}
                {own.map(({ key, names }) => (
                  <li key={key}>{names[language]}</li>
                ))}
              </ul>
            </>
          )}
        </ChangeDialog>
      )}
      {asked === 'note' && (
        <NoteDialog answer={answer} words={words} round={round} onDone={() => done(texts.noted)} onClose={close} />
      )}
    </section>
  )
}

const Destroyed = ({ answer, words, round }: Shown & { readonly round: RetentionRound }) => {
  const { language } = useLanguage()
  const nameOf = (key: string): string => answer.settings.classes.find((one) => one.key === key)?.names[language] ?? key
  if (round.destroyed.length === 0) return <p>{words.round.nothing}</p>
  return (
    <ul>
      {round.destroyed.map(({ class: key, count }) => (
        <li key={key}>{`${nameOf(key)}: ${formatNumber(language, count)}`}</li>
      ))}
    </ul>
  )
}

const NoteDialog = ({
  answer,
  words,
  round,
  onDone,
  onClose,
}: Shown & { readonly round: RetentionRound; readonly onDone: () => void; readonly onClose: () => void }) => {
  const { round: texts } = words
  const { language } = useLanguage()
  const [key, setKey] = useState('')
  const [count, setCount] = useState('')
  const isCount = /^\d{1,7}$/.test(count) && Number(count) <= countMax
  const errors = [
    ...(key === '' ? [{ name: 'class', text: texts.classWrong }] : []),
    ...(isCount ? [] : [{ name: 'count', text: texts.countWrong }]),
  ]
  const body = { class: key, count: Number(count) }
  const change = { path: pathOf(round, 'destroyed'), body, shape: RetentionAnswer }
  return (
    <ChangeDialog
      title={texts.noteTitle}
      action={texts.save}
      dirty={key !== '' || count !== ''}
      read={() => (errors.length > 0 ? { is: 'wrong', errors } : { is: 'ready', change })}
      onDone={onDone}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <Select
            label={texts.noteClass}
            name="class"
            value={key}
            empty={texts.choose}
            error={errorOf('class')}
            options={answer.settings.classes.map((one) => ({ value: one.key, label: one.names[language] }))}
            onChange={setKey}
          />
          <TextField
            label={texts.count}
            hint={texts.countHint}
            name="count"
            inputMode="numeric"
            autoComplete="off"
            value={count}
            error={errorOf('count')}
            onChange={setCount}
          />
        </>
      )}
    </ChangeDialog>
  )
}
