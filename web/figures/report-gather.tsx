// The answers to all questions of a report, asked at once. Nothing is printed before all of them are here.
import type { ReactNode } from 'react'
import { TableShape } from '@tukkimies/shared/release/answer.ts'
import type { ReportTable } from '@tukkimies/shared/release/report.ts'
import type { TableAnswer } from '@tukkimies/shared/release/table.ts'
import { tableRequestToQuery } from '@tukkimies/shared/release/table-request.ts'
import { type Answer, useAnswer } from '../hooks.ts'

export type Answered = { readonly table: ReportTable; readonly answer: Answer<TableAnswer> }

/** Whether all is here that will come: a table that is not released so finely is named on the sheet instead. */
export const isWhole = (answers: readonly Answered[]): boolean =>
  answers.every(
    ({ answer }) => answer.is === 'answered' || (answer.is === 'refused' && answer.problem.code === 'not-in-release'),
  )

/** Asks for the first of the tables and leaves the rest to the next of its kind: a component asks one question. */
export const ReportGather = ({
  tables,
  gathered = [],
  children,
}: {
  readonly tables: readonly ReportTable[]
  readonly gathered?: readonly Answered[]
  readonly children: (answers: readonly Answered[]) => ReactNode
}) => {
  const [first, ...rest] = tables
  if (!first) return children(gathered)
  return (
    <Asked key={first.key} table={first}>
      {(answer) => (
        <ReportGather tables={rest} gathered={[...gathered, { table: first, answer }]}>
          {children}
        </ReportGather>
      )}
    </Asked>
  )
}

const Asked = ({
  table,
  children,
}: {
  readonly table: ReportTable
  readonly children: (answer: Answer<TableAnswer>) => ReactNode
}) => children(useAnswer({ path: `/api/v1/tables?${tableRequestToQuery(table.request)}`, shape: TableShape }))
