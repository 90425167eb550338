// What can happen between tablets and a server, step by step, and what must hold after each.
import fc from 'fast-check'
import { dayPlus } from '@tukkimies/shared/day.ts'
import type { EntryId } from '@tukkimies/shared/id.ts'
import { addCodeList } from '@tukkimies/server/register/code-lists.ts'
import { revokeDevice } from '@tukkimies/server/register/devices.ts'
import { firstList } from '../arbitraries.ts'
import type { Fault } from '../world/network.ts'
import { hour, minute, picks } from '../world/world.ts'
import type { Death, Stage } from './stage.ts'

export type Step =
  | { readonly do: 'save' | 'undo' | 'void' | 'kill' | 'flight' | 'send' | 'revoke'; readonly tablet: number }
  | { readonly do: 'night' | 'list' | 'revive' }
  | { readonly do: 'fault'; readonly fault: Fault }
  | { readonly do: 'die'; readonly death: Death }
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'sleep'; readonly days: number }

const tablet = fc.nat(1)
const own = (...kinds: Extract<Step, { tablet: number }>['do'][]) =>
  fc.record({ do: fc.constantFrom(...kinds), tablet })

export const stepArbitrary: fc.Arbitrary<Step> = fc.oneof(
  { weight: 36, arbitrary: own('save') },
  { weight: 20, arbitrary: own('undo', 'void', 'void', 'kill', 'flight', 'send') },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('list' as const) }) },
  { weight: 8, arbitrary: fc.record({ do: fc.constant('revive' as const) }) },
  { weight: 16, arbitrary: fc.record({ do: fc.constant('night' as const) }) },
  {
    weight: 16,
    arbitrary: fc.record({
      do: fc.constant('fault' as const),
      fault: fc.constantFrom<Fault>('lose-answer', 'lose-answer', 'lose-request', 'repeat', {
        stranger: () => new Response('<html>'),
      }),
    }),
  },
  {
    weight: 12,
    arbitrary: fc.record({
      do: fc.constant('die' as const),
      death: fc.record({ commit: fc.integer({ min: 1, max: 6 }), is: fc.constantFrom('before', 'after') }),
    }),
  },
  {
    weight: 16,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      ms: fc.constantFrom(minute, 20 * minute, hour),
    }),
  },
  { weight: 1, arbitrary: own('revoke') },
)

/** What people did, as far as it matters in the end. */
export type Reference = {
  /** Confirmed as saved. */
  readonly saved: Set<EntryId>
  /** Taken back by somebody, in time or not. */
  readonly touched: Set<EntryId>
  readonly revoked: Set<number>
}

export const createReference = (): Reference => ({ saved: new Set(), touched: new Set(), revoked: new Set() })

export const take = async (stage: Stage, step: Step, reference: Reference): Promise<void> => {
  if ('tablet' in step) return takeOnTablet(stage, step, reference)
  if (step.do === 'night') return stage.night()
  if (step.do === 'revive') return stage.revive()
  if (step.do === 'fault') return stage.network.plan(step.fault)
  if (step.do === 'die') return stage.planDeath(step.death)
  if (step.do === 'wait') return stage.advance(step.ms)
  if (step.do === 'sleep') return stage.sleep(step.days)
  const { register } = stage.deps()
  await register.transact(async (tx) => {
    const rows = await tx.query.selectFrom('code_list').select('version').execute()
    const version = Math.max(...rows.map((row) => row.version)) + 1
    await addCodeList(tx, { ...firstList, version, first: dayPlus(stage.today(), 1) })
  })
}

const takeOnTablet = async (
  stage: Stage,
  { do: what, tablet: at }: Extract<Step, { tablet: number }>,
  reference: Reference,
): Promise<void> => {
  const one = stage.tablets[at]
  if (!one) return
  const before = new Map((await one.rows()).map((row) => [row.id, row]))
  const device = one.device()
  if (what === 'save' && (await device.saveVisit(picks)).is === 'saved') {
    for (const { id, kind } of await one.rows()) if (!before.has(id) && kind !== 'void') reference.saved.add(id)
  }
  if (what === 'undo') await device.undoLast()
  if (what === 'void') {
    const [entry] = await device.readEntries()
    if (entry) await device.voidEntry(entry.id)
  }
  if (what === 'undo' || what === 'void') {
    const after = new Map((await one.rows()).map((row) => [row.id, row]))
    for (const [id, { state, kind }] of before)
      if (kind !== 'void' && after.get(id)?.state !== state) reference.touched.add(id)
  }
  if (what === 'kill') await one.restart()
  if (what === 'flight') one.goOnline(!one.environment.online())
  if (what === 'send') device.sendNow()
  if (what === 'revoke' && !reference.revoked.has(at)) await revoke(stage, at, reference)
  await stage.settle()
}

const revoke = async (stage: Stage, at: number, reference: Reference): Promise<void> => {
  const { register } = stage.deps()
  await register.transact(async (tx) => {
    const rows = await tx.query.selectFrom('device').select(['id', 'point']).orderBy('point').execute()
    const device = rows[at]
    if (device) await revokeDevice(tx, { is: 'all' }, device.id, stage.today())
  })
  reference.revoked.add(at)
}

/** What must hold after every step: I1, and that nothing which was said is untrue. Answers what does not. */
export const findBroken = async (stage: Stage, { saved, touched }: Reference): Promise<readonly string[]> => {
  const here = new Set((await Promise.all(stage.tablets.map((one) => one.rows()))).flat().map(({ id }) => id))
  const { live } = stage.deps()
  const open = new Set([
    ...(await live.query.selectFrom('open_visit').select('h').execute()).map(({ h }) => h),
    ...(await live.query.selectFrom('open_arrival').select('h').execute()).map(({ h }) => h),
  ])
  const receipts = new Map(
    (await live.query.selectFrom('receipt').select(['h', 'outcome']).execute()).map(({ h, outcome }) => [h, outcome]),
  )
  const found: string[] = []
  for (const id of saved) {
    const h = stage.hashOf(id)
    const outcome = receipts.get(h)
    const isOnServer = open.has(h) || outcome === 'counted'
    const said = stage.said.get(id)
    if (open.has(h) && outcome !== undefined) found.push('an entry is open and has a receipt')
    if (!touched.has(id) && !here.has(id) && !isOnServer) found.push('I1: an entry is nowhere')
    if (said === 'stored' && !isOnServer && outcome !== 'voided') found.push('S9: what was stored is not there')
    if (said === 'voided' && (isOnServer || outcome !== 'voided')) found.push('I4: what was taken back is there')
    if (said === 'too_late' && outcome !== 'counted') found.push('I4: what was counted is not')
    if (!touched.has(id) && outcome === 'voided') found.push('somebody else took it back')
  }
  return [...new Set(found)]
}
