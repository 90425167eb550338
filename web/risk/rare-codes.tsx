import type { Dimension, Key } from '@tukkimies/shared/register/code-list.ts'
import type { CodeProposal, RareCode } from '@tukkimies/shared/release/code-review.ts'
import { formatNumber } from '../format.ts'
import { useLanguage, useWords } from '../hooks.ts'
import { Table } from '../ui/table.tsx'
import { riskBook } from './risk-book.ts'

/** Codes of one question that few visits have, each with what could stand in for it. */
export const RareCodes = ({
  codes,
  dimension,
}: {
  readonly codes: readonly RareCode[]
  readonly dimension: Dimension
}) => {
  const { review: texts } = useWords(riskBook)
  const { language } = useLanguage()
  const nameOf = (key: Key): string => dimension.codes.find((code) => code.key === key)?.labels[language] ?? key
  const proposalText = (proposal: CodeProposal): string => {
    switch (proposal.is) {
      case 'retire':
        return texts.retire(nameOf(proposal.successor))
      case 'merge':
        return texts.merge(nameOf(proposal.neighbour))
      case 'keep':
        return texts.keep[proposal.why]
    }
  }
  if (codes.length === 0) return <p className="muted">{texts.enough}</p>
  return (
    <Table
      caption={dimension.labels[language]}
      captionHidden
      rows={codes}
      rowKey={({ code }) => code}
      columns={[
        { key: 'code', label: texts.code, cell: ({ code }) => nameOf(code) },
        {
          key: 'visits',
          label: texts.visits,
          numeric: true,
          cell: ({ y }) => (y === null ? texts.hidden : formatNumber(language, y)),
        },
        { key: 'proposal', label: texts.proposal, cell: ({ proposal }) => proposalText(proposal) },
      ]}
    />
  )
}
