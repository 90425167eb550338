import { afterAll, beforeAll, expect, test } from 'vitest'
import { dayPlus, instantToDay } from '@tukkimies/shared/day.ts'
import { GateAnswer } from '@tukkimies/shared/register/device.ts'
import type { PushAnswer } from '@tukkimies/shared/wire.ts'
import { detailsToInitials } from '@tukkimies/server/api/gates.ts'
import { listAudit } from '@tukkimies/server/register/audit.ts'
import { endGatesOfUser, expireGates, findGate, gatesOfUser } from '@tukkimies/server/register/gates.ts'
import { changeUser, deleteUser } from '@tukkimies/server/register/users.ts'
import { findAccountByUsername } from '@tukkimies/server/users/accounts.ts'
import { type FixtureName, p1 } from '../../users.ts'
import { createHouse, type House, pushOf } from './house.ts'

let house: House
let credential: string

beforeAll(async () => {
  house = await createHouse()
  credential = await house.enrol(p1)
})
afterAll(() => house.close())

const today = () => instantToDay(house.now())
const idOf = async (name: FixtureName) =>
  (await findAccountByUsername(house.deps, name))?.id ?? expect.fail(`${name} has no account`)
const open = async (name: FixtureName, held?: readonly string[]): Promise<GateAnswer> => {
  const answer = await house.ask('/api/v1/gates', { as: name, body: held ? { held } : {} })
  expect(answer.status).toBe(200)
  return GateAnswer.parse(answer.body)
}
const push = async (asked: { gate?: readonly string[]; left?: readonly string[] }) => {
  const answer = await house.ask('/api/v1/push', { credential, body: { ...pushOf([]), ...asked } })
  expect(answer.status).toBe(200)
  return (answer.body as PushAnswer).forget
}

test('[F72] a tablet is given a reference, a day and two letters; the register keeps a hash', async () => {
  const answer = await open('aino')
  expect(answer).toMatchObject({ until: dayPlus(today(), 30), initials: 'AT', replaced: [] })
  expect((await gatesOfUser(house.deps.register, await idOf('aino'), today())).map(({ until }) => until)).toEqual([
    answer.until,
  ])
  expect(house.files().includes(Buffer.from(answer.ref))).toBe(false)
  const [line] = await listAudit(house.deps.register, { is: 'all' }, 1)
  expect(line?.event).toEqual({ event: 'gate_opened', user: await idOf('aino') })
  expect(house.logged.join('\n')).not.toContain(answer.ref)
})

test('whoever logs in again on a tablet has one line there, and takes nobody else’s away', async () => {
  const first = await open('maija')
  const other = await open('rauno')
  const second = await open('maija', [first.ref, other.ref, 'AAAAAAAAAAAAAAAAAAAAAA'])
  expect(second.replaced).toEqual([first.ref])
  expect(await push({ gate: [first.ref, second.ref, other.ref] })).toEqual([first.ref])
})

test('[F80][C09] a line ends with the access, and never lasts longer than 30 days', async () => {
  const id = await idOf('kaarina')
  const endDay = dayPlus(today(), 4)
  await house.deps.register.transact((tx) => changeUser(tx, id, { end_day: endDay }))
  expect(await open('kaarina')).toMatchObject({ until: endDay })
  await house.deps.register.transact((tx) => changeUser(tx, id, { end_day: dayPlus(today(), 31) }))
  expect(await open('kaarina')).toMatchObject({ until: dayPlus(today(), 30) })
  await house.deps.register.transact((tx) => changeUser(tx, id, { end_day: null }))
})

test('[S10][F70] a push is told which lines ended, were never there, or are of users who are gone or over', async () => {
  const names = ['aino', 'maija', 'tuomas', 'kaarina'] as const
  const [aino, maija, tuomas, kaarina] = await Promise.all(names.map((name) => open(name)))
  const refs = [aino, maija, tuomas, kaarina].map((answer) => answer?.ref ?? '')
  expect(await push({ gate: [...refs, 'AAAAAAAAAAAAAAAAAAAAAA'] })).toEqual(['AAAAAAAAAAAAAAAAAAAAAA'])
  const ids = [await idOf('aino'), await idOf('tuomas'), await idOf('kaarina')] as const
  await house.deps.register.transact(async (tx) => {
    await endGatesOfUser(tx, ids[0])
    await changeUser(tx, ids[1], { end_day: dayPlus(today(), -1) })
    await deleteUser(tx, ids[2])
  })
  expect(new Set(await push({ gate: refs }))).toEqual(new Set([refs[0], refs[2], refs[3]]))
  // Nothing is asked, nothing is told.
  expect(await push({})).toEqual([])
})

test('a line that a tablet has removed ends here too, whoever carries the tablet', async () => {
  const { ref } = await open('rauno')
  expect(await push({ gate: [], left: [ref] })).toEqual([])
  expect(await findGate(house.deps.register, ref, today())).toBeNull()
  const [line] = await listAudit(house.deps.register, { is: 'all' }, 1)
  expect(line).toMatchObject({ actor: { is: 'device' }, event: { event: 'gate_ended', user: await idOf('rauno') } })
  expect(await push({ left: [ref] })).toEqual([])
})

test('[S8] references of people never travel beside entries', async () => {
  for (const field of ['gate', 'left']) {
    const body = { ...pushOf([{}]), [field]: ['AAAAAAAAAAAAAAAAAAAAAA'] }
    expect(await house.ask('/api/v1/push', { credential, body })).toMatchObject({ status: 422, body: { field } })
  }
})

test('[F74] a session answers only to the person who has unlocked the tablet it is on', async () => {
  const { ref } = await open('maija')
  const me = (as: FixtureName, gate: string) => house.ask('/api/v1/me', { as, headers: { 'Tukkimies-Gate': gate } })
  expect(await me('maija', ref)).toMatchObject({ status: 200 })
  expect(await me('rauno', ref)).toMatchObject({ status: 403, code: 'wrong_person' })
  // Locked, and of nobody: whatever session was left behind answers nothing.
  for (const gate of ['locked', 'AAAAAAAAAAAAAAAAAAAAAA'])
    expect(await me('maija', gate)).toMatchObject({ status: 403, code: 'wrong_person' })
})

test('lines that are over are deleted on the day after, and count as none until then', async () => {
  const { ref, until } = await open('oskari')
  const { register } = house.deps
  expect(await findGate(register, ref, until)).not.toBeNull()
  expect(await findGate(register, ref, dayPlus(until, 1))).toBeNull()
  await register.transact((tx) => expireGates(tx, until))
  expect(await gatesOfUser(register, await idOf('oskari'), today())).toHaveLength(1)
  expect(await register.transact((tx) => expireGates(tx, dayPlus(until, 1)))).toBeGreaterThan(0)
  expect(await gatesOfUser(register, await idOf('oskari'), today())).toEqual([])
})

test('initials are at most one letter of each name', () => {
  const of = (first: string, last: string) => detailsToInitials({ first, last })
  expect(of('aino', 'Öhman')).toBe('AÖ')
  expect(of(' Anna-Liisa', 'af Forselles')).toBe('AA')
  expect(of('\u{1F600}x', 'Ø')).toBe('\u{1F600}Ø')
})
