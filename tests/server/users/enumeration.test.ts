// Whether the time of an answer tells if a name is somebody's: unknown names against wrong passwords, interleaved by
// chance, compared by ranks. The hash of the password costs nothing here, so that nothing can hide behind it.
import { randomInt } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Refused } from '@tukkimies/server/refused.ts'
import type { Delays } from '@tukkimies/server/users/delays.ts'
import { refuseEvenly } from '@tukkimies/server/users/even-time.ts'
import { checkSignIn } from '@tukkimies/server/users/sign-in.ts'
import { createHouse, type House } from '../api/house.ts'

const samples = 1000
/** Milliseconds between the moments of refusal: fewer than the server's, as there is no hash to wait for. */
const step = 10
const found = 0.01

let house: House
beforeAll(async () => {
  house = await createHouse()
})
afterAll(() => house.close())

const unlimited: Delays = { begin: () => 0, clear: () => {}, isSpent: () => false }
const judge = async () => ({ right: false, outdated: false })

type Attempt = (username: string) => Promise<void>

const tryLogIn = async (username: string): Promise<void> => {
  const asked = { username, password: 'aivan väärä salasana', known: '' }
  await checkSignIn(house.deps, unlimited, asked, { at: house.now() }, judge)
}

const forgive = (fault: unknown): void => {
  if (!(fault instanceof Refused) || fault.problem.code !== 'login') throw fault
}

/** What happens inside, without the even moments at which it is told. */
const attempt: Attempt = (username) => tryLogIn(username).catch(forgive)

/** Times both kinds in an order of chance: the p of their ranks being alike (Mann and Whitney, normal, two-sided). */
const compare = async (tried: Attempt): Promise<number> => {
  const times: { readonly known: boolean; readonly time: number }[] = []
  for (let at = 0; at < 20; at++) await tried(at % 2 ? 'kaarina' : 'nobody')
  for (let at = 0; at < samples; at++) {
    const pair = randomInt(2) === 0 ? ['kaarina', `nobody${randomInt(1e6)}`] : [`nobody${randomInt(1e6)}`, 'kaarina']
    for (const name of pair) {
      const begin = performance.now()
      await tried(name)
      times.push({ known: name === 'kaarina', time: performance.now() - begin })
    }
  }
  return rankTest(times)
}

const rankTest = (times: readonly { readonly known: boolean; readonly time: number }[]): number => {
  const ordered = times.toSorted((one, other) => one.time - other.time)
  const sum = ordered.reduce((total, { known }, rank) => total + (known ? rank + 1 : 0), 0)
  const u = sum - (samples * (samples + 1)) / 2
  const deviation = Math.sqrt((samples * samples * (2 * samples + 1)) / 12)
  return errorOf(Math.abs(u - (samples * samples) / 2) / deviation / Math.SQRT2)
}

/** The complementary error function; Abramowitz and Stegun 7.1.26, to 1.5e-7. */
const errorOf = (x: number): number => {
  const t = 1 / (1 + 0.3275911 * x)
  const polynomial = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
  return polynomial * Math.exp(-x * x)
}

test('[F94] in 2,000 timed answers an unknown name is not told from a wrong password', async () => {
  const told: Attempt = (username) => refuseEvenly(() => tryLogIn(username), step).catch(forgive)
  const first = await compare(told)
  // One run in a hundred of equals falls below; two in ten thousand.
  const p = first > found ? first : await compare(told)
  console.log(`unknown name against wrong password, 2,000 timed: p = ${p.toFixed(3)}`)
  expect(p).toBeGreaterThan(found)
}, 120_000)

test('[F94] an early answer to unknown names is found', async () => {
  const p = await compare((username) => (username === 'kaarina' ? attempt(username) : Promise.resolve()))
  expect(p).toBeLessThan(1e-6)
}, 120_000)

test('[F94] one statement less for unknown names is found', async () => {
  const p = await compare(async (username) => {
    if (username === 'kaarina') await house.deps.register.query.selectFrom('user').selectAll().execute()
    await attempt(username)
  })
  expect(p).toBeLessThan(found)
}, 120_000)
