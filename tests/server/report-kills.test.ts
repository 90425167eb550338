// The reports of a night made in a process of their own, killed without warning at a moment and begun again by another: every
// report is made and told of once, and at worst the one letter that was just out comes again.
import { spawn } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { PeriodName } from '@tukkimies/shared/day.ts'
import { listAudit } from '@tukkimies/server/register/audit.ts'
import { engines, fillByCopy, type Ground, useEngines } from '../contracts/engines.ts'
import { printFigure } from '../figures.ts'
import { addPlan, addPlanner, openPost } from './reported.ts'
import { openStation, visitOf } from './station.ts'

const makeGround = useEngines()
const night = '2026-06-01'
const planners = ['aino', 'eero'] as const

/** March and its quarter are closed; two people have asked for two reports each, and for letters. */
const fill = fillByCopy(async (ground) => {
  const station = await openStation(ground)
  await station.night()
  await station.push(Array.from({ length: 25 }, () => visitOf()))
  station.goTo(night)
  await station.night()
  for (const username of planners) {
    const user = await addPlanner(station, username)
    await addPlan(station, user, { mail: true })
    await addPlan(station, user, { report: 'funder', kind: 'q', mail: true }, PeriodName.parse('2026Q1'))
  }
  await station.close()
})

const makeFilled = async (engine: (typeof engines)[number]): Promise<Ground> => {
  const ground = await makeGround(engine)
  await fill(ground)
  return ground
}

/** Makes the reports; answers by what it ended and the moments it met, if it came to its end. */
const runChild = ({ folder, databaseUrl }: Ground, url: string, killAt: number) =>
  new Promise<{ signal: string | null; code: number | null; moments: readonly string[] }>((resolve) => {
    const args = ['--import', './tests/server/kill-at.ts', 'tests/server/report-child.ts', folder, databaseUrl ?? '']
    const env = { ...process.env, KILL_AT: String(killAt) }
    const child = spawn(process.execPath, [...args, night, url], { env, stdio: ['ignore', 'inherit', 'pipe'] })
    let told = ''
    child.stderr.on('data', (chunk: Buffer) => (told += chunk.toString()))
    child.on('close', (code, signal) => {
      if (code !== 0 && signal === null) process.stderr.write(told)
      resolve({ signal, code, moments: /moments \d+ (.*)/.exec(told)?.[1]?.split(' ') ?? [] })
    })
  })

/** Reports by period, how many of them are told of, and what the log says. */
const readEnd = async (ground: Ground) => {
  const { deps, close } = await openStation(ground, night)
  const rows = await deps.register.query.selectFrom('report').select(['period', 'told']).execute()
  const lines = (await listAudit(deps.register, { is: 'all' }, 100)).flatMap(({ event }) =>
    event.event === 'reports_made' ? [`${event.period} ${event.reports}`] : [],
  )
  await close()
  return {
    reports: rows.map(({ period }) => period).toSorted(),
    told: rows.filter(({ told }) => told !== null).length,
    lines: lines.toSorted(),
  }
}

const end = {
  reports: ['2026-03', '2026-03', '2026Q1', '2026Q1'],
  told: 4,
  lines: ['2026-03 2', '2026Q1 2'],
}

for (const engine of engines) {
  describe(engine, () => {
    test('[C11][F61] killed at any moment and begun again, reports are made once and every planner gets a letter', async () => {
      const post = await openPost()
      try {
        const undisturbed = await makeFilled(engine)
        const { code, moments } = await runChild(undisturbed, post.config.url, 0)
        expect(code).toBe(0)
        expect(moments.filter((name) => name.startsWith('reports.'))).toEqual([
          'reports.after-made',
          'reports.after-letter',
          'reports.after-letter',
        ])
        expect(await readEnd(undisturbed)).toEqual(end)
        expect(post.texts.splice(0)).toHaveLength(planners.length)
        const killed = [...moments.entries()].filter(([at]) => engine === 'sqlite' || at === 1)
        for (const [at, name] of killed) {
          const ground = await makeFilled(engine)
          expect((await runChild(ground, post.config.url, at + 1)).signal, name).toBe('SIGKILL')
          expect((await runChild(ground, post.config.url, 0)).code, name).toBe(0)
          expect(await readEnd(ground), name).toEqual(end)
          // The letter was out, and nobody could note it any more.
          const again = name === 'reports.after-letter' ? 1 : 0
          const letters = post.texts.splice(0)
          expect(letters, name).toHaveLength(planners.length + again)
          for (const username of planners)
            expect(letters.some((text) => text.includes(`To: ${username}@example.org`))).toBe(true)
        }
        printFigure('reports killed', { engine, moments: moments.length, kills: killed.length, wrong: 0 })
      } finally {
        await post.close()
      }
    }, 300_000)
  })
}
