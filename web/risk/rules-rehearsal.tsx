// How a proposal fared on invented visits, against what is demanded, and whether it has to be tried at all.
import { demands, judgeRehearsal } from '@tukkimies/shared/release/demands.ts'
import type { Inference, Rehearsal } from '@tukkimies/shared/release/risk.ts'
import type { PolicyProposal } from '@tukkimies/shared/release/risk-answer.ts'
import { formatDay, formatNumber } from '../format.ts'
import { useLanguage, useWords } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { Banner } from '../ui/status.tsx'
import { rulesBook } from './rules-book.ts'

const attacks = ['neighbour', 'roster'] as const

export const RehearsalPart = ({
  proposal: { rehearsal, meets, loosens },
  onLook,
}: {
  readonly proposal: PolicyProposal
  readonly onLook: () => void
}) => {
  const { rehearsal: texts } = useWords(rulesBook)
  const isNeeded = loosens.length > 0
  const judged = rehearsal && judgeRehearsal(rehearsal)
  return (
    <>
      <h3>{texts.title}</h3>
      {rehearsal && meets && <Banner tone="good">{texts.met}</Banner>}
      {judged === 'too_few' && <Banner tone={isNeeded ? 'danger' : 'warning'}>{texts.tooFew(isNeeded)}</Banner>}
      {judged === 'failed' && isNeeded && <Banner tone="danger">{texts.failed}</Banner>}
      {judged === 'failed' && !isNeeded && <Banner tone="warning">{texts.failedFree}</Banner>}
      {!rehearsal && (
        <Banner actions={<Button onClick={onLook}>{texts.look}</Button>}>
          <p>{texts.waiting}</p>
        </Banner>
      )}
      {!(rehearsal && meets) && <p className="rules-text">{isNeeded ? texts.needed : texts.free}</p>}
      {rehearsal && <RehearsalFigures rehearsal={rehearsal} />}
    </>
  )
}

const RehearsalFigures = ({ rehearsal }: { readonly rehearsal: Rehearsal }) => {
  const words = useWords(rulesBook)
  const { rehearsal: texts } = words
  const { language } = useLanguage()
  const number = (value: number): string => formatNumber(language, value)
  const { day, visits, from, profile } = rehearsal
  const visitsText = words.visits(visits, number(visits))
  return (
    <>
      <dl className="rules-list">
        {attacks.map((attack) => (
          <div key={attack}>
            <dt>{texts[attack]}</dt>
            <AttackFigures inference={rehearsal[attack]} attack={attack} />
          </div>
        ))}
      </dl>
      <p className="small muted rules-text">
        {texts.made(formatDay(language, day), visitsText, texts.from[from], words.profiles[profile])} {texts.unit}
      </p>
    </>
  )
}

const AttackFigures = ({
  inference,
  attack,
}: {
  readonly inference: Inference
  readonly attack: (typeof attacks)[number]
}) => {
  const { rehearsal: texts } = useWords(rulesBook)
  const { language } = useLanguage()
  if (inference.is === 'too_few') return <dd className="rules-value">{texts.unjudged}</dd>
  const number = (value: number): string => formatNumber(language, value)
  const { auc, guess, surest } = inference
  const limit = demands[attack]
  return (
    <>
      <dd className="rules-value">{texts.right(number(auc), number(limit.auc))}</dd>
      <dd className="small">
        {texts.guess(number(guess))} {texts.surest(number(surest), number(limit.surest))}
      </dd>
    </>
  )
}
