// A proposal before whoever decides: what it changes and from when, how its rehearsal went, and the decision.
import { useId, useState } from 'react'
import { PolicyAnswer, type PolicyProposal } from '@tukkimies/shared/release/risk-answer.ts'
import { needsSignature } from '@tukkimies/shared/release/policy.ts'
import type { PullAnswer } from '@tukkimies/shared/wire.ts'
import { ChangeDialog } from '../asking/change-dialog.tsx'
import { formatDay, formatPeriod } from '../format.ts'
import { useDevice, useLanguage, useWords } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { Banner } from '../ui/status.tsx'
import { rulesBook } from './rules-book.ts'
import { RulesChanges } from './rules-changes.tsx'
import { RefusalDialog } from './rules-refusal.tsx'
import { periodsFrom, ruleChanges } from './rules-facts.ts'
import { RehearsalPart } from './rules-rehearsal.tsx'

const path = '/api/v1/policy'

export const ProposalPart = ({
  answer,
  proposal,
  pulled,
  mayPropose,
  mayApprove,
  onLook,
  onDone,
}: {
  readonly answer: PolicyAnswer
  readonly proposal: PolicyProposal
  readonly pulled: PullAnswer | undefined
  readonly mayPropose: boolean
  readonly mayApprove: boolean
  readonly onLook: () => void
  readonly onDone: (said: string) => void
}) => {
  const words = useWords(rulesBook)
  const { proposal: texts } = words
  const { language } = useLanguage()
  const { today } = useDevice()
  const [asked, setAsked] = useState<'approve' | 'refuse' | 'discard' | null>(null)
  const title = useId()
  const close = () => setAsked(null)
  const { policy, first, day, loosens, meets, refused } = proposal
  const before = answer.versions[0]?.policy ?? policy
  const isLate = first <= today
  const isOpen = !isLate && refused === undefined
  const isFree = loosens.length === 0 || meets
  const changes = <RulesChanges policy={policy} before={before} own={answer.own} pulled={pulled} />
  const periods = periodsFrom(first).map((name) => formatPeriod(language, name))
  const begins = texts.begins(formatDay(language, first), periods.join(', '))
  const hasTimes = ruleChanges(policy, before).some((field) => ['openDays', 'foldBatch', 'foldWait'].includes(field))
  return (
    <section className="card stack" aria-labelledby={title}>
      <h2 id={title}>{texts.title}</h2>
      <p className="muted">{texts.made(formatDay(language, day))}</p>
      {changes}
      <p className="rules-text">{begins}</p>
      {hasTimes && <p className="rules-text">{texts.times}</p>}
      {refused && (
        <Banner tone="warning">
          {words.refuse.refused(formatDay(language, refused.day), words.refuse.reasons[refused.reason])}
        </Banner>
      )}
      {isLate && !refused && <Banner tone="warning">{texts.late}</Banner>}
      {isOpen && <RehearsalPart proposal={proposal} onLook={onLook} />}
      {!mayApprove && isOpen && <p className="muted">{texts.others}</p>}
      <div className="row no-print">
        {mayApprove && isFree && isOpen && (
          <Button kind="primary" onClick={() => setAsked('approve')}>
            {words.approve.action}
          </Button>
        )}
        {mayApprove && isOpen && <Button onClick={() => setAsked('refuse')}>{words.refuse.action}</Button>}
        {mayPropose && <Button onClick={() => setAsked('discard')}>{words.discard.action}</Button>}
      </div>
      {asked === 'approve' && (
        <ChangeDialog
          title={words.approve.title}
          action={words.approve.action}
          // What was read is what is approved: another proposal in the meantime is refused.
          read={() => ({
            is: 'ready',
            change: { path: `${path}/approve`, body: { policy, first }, shape: PolicyAnswer },
          })}
          onDone={() => onDone(words.approve.done)}
          onClose={close}
        >
          {() => (
            <>
              {/* Longer than a small screen: it must be reachable by keyboard to be scrolled. */}
              <div className="stack" tabIndex={0} role="group" aria-label={words.form.changes}>
                {changes}
              </div>
              <p>{begins}</p>
              <p>{words.approve.text}</p>
              {needsSignature(policy.profile.set) && <p>{words.approve.signs}</p>}
            </>
          )}
        </ChangeDialog>
      )}
      {asked === 'refuse' && (
        <RefusalDialog read={{ policy, first }} onDone={() => onDone(words.refuse.done)} onClose={close} />
      )}
      {asked === 'discard' && (
        <ChangeDialog
          title={words.discard.title}
          action={words.discard.action}
          read={() => ({ is: 'ready', change: { path: `${path}/discard`, body: {}, shape: PolicyAnswer } })}
          onDone={() => onDone(words.discard.done)}
          onClose={close}
        >
          {() => <p>{words.discard.text}</p>}
        </ChangeDialog>
      )}
    </section>
  )
}
