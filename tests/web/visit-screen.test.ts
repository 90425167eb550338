// What a tablet makes of its point's settings, the presets that it is taught by hand, and the last visit that it may repeat.
import { expect, test } from 'vitest'
import { dimensionByKey } from '@tukkimies/shared/register/code-list.ts'
import { emptyScreen } from '@tukkimies/shared/register/visit-screen.ts'
import { Visit } from '@tukkimies/shared/visit.ts'
import { showBadge, unsentCount } from '@tukkimies/web/badge.tsx'
import { createRepeat } from '@tukkimies/web/repeat.ts'
import { point } from '../arbitraries.ts'
import { notice, transport } from '../world/sealed.ts'
import type { Tablet } from '../world/tablet.ts'
import { createWorld, minute, p2, picks } from '../world/world.ts'

const screen = {
  ...emptyScreen,
  questions: [
    { dimension: 'age', shown: false, required: true },
    { dimension: 'outcome', shown: true, required: true },
  ],
  order: [{ dimension: 'topic', codes: ['housing'] }],
  presets: [picks],
}

const visitsOf = async (tablet: Tablet) =>
  (await tablet.rows()).filter(({ kind }) => kind === 'visit').map(({ entry }) => Visit.parse(JSON.parse(entry)))

test("[S17] a point's settings are what its tablets ask and save by, and no other tablet's", async () => {
  const world = createWorld()
  world.server.tell({ transport, notice, screens: [{ point: point.id, screen }] })
  const tablet = await world.enrolTablet()
  const elsewhere = await world.enrolTablet({ point: p2 })
  const { lists, screen: told } = await tablet.device().readRows()
  const [list] = lists
  if (!list) throw new Error('no list')
  expect(told.presets).toEqual([picks])
  expect(dimensionByKey(list, 'age')).toMatchObject({ shown: false, required: false })
  expect(dimensionByKey(list, 'topic')?.codes[0]?.key).toBe('housing')
  // The same list until something changes: a form is not begun anew by every read.
  expect((await tablet.device().readRows()).lists).toBe(lists)
  // What the form does not ask is not kept; what it must ask is asked.
  expect(await tablet.device().saveVisit(picks)).toEqual({ is: 'missing', dimension: 'outcome' })
  expect(await tablet.device().saveVisit({ ...picks, outcome: ['advised'], age: ['a18'] })).toEqual({ is: 'saved' })
  expect((await visitsOf(tablet))[0]?.codes).toEqual({ ...picks, outcome: ['advised'] })
  const { screen: none, lists: plain } = await elsewhere.device().readRows()
  expect(none).toEqual(emptyScreen)
  expect(plain[0] && dimensionByKey(plain[0], 'age')?.shown).toBe(true)
})

test('[S32] a server that tells of no screens leaves the questions as the code list has them', async () => {
  const world = createWorld()
  const tablet = await world.enrolTablet()
  const { lists, screen: told } = await tablet.device().readRows()
  expect(told).toEqual(emptyScreen)
  expect(lists).toEqual(world.server.lists)
})

test('a tablet keeps three presets that were made by hand, each once, and nothing of any visit', async () => {
  const world = createWorld()
  const tablet = await world.enrolTablet()
  await tablet.device().saveVisit(picks)
  expect((await tablet.device().readRows()).ownPresets).toEqual([])
  const made = ['housing', 'permit', 'kela', 'work'].map((topic) => ({ ...picks, topic: [topic] }))
  const outcomes = []
  for (const one of made) outcomes.push(await tablet.device().addPreset(one))
  expect(outcomes).toEqual([true, true, true, false])
  // The same answers in another order are the same preset.
  expect(await tablet.device().addPreset({ topic: ['housing'], ...picks })).toBe(true)
  await tablet.restart()
  expect((await tablet.device().readRows()).ownPresets).toEqual(made.slice(0, 3))
  const [first] = made
  if (first) await tablet.device().removePreset(first)
  expect((await tablet.device().readRows()).ownPresets).toEqual(made.slice(1, 3))
  // They are the point's: a new code of the same keeps them, another point's does not.
  await tablet.device().enrol(world.server.makeCode(point.id))
  expect((await tablet.device().readRows()).ownPresets).toEqual(made.slice(1, 3))
  await tablet.device().enrol(world.server.makeCode(p2))
  expect((await tablet.device().readRows()).ownPresets).toEqual([])
  await tablet.device().addPreset(picks)
  tablet.wipe()
  await tablet.restart()
  expect((await tablet.device().readRows()).ownPresets).toEqual([])
})

test('the last visit of a client can be repeated for ten minutes, and not after a restart', async () => {
  const world = createWorld()
  const tablet = await world.enrolTablet()
  const last = () => tablet.device().memory().last
  expect(last()).toBeNull()
  await tablet.device().saveVisit(picks)
  expect(last()).toEqual(picks)
  await tablet.device().saveVisit({ partner_org: ['ngo'] }, { visitor: 'partner' })
  expect(last()).toEqual(picks)
  await world.advance(9 * minute)
  expect(last()).toEqual(picks)
  await world.advance(2 * minute)
  expect(last()).toBeNull()
  await tablet.device().saveVisit(picks)
  await tablet.restart()
  expect(last()).toBeNull()
})

test('whichever clock says that ten minutes have gone by, the last visit is over', () => {
  let [wall, elapsed, overs] = [0, 0, 0]
  const repeat = createRepeat({ now: () => wall, elapsed: () => elapsed, after: () => () => {} }, () => overs++)
  repeat.keep(picks)
  elapsed = 10 * minute
  expect(repeat.read()).toBeNull()
  elapsed = 0
  wall = 10 * minute
  expect(repeat.read()).toBeNull()
  // A clock that was set back proves nothing either.
  wall = -10 * minute
  expect(repeat.read()).toBeNull()
  wall = 9 * minute
  expect(repeat.read()).toEqual(picks)
  repeat.forget()
  expect([repeat.read(), overs]).toEqual([null, 1])
})

test('the badge counts all that is not sent, and goes when nothing is left', () => {
  const shown: unknown[] = []
  const place = {
    setAppBadge: (count?: number) => Promise.resolve(void shown.push(count)),
    clearAppBadge: () => Promise.resolve(void shown.push('none')),
  }
  showBadge(place, unsentCount({ waiting: 2, held: 1, contacts: 1, attention: 3 }))
  showBadge(place, unsentCount({ waiting: 0, held: 0, contacts: 0, attention: 0 }))
  expect(shown).toEqual([7, 'none'])
})

test('a platform that has no badge, or refuses one, is no trouble', async () => {
  let asked = 0
  const refuse = () => {
    asked++
    return Promise.reject(new Error('not allowed'))
  }
  showBadge({}, 1)
  showBadge({ setAppBadge: refuse, clearAppBadge: refuse }, 1)
  showBadge({ setAppBadge: refuse, clearAppBadge: refuse }, 0)
  await Promise.resolve()
  expect(asked).toBe(2)
})
