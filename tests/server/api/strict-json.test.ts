import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readStrictJson } from '@tukkimies/server/api/strict-json.ts'
import { limits } from '@tukkimies/shared/wire.ts'

const read = (text: string) => readStrictJson(text, limits.depthMax)
const flawsOf = (text: string) => {
  const json = read(text)
  return [json?.flaw, [...(json?.entryFlaws ?? [])]]
}

test('[S16] a repeated key is a flaw, however it is spelled and wherever it stands', () => {
  expect(flawsOf('{"a":1,"a":1}')).toEqual(['repeated_key', []])
  expect(flawsOf(String.raw`{"a":1,"\u0061":1}`)).toEqual(['repeated_key', []])
  expect(flawsOf('{"b":{"a":1,"c":{},"a":1}}')).toEqual(['repeated_key', []])
  expect(flawsOf('{"a":{"a":1},"b":[{"a":1},{"a":1}]}')).toEqual([null, []])
  expect(flawsOf('{"entries":[],"entries":[]}')).toEqual(['repeated_key', []])
})

test('[S12][S16] a flaw inside an entry is that entry’s own', () => {
  const entries = [
    '{"a":1}',
    '{"a":1,"a":2}',
    '{}',
    '"\\ud800"',
    '{"a":{"b":[[[1]]]}}',
    '{"__proto__":{}}',
    '{"a":[1]}',
  ]
  expect(flawsOf(`{"nonce":"x","entries":[${entries.join(' , ')}],"b":1}`)).toEqual([
    null,
    [
      [1, 'repeated_key'],
      [3, 'bad_value'],
      [4, 'too_deep'],
      [5, 'unknown_key'],
    ],
  ])
})

test('[S16] a list called entries is special at the top only', () => {
  expect(flawsOf('{"a":{"entries":[{"b":1,"b":1}]}}')).toEqual(['repeated_key', []])
  expect(flawsOf('[{"entries":1},{"b":1,"b":1}]')).toEqual(['repeated_key', []])
  expect(flawsOf('{"entries":{"b":1,"b":1}}')).toEqual(['repeated_key', []])
})

test('[S16] six steps of depth are read, the seventh is a flaw', () => {
  expect(flawsOf('{"a":[[[[[1]]]]]}')).toEqual([null, []])
  expect(flawsOf('{"a":[[[[[[1]]]]]]}')).toEqual(['too_deep', []])
  expect(flawsOf('{"entries":[{"a":[[[1]]]}]}')).toEqual([null, []])
  expect(flawsOf('{"entries":[{"a":[[[[1]]]]}]}')).toEqual([null, [[0, 'too_deep']]])
})

test('[S16][F85] lone surrogates are a flaw in keys and texts, pairs are not', () => {
  expect(flawsOf(String.raw`{"a":"\ud83d"}`)).toEqual(['bad_value', []])
  expect(flawsOf(String.raw`{"\udc00":1}`)).toEqual(['bad_value', []])
  expect(flawsOf(String.raw`{"a":"\ud83d\ude00"}`)).toEqual([null, []])
})

test('[F85] the key that would reach a prototype is unknown, and reaches none', () => {
  expect(flawsOf('{"__proto__":{"admin":1}}')).toEqual(['unknown_key', []])
  expect(flawsOf(String.raw`{"a":{"\u005f_proto__":1}}`)).toEqual(['unknown_key', []])
  expect(Object.hasOwn(Object.prototype, 'admin')).toBe(false)
})

test('what is not JSON is not read', () => {
  const broken = ['', '{', '{"a":NaN}', '{a:1}', "{'a':1}", '{"a":1,}', '\uFEFF{}', '{"a":01}', '{"a":"\n"}', '{}{}']
  expect(broken.map(read)).toEqual(broken.map(() => null))
})

test('whatever is JSON without flaws is read as JSON.parse reads it', () => {
  const clean = fc.json({ maxDepth: 4 }).filter((text) => !text.includes('__proto__'))
  fc.assert(
    fc.property(clean, (text) => {
      expect(read(text)).toEqual({ value: JSON.parse(text), flaw: null, entryFlaws: new Map() })
    }),
  )
})

test('brackets and quotes inside texts mean nothing', () => {
  expect(flawsOf(String.raw`{"a":"\"}],{\"a\":\\","b":"[[[[[[[[","c":"\\\""}`)).toEqual([null, []])
})

test('[F84] the deepest and the widest body that fits is judged fast', () => {
  const size = limits.bodyBytesMax
  const bodies = [
    '['.repeat(size / 2) + ']'.repeat(size / 2),
    `{"entries":[${'['.repeat(size / 2 - 20)}${']'.repeat(size / 2 - 20)}]}`,
    `{${Array.from({ length: 25_000 }, (_, at) => `"k${at}":1`).join(',')}}`,
    `["${'\\u0041'.repeat(40_000)}"]`,
  ]
  for (const body of bodies) {
    const start = performance.now()
    read(body)
    // The bar is 50 ms on a quiet machine.
    expect(performance.now() - start).toBeLessThan(500)
  }
})
