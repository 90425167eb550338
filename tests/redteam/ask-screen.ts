// What a screen asks by now: what it is about may depend on what is released, and on what was opened to everybody.
import { OpenTable } from '@tukkimies/shared/release/open-table.ts'
import { type Visitor, visitors } from '@tukkimies/shared/register/code-list.ts'
import { PeriodsAnswer } from '@tukkimies/shared/release/answer.ts'
import { LatticeAnswer } from '@tukkimies/shared/release/offer.ts'
import { makeReport, type ReportGround, yearBefore } from '@tukkimies/shared/release/report.ts'
import { tableRequestToQuery } from '@tukkimies/shared/release/table-request.ts'
import { partsOfPlace } from '@tukkimies/web/figures/report-address.ts'
import type { Target } from './fill.ts'
import { openQuestions, type ReportAsked, type Screen } from './screens.ts'
import { areas, names } from './visits.ts'

/** The screen with its address, and with those questions of its figures that a register of this size releases. */
export const askScreen = async (target: Target, screen: Screen, opened: readonly string[]): Promise<Screen> => {
  const path = screen.path.replace(/:(\d)$/, (_, at: string) => opened[Number(at)] ?? '')
  const questions = screen.report ? await reportQuestions(target, screen, screen.report) : screen.questions
  const released: string[] = []
  for (const question of questions)
    if ((await target.read(`/api/v1/tables?${question}`, { as: screen.as ?? 'coordinator' })).status === 200)
      released.push(question)
  return { ...screen, path, questions: released }
}

/** The figures of a report in its order; the totals, which stand above them, last. */
const reportQuestions = async (
  target: Target,
  { as }: Screen,
  { report, place, period }: ReportAsked,
): Promise<readonly string[]> => {
  const read = async (path: string): Promise<unknown> => {
    const { status, text } = await target.read(`/api/v1/${path}`, { as: as ?? 'coordinator' })
    return status === 200 ? JSON.parse(text) : null
  }
  const groundOf = async (visitor: Visitor): Promise<ReportGround[Visitor]> => {
    const { closed } = PeriodsAnswer.parse(await read(`periods?visitor=${visitor}`))
    const offers = [period, yearBefore(period)].map((name) => read(`lattice?visitor=${visitor}&period=${name}`))
    const [offer, before] = (await Promise.all(offers)).map((found) => LatticeAnswer.safeParse(found).data ?? null)
    return { released: new Set(closed.map(({ name }) => name)), offer: offer ?? null, before: before ?? null }
  }
  const [client, partner] = await Promise.all(visitors.map(groundOf))
  if (!client || !partner) throw new Error('visitors of a third kind')
  const places = areas.map((id) => ({ id, names }))
  const parts = partsOfPlace(place, period, places, target.points)
  const { tables } = makeReport({ report, place, period, parts }, { client, partner })
  const isTotal = ({ part }: (typeof tables)[number]): boolean => part.is === 'total'
  const ordered = [...tables.filter((table) => !isTotal(table)), ...tables.filter(isTotal)]
  return ordered.map(({ request }) => tableRequestToQuery(request))
}

/** Opens tables to everybody; answers their ids. */
export const openTables = async (target: Target): Promise<readonly string[]> => {
  const ids: string[] = []
  for (const question of openQuestions) {
    const query = question.replace(/period=[^&]*&/, '')
    const body = { query, span: { is: 'latest', kind: 'y', count: 1 }, measure: 'visits', across: [], language: 'fi' }
    const { status, bytes } = await target.send('/api/v1/open', body, { as: 'protection_officer' })
    if (status !== 200 && status !== 201) throw new Error(`opening a table was answered ${status}: ${bytes.toString()}`)
    ids.push(OpenTable.parse(JSON.parse(bytes.toString())).id)
  }
  return ids
}
