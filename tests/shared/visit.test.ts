import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Day, dayPlus } from '@tukkimies/shared/day.ts'
import { EntryId } from '@tukkimies/shared/id.ts'
import type { CodeList } from '@tukkimies/shared/register/code-list.ts'
import {
  Arrival,
  canonicalPicks,
  checkEntry,
  type Door,
  type EntryReading,
  hiddenPicks,
  picksToEntries,
  readEntry,
  shownPicks,
  Visit,
} from '@tukkimies/shared/visit.ts'
import { firstList, picksOf, point } from '../arbitraries.ts'

const ids = ['AAAAAAAAAAAAAAAAAAAAAA', 'AAAAAAAAAAAAAAAAAAAAAQ'].map((text) => EntryId.parse(text))
const today = Day.parse('2026-03-10')
const door: Door = { lists: [firstList], point, today }
const occasion = {
  visitor: 'client',
  point: point.id,
  day: today,
  hour: 14,
  list: firstList,
  visitId: ids[0]!,
  arrivalId: ids[1]!,
} as const
const picks = { topic: ['permit', 'housing'], language: ['ar'], duration: ['min15'], channel: ['phone'] }

const saved = (): { visit: Visit; arrival: Arrival } => {
  const made = picksToEntries(picks, occasion)
  if (!made.ok) throw new Error(made.problem.code)
  return made.value
}
const readAgain = (change: object): EntryReading => readEntry({ ...saved().visit, ...change })

test('[AN71][AN72] a save makes a visit without an hour and an arrival without answers, sharing point, day and channel', () => {
  const { visit, arrival } = saved()
  expect(Object.keys(visit).toSorted()).toEqual(['codes', 'day', 'id', 'kind', 'list', 'point', 'schema', 'visitor'])
  expect(Object.keys(arrival).toSorted()).toEqual(['channel', 'day', 'hour', 'id', 'kind', 'list', 'point', 'schema'])
  expect(arrival).toMatchObject({ hour: 14, channel: 'phone' })
  expect(visit.id).not.toBe(arrival.id)
})

test('a save without a required answer says which one is missing, in the order of the list', () => {
  expect(picksToEntries({ topic: ['permit'] }, occasion)).toEqual({
    ok: false,
    problem: { code: 'missing', field: 'language' },
  })
  expect(picksToEntries({}, occasion)).toMatchObject({ problem: { field: 'topic' } })
})

test('[S3] equal answers have one spelling, and what is not recorded is left out', () => {
  expect(canonicalPicks({ topic: ['permit', 'housing'], age: ['nr'] })).toEqual({ topic: ['housing', 'permit'] })
  fc.assert(
    fc.property(picksOf(firstList, 'client'), (some) => {
      const canonical = canonicalPicks(some)
      const reversed = Object.fromEntries(Object.entries(some).map(([key, codes]) => [key, codes.toReversed()]))
      expect(JSON.stringify(canonicalPicks(reversed))).toBe(JSON.stringify(canonical))
      expect(canonicalPicks(canonical)).toEqual(canonical)
    }),
  )
})

test('[A06] a save holds no answer to a question that the form does not show', () => {
  const more = { ...picks, residence: ['protection'], unheard: ['x'] }
  const made = picksToEntries(more, occasion)
  expect(made.ok && made.value.visit.codes).toEqual(canonicalPicks(picks))
  expect(shownPicks(more, firstList)).toEqual(picks)
})

test('[AN84] what the form can make, the door takes in', () => {
  fc.assert(
    fc.property(picksOf(firstList, 'client'), (some) => {
      const made = picksToEntries({ ...picks, ...some }, occasion)
      if (!made.ok) throw new Error(made.problem.code)
      for (const entry of [made.value.visit, made.value.arrival]) {
        const reading = readEntry(JSON.parse(JSON.stringify(entry)))
        expect(reading).toEqual({ is: 'entry', entry })
        expect(checkEntry(entry, door)).toEqual({ is: 'accepted' })
      }
    }),
  )
})

test('[AN84][S2] unknown keys, wrong types, text and odd Unicode are refused with a name of ours, never the value', () => {
  const planted = 'Maija Meikäläinen 010190-999X'
  const cases: readonly [object, string, string?][] = [
    [{ note: planted }, 'unknown_key'],
    [{ [planted]: 1 }, 'unknown_key'],
    [{ codes: { topic: [planted] } }, 'bad_value', 'codes'],
    [{ codes: { [planted]: ['permit'] } }, 'bad_value', 'codes'],
    [{ codes: { topic: ['perm\u200bit'] } }, 'bad_value', 'codes'],
    [{ codes: { topic: [{ deep: planted }] } }, 'bad_value', 'codes'],
    [{ codes: { topic: Array(9).fill('permit') } }, 'too_many_codes', 'codes'],
    [{ codes: planted }, 'bad_value', 'codes'],
    [{ day: '2026-02-30' }, 'bad_value', 'day'],
    [{ day: 20260310 }, 'bad_value', 'day'],
    [{ list: '1' }, 'bad_value', 'list'],
    [{ schema: 0 }, 'bad_value', 'schema'],
    [{ kind: planted }, 'bad_value', 'kind'],
    [{ point: planted }, 'bad_value', 'point'],
    [{ visitor: planted }, 'bad_value', 'visitor'],
    [{ day: undefined }, 'bad_value', 'day'],
  ]
  for (const [change, code, field] of cases) {
    const reading = readAgain(change)
    expect(reading).toEqual({ is: 'refused', id: ids[0], code, ...(field ? { field } : {}) })
    expect(JSON.stringify(reading)).not.toContain('Maija')
  }
  expect(readAgain({ id: planted })).toEqual({ is: 'refused', id: null, code: 'bad_value', field: 'id' })
  for (const raw of [null, 1, planted, [], [saved().visit]])
    expect(readEntry(raw)).toEqual({ is: 'refused', id: null, code: 'not_an_entry' })
})

test('[S34] an entry of a newer schema or list is held, not refused', () => {
  expect(readAgain({ schema: 2, anything: true })).toEqual({ is: 'held', id: ids[0] })
  expect(checkEntry({ ...saved().visit, list: 2 }, door)).toEqual({ is: 'held' })
})

test('[S23][S36][S37] days and places outside the rules are refused', () => {
  const { visit } = saved()
  const check = (change: Partial<Visit>, at: Door = door): unknown => checkEntry({ ...visit, ...change }, at)
  expect(check({ day: dayPlus(today, 1) })).toEqual({ is: 'accepted' })
  expect(check({ day: dayPlus(today, 2) })).toMatchObject({ code: 'day_future' })
  expect(check({ day: dayPlus(today, 40) })).toMatchObject({ code: 'day_future' })
  expect(check({ day: dayPlus(today, -365) })).toEqual({ is: 'accepted' })
  expect(check({ day: dayPlus(today, -366) })).toMatchObject({ code: 'day_too_old' })
  expect(check({ point: 'p2' as Visit['point'] })).toMatchObject({ code: 'wrong_point' })
  const closed: Door = { ...door, point: { ...point, last: dayPlus(today, -3) } }
  expect(check({ day: dayPlus(today, -3) }, closed)).toEqual({ is: 'accepted' })
  expect(check({ day: dayPlus(today, -2) }, closed)).toMatchObject({ code: 'point_not_open' })
})

test('[AN22][AN84] codes are checked against the list that the entry names', () => {
  const { visit, arrival } = saved()
  const check = (codes: Visit['codes']): unknown => checkEntry({ ...visit, codes }, door)
  expect(check({ topic: ['nosuch'] })).toMatchObject({ code: 'unknown_code', field: 'topic' })
  expect(check({ topic: ['gstay'] })).toMatchObject({ code: 'unknown_code', field: 'topic' })
  expect(check({ colour: ['red'] })).toMatchObject({ code: 'unknown_dimension', field: 'codes' })
  expect(check({ partner_topic: ['training'] })).toMatchObject({ code: 'unknown_dimension' })
  expect(check({ language: ['fi', 'sv'] })).toMatchObject({ code: 'too_many_codes', field: 'language' })
  expect(check({ topic: ['permit', 'permit'] })).toMatchObject({ code: 'bad_value', field: 'topic' })
  expect(check({ topic: ['permit', 'nr'] })).toMatchObject({ code: 'bad_value', field: 'topic' })
  expect(checkEntry({ ...arrival, channel: 'permit' }, door)).toMatchObject({ code: 'unknown_code', field: 'channel' })
})

test('[S35] a retired code is still accepted for days before its end', () => {
  const retired: CodeList = {
    ...firstList,
    dimensions: firstList.dimensions.map((dimension) => ({
      ...dimension,
      codes: dimension.codes.map((code) => (code.key === 'housing' ? { ...code, until: today } : code)),
    })),
  }
  const check = (day: Day): unknown => checkEntry({ ...saved().visit, day }, { ...door, lists: [retired] })
  expect(check(dayPlus(today, -1))).toEqual({ is: 'accepted' })
  expect(check(today)).toMatchObject({ code: 'unknown_code' })
})

test('[A06] of a group session nothing about one person is kept, and nothing of it can be missing', () => {
  const person = { gender: ['woman'], age: ['a30'], first: ['first'], residence: ['family'] }
  const all: CodeList = {
    ...firstList,
    dimensions: firstList.dimensions.map((one) => ({
      ...one,
      shown: true,
      required: one.required || one.key === 'age',
    })),
  }
  const more = { ...picks, persons: ['n10'], outcome: ['advised'] }
  const group = { ...more, channel: ['group'] }
  const made = picksToEntries({ ...group, ...person }, { ...occasion, list: all })
  expect(made.ok && made.value.visit.codes).toEqual(canonicalPicks(group))
  expect(picksToEntries(group, { ...occasion, list: all }).ok).toBe(true)
  // Of anybody else it is as it was.
  expect(picksToEntries(more, { ...occasion, list: all })).toMatchObject({ ok: false, problem: { field: 'age' } })
  const single = picksToEntries({ ...more, ...person }, { ...occasion, list: all })
  expect(single.ok && single.value.visit.codes).toEqual(canonicalPicks({ ...more, ...person }))
})

test('[S3] hidden are the answers that the list still knows on the day and does not ask', () => {
  const hidden = { residence: ['family'] }
  expect(hiddenPicks({ ...picks, ...hidden, unheard: ['x'] }, firstList, today)).toEqual(hidden)
  expect(hiddenPicks({ residence: ['unheard'] }, firstList, today)).toEqual({})
  const made = picksToEntries(picks, { ...occasion, kept: hidden })
  expect(made.ok && made.value.visit.codes).toEqual(canonicalPicks({ ...picks, ...hidden }))
})
