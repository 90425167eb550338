// Any history of visits, contacts, voids, flights, kills and lost answers: what the server counts in the end is what was saved and not
// taken back, each once (I1, I2, I4, I5, I6, I15). Run on the small reference server, so that a run takes milliseconds.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { EntryId } from '@tukkimies/shared/id.ts'
import type { OutboxState } from '@tukkimies/web/store/rows.ts'
import type { Fault } from '../world/network.ts'
import type { Tablet } from '../world/tablet.ts'
import { contactForm } from '../world/sealed.ts'
import { createWorld, dayMs, hour, minute, picks, type World } from '../world/world.ts'

const runs = Number(process.env['HISTORIES'] ?? 60)

type Step =
  | {
      readonly do: 'save' | 'contact' | 'undo' | 'void' | 'kill' | 'flight' | 'fold' | 'restore' | 'send'
      readonly tablet: number
    }
  | { readonly do: 'fault'; readonly fault: Fault; readonly tablet: number }
  | { readonly do: 'wait'; readonly ms: number; readonly tablet: number }

const tablet = fc.nat(1)
const stepArbitrary: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constant('save' as const), tablet }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('contact' as const), tablet }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('undo', 'void', 'kill', 'flight', 'send'), tablet }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('fold', 'restore'), tablet }) },
  // The answer that is lost has the most weight: it is the fault that doubles counts.
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('fault' as const),
      fault: fc.constantFrom<Fault>('lose-answer', 'lose-answer', 'lose-request', 'repeat', {
        stranger: () => new Response('<html>'),
      }),
      tablet,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.constantFrom(minute, hour, dayMs), tablet }),
  },
)

type Reference = { readonly saved: Set<EntryId>; readonly void: Set<EntryId> }

const rank: Readonly<Record<OutboxState, number>> = { waiting: 0, held: 0, sent: 1, taken_back: 2, attention: 2 }

test(`[I1][I2][I4][I5][I15] in ${runs} histories nothing is lost and nothing counts twice`, async () => {
  let saves = 0
  let contacts = 0
  let faults = 0
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1 }), fc.array(stepArbitrary, { maxLength: 40 }), async (seed, steps) => {
      const world = createWorld({ seed })
      const tablets = [await world.enrolTablet(), await world.enrolTablet()]
      const reference: Reference = { saved: new Set(), void: new Set() }
      let backup = new Map(world.server.known)
      const seen = new Map<EntryId, OutboxState>()
      let isEpochNew = false
      for (const step of steps) {
        const at = tablets[step.tablet]
        if (!at) continue
        await take(world, at, step, reference, (kept) => {
          if (step.do === 'fold') backup = new Map(kept)
        })
        if (step.do === 'restore') {
          world.server.restore(backup)
          isEpochNew = true
        }
        if (step.do === 'save') saves++
        if (step.do === 'contact') contacts++
        if (step.do === 'fault') faults++
        // I5: forward only, but for a new epoch.
        for (const { id, state } of (await Promise.all(tablets.map((one) => one.rows()))).flat()) {
          const before = seen.get(id)
          if (before && !isEpochNew) expect(rank[state]).toBeGreaterThanOrEqual(rank[before])
          seen.set(id, state)
        }
      }
      for (const one of tablets) {
        one.goOnline(true)
        await one.restart()
      }
      // A tablet hears of a new epoch with its next answer, which may be lost too.
      for (const one of tablets)
        for (let tries = 0; tries < 20 && (await epochOf(one)) !== world.server.epoch(); tries++) {
          one.device().sendNow()
          await world.advance(minute)
        }
      await world.drain(12)
      const counted = [...world.server.known].filter(([, { state }]) => state !== 'voided').map(([id]) => id)
      const wanted = [...reference.saved].filter((id) => !reference.void.has(id))
      expect(counted.toSorted()).toEqual(wanted.toSorted())
      expect(Math.max(0, ...[...world.server.known.values()].map(({ count }) => count))).toBeLessThanOrEqual(1)
      for (const one of tablets) expect(await one.device().readCounts()).toMatchObject({ waiting: 0, attention: 0 })
    }),
    { numRuns: runs },
  )
  expect(saves).toBeGreaterThan(runs)
  expect(contacts).toBeGreaterThan(runs / 10)
  expect(faults).toBeGreaterThan(runs / 2)
})

const epochOf = async (one: Tablet) => (await one.device().readRows()).acknowledged?.epoch
const idsOf = async (one: Tablet) => new Set((await one.rows()).map(({ id }) => id))
const openOf = async (one: Tablet) =>
  new Set((await one.rows()).filter(({ kind, state }) => kind !== 'void' && state !== 'taken_back').map(({ id }) => id))

const take = async (
  world: World,
  one: Tablet,
  step: Step,
  reference: Reference,
  onFold: (known: World['server']['known']) => void,
): Promise<void> => {
  const before = await idsOf(one)
  const open = await openOf(one)
  switch (step.do) {
    case 'save':
    case 'contact': {
      const { saveVisit, saveContact } = one.device()
      const outcome = step.do === 'save' ? await saveVisit(picks) : await saveContact(contactForm)
      if (outcome.is !== 'saved') return
      for (const { id, kind } of await one.rows()) if (!before.has(id) && kind !== 'void') reference.saved.add(id)
      return
    }
    case 'undo':
    case 'void': {
      const [entry] = await one.device().readEntries()
      if (step.do === 'undo') await one.device().undoLast()
      // After the fold a void comes too late, and that is another rule's business.
      else if (entry && (entry.due === null || entry.due > one.device().memory().today))
        await one.device().voidEntry(entry.id)
      const left = await openOf(one)
      for (const id of open) if (!left.has(id) && world.server.known.get(id)?.state !== 'folded') reference.void.add(id)
      return
    }
    case 'kill':
      return one.restart()
    case 'flight':
      one.goOnline(!one.environment.online())
      return world.settle()
    case 'send':
      one.device().sendNow()
      return world.settle()
    case 'fold':
      world.server.fold()
      return onFold(world.server.known)
    case 'restore':
      return
    case 'fault':
      return world.network.plan(step.fault)
    case 'wait':
      return world.advance(step.ms)
  }
}
