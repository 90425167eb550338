// Which drafts may follow a published list: each rule by example, and against an oracle that knows nothing of the check.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Day } from '@tukkimies/shared/day.ts'
import { CodeList, type Key } from '@tukkimies/shared/register/code-list.ts'
import {
  type DraftCode,
  DraftContent,
  type DraftDimension,
  listToDraft,
} from '@tukkimies/shared/register/code-list-draft.ts'
import {
  checkDraft,
  draftToList,
  isListDay,
  isPublishable,
  needsNewYear,
} from '@tukkimies/shared/register/draft-check.ts'
import { personalLabel } from '@tukkimies/shared/register/draft-labels.ts'
import { firstList } from '../../arbitraries.ts'

const day = (text: string): Day => Day.parse(text)
const labels = (text: string) => ({ fi: text, sv: text, en: text })
const code = (key: Key, more: object = {}) => ({ key, labels: labels(key), ...more })

/** Small, so that random edits meet: groups, a code that was given up, a sensitive code and a sensitive question. */
const list: CodeList = CodeList.parse({
  version: 3,
  first: '2026-01-01',
  dimensions: [
    {
      key: 'topic',
      visitor: 'client',
      kind: 'many',
      max: 4,
      required: true,
      shown: true,
      sensitive: false,
      labels: labels('topic'),
      codes: [
        code('permit', { parent: 'stay' }),
        code('asylum', { parent: 'stay', sensitive: true }),
        code('work', { parent: 'life' }),
        code('old', { parent: 'life', until: '2026-01-01', successor: 'work' }),
        code('other'),
        code('nr'),
        code('stay'),
        code('life'),
      ],
    },
    {
      key: 'residence',
      visitor: 'client',
      kind: 'one',
      max: 1,
      required: false,
      shown: false,
      sensitive: true,
      labels: labels('residence'),
      codes: [code('eu'), code('family'), code('nr')],
    },
    {
      key: 'partner_org',
      visitor: 'partner',
      kind: 'one',
      max: 1,
      required: true,
      shown: true,
      sensitive: false,
      labels: labels('partner_org'),
      codes: [code('county'), code('ngo'), code('nr')],
    },
  ],
})
const published: DraftContent = listToDraft(list)

/** The draft after an edit of one question, or of one of its codes. */
const withDimension = (draft: DraftContent, at: number, edit: (dimension: DraftDimension) => object): DraftContent => ({
  dimensions: draft.dimensions.map((old, place) => (place === at ? { ...old, ...edit(old) } : old)),
})
const withCode = (draft: DraftContent, at: number, key: Key, edit: object): DraftContent =>
  withDimension(draft, at, ({ codes }) => ({
    codes: codes.map((old) => (old.key === key ? { ...old, ...edit } : old)),
  }))
const withNewCode = (draft: DraftContent, at: number, added: object): DraftContent =>
  withDimension(draft, at, ({ codes }) => ({ codes: [...codes, { ...code('fresh'), retired: false, ...added }] }))

const rulesOf = (draft: DraftContent) => checkDraft(list, draft).map(({ rule, path }) => `${rule} ${path}`)

test('[AN42] a label, an order, a new code, a code given up and a hidden question are all it takes', () => {
  const lawful: DraftContent[] = [
    withCode(published, 0, 'permit', { labels: labels('Permits') }),
    withCode(published, 0, 'permit', { short: labels('Permit') }),
    withDimension(published, 0, ({ codes }) => ({ codes: codes.toReversed() })),
    withNewCode(published, 0, { parent: 'stay' }),
    withCode(published, 0, 'permit', { retired: true, successor: 'other' }),
    withCode(published, 0, 'permit', { retired: true, successor: 'nr' }),
    withCode(published, 0, 'permit', { retired: true }),
    withCode(published, 0, 'work', { parent: 'stay' }),
    withDimension(published, 1, () => ({ shown: true, required: true })),
    withDimension(published, 0, () => ({ max: 2 })),
  ]
  for (const draft of lawful) expect(rulesOf(draft)).toEqual([])
})

test('[AN42][AN44] a published key stays, keeps its meaning, and is never an answer again', () => {
  const without = withDimension(published, 0, ({ codes }) => ({ codes: codes.filter(({ key }) => key !== 'other') }))
  expect(rulesOf(without)).toEqual(['key_gone topic.other'])
  expect(rulesOf({ dimensions: published.dimensions.slice(0, 2) })).toEqual(['key_gone partner_org'])
  expect(rulesOf(withCode(published, 0, 'old', { retired: false }))).toEqual(['key_again topic.old'])
  expect(rulesOf(withCode(published, 0, 'old', { successor: 'other' }))).toEqual(['successor topic.old'])
  expect(rulesOf(withDimension(published, 2, () => ({ visitor: 'client' })))).toEqual(['nature_changed partner_org'])
  expect(rulesOf(withDimension(published, 1, () => ({ sensitive: false })))).toEqual(['nature_changed residence'])
  expect(rulesOf(withCode(published, 0, 'work', { sensitive: true }))).toEqual(['nature_changed topic.work'])
  expect(rulesOf(withNewCode(published, 0, { key: 'permit' }))).toEqual(['key_twice topic.permit'])
  expect(rulesOf(withCode(published, 0, 'other', { parent: 'permit' }))).toEqual([
    'group_changed topic.permit',
    'parent topic.other',
  ])
})

test('[AN44] a successor is an answer of the same question that is in use', () => {
  for (const successor of ['permit', 'old', 'stay', 'eu', 'nowhere'])
    expect(rulesOf(withCode(published, 0, 'permit', { retired: true, successor }))).toEqual(['successor topic.permit'])
  expect(rulesOf(withCode(published, 0, 'permit', { successor: 'other' }))).toEqual(['successor topic.permit'])
})

test('groups have one level, and "not recorded" is always an answer of its own', () => {
  for (const parent of ['nowhere', 'nr', 'fresh'])
    expect(rulesOf(withNewCode(published, 1, { parent }))).toContain('parent residence.fresh')
  expect(rulesOf(withNewCode(published, 0, { parent: 'stay', key: 'below' }))).toEqual([])
  expect(rulesOf(withCode(published, 0, 'stay', { parent: 'life' }))).toContain('parent topic.permit')
  expect(rulesOf(withCode(published, 0, 'stay', { retired: true }))).toEqual(['group_changed topic.stay'])
  expect(rulesOf(withCode(published, 0, 'nr', { retired: true }))).toEqual(['not_recorded topic'])
  expect(rulesOf(withCode(published, 0, 'nr', { parent: 'stay' }))).toEqual(['not_recorded topic'])
})

test('[duty-F05] every label stands in three languages, and a chip’s text fits', () => {
  const half = { fi: 'Lupa', sv: ' ', en: 'Permit' }
  expect(rulesOf(withCode(published, 0, 'permit', { labels: half }))).toEqual(['label_missing topic.permit.labels.sv'])
  expect(rulesOf(withCode(published, 0, 'permit', { short: half }))).toEqual(['label_missing topic.permit.short.sv'])
  expect(rulesOf(withDimension(published, 0, () => ({ labels: half })))).toEqual(['label_missing topic.labels.sv'])
  const long = labels('A label of twenty-one')
  expect(rulesOf(withCode(published, 0, 'permit', { labels: long }))).toEqual(
    ['fi', 'sv', 'en'].map((language) => `label_long topic.permit.labels.${language}`),
  )
  expect(rulesOf(withCode(published, 0, 'permit', { labels: long, short: labels('Short') }))).toEqual([])
  expect(rulesOf(withCode(published, 0, 'stay', { labels: long }))).toEqual([])
})

test('[duty-F10] a label that names a person is not even kept', () => {
  const draft = withCode(published, 0, 'work', { labels: { ...labels('Work'), sv: '131052-308T' } })
  expect(rulesOf(draft)).toEqual(['label_personal topic.work.labels.sv'])
  expect(personalLabel(draft)).toEqual({ code: 'identity_code', field: 'content.dimensions.0.codes.2.labels.sv' })
  expect(personalLabel(withDimension(published, 1, () => ({ labels: labels('a@b.fi') })))).toEqual({
    code: 'invalid',
    field: 'content.dimensions.1.labels.fi',
  })
  expect(personalLabel(withDimension(published, 1, () => ({ labels: labels('a\u0000b') })))).toMatchObject({
    code: 'invalid',
  })
  expect(personalLabel(published)).toBeNull()
})

test('[AN39][AN41] answers, questions and codes stay within what a lattice may hold', () => {
  expect(rulesOf(withDimension(published, 0, () => ({ max: 5 })))).toEqual(['max topic'])
  expect(rulesOf(withDimension(published, 1, () => ({ max: 2 })))).toEqual(['max residence'])
  const added = (key: Key): DraftDimension => ({ ...(published.dimensions[2] as DraftDimension), key })
  for (const key of ['late', 'constructor'])
    expect(rulesOf({ dimensions: [...published.dimensions, added(key)] })).toEqual([`key_reserved ${key}`])
  const fifteen = Array.from({ length: 14 }, (_, at) => added(`partner_${at}`))
  expect(rulesOf({ dimensions: [...published.dimensions, ...fifteen] })).toEqual(['shown_many partner'])
  expect(rulesOf({ dimensions: [...published.dimensions, ...fifteen.slice(1)] })).toEqual([])
  const few = withCode(withCode(published, 2, 'county', { retired: true }), 2, 'ngo', { retired: true })
  expect(rulesOf(few)).toEqual(['codes_few partner_org'])
  expect(rulesOf(withNewCode(published, 1, { sensitive: true }))).toEqual(['sensitive_single residence.fresh'])
  expect(rulesOf(published)).toEqual(['unchanged '])
})

test('more answers than the first screen holds are a warning, and no more', () => {
  const codes = Array.from({ length: 12 }, (_, at) => ({ ...code(`more${at}`), retired: false }))
  const draft = withDimension(published, 2, (old) => ({ codes: [...old.codes, ...codes] }))
  const findings = checkDraft(list, draft)
  expect(findings).toEqual([{ rule: 'first_screen', path: 'partner_org.more11' }])
  expect(isPublishable(findings)).toBe(true)
})

test('[AN42] the list that a new organisation starts with is one that may be published', () => {
  const findings = checkDraft(firstList, listToDraft(firstList))
  expect(findings.filter(({ rule }) => rule !== 'first_screen')).toEqual([{ rule: 'unchanged', path: '' }])
})

test('[AN43] a list begins with a month to come, and with a year if a code changes its group', () => {
  const today = day('2026-03-10')
  const draft = withNewCode(published, 1, {})
  expect(isListDay(list, draft, day('2026-04-01'), today)).toBe(true)
  for (const wrong of ['2026-03-01', '2026-04-02', '2025-12-01', '2026-03-10'])
    expect(isListDay(list, draft, day(wrong), today)).toBe(false)
  expect(isListDay(list, draft, day('2026-04-01'), day('2026-03-31')), 'a visit of it may be here').toBe(false)
  const moved = withCode(published, 0, 'work', { parent: 'stay' })
  expect(needsNewYear(list, moved)).toBe(true)
  expect(isListDay(list, moved, day('2026-04-01'), today)).toBe(false)
  expect(isListDay(list, moved, day('2027-01-01'), today)).toBe(true)
  const later = { ...list, first: day('2026-06-01') }
  expect(isListDay(later, draft, day('2026-05-01'), today)).toBe(false)
  expect(isListDay(later, draft, day('2026-06-01'), today)).toBe(true)
})

test('[AN42][AN44] what a list gives up ends on its first day, and days that were published stay', () => {
  const draft = withCode(published, 0, 'permit', { retired: true, successor: 'other' })
  const next = draftToList(list, draft, day('2026-04-01'))
  expect(next).toMatchObject({ version: 4, first: '2026-04-01' })
  const found = (key: Key) => next.dimensions[0]?.codes.find((candidate) => candidate.key === key)
  expect(found('permit')).toEqual({ ...code('permit'), parent: 'stay', until: '2026-04-01', successor: 'other' })
  expect(found('old')).toMatchObject({ until: '2026-01-01', successor: 'work' })
  expect(listToDraft(next)).toEqual(draft)
})

// The oracle: whether everything that was published still means what it meant, said once more in other words.
const isLawful = (draft: DraftContent): boolean => {
  const flat = (dimensions: readonly { key: Key; codes: readonly { key: Key }[] }[]) =>
    dimensions.flatMap(({ key, codes }) => [key, ...codes.map((one) => `${key}.${one.key}`)])
  const names = flat(draft.dimensions)
  if (new Set(names).size !== names.length) return false
  if (!flat(list.dimensions).every((name) => names.includes(name))) return false
  return draft.dimensions.every((dimension) => {
    const old = list.dimensions.find(({ key }) => key === dimension.key)
    const nature = ({ visitor, kind, sensitive }: { visitor: string; kind: string; sensitive: boolean }) =>
      `${visitor} ${kind} ${sensitive}`
    if (old && nature(old) !== nature(dimension)) return false
    if (dimension.max > (dimension.kind === 'many' ? 4 : 1)) return false
    if (Object.values(dimension.labels).includes('')) return false
    const parents = new Set(dimension.codes.map(({ parent }) => parent))
    const answers = dimension.codes.filter(({ key, retired }) => !parents.has(key) && !retired)
    const top = new Set(dimension.codes.filter(({ key, parent }) => !parent && key !== 'nr').map(({ key }) => key))
    if (answers.length < 2 || !answers.some(({ key, parent }) => key === 'nr' && !parent)) return false
    return dimension.codes.every((one) => isCodeLawful(one, old, { answers, top, parents }))
  })
}

const isCodeLawful = (
  one: DraftCode,
  old: CodeList['dimensions'][number] | undefined,
  { answers, top, parents }: { answers: DraftCode[]; top: Set<Key>; parents: Set<Key | undefined> },
): boolean => {
  if (Object.values(one.labels).includes('')) return false
  if (one.parent && (!top.has(one.parent) || one.parent === one.key)) return false
  if (parents.has(one.key) && one.retired) return false
  const was = old?.codes.find(({ key }) => key === one.key)
  const wasGroup = old?.codes.some(({ parent }) => parent === one.key)
  if (was && wasGroup !== parents.has(one.key)) return false
  if (was && (was.sensitive ?? false) !== (one.sensitive ?? false)) return false
  if (old?.kind === 'one' && one.sensitive) return false
  if (was?.until) return one.retired && one.successor === was.successor
  if (!one.successor) return true
  return one.retired && one.successor !== one.key && answers.some(({ key }) => key === one.successor)
}

const keys = ['permit', 'asylum', 'work', 'old', 'other', 'nr', 'stay', 'life', 'eu', 'family', 'county', 'fresh']
const someKey = fc.constantFrom(...keys)
const codeEdit = fc.oneof(
  fc.record({ retired: fc.boolean() }),
  fc.record({ retired: fc.constant(true), successor: fc.option(someKey, { nil: undefined }) }),
  fc.record({ successor: fc.option(someKey, { nil: undefined }) }),
  fc.record({ parent: fc.option(someKey, { nil: undefined }) }),
  fc.record({ sensitive: fc.boolean() }),
  fc.record({ labels: fc.constantFrom(labels('Uusi'), { fi: 'Uusi', sv: '', en: 'New' }) }),
)
const dimensionEdit = fc.oneof(
  fc.record({ max: fc.integer({ min: 1, max: 6 }) }),
  fc.record({ shown: fc.boolean(), required: fc.boolean() }),
  fc.record({ sensitive: fc.boolean() }),
  fc.record({ kind: fc.constantFrom('one' as const, 'many' as const) }),
  fc.record({ visitor: fc.constantFrom('client' as const, 'partner' as const) }),
)
type Edit = (draft: DraftContent) => DraftContent
const place = fc.nat({ max: 2 })
const edit: fc.Arbitrary<Edit> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.tuple(place, someKey, codeEdit).map(
      ([at, key, change]) =>
        (draft: DraftContent) =>
          withCode(draft, at, key, change),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(place, someKey, fc.option(someKey)).map(
      ([at, key, parent]) =>
        (draft: DraftContent) =>
          withNewCode(draft, at, { key, ...(parent ? { parent } : {}) }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(place, someKey).map(
      ([at, key]) =>
        (draft: DraftContent) =>
          withDimension(draft, at, ({ codes }) => ({ codes: codes.filter((one) => one.key !== key) })),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(place, dimensionEdit).map(
      ([at, change]) =>
        (draft: DraftContent) =>
          withDimension(draft, at, () => change),
    ),
  },
)

test('[AN42][AN44] random edits may be published exactly when an oracle says so', () => {
  let lawful = 0
  let unlawful = 0
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 3 }), (edits) => {
      const draft = edits.reduce((before, next) => next(before), published)
      if (!DraftContent.safeParse(draft).success) return
      const findings = checkDraft(list, draft).filter(({ rule }) => rule !== 'unchanged')
      expect(isPublishable(findings), JSON.stringify(findings)).toBe(isLawful(draft))
      if (!isLawful(draft)) return void unlawful++
      lawful++
      const next = draftToList(list, draft, day('2027-01-01'))
      expect(CodeList.safeParse(next).success).toBe(true)
    }),
    { numRuns: 3000 },
  )
  expect(lawful).toBeGreaterThan(300)
  expect(unlawful).toBeGreaterThan(300)
})
