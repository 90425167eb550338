// The periods that are set: in force, proposed, and the ways from one to the other.
import { useState } from 'react'
import {
  RetentionAnswer,
  type RetentionSettings,
  SettableClass,
} from '@tukkimies/shared/register/retention-settings.ts'
import { Facts } from '../asking/facts.tsx'
import { ChangeDialog } from '../asking/change-dialog.tsx'
import { formatDay } from '../format.ts'
import { useLanguage } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { periodToText } from './retention-facts.ts'
import { RetentionForm } from './retention-form.tsx'
import type { Words } from './retention-words.fi.ts'

const path = '/api/v1/retention'

export const SettingsPart = ({
  answer,
  words,
  mayPropose,
  mayApprove,
  onDone,
}: {
  readonly answer: RetentionAnswer
  readonly words: Words
  readonly mayPropose: boolean
  readonly mayApprove: boolean
  readonly onDone: (said: string) => void
}) => {
  const { settings: texts } = words
  const { language } = useLanguage()
  const [asked, setAsked] = useState<'propose' | 'approve' | 'discard' | null>(null)
  const { settings, approved, proposed } = answer
  const close = () => setAsked(null)
  const done = (said: string) => {
    close()
    onDone(said)
  }
  return (
    <section className="card stack">
      <h2>{texts.title}</h2>
      <p>{texts.text}</p>
      <h3>{texts.current}</h3>
      <SettingsFacts settings={settings} words={words} />
      <p className="muted">{approved ? texts.since(formatDay(language, approved)) : texts.first}</p>
      <h3>{texts.proposed}</h3>
      {proposed ? (
        <>
          <SettingsFacts settings={proposed.settings} before={settings} words={words} />
          <p className="muted">{texts.proposedOn(formatDay(language, proposed.day))}</p>
        </>
      ) : (
        <p>{texts.none}</p>
      )}
      <div className="row no-print">
        {proposed && mayApprove && (
          <Button kind="primary" onClick={() => setAsked('approve')}>
            {texts.approve}
          </Button>
        )}
        {proposed && mayPropose && <Button onClick={() => setAsked('discard')}>{texts.discard}</Button>}
        {mayPropose && <Button onClick={() => setAsked('propose')}>{words.form.open}</Button>}
      </div>
      {asked === 'propose' && (
        <RetentionForm
          settings={proposed?.settings ?? settings}
          words={words}
          onDone={() => done(words.form.done)}
          onClose={close}
        />
      )}
      {asked === 'discard' && (
        <ChangeDialog
          title={texts.discardTitle}
          action={texts.discard}
          read={() => ({ is: 'ready', change: { path: `${path}/discard`, body: {}, shape: RetentionAnswer } })}
          onDone={() => done(texts.discarded)}
          onClose={close}
        >
          {() => <p>{texts.discardText}</p>}
        </ChangeDialog>
      )}
      {asked === 'approve' && proposed && (
        <ChangeDialog
          title={texts.approveTitle}
          action={texts.approve}
          // What was read is what is approved: another proposal in the meantime is refused.
          read={() => ({
            is: 'ready',
            change: { path: `${path}/approve`, body: { settings: proposed.settings }, shape: RetentionAnswer },
          })}
          onDone={() => done(texts.approved)}
          onClose={close}
        >
          {() => (
            <>
              <SettingsFacts settings={proposed.settings} before={settings} words={words} />
              <p>{texts.approveText}</p>
            </>
          )}
        </ChangeDialog>
      )}
    </section>
  )
}

/** Each period in words; beside those that hold now, what they were. */
const SettingsFacts = ({
  settings,
  before,
  words,
}: {
  readonly settings: RetentionSettings
  readonly before?: RetentionSettings
  readonly words: Words
}) => {
  const { settings: texts } = words
  const { language } = useLanguage()
  const compare = (now: string, earlier: string | undefined): string => {
    if (before === undefined || earlier === undefined) return now
    return now === earlier ? `${now} (${texts.same})` : `${now} (${texts.was(earlier)})`
  }
  const periods = SettableClass.options.map((name): readonly [string, string] => [
    words.classes[name],
    compare(periodToText(settings.periods[name], words), before && periodToText(before.periods[name], words)),
  ])
  const own = settings.classes.map((one): readonly [string, string] => {
    const earlier = before?.classes.find(({ key }) => key === one.key)
    return [one.names[language], compare(periodToText(one, words), earlier && periodToText(earlier, words))]
  })
  const gone = before?.classes.filter(({ key }) => settings.classes.every((one) => one.key !== key)) ?? []
  return (
    <>
      <Facts facts={[...periods, ...own]} />
      {gone.map(({ key, names }) => (
        <p key={key}>{texts.gone(names[language])}</p>
      ))}
    </>
  )
}
