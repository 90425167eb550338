// How a proposal fared on invented visits, against what is demanded, and whether it has to be tried at all.
import { demands } from '@tukkimies/shared/release/demands.ts'
import type { Rehearsal } from '@tukkimies/shared/release/risk.ts'
import type { PolicyProposal } from '@tukkimies/shared/release/risk-answer.ts'
import { formatDay, formatNumber } from '../format.ts'
import { useLanguage, useWords } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { Banner } from '../ui/status.tsx'
import { Table } from '../ui/table.tsx'
import { rulesBook } from './rules-book.ts'

const attacks = ['neighbour', 'roster'] as const
type Attack = (typeof attacks)[number]

export const RehearsalPart = ({
  proposal: { rehearsal, meets, loosens },
  onLook,
}: {
  readonly proposal: PolicyProposal
  readonly onLook: () => void
}) => {
  const { rehearsal: texts } = useWords(rulesBook)
  const isNeeded = loosens.length > 0
  return (
    <>
      <h3>{texts.title}</h3>
      {rehearsal && meets && <Banner tone="good">{texts.met}</Banner>}
      {rehearsal && !meets && isNeeded && <Banner tone="danger">{texts.failed}</Banner>}
      {rehearsal && !meets && !isNeeded && <Banner tone="warning">{texts.failedFree}</Banner>}
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
      <Table
        caption={texts.title}
        captionHidden
        rows={attacks}
        rowKey={(attack) => attack}
        columns={[
          { key: 'attack', label: texts.attack, cell: (attack: Attack) => texts[attack] },
          {
            key: 'right',
            label: texts.right,
            numeric: true,
            cell: (attack: Attack) => texts.atMost(number(rehearsal[attack].auc), number(demands[attack].auc)),
          },
          {
            key: 'guess',
            label: texts.guess,
            numeric: true,
            cell: (attack: Attack) => number(rehearsal[attack].guess),
          },
          {
            key: 'surest',
            label: texts.surest,
            numeric: true,
            cell: (attack: Attack) => texts.atMost(number(rehearsal[attack].surest), number(demands[attack].surest)),
          },
        ]}
      />
      <p className="small muted rules-text">
        {texts.made(formatDay(language, day), visitsText, texts.from[from], words.profiles[profile])} {texts.unit}
      </p>
    </>
  )
}
