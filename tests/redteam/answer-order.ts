// The order of a question's answers on the visit screen, as it is taken from published figures: it must follow from these and the
// code list alone. A broken build orders them by the visits themselves.
import type { Page } from '@playwright/test'
import { dayToPeriod } from '@tukkimies/shared/day.ts'
import { type Dimension, dimensionByKey } from '@tukkimies/shared/register/code-list.ts'
import { PeriodsAnswer, TableShape } from '@tukkimies/shared/release/answer.ts'
import type { Target } from './fill.ts'

/** A question with its answers from the first to the last, by their names. */
export type AnswerOrder = { readonly dimension: string; readonly names: readonly string[] }

/** Those that are open on the page. */
export const readOrders = (page: Page): Promise<readonly AnswerOrder[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLButtonElement>('.screen-order-toggle')].flatMap((toggle) => {
      const answers = [
        ...(toggle.closest('fieldset')?.querySelectorAll('.screen-answers > li > span:first-child') ?? []),
      ]
      const names = answers.map((answer) => answer.textContent?.trim() ?? '')
      return names.length === 0 ? [] : [{ dimension: toggle.name.replace(/\.order$/, ''), names }]
    }),
  )

/** Orders that do not follow from what is published of the first point, or of the whole where nothing is of the point. */
export const findStrayOrders = async (target: Target, orders: readonly AnswerOrder[]): Promise<readonly string[]> => {
  const strays: string[] = []
  for (const { dimension, names } of orders) {
    const asked = dimensionByKey(target.list, dimension)
    const published = asked && namesBy(asked, await publishedOf(target, asked))
    if (published?.join() !== names.join()) strays.push(`${dimension}: ${names.join(' > ')}`)
  }
  return strays
}

/** The orders that the visits themselves have at the first point in the newest quarter. */
export const exactOrders = async (target: Target, orders: readonly AnswerOrder[]): Promise<readonly AnswerOrder[]> => {
  const [point] = target.points
  const found: AnswerOrder[] = []
  for (const { dimension } of orders) {
    const asked = dimensionByKey(target.list, dimension)
    if (!asked) continue
    const quarter = await newestQuarter(target, asked)
    const own = [...target.visits, ...target.partners].filter(
      (visit) => visit.point === point?.id && dayToPeriod('q', visit.day) === quarter,
    )
    const count = (code: string): number =>
      own.filter(({ codes }) => codes[asked.key]?.some((key) => key === code)).length
    found.push({ dimension, names: namesBy(asked, count) })
  }
  return found
}

/** Puts the answers on the page in another order. */
export const plantOrders = (page: Page, orders: readonly AnswerOrder[]): Promise<void> =>
  page.evaluate((planted) => {
    for (const { dimension, names } of planted) {
      const toggle = document.querySelector(`.screen-order-toggle[name="${dimension}.order"]`)
      const list = toggle?.closest('fieldset')?.querySelector('.screen-answers')
      const answers = [...(list?.children ?? [])]
      const placeOf = (answer: Element) => names.indexOf(answer.querySelector('span')?.textContent?.trim() ?? '')
      list?.append(...answers.toSorted((one, other) => placeOf(one) - placeOf(other)))
    }
  }, orders)

/** The largest first, what has no number after it, equals as the list has them; "other" closes the list whatever it has. */
const namesBy = ({ codes }: Dimension, sizeOf: (code: string) => number | null): readonly string[] => {
  const groups = new Set(codes.map(({ parent }) => parent))
  const answers = codes.filter(({ key }) => !groups.has(key) && key !== 'nr')
  const size = (code: (typeof answers)[number]): number => (code.key === 'other' ? -2 : (sizeOf(code.key) ?? -1))
  return answers.toSorted((one, other) => size(other) - size(one)).map(({ labels }) => labels.fi)
}

const publishedOf = async (target: Target, asked: Dimension): Promise<(code: string) => number | null> => {
  const quarter = await newestQuarter(target, asked)
  for (const place of [`point:${target.points[0]?.id}`, 'whole']) {
    const question = `period=${quarter}&place=${place}&rows=${asked.key}&visitor=${asked.visitor}`
    const { status, text } = await target.read(`/api/v1/tables?${question}`, { as: 'main_user' })
    if (status !== 200) continue
    const { axes, values } = TableShape.parse(JSON.parse(text))
    const axis = axes.find((one) => 'dimension' in one && one.dimension === asked.key)
    return (code) => values[axis?.names.findIndex((name) => name === code) ?? -1] ?? null
  }
  return () => null
}

const newestQuarter = async (target: Target, { visitor }: Dimension): Promise<string> => {
  const { text } = await target.read(`/api/v1/periods?visitor=${visitor}`, { as: 'main_user' })
  const { closed } = PeriodsAnswer.parse(JSON.parse(text))
  return (
    closed
      .flatMap(({ name }) => (/Q/.test(name) ? [name as string] : []))
      .toSorted()
      .at(-1) ?? ''
  )
}
