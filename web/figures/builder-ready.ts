// Tables that somebody may begin with, each over the newest period in which it is likely to be released.
import { type PeriodKind, type PeriodName } from '@tukkimies/shared/day.ts'
import type { Visitor } from '@tukkimies/shared/register/code-list.ts'
import type { Measure } from '@tukkimies/shared/register/view.ts'
import type { PeriodsAnswer } from '@tukkimies/shared/release/answer.ts'
import type { DimensionId } from '@tukkimies/shared/release/dimensions.ts'
import type { NodeName } from '@tukkimies/shared/release/nodes.ts'
import { allAcross, type BuilderQuestion } from './builder-question.ts'
import type { Words } from './builder-words.fi.ts'
import { periodsPublished } from './view.ts'

export type ReadyTable = { readonly word: keyof Words['readyTables']; readonly question: BuilderQuestion }

type Sketch = {
  readonly word: ReadyTable['word']
  readonly rows?: DimensionId
  readonly columns?: DimensionId
  /** Kinds of period, the first that is published first; how many of the newest. */
  readonly kinds: readonly PeriodKind[]
  readonly periods?: number
  readonly measure?: Measure
}

const short: readonly PeriodKind[] = ['m', 'q', 'y']
const long: readonly PeriodKind[] = ['y', 'q', 'm']

const sketches: Readonly<Record<Visitor, readonly Sketch[]>> = {
  client: [
    { word: 'topics', rows: 'topic', kinds: short },
    { word: 'languages', rows: 'language', kinds: short },
    { word: 'topicsByLanguage', rows: 'topic.1', columns: 'language.1', kinds: long },
    { word: 'durationByChannel', rows: 'duration', columns: 'channel', kinds: long },
    { word: 'months', kinds: short, periods: 12 },
    { word: 'change', rows: 'topic', kinds: short, periods: 2, measure: 'change' },
  ],
  partner: [
    { word: 'partnerTopics', rows: 'partner_topic', kinds: short },
    { word: 'partnerOrganisations', rows: 'partner_org', kinds: short },
    { word: 'partnerBoth', rows: 'partner_topic', columns: 'partner_org', kinds: long },
    { word: 'partnerChannels', rows: 'partner_channel', kinds: short },
    { word: 'months', kinds: short, periods: 12 },
    { word: 'partnerChange', rows: 'partner_topic', kinds: short, periods: 2, measure: 'change' },
  ],
}

/** The tables at a place; none where nothing is published yet. */
export const readyTables = (place: NodeName, published: PeriodsAnswer): readonly ReadyTable[] =>
  sketches[published.visitor].flatMap(({ word, rows, columns, kinds, periods = 1, measure = 'visits' }) => {
    const newest = kinds.map((kind) => periodsPublished(published, kind)).find((names) => names.length > 0)
    if (!newest) return []
    const names: readonly PeriodName[] = newest.slice(0, periods).toSorted()
    const request = {
      visitor: published.visitor,
      places: [place],
      periods: names,
      rows: rows ? [rows] : [],
      columns: columns ? [columns] : [],
      layers: [],
      filters: [],
    }
    const isPossible = measure !== 'change' || names.length > 1
    return isPossible ? [{ word, question: { request, measure, across: word === 'months' ? [] : allAcross } }] : []
  })
