// A few of each of the cheap rows of the table of faults, in every check: the command injects them by the thousand.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { printFigure } from '../figures.ts'
import { type Fault, isPassed } from './fault.ts'
import { serverFaults } from './server/rows.ts'

const runsOf: Readonly<Record<string, number>> = { F78: 60, F86: 20 }
const wanted = serverFaults.filter(({ name }) => Object.hasOwn(runsOf, name))

// What vitest tells its own processes is not for the programs that rows start.
const told = { ...process.env }
beforeAll(() => {
  for (const name of Object.keys(process.env)) if (name.startsWith('VITEST')) delete process.env[name]
})
afterAll(() => {
  Object.assign(process.env, told)
})

const inject = async ({ name, inject: run }: Fault) => {
  const asked = { runs: runsOf[name] ?? 1, seed: 1, engine: 'sqlite', store: 'leveldb' } as const
  const outcome = await run(asked)
  const { runs, confirmed, lost, duplicated, control } = outcome
  printFigure(`fault ${name}`, { runs, confirmed, lost, duplicated, control: control.isCaught ? 'caught' : 'missed' })
  // Whether it was vacuous cannot be told from so few.
  return isPassed({ ...outcome, wrong: { ...outcome.wrong, vacuous: 0 } }, asked)
}

test('[F78][F86] a few of each fault of the server lose nothing and double nothing, and each broken build is found out', async () => {
  expect(wanted).toHaveLength(2)
  for (const fault of wanted) expect(await inject(fault), fault.name).toBe(true)
}, 900_000)
