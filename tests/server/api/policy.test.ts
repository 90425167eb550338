// The rules of publication on their way into force: lawful or refused by name, two people for each change, and a rehearsal
// where they let more be seen.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { Day } from '@tukkimies/shared/day.ts'
import { AuditLine } from '@tukkimies/shared/register/audit.ts'
import { type CodeListsAnswer, listToDraft } from '@tukkimies/shared/register/code-list-draft.ts'
import { emptyScreen } from '@tukkimies/shared/register/visit-screen.ts'
import type { VisitScreensAnswer } from '@tukkimies/shared/register/visit-screen-settings.ts'
import { demands } from '@tukkimies/shared/release/demands.ts'
import { firstPolicy, type Policy } from '@tukkimies/shared/release/policy.ts'
import type { Rehearsal } from '@tukkimies/shared/release/risk.ts'
import { PolicyAnswer } from '@tukkimies/shared/release/risk-answer.ts'
import { rehearseProposal } from '@tukkimies/server/policies.ts'
import { readFewestCodes } from '@tukkimies/server/policy-check.ts'
import { addPolicy, readCodeLists } from '@tukkimies/server/register/code-lists.ts'
import { readPolicyProposal, savePolicyProposal } from '@tukkimies/server/register/policies.ts'
import { readPolicy } from '@tukkimies/server/structure.ts'
import { firstList } from '../../arbitraries.ts'
import { type FixtureName, p1 } from '../../users.ts'
import { type Answered, createHouse, type House } from './house.ts'

let house: House
beforeAll(async () => {
  house = await createHouse()
})
beforeEach(async () => {
  await house.deps.register.query.deleteFrom('policy').execute()
  await house.deps.register.query.deleteFrom('setting').where('key', '=', 'policy-proposed').execute()
})
afterAll(() => house.close())

const path = '/api/v1/policy'
const april = Day.parse('2026-04-01')
const stricter: Policy = { ...firstPolicy, threshold: 10, smallPoint: 200 }
const looser: Policy = { ...firstPolicy, smallPoint: 100 }

const read = async (as: FixtureName = 'tuomas'): Promise<PolicyAnswer> =>
  PolicyAnswer.parse((await house.ask(path, { as })).body)
const propose = (policy: unknown, first: string = april): Promise<Answered> =>
  house.ask(`${path}/propose`, { as: 'oskari', body: { policy, first } })
/** What the officer has read, unless another is named. */
const approve = async (policy?: Policy, first: Day = april): Promise<Answered> => {
  const body = { policy: policy ?? (await read()).proposal?.policy ?? firstPolicy, first }
  return house.ask(`${path}/approve`, { as: 'tuomas', body })
}
const discard = () => house.ask(`${path}/discard`, { as: 'oskari', body: {} })

/** A proposal that no thread rehearses. */
const leave = (policy: Policy): Promise<void> =>
  house.deps.register.transact((tx) =>
    savePolicyProposal(tx, { policy: { ...policy, version: 2 }, first: april, day: april, rehearsal: null }),
  )

/** As if the rehearsal had ended so. */
const noteRehearsal = async (auc: number | null, profile: Rehearsal['profile'] = 'S'): Promise<void> => {
  const attack = auc === null ? ({ is: 'too_few' } as const) : ({ is: 'judged', auc, guess: 60, surest: 20 } as const)
  const rehearsal = { from: 'release', day: april, profile, visits: 900, neighbour: attack, roster: attack } as const
  await house.deps.register.transact(async (tx) => {
    const waiting = await readPolicyProposal(tx)
    if (waiting) await savePolicyProposal(tx, { ...waiting, rehearsal })
  })
}

const actsOf = async (): Promise<string[]> => {
  const rows = await house.deps.register.query.selectFrom('audit').select('line').orderBy('id').execute()
  const lines = rows.map(({ line }) => AuditLine.parse(JSON.parse(line)))
  return lines.flatMap(({ event, actor }) =>
    event.event === 'policy' ? [`${event.act} by ${actor.is === 'user' ? actor.role : actor.is}`] : [],
  )
}

test('[AN102] what the product began with is told as a version, and the day on which another may begin', async () => {
  const answer = await read('maija')
  expect(answer).toMatchObject({ proposal: null, own: 'S', earliest: '2026-03-11' })
  expect(answer.versions).toEqual([{ policy: firstPolicy, first: '2020-01-01' }])
})

test('[AN102] [AN36] the operator proposes, the officer approves what was read, and it holds from its first day on', async () => {
  const before = (await actsOf()).length
  expect((await propose(stricter)).status).toBe(200)
  const { proposal } = await read()
  expect(proposal).toMatchObject({
    first: april,
    day: '2026-03-10',
    loosens: [],
    policy: { version: 2, threshold: 10 },
  })
  // Another was proposed meanwhile: nobody approves what was not read.
  await propose({ ...stricter, threshold: 12 })
  expect((await approve(proposal?.policy)).code).toBe('outdated')
  expect((await approve()).status).toBe(200)
  expect((await approve()).code).toBe('outdated')
  const answer = await read()
  expect(answer.proposal).toBeNull()
  expect(answer.versions.map(({ first, policy }) => [policy.version, first, policy.threshold])).toEqual([
    [2, april, 12],
    [1, '2020-01-01', 8],
  ])
  const inForce = (day: string) => readPolicy(house.deps.register, Day.parse(day))
  expect((await inForce('2026-03-31')).threshold).toBe(8)
  expect((await inForce(april)).threshold).toBe(12)
  expect((await actsOf()).slice(before)).toEqual([
    'proposed by operator',
    'proposed by operator',
    'approved by protection_officer',
  ])
})

test('[AN102] the officer does not approve what was read, for a reason of a list, and it waits for nobody any more', async () => {
  const before = (await actsOf()).length
  await propose(stricter)
  const { policy = firstPolicy } = (await read()).proposal ?? {}
  const refuse = (reason: string, threshold = policy.threshold) =>
    house.ask(`${path}/refuse`, { as: 'tuomas', body: { policy: { ...policy, threshold }, first: april, reason } })
  expect((await refuse('because I say so')).status).toBe(422)
  expect((await refuse('no_need', 11)).code, 'another was read').toBe('outdated')
  expect((await refuse('no_need')).status).toBe(200)
  expect((await read('oskari')).proposal).toMatchObject({ refused: { reason: 'no_need', day: '2026-03-10' } })
  expect((await refuse('other')).code, 'decided already').toBe('outdated')
  expect((await approve()).code).toBe('outdated')
  expect((await read()).versions).toHaveLength(1)
  const rehearse = () => expect.fail('what is refused needs no rehearsal')
  await rehearseProposal({ ...house.deps, rehearse })
  await propose({ ...stricter, threshold: 11 })
  expect((await read()).proposal).not.toHaveProperty('refused')
  expect((await discard()).status).toBe(200)
  expect((await actsOf()).slice(before)).toEqual([
    'proposed by operator',
    'refused by protection_officer',
    'proposed by operator',
    'discarded by operator',
  ])
})

test('[AN102] the next version follows the last, and none begins before it or today', async () => {
  await propose(stricter)
  await approve()
  for (const first of ['2026-03-31', '2026-03-10', '2027-12-31']) {
    expect(await propose(stricter, first).then(({ body }) => body)).toMatchObject({
      code: 'policy',
      field: 'first',
      day: april,
    })
  }
  await propose({ ...stricter, threshold: 11 }, '2026-05-01')
  expect((await read()).proposal?.policy.version).toBe(3)
  expect((await approve(undefined, Day.parse('2026-05-01'))).status).toBe(200)
  expect((await read()).versions.map(({ policy }) => policy.version)).toEqual([3, 2, 1])
})

test.each<[string, unknown, Readonly<Record<string, unknown>>]>([
  ['a low threshold', { ...firstPolicy, threshold: 4 }, { code: 'policy', field: 'threshold', min: 5 }],
  [
    'a variance that cannot be',
    { ...firstPolicy, noise: { ...firstPolicy.noise, V: 9 } },
    { code: 'policy', field: 'noise.V', min: 1, max: 4 },
  ],
  ['small points', { ...firstPolicy, smallPoint: 59 }, { code: 'policy', field: 'smallPoint', min: 60, max: 500 }],
  ['fewer answers than the list', { ...firstPolicy, codesPerDimension: 3 }, { code: 'policy', field: 'topic' }],
  [
    'a sensitive triple',
    { ...firstPolicy, triples: [['age', 'gender', 'residence']] },
    { code: 'policy', field: 'triples.0' },
  ],
])('[AN102] [R20] %s is refused by the name of the parameter, and nothing waits', async (_, policy, problem) => {
  expect((await propose(policy)).body).toMatchObject(problem)
  expect((await read()).proposal).toBeNull()
})

test('[AN35] [AN99] what lets more be seen waits for a rehearsal that keeps to the demands', async () => {
  await leave(looser)
  expect((await approve()).code).toBe('rehearsal_missing')
  await noteRehearsal(60, 'M')
  expect(await read().then(({ proposal }) => proposal)).toMatchObject({ loosens: ['smallPoint'], rehearsal: null })
  expect((await approve()).code, 'of other tables').toBe('rehearsal_missing')
  await noteRehearsal(demands.roster.auc + 1)
  expect((await read()).proposal).toMatchObject({ meets: false })
  expect((await approve()).code).toBe('rehearsal_failed')
  await noteRehearsal(null)
  expect((await read()).proposal, 'too few to judge').toMatchObject({ meets: false })
  expect((await approve()).code, 'too few to judge').toBe('rehearsal_failed')
  await noteRehearsal(demands.neighbour.auc)
  expect((await read()).proposal).toMatchObject({ meets: true })
  expect((await approve()).status).toBe(200)
  expect((await read()).versions[0]?.policy).toEqual({ ...looser, version: 2 })
})

test('[AN35] [AN99] a rehearsal of another code list, of other questions, or of more than a quarter ago, lets nothing more be seen', async () => {
  const { register } = house.deps
  const post = (to: string, body: unknown) => house.ask(`/api/v1/code-lists/${to}`, { as: 'oskari', body })
  const publish = async (basis: number) => {
    const { dimensions } = listToDraft((await readCodeLists(register)).at(-1) ?? firstList)
    const [one, ...others] = dimensions
    if (!one) throw new Error('a list of no dimensions')
    const added = { key: `made_${basis}`, labels: { fi: 'Uusi', sv: 'Ny', en: 'New' }, retired: false }
    const content = { dimensions: [{ ...one, codes: [...one.codes, added] }, ...others] }
    const drafted = await post('draft', { content, basis, stamp: null })
    const { draft } = drafted.body as CodeListsAnswer
    return post('publish', { first: '2027-01-01', stamp: draft?.stamp })
  }
  await leave(looser)
  await noteRehearsal(60)
  expect((await read()).proposal?.meets).toBe(true)
  expect((await publish(1)).status).toBe(200)
  expect((await approve()).code).toBe('rehearsal_missing')
  // One that came while the rehearsal ran.
  const told = { from: 'release', day: april, profile: 'S', visits: 900 } as const
  const met = { is: 'judged', auc: 60, guess: 60, surest: 20 } as const
  const rehearse = async () => {
    expect((await publish(2)).status).toBe(200)
    return { S: { ...told, neighbour: met, roster: met } }
  }
  await rehearseProposal({ ...house.deps, rehearse })
  expect((await approve()).code, 'published meanwhile').toBe('rehearsal_missing')
  // A question that a point begins to ask makes other tables; another order of answers does not.
  const ask = async (part: object) => {
    const at = '/api/v1/visit-screens/'
    const { screens } = (await house.ask(at.slice(0, -1), { as: 'maija' })).body as VisitScreensAnswer
    const stamp = screens.find(({ point }) => point === p1)?.stamp ?? null
    return house.ask(`${at}${p1}`, { as: 'maija', body: { ...emptyScreen, ...part, stamp } })
  }
  await noteRehearsal(60)
  expect((await ask({ order: [{ dimension: 'language', codes: ['so'] }] })).status).toBe(200)
  expect((await read()).proposal?.meets).toBe(true)
  expect((await ask({ questions: [{ dimension: 'residence', shown: true, required: false }] })).status).toBe(200)
  expect((await approve()).code, 'asked meanwhile').toBe('rehearsal_missing')
  const cease = async () => {
    expect((await ask({})).status).toBe(200)
    return { S: { ...told, neighbour: met, roster: met } }
  }
  await rehearseProposal({ ...house.deps, rehearse: cease })
  expect((await approve()).code, 'while it was rehearsed').toBe('rehearsal_missing')
  await noteRehearsal(60)
  const waiting = await readPolicyProposal(register)
  const old = waiting?.rehearsal && { ...waiting.rehearsal, day: Day.parse('2025-12-07') }
  await register.transact((tx) => savePolicyProposal(tx, { ...(waiting ?? expect.fail()), rehearsal: old ?? null }))
  expect((await approve()).code, 'a quarter ago').toBe('rehearsal_missing')
  await register.query.deleteFrom('code_list').where('version', '>', 1).execute()
})

test('[AN35] a finer profile is signed by the approval and never by the proposal', async () => {
  await propose({ ...firstPolicy, profile: { set: 'M', signed: true } })
  const { proposal } = await read()
  expect(proposal).toMatchObject({ loosens: ['profile'], policy: { profile: { set: 'M', signed: false } } })
  await noteRehearsal(60, 'M')
  expect((await approve()).status).toBe(200)
  expect((await read()).versions[0]?.policy.profile).toEqual({ set: 'M', signed: true })
  await propose({ ...firstPolicy, profile: { set: 'floor', signed: true } })
  expect((await approve()).status).toBe(200)
  expect((await read()).versions[0]?.policy.profile).toEqual({ set: 'floor', signed: false })
})

test('[AN102] no code list outgrows rules that are decided for later', async () => {
  const { register } = house.deps
  const add = (first: Day, codesPerDimension: number) =>
    register.transact((tx) => addPolicy(tx, first, JSON.stringify({ ...firstPolicy, codesPerDimension })))
  const fewestOn = (day: string) => readFewestCodes(register, Day.parse(day))
  expect(await fewestOn('2026-03-10')).toBe(4)
  await add(Day.parse('2026-01-01'), 2)
  await add(Day.parse('2026-02-01'), 6)
  expect(await fewestOn('2026-03-10'), 'what is over').toBe(6)
  await add(april, 5)
  expect(await fewestOn('2026-03-10'), 'what is decided').toBe(5)
})

test('[AN99] a proposal is rehearsed in a thread of its own, and once', async () => {
  const { deps } = house
  await leave(looser)
  await rehearseProposal(deps)
  const { proposal } = await read()
  expect(proposal?.rehearsal).toMatchObject({ from: 'demonstration', day: '2026-03-10', profile: 'S' })
  await rehearseProposal({ ...deps, rehearse: () => expect.fail('rehearsed again') })
  expect((await read()).proposal).toEqual(proposal)
}, 120_000)

test('a proposal that was taken back is not approved, and the officer is told of one that waits', async () => {
  const waiting = async () => (await house.ask('/api/v1/me', { as: 'tuomas' })).text.includes('policy_proposed')
  expect(await waiting()).toBe(false)
  await propose(stricter)
  const { policy } = (await read()).proposal ?? { policy: firstPolicy }
  expect(await waiting()).toBe(true)
  expect((await discard()).status).toBe(200)
  expect(await waiting()).toBe(false)
  expect((await discard()).code).toBe('outdated')
  expect((await approve(policy)).code).toBe('outdated')
})

test('[AN36] what was not approved before its first day has to be proposed again', async () => {
  await propose(stricter, '2026-03-11')
  house.wait(24 * 60 * 60_000)
  expect((await approve(undefined, Day.parse('2026-03-11'))).code).toBe('outdated')
})
