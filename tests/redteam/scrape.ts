// R11: every screen with figures in a real browser, on screen and on paper, for the eye and for the ear. Each number must be a
// cell of the release, a documented derivation or an arrival, and each cell the same wherever it stands.
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test'
import { makeEntryId } from '@tukkimies/shared/id.ts'
import { type CodeList, dimensionByKey } from '@tukkimies/shared/register/code-list.ts'
import type { Arrival } from '@tukkimies/shared/visit.ts'
import { randomBytes } from '@tukkimies/server/crypto.ts'
import { answerToCells, countSplit, note, type Seen, type Valued } from './answers.ts'
import type { Attack, Ground } from './attack.ts'
import { type Cell, readCharts, readGrids, readTexts } from './page-text.ts'
import { allowedNumbers, namesWithDigits, type Screen, screens } from './screens.ts'
import { exactCounts, plantTile, tileName, tilePlaces } from './tiles.ts'
import { lastDay } from './visits.ts'

/** What is not explained is told beside the figures, so that somebody can look. */
const straysTold = 100
/** Fewer, and the screens were not what they should be. */
const cellsMin = 50
const numbersMin = 10

type Scraped = { readonly numbers: number; readonly strays: readonly string[] }

/** The attack on some screens. */
export const makeScrape = (some: readonly Screen[]): Attack => ({
  name: 'R11',
  asks: 'every number on every screen with figures, on paper and in what is read aloud',
  run: async (ground) => {
    const arrivals = await pushArrivals(ground)
    const browser = await chromium.launch({
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-sync'],
    })
    try {
      const seen: Seen = new Map()
      const strays: string[] = []
      let [numbers, silent] = [0, 0]
      for (const screen of some) {
        const scraped = await scrapeScreen(ground, browser, screen, arrivals, seen)
        numbers += scraped.numbers
        // The front page has no figures where nobody waits for anything.
        if (scraped.numbers === 0 && screen.path !== '/') silent++
        strays.push(...scraped.strays)
      }
      const split = [...seen]
        .filter(([, values]) => values.size > 1)
        .map(([name, values]) => `${name}: ${[...values].join(' or ')}`)
      for (const stray of [...strays, ...split].slice(0, straysTold)) console.error(`R11: ${stray}`)
      const found = await findPlants(ground, browser, arrivals)
      return {
        figures: { screens: some.length, numbers, cells: seen.size, split: countSplit(seen), strays: strays.length },
        demand: 'split=0,strays=0',
        excess: {
          split: countSplit(seen),
          strays: strays.length,
          few: seen.size < cellsMin || numbers < numbersMin * some.length || silent > 0 ? 1 : 0,
        },
        control: { found },
        isControlWon: found === 1,
      }
    } finally {
      await browser.close()
    }
  },
})

export const scrapeScreens = makeScrape(screens)

const openScreen = async ({ target }: Ground, browser: Browser, { path, as }: Screen): Promise<BrowserContext> => {
  const context = await browser.newContext({ locale: 'fi-FI', timezoneId: 'Europe/Helsinki', serviceWorkers: 'block' })
  await context.addInitScript(setClock, target.deps().now() - Date.now())
  const [name = '', value = ''] = (await target.cookieOf(as)).split('=')
  const cookie = {
    name,
    value,
    url: 'https://localhost',
    secure: true,
    httpOnly: true,
    sameSite: 'Strict',
  } as const
  await context.addCookies([cookie])
  const page = await context.newPage()
  await page.goto(target.url() + path, { waitUntil: 'networkidle' })
  await page.locator('h1').first().waitFor()
  await page.waitForLoadState('networkidle')
  return context
}

/** The clock of the register, which is not that of the machine. */
const setClock = (ahead: number): void => {
  const Real = Date
  globalThis.Date = new Proxy(Real, {
    construct: (_, args: number[]) =>
      args.length === 0 ? new Real(Real.now() + ahead) : new Real(...(args as [number])),
    get: (_, name) => (name === 'now' ? () => Real.now() + ahead : Reflect.get(Real, name)),
  })
}

const scrapeScreen = async (
  ground: Ground,
  browser: Browser,
  screen: Screen,
  arrivals: readonly number[],
  seen: Seen,
): Promise<Scraped> => {
  const context = await openScreen(ground, browser, screen)
  try {
    const [page] = context.pages()
    if (!page) throw new Error('a browser without a page')
    const texts = await readEverything(page, async () => note(seen, await readCells(ground, page, screen)))
    for (const question of screen.questions) note(seen, await askApi(ground, screen, question))
    const allowed = await allowedNumbers(ground.target, screen, arrivals)
    return judgeTexts(texts, allowed, ground, screen.path)
  } finally {
    await context.close()
  }
}

/** On screen and on paper, with every tab and every fold opened once. */
const readEverything = async (page: Page, look: () => Promise<void>): Promise<readonly string[]> => {
  const texts: string[] = []
  for (const media of ['screen', 'print'] as const) {
    await page.emulateMedia({ media })
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true
    })
    texts.push(...(await readTexts(page)))
    await look()
    if (media === 'print') continue
    for (const tab of await page.getByRole('tab').all()) {
      await tab.click()
      texts.push(...(await readTexts(page)))
      await look()
    }
  }
  return texts
}

const askApi = async ({ target }: Ground, { as }: Screen, question: string): Promise<readonly Valued[]> =>
  answerToCells((await target.read(`/api/v1/tables?${question}`, { as })).text).map((cell) => ({
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
  const visitor = asked.get('visitor') ?? ''
  const named = [
    [asked.get('rows'), row],
    [asked.get('columns'), column],
  ].filter(([dimension]) => dimension !== null)
  if (column === 'Osuus' || period.includes(',') || node.includes(',')) return null
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

const spaces = /[\s\u00a0\u202f]/g
const textToNumber = (text: string): number =>
  /^\d[\d\s\u00a0\u202f]*$/.test(text) ? Number(text.replace(spaces, '')) : NaN

/**
 * What is no figure: dates, times, periods, hashes, addresses, names of codes, and the words of the page that hold a number
 * of their own.
 */
const wordings: readonly RegExp[] = [
  /\b[0-9a-f]{12,}\b/g,
  /https?:\S+/g,
  /\b20\d{2}(?:Q[1-4]|-\d{2})(?:-\d{2})?\b/g,
  /\b(?:point:p|area:a|p)\d\b/g,
  /\d{1,2}\.\d{1,2}\.(?:\d{4})?/g,
  /klo \d{1,2}(?:\.\d{2})?/g,
  /\b\d{1,2}–\d{1,2}\b/g,
  /\b202[4-7](?: (?:I|II|III|IV))?\b(?![\u00a0\u202f]\d)/g,
]

/** Numbers in a text that are in nobody's list. */
const judgeTexts = (
  texts: readonly string[],
  allowed: ReadonlySet<string>,
  { target }: Ground,
  path: string,
): Scraped => {
  const names = namesWithDigits(target)
  let numbers = 0
  const strays = new Set<string>()
  for (const text of new Set(texts)) {
    let rest = text
    for (const name of names) rest = rest.replaceAll(name, ' ')
    for (const wording of wordings) rest = rest.replace(wording, ' ')
    for (const [token] of rest.matchAll(/\d+(?:[\u00a0\u202f]\d{3})*(?:,\d+)?/g)) {
      numbers++
      if (!allowed.has(token.replace(spaces, '').replace(',', '.')))
        strays.add(`${path}: ${token} in "${text.slice(0, 120)}"`)
    }
  }
  return { numbers, strays: [...strays] }
}

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

/** The share of planted tiles that the same look finds. */
const findPlants = async (ground: Ground, browser: Browser, arrivals: readonly number[]): Promise<number> => {
  const [screen] = screens
  if (!screen) return 0
  const allowed = await allowedNumbers(ground.target, screen, arrivals)
  const counts = exactCounts(ground).filter((count) => !allowed.has(String(count)))
  if (counts.length === 0) return 0
  const context = await openScreen(ground, browser, screen)
  try {
    const [page] = context.pages()
    if (!page) throw new Error('a browser without a page')
    let found = 0
    for (const [at, place] of tilePlaces.entries()) {
      const count = String(counts[at % counts.length])
      await plantTile(page, place, count)
      const { strays } = judgeTexts(await readEverything(page, async () => {}), allowed, ground, '')
      if (strays.some((stray) => stray.includes(` ${count} in `) && stray.includes(tileName(place)))) found++
    }
    return found / tilePlaces.length
  } finally {
    await context.close()
  }
}
