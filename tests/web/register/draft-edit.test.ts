import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CodeList } from '@tukkimies/shared/register/code-list.ts'
import { type DraftContent, listToDraft } from '@tukkimies/shared/register/code-list-draft.ts'
import { checkDraft } from '@tukkimies/shared/register/draft-check.ts'
import { makeFirstList } from '@tukkimies/server/register/code-lists.ts'
import { Day } from '@tukkimies/shared/day.ts'
import { codeState, listChanges } from '@tukkimies/web/register/draft-changes.ts'
import {
  addCode,
  addDimension,
  changeCode,
  changeDimension,
  keyProblem,
  labelToKey,
  moveCode,
  moveDimension,
  removeCode,
  renameCode,
} from '@tukkimies/web/register/draft-edit.ts'

const newest: CodeList = makeFirstList(Day.parse('2026-01-01'))
const draft: DraftContent = listToDraft(newest)
const labels = { fi: 'Liikunta', sv: 'Motion', en: 'Sports' }
const codesOf = (content: DraftContent, key = 'topic') =>
  content.dimensions.find((dimension) => dimension.key === key)?.codes.map((code) => code.key) ?? []

test('[AN42] a new code stands before "other" and "not recorded", and may be renamed or left out again', () => {
  const added = addCode(draft, 'topic', { key: 'sports', labels, retired: false })
  const keys = codesOf(added)
  expect(keys.indexOf('sports')).toBe(keys.indexOf('other') - 1)
  expect(checkDraft(newest, added).map(({ rule }) => rule)).not.toContain('key_gone')
  const heir = changeCode(added, 'topic', 'social', { retired: true, successor: 'sports' })
  const renamed = renameCode(heir, 'topic', 'sports', 'exercise')
  expect(renamed.dimensions[0]?.codes.find(({ key }) => key === 'social')?.successor).toBe('exercise')
  const removed = removeCode(renamed, 'topic', 'exercise')
  expect(codesOf(removed)).toEqual(codesOf(draft))
  expect(removed.dimensions[0]?.codes.find(({ key }) => key === 'social')).not.toHaveProperty('successor')
})

test('moving up and then down leaves the order as it was, and nothing moves beyond the ends', () => {
  const keys = codesOf(draft)
  fc.assert(
    fc.property(fc.integer({ min: 1, max: keys.length - 1 }), (at) => {
      const key = keys[at] ?? ''
      const up = moveCode(draft, 'topic', key, -1)
      expect(codesOf(up).indexOf(key)).toBe(at - 1)
      expect(moveCode(up, 'topic', key, 1)).toEqual(draft)
    }),
  )
  expect(moveCode(draft, 'topic', keys[0] ?? '', -1)).toEqual(draft)
  expect(moveCode(draft, 'topic', keys.at(-1) ?? '', 1)).toEqual(draft)
})

test('a dimension moves among those of the same visitor only', () => {
  const order = (content: DraftContent, visitor: string) =>
    content.dimensions.filter((dimension) => dimension.visitor === visitor).map(({ key }) => key)
  const last = order(draft, 'client').at(-1) ?? ''
  expect(moveDimension(draft, last, 1)).toEqual(draft)
  expect(order(moveDimension(draft, 'language', -1), 'client').slice(0, 2)).toEqual(['language', 'topic'])
  expect(order(moveDimension(draft, 'language', -1), 'partner')).toEqual(order(draft, 'partner'))
})

test('a key is made of the label, is never one that is there, and is of the form that keys have', () => {
  expect(labelToKey('Työ ja yrittäjyys', [])).toBe('tyo_ja_yrittajyys')
  expect(labelToKey('24 h', [])).toBe('h')
  expect(labelToKey('…', [])).toBe('code')
  expect(labelToKey('Work', ['work', 'work2'])).toBe('work3')
  fc.assert(
    fc.property(
      fc.string({ maxLength: 60, unit: 'grapheme' }),
      fc.constantFrom('client', 'partner'),
      (text, visitor) => {
        const first = labelToKey(text, [], visitor)
        expect(keyProblem(first, [])).toBeNull()
        expect(keyProblem(labelToKey(text, [first], visitor), [first])).toBeNull()
      },
    ),
  )
  expect(keyProblem('work', ['work'])).toBe('taken')
  expect(keyProblem('Work', [])).toBe('wrong')
})

test('[AN43][AN44] what a draft changes is told: added, retired, merged, relabelled, moved, settings and order', () => {
  expect(
    Object.values(listChanges(newest, draft))
      .flat()
      .filter((found) => found !== false),
  ).toEqual([])
  const steps: DraftContent[] = [draft]
  const then = (next: (content: DraftContent) => DraftContent) => steps.push(next(steps.at(-1) ?? draft))
  then((content) => addCode(content, 'topic', { key: 'sports', labels, retired: false }))
  then((content) => changeCode(content, 'topic', 'social', { retired: true, successor: 'health' }))
  then((content) => changeCode(content, 'topic', 'leisure', { retired: true }))
  then((content) => changeCode(content, 'topic', 'housing', { labels }))
  then((content) => changeCode(content, 'topic', 'tax', { parent: 'gdaily' }))
  then((content) => changeDimension(content, 'age', { required: true }))
  then((content) => moveCode(content, 'language', 'so', -1))
  then((content) =>
    addDimension(content, { key: 'mood', labels, visitor: 'client', kind: 'one', sensitive: false }, labels),
  )
  const changes = listChanges(newest, steps.at(-1) ?? draft)
  const keys = (all: readonly { code: { key: string } | null; dimension: { key: string } }[]) =>
    all.map(({ code, dimension }) => code?.key ?? dimension.key)
  expect(keys(changes.added)).toEqual(['mood', 'sports'])
  expect(keys(changes.retired)).toEqual(['leisure'])
  expect(keys(changes.merged)).toEqual(['social'])
  expect(keys(changes.relabelled)).toEqual(['housing'])
  expect(keys(changes.moved)).toEqual(['tax'])
  expect(changes.settings.map(({ key }) => key)).toEqual(['age'])
  expect(changes.reordered.map(({ key }) => key)).toEqual(['language'])
  expect(changes.isReordered).toBe(false)
})

test('a code is new, changed or the same, whatever the order in which its fields were written', () => {
  const known = newest.dimensions[0]
  const permit = draft.dimensions[0]?.codes[0]
  if (!known || !permit) throw new Error('a list without codes')
  expect(codeState(known, permit)).toBe('same')
  const { fi, sv, en } = permit.labels
  expect(codeState(known, { ...permit, labels: { en, sv, fi } })).toBe('same')
  expect(codeState(known, { ...permit, labels })).toBe('changed')
  expect(codeState(known, { ...permit, key: 'sports' })).toBe('new')
  expect(codeState(undefined, permit)).toBe('new')
})
