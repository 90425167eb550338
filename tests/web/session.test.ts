// Asking the server from a page: three outcomes, and a session that ends shows in any answer.
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { protocolHeader } from '@tukkimies/shared/wire.ts'
import { createSession } from '@tukkimies/web/session.ts'
import { problem } from '../world/server.ts'
import { takeTurns } from '../world/tablet.ts'
import { createWorld, minute } from '../world/world.ts'

const me = {
  id: 'AAAAAAAAAAAAAAAAAAAAAA',
  role: 'main_user',
  trainee: false,
  contacts: false,
  details: { first: 'Aino', last: 'Niemi', username: 'aino', email: '', locality: 'Turku', adviceLanguages: ['fi'] },
  organisation: 'keskus',
  points: ['p1'],
  lastLogin: null,
  endDay: null,
  pending: null,
}
const ours = (body: unknown, status = 200) =>
  new Response(body === null ? null : JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json', [protocolHeader]: '1' },
  })

const makeStage = async () => {
  const world = createWorld()
  const tablet = await world.addTablet()
  const session = createSession(tablet.environment)
  const answers = new Map<string, () => Response>()
  world.network.rule(({ path }) => ({ stranger: answers.get(path) ?? (() => problem({ code: 'not_signed_in' })) }))
  return { world, tablet, session, answers }
}

test('the first watcher asks who is signed in', async () => {
  const { session, answers, world } = await makeStage()
  expect(world.network.sent.filter(({ path }) => path === '/api/v1/me')).toEqual([])
  answers.set('/api/v1/me', () => ours(me))
  session.watch(() => {})
  session.watch(() => {})
  await takeTurns(20)
  expect(session.memory()).toMatchObject({ state: 'signed_in', me: { role: 'main_user' } })
  expect(world.network.sent.filter(({ path }) => path === '/api/v1/me')).toHaveLength(1)
})

test('signing in and out, refused and not', async () => {
  const { session, answers } = await makeStage()
  answers.set('/api/v1/sign-in', () => problem({ code: 'login' }))
  expect(await session.signIn('aino', 'väärä')).toEqual({ is: 'refused', problem: { code: 'login' } })
  answers.set('/api/v1/sign-in', () => ours({ is: 'signed_in', me }))
  expect(await session.signIn('aino', 'oikea')).toMatchObject({ is: 'answered' })
  expect(session.memory().state).toBe('signed_in')
  answers.set('/api/v1/sign-out', () => ours(null, 204))
  await session.signOut()
  expect(session.memory()).toEqual({ state: 'signed_out', me: null, stepUp: null })
})

test('log-out that does not reach the server is not said to have succeeded', async () => {
  const { session, answers, tablet } = await makeStage()
  answers.set('/api/v1/sign-in', () => ours({ is: 'signed_in', me }))
  await session.signIn('aino', 'oikea')
  tablet.goOnline(false)
  await session.signOut()
  expect(session.memory().state).toBe('signed_in')
})

test('a session that has ended shows in any answer', async () => {
  const { session, answers } = await makeStage()
  answers.set('/api/v1/sign-in', () => ours({ is: 'signed_in', me }))
  await session.signIn('aino', 'oikea')
  expect(await session.change({ path: '/api/v1/devices/codes', body: {} })).toMatchObject({ is: 'refused' })
  expect(session.memory().state).toBe('signed_out')
})

test('what was refused for an old password waits for a new one, and is then sent once more', async () => {
  const { session, answers } = await makeStage()
  let isFresh = false
  const guarded = () => (isFresh ? ours({ n: 1 }) : problem({ code: 'fresh_needed' }))
  answers.set('/api/v1/users', guarded)
  const shape = z.strictObject({ n: z.number() })
  const change = session.change({ path: '/api/v1/users', body: {}, shape })
  const asked = session.ask({ path: '/api/v1/users', shape })
  asked.watch(() => {})
  await takeTurns(20)
  expect(session.memory().stepUp).toEqual({ waiting: 2 })
  answers.set('/api/v1/step-up', () => problem({ code: 'login' }))
  expect(await session.stepUp('väärä')).toEqual({ is: 'refused', problem: { code: 'login' } })
  expect(session.memory()).toMatchObject({ stepUp: { waiting: 2 } })
  isFresh = true
  answers.set('/api/v1/step-up', () => ours(me))
  await session.stepUp('oikea')
  expect(session.memory()).toMatchObject({ state: 'signed_in', stepUp: null })
  expect(await change).toEqual({ is: 'answered', value: { n: 1 } })
  await takeTurns(20)
  expect(asked.state()).toMatchObject({ is: 'answered', value: { n: 1 } })
})

test('a new password that is given up leaves the refusal, and so does a session that ends', async () => {
  const { session, answers } = await makeStage()
  answers.set('/api/v1/users', () => problem({ code: 'fresh_needed' }))
  for (const end of [() => session.giveUpStepUp(), () => session.signOut().then(() => {})]) {
    const change = session.change({ path: '/api/v1/users', body: {} })
    await takeTurns(20)
    expect(session.memory().stepUp).toEqual({ waiting: 1 })
    end()
    expect(await change).toEqual({ is: 'refused', problem: { code: 'fresh_needed' } })
    expect(session.memory().stepUp).toBeNull()
  }
})

test('[B16] what has to be done first shows in any answer', async () => {
  const { session, answers } = await makeStage()
  answers.set('/api/v1/sign-in', () => ours({ is: 'signed_in', me }))
  await session.signIn('aino', 'oikea')
  for (const [code, pending] of [
    ['undertaking_needed', 'undertaking'],
    ['factor_set_up_needed', 'factor'],
    ['password_change_needed', 'password'],
  ] as const) {
    answers.set('/api/v1/x', () => problem({ code }))
    await session.change({ path: '/api/v1/x', body: {} })
    expect(session.memory()).toMatchObject({ state: 'signed_in', me: { pending } })
  }
  answers.set('/api/v1/x', () => problem({ code: 'wrong_person' }))
  await session.change({ path: '/api/v1/x', body: {} })
  expect(session.memory()).toMatchObject({ state: 'signed_out', me: null })
})

test('a second factor is asked for before anybody is signed in', async () => {
  const { session, answers } = await makeStage()
  answers.set('/api/v1/sign-in', () => ours({ is: 'factor', factors: ['totp', 'recovery'] }))
  expect(await session.signIn('aino', 'oikea')).toMatchObject({ value: { is: 'factor' } })
  expect(session.memory().me).toBeNull()
  answers.set('/api/v1/sign-in/totp', () => problem({ code: 'factor' }))
  expect(await session.answerFactor('totp', '000000')).toMatchObject({ is: 'refused' })
  answers.set('/api/v1/sign-in/recovery', () => ours(me))
  await session.answerFactor('recovery', 'abcd')
  expect(session.memory()).toMatchObject({ state: 'signed_in', me: { role: 'main_user' } })
})

test('an answer is asked for while it is watched, again when due, and keeps what it had when offline', async () => {
  const { session, answers, world, tablet } = await makeStage()
  const path = '/api/v1/arrivals?from=2026-03-09&to=2026-03-10'
  let n = 0
  answers.set(path, () => ours({ n: ++n }))
  const asked = session.ask({ path, shape: z.strictObject({ n: z.number() }), refreshMs: minute })
  expect(asked.state()).toEqual({ is: 'loading' })
  const stop = asked.watch(() => {})
  await world.settle()
  expect(asked.state()).toMatchObject({ is: 'answered', value: { n: 1 } })
  await world.advance(minute)
  expect(asked.state()).toMatchObject({ is: 'answered', value: { n: 2 } })
  tablet.goOnline(false)
  await world.advance(minute)
  expect(asked.state()).toMatchObject({ is: 'offline', last: { value: { n: 2 } } })
  tablet.goOnline(true)
  await world.settle()
  expect(asked.state()).toMatchObject({ is: 'answered', value: { n: 3 } })
  stop()
  await world.advance(5 * minute)
  expect(n).toBe(3)
})

test('[A19] what is logged with each asking is asked once: again only by a person, not by a network that comes back', async () => {
  const { session, tablet, answers, world } = await makeStage()
  let n = 0
  answers.set('/api/v1/contacts/x', () => ours({ n: ++n }))
  const asked = session.ask({ path: '/api/v1/contacts/x', shape: z.strictObject({ n: z.number() }), once: true })
  asked.watch(() => {})
  await world.settle()
  tablet.goOnline(false)
  await world.advance(minute)
  tablet.goOnline(true)
  await world.settle()
  expect(asked.state()).toMatchObject({ is: 'answered', value: { n: 1 } })
  asked.again()
  await world.settle()
  expect(asked.state()).toMatchObject({ is: 'answered', value: { n: 2 } })
})

test('[C13] ten minutes without a touch are away, told once, and who has stopped is told nothing', async () => {
  const { session, world } = await makeStage()
  let away = 0
  const goOn = async (minutes: number) => {
    for (let gone = 0; gone < minutes; gone++) await world.advance(minute)
  }
  const stop = session.watchAway(10, () => away++)
  await goOn(9)
  expect(away).toBe(0)
  await goOn(1)
  expect(away).toBe(1)
  await goOn(20)
  expect(away).toBe(1)
  stop()
  session.watchAway(10, () => away++)()
  await goOn(20)
  expect(away).toBe(1)
})

test('an answer of another shape is nobody’s answer', async () => {
  const { session, answers, world } = await makeStage()
  answers.set('/api/v1/arrivals', () => ours({ other: 1 }))
  const asked = session.ask({ path: '/api/v1/arrivals', shape: z.strictObject({ n: z.number() }) })
  asked.watch(() => {})
  await world.settle()
  expect(asked.state()).toEqual({ is: 'offline', last: null })
})

test('a refusal keeps its details and nothing that is not ours', async () => {
  const { session, answers } = await makeStage()
  const told = { code: 'not-in-release', field: 'rows', alternatives: [{ change: 'period', query: 'kind=y' }] } as const
  answers.set('/api/v1/x', () => problem(told, { 'X-Other': 'x' }))
  expect(await session.change({ path: '/api/v1/x', body: {} })).toEqual({ is: 'refused', problem: told })
  answers.set('/api/v1/x', () => problem({ code: 'brand_new' as never }))
  expect(await session.change({ path: '/api/v1/x', body: {} })).toMatchObject({ problem: { code: 'malformed' } })
})

test('[F74][C13] on a tablet each request says who unlocked it, or that nobody has; another’s session is nobody’s', async () => {
  const { world, tablet, answers } = await makeStage()
  let gate: string | null = 'AAAAAAAAAAAAAAAAAAAAAA'
  const session = createSession(tablet.environment, () => gate)
  const told = () => world.network.sent.at(-1)?.headers.get('Tukkimies-Gate')
  answers.set('/api/v1/me', () => ours(me))
  session.watch(() => {})
  await takeTurns(20)
  expect(told()).toBe('AAAAAAAAAAAAAAAAAAAAAA')
  expect(session.memory().state).toBe('signed_in')
  gate = 'locked'
  answers.set('/api/v1/sign-out', () => problem({ code: 'wrong_person' }))
  await session.change({ path: '/api/v1/sign-out', body: {} })
  expect(told()).toBe('locked')
  expect(session.memory()).toMatchObject({ state: 'signed_out', me: null })
  gate = null
  await session.change({ path: '/api/v1/sign-out', body: {} })
  expect(told()).toBeNull()
})
