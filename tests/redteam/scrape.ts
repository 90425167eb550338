// R11: every screen with figures in a real browser, on screen and on paper, for the eye and for the ear. Each number must be a
// cell of the release, a documented derivation or an arrival, and each cell the same wherever it stands.
import { type Browser, chromium, type Page } from '@playwright/test'
import { makeEntryId } from '@tukkimies/shared/id.ts'
import { type CodeList, dimensionByKey } from '@tukkimies/shared/register/code-list.ts'
import type { Arrival } from '@tukkimies/shared/visit.ts'
import { randomBytes } from '@tukkimies/server/crypto.ts'
import { allowedNumbers, namesWithDigits } from './allowed.ts'
import { exactOrders, findStrayOrders, plantOrders, readOrders } from './answer-order.ts'
import { answerToCells, countSplit, note, type Seen, type Valued } from './answers.ts'
import { askScreen, openTables } from './ask-screen.ts'
import type { Attack, Ground, Outcome } from './attack.ts'
import { type Explaining, judgeTexts, spaces } from './judge.ts'
import { openScreen, readEverything, readPaper } from './page-steps.ts'
import { type Cell, readCharts, readGrids, readTexts } from './page-text.ts'
import { readers } from './readers.ts'
import { isQuiet, loggedKinds, type Screen, screenKinds, screens } from './screens.ts'
import { mean } from './statistics.ts'
import { exactCounts, plantTile, tileName, tilePlaces } from './tiles.ts'
import { explainUpkeep, namesOfCodes } from './upkeep.ts'
import { lastDay } from './visits.ts'

/** What is not explained is told beside the figures, so that somebody can look. */
const straysTold = 100
/** Fewer, and the screens were not what they should be. */
const cellsMin = 50
const numbersMin = 5
const pagesAtOnce = 3

type Scraped = {
  readonly numbers: number
  readonly strays: readonly string[]
  readonly charts: readonly string[]
  /** Whether anything that it asks for is released in a register of this size. */
  readonly isReleased: boolean
  /** The share of the counts planted on it that were found; null where none were. */
  readonly found: number | null
}

/** What all screens share: arrivals in numbers, ids of what is open to everybody, lines of logs read, and cells seen so far. */
type Scraping = {
  readonly ground: Ground
  readonly browser: Browser
  readonly arrivals: readonly number[]
  readonly opened: readonly string[]
  readonly logs: number[]
  readonly seen: Seen
}

/** The attack on some screens. On the first of each kind counts of the visits are planted, to be found by the same look. */
export const makeScrape = (some: readonly Screen[]): Attack => ({
  name: 'R11',
  asks: 'every number on every screen with figures, on paper and in what is read aloud',
  run: async (ground) => {
    const [arrivals, opened] = [await pushArrivals(ground), await openTables(ground.target)]
    const browser = await chromium.launch({
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-sync'],
    })
    try {
      const scraping: Scraping = { ground, browser, arrivals, opened, logs: [], seen: new Map() }
      return scrapedToOutcome(await scrapeAll(scraping, some), scraping.seen)
    } finally {
      await browser.close()
    }
  },
})

export const scrapeScreens = makeScrape(screens)

/** Some at once, since a page is mostly waited for; those that tell of the use log one by one, since reading adds to it. */
const scrapeAll = async (scraping: Scraping, some: readonly Screen[]): Promise<ReadonlyMap<Screen, Scraped>> => {
  const { target } = scraping.ground
  // Who logs in is counted: nobody twice because two pages began together.
  for (const reader of readers) await target.cookieOf(reader)
  const first = new Set(screenKinds.map((kind) => some.find((screen) => screen.kind === kind)))
  const scraped = new Map<Screen, Scraped>()
  const scrapeEach = async (left: Screen[]): Promise<void> => {
    for (let screen = left.shift(); screen; screen = left.shift())
      scraped.set(screen, await scrapeScreen(scraping, screen, first.has(screen)))
  }
  const free = some.filter(({ kind }) => !loggedKinds.has(kind))
  await Promise.all(Array.from({ length: pagesAtOnce }, () => scrapeEach(free)))
  await scrapeEach(some.filter(({ kind }) => loggedKinds.has(kind)))
  return scraped
}

const scrapedToOutcome = (scraped: ReadonlyMap<Screen, Scraped>, seen: Seen): Outcome => {
  const all = [...scraped.values()]
  const numbers = all.reduce((sum, own) => sum + own.numbers, 0)
  const strays = all.flatMap((own) => own.strays)
  const charts = new Set(all.flatMap((own) => own.charts)).size
  const silent = [...scraped].filter(([screen, own]) => own.numbers === 0 && own.isReleased && !isQuiet(screen))
  const split = [...seen].filter(([, values]) => values.size > 1)
  const told = [
    ...strays,
    ...split.map(([name, values]) => `${name}: ${[...values].join(' or ')}`),
    ...silent.map(([{ path }]) => `${path}: no number at all`),
    ...[...scraped].flatMap(([{ path }, { found }]) =>
      found === null || found === 1 ? [] : [`${path}: ${found} found`],
    ),
  ]
  for (const line of told.slice(0, straysTold)) console.error(`R11: ${line}`)
  const planted = all.flatMap(({ found }) => found ?? [])
  const found = mean(planted)
  return {
    figures: { screens: all.length, charts, numbers, cells: seen.size, split: countSplit(seen), strays: strays.length },
    demand: 'split=0,strays=0',
    excess: {
      split: countSplit(seen),
      strays: strays.length,
      few: seen.size < cellsMin || numbers < numbersMin * all.length ? 1 : 0,
      silent: silent.length,
    },
    control: { kinds: planted.length, found },
    isControlWon: found === 1,
  }
}

const scrapeScreen = async (scraping: Scraping, asked: Screen, isPlanted: boolean): Promise<Scraped> => {
  const { ground, browser, opened, seen } = scraping
  const screen = await askScreen(ground.target, asked, opened)
  // The harness has read as the same reader as the page is about to.
  ground.target.rest()
  const context = await openScreen(ground, browser, screen)
  try {
    const [page] = context.pages()
    if (!page) throw new Error('a browser without a page')
    const look = async (): Promise<void> => note(seen, await readCells(ground, page, screen))
    const { isPictured = false, presses = [] } = screen
    const { texts, charts } = await readEverything(page, { look, isPictured, presses })
    for (const question of screen.questions) note(seen, await askApi(ground, screen, question))
    const explaining = await explainScreen(scraping, page, screen)
    const judged = judgeTexts(texts, explaining, screen.path)
    const orders = await readOrders(page)
    const strays = [...judged.strays, ...(await findStrayOrders(ground.target, orders))]
    const isReleased = asked.questions.length === 0 || screen.questions.length > 0
    const found = isPlanted ? await findPlants(ground, page, explaining, screen) : null
    return { ...judged, strays, charts, isReleased, found }
  } finally {
    await context.close()
  }
}

/** What may stand on a screen; `rows` of a use log are what the next reading of it says was read before. */
const explainScreen = async (
  { ground: { target }, arrivals, logs }: Scraping,
  page: Page,
  screen: Screen,
): Promise<Explaining> => {
  const rows = await page.locator('main tbody tr').count()
  const { numbers, phrases } = await explainUpkeep(target, screen, { rows, logs })
  if (screen.kind === 'audit') logs.push(rows)
  return {
    allowed: new Set([...(await allowedNumbers(target, screen, arrivals)), ...numbers.map(String)]),
    phrases: [...namesWithDigits(target), ...phrases],
    wholes: screen.kind === 'visit_screen' ? namesOfCodes(target) : new Set(),
  }
}

const askApi = async ({ target }: Ground, { as }: Screen, question: string): Promise<readonly Valued[]> =>
  answerToCells((await target.read(`/api/v1/tables?${question}`, { as: as ?? 'coordinator' })).text).map((cell) => ({
    ...cell,
    node: `${new URLSearchParams(question).get('visitor')} ${cell.node}`,
  }))

/** The numbers of tables and charts, named as the release names its cells; what is no number of visits is left out. */
const readCells = async ({ target }: Ground, page: Page, screen: Screen): Promise<readonly Valued[]> => {
  if (screen.path.includes('measure=') || screen.path.includes('filter=')) return []
  const cells = [...(await readGrids(page)), ...(await readCharts(page))]
  return cells.flatMap((cell) => cellToValued(target.list, screen, cell) ?? [])
}

const totalNames = ['Yhteensä', 'Kaikki käynnit']

const cellToValued = (list: CodeList, screen: Screen, { figure, row, column, text }: Cell): Valued | null => {
  const question = screen.questions[figure]
  if (question === undefined) return null
  const asked = new URLSearchParams(question)
  const [period, node] = [asked.get('period') ?? '', asked.get('place') ?? '']
  // What a figure is compared with stands beside it, under the name of its period.
  const isOtherPeriod = /20\d{2}/.test(column)
  // Heads within heads, and one layer of several, do not name a cell by row and column alone.
  if (asked.has('layers') || [asked.get('rows'), asked.get('columns')].some((side) => side?.includes(','))) return null
  const visitor = asked.get('visitor') ?? ''
  const named = [
    [asked.get('rows'), row],
    [asked.get('columns'), column],
  ].filter(([dimension]) => dimension !== null)
  if (column === 'Osuus' || column === 'Muutos' || isOtherPeriod || period.includes(',') || node.includes(','))
    return null
  const pairs = named
    .map(([dimension, label]) => [dimension ?? '', labelToCode(list, dimension ?? '', label ?? '')] as const)
    .filter(([, code]) => code !== 'total')
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
  const y = text === '...' ? null : textToNumber(text)
  if (pairs.some(([, code]) => code === null) || Number.isNaN(y)) return null
  return {
    period,
    node: `${visitor} ${node}`,
    dimensions: pairs.map(([id]) => id),
    codes: pairs.map(([, code]) => code ?? ''),
    y,
  }
}

const labelToCode = (list: CodeList, key: string, label: string): string | null => {
  if (totalNames.includes(label)) return 'total'
  const codes = dimensionByKey(list, key)?.codes ?? []
  return codes.find(({ labels, short }) => labels.fi === label || short?.fi === label)?.key ?? null
}

const textToNumber = (text: string): number =>
  /^\d[\d\s\u00a0\u202f]*$/.test(text) ? Number(text.replace(spaces, '')) : NaN

const arrivalsPushed = 30

/** Arrivals of today at the first point; their exact counts by hour and channel are everybody's. */
const pushArrivals = async ({ target }: Ground): Promise<readonly number[]> => {
  const [point] = target.points
  if (!point) return []
  target.goTo(lastDay, 10)
  const arrivals = Array.from({ length: arrivalsPushed }, (_, at): Arrival => {
    const hour = (8 + (at % 4)) as Arrival['hour']
    const channel = at % 3 === 0 ? 'phone' : 'point'
    return {
      id: makeEntryId(randomBytes),
      kind: 'arrival',
      schema: 1,
      list: 1,
      point: point.id,
      day: lastDay,
      hour,
      channel,
    }
  })
  await target.push(point.id, arrivals)
  const by = (key: (arrival: Arrival) => unknown): number[] =>
    [...Map.groupBy(arrivals, key).values()].map(({ length }) => length)
  return [arrivalsPushed, ...by(({ hour }) => hour), ...by(({ channel }) => channel), 0]
}

/** The share of planted tiles, and of answers in the visits' own order, that the same look finds. */
const findPlants = async (ground: Ground, page: Page, explaining: Explaining, { kind }: Screen): Promise<number> => {
  const counts = exactCounts(ground).filter((count) => !explaining.allowed.has(String(count)))
  if (counts.length === 0) return 0
  const planted = tilePlaces.map((place, at) => ({ place, count: String(counts[at % counts.length]) }))
  await page.emulateMedia({ media: 'screen' })
  for (const { place, count } of planted) await plantTile(page, place, count)
  const texts = [...(await readTexts(page)), ...(await readPaper(page))]
  const { strays } = judgeTexts(texts, explaining, '')
  const isFound = ({ place, count }: (typeof planted)[number]): boolean =>
    strays.some((stray) => stray.includes(` ${count} in `) && stray.includes(tileName(place)))
  const share = planted.filter(isFound).length / tilePlaces.length
  return kind !== 'visit_screen' || (await isOrderFound(ground, page)) ? share : 0
}

const isOrderFound = async ({ target }: Ground, page: Page): Promise<boolean> => {
  await plantOrders(page, await exactOrders(target, await readOrders(page)))
  return (await findStrayOrders(target, await readOrders(page))).length > 0
}
