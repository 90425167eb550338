// Which periods of one kind a table covers: any of those that are released, or the latest with one press.
import { useState } from 'react'
import { PeriodKind, type PeriodName, periodPlus, periodToKind } from '@tukkimies/shared/day.ts'
import type { PeriodsAnswer } from '@tukkimies/shared/release/answer.ts'
import { formatPeriod } from '../format.ts'
import { Button } from '../ui/button.tsx'
import { ChipGroup } from '../ui/chip.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { RadioField } from '../ui/radio-field.tsx'
import { periodsToText, type Told } from './builder-naming.ts'
import { closingText } from './closing-text.ts'
import { kindsPublished, periodsPublished, periodsWithheld } from './view.ts'

const stepsOfYear = { m: 12, q: 4, y: 1 } as const
const latestCounts = { m: [1, 3, 12], q: [1, 4, 8], y: [1, 3, 5] } as const

export const PeriodsSheet = ({
  chosen,
  published,
  told,
  onChoose,
  onClose,
}: {
  readonly chosen: readonly PeriodName[]
  readonly published: PeriodsAnswer
  readonly told: Told
  readonly onChoose: (periods: readonly PeriodName[]) => void
  readonly onClose: () => void
}) => {
  const { words, statistics, language } = told
  const [draft, setDraft] = useState(chosen)
  const [kind, setKind] = useState<PeriodKind>(
    periodToKind(chosen[0] ?? published.closed[0]?.name ?? ('2020' as PeriodName)),
  )
  const names = periodsPublished(published, kind)
  const withheld = periodsWithheld(published, kind)
  const next = published.next.find((period) => period.kind === kind)
  const years = [...Map.groupBy(names, (name) => name.slice(0, 4))]
  const newest = names[0]
  const yearAgo = newest && periodPlus(newest, -stepsOfYear[kind])
  return (
    <Dialog
      title={words.choosePeriods}
      closeLabel={words.close}
      onClose={onClose}
      size="wide"
      actions={
        <Button kind="primary" onClick={() => onChoose(draft.length > 0 ? draft.toSorted() : chosen)}>
          {words.done}
        </Button>
      }
    >
      <div className="stack">
        <RadioField
          legend={statistics.kind}
          name="kind"
          value={kind}
          options={kindsPublished(published).map((value) => ({ value, label: statistics.kinds[value] }))}
          onChange={(value) => {
            const other = PeriodKind.parse(value)
            setKind(other)
            setDraft(periodsPublished(published, other).slice(0, 1))
          }}
        />
        <div className="row">
          {latestCounts[kind]
            .filter((count) => count <= names.length)
            .map((count) => (
              <Button key={count} onClick={() => setDraft(names.slice(0, count))}>
                {words.latest(count)}
              </Button>
            ))}
          {newest && yearAgo && names.includes(yearAgo) && (
            <Button onClick={() => setDraft([yearAgo, newest])}>{words.yearAgo}</Button>
          )}
        </div>
        {(kind === 'y' ? [['', names] as const] : years).map(([year, own]) => (
          <ChipGroup
            key={year}
            legend={year === '' ? statistics.kinds.y : year}
            kind="many"
            options={own.toReversed().map((name) => ({ key: name, label: formatPeriod(language, name) }))}
            chosen={draft}
            onChoose={(some) => {
              const others = draft.filter((name) => !own.includes(name))
              setDraft([...others, ...own.filter((name) => some.includes(name))])
            }}
          />
        ))}
        {withheld.length > 0 && <p className="muted">{statistics.withheld.title(periodsToText(withheld, told))}</p>}
        {next && <p className="muted">{closingText(language, next)}</p>}
      </div>
    </Dialog>
  )
}
