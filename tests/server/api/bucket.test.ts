import { expect, test } from 'vitest'
import { createBuckets, takeOrThrow } from '@tukkimies/server/api/bucket.ts'
import { Refused } from '@tukkimies/server/refused.ts'

test('a bucket gives its burst at once and then as many as its minute allows', () => {
  const buckets = createBuckets({ burst: 3, perMinute: 6 })
  const taken = (now: number) => buckets.take('a', now)
  expect([taken(0), taken(0), taken(0)]).toEqual([0, 0, 0])
  expect(taken(0)).toBe(10)
  expect(taken(4000)).toBe(6)
  expect(taken(10_000)).toBe(0)
  expect(taken(10_000)).toBe(10)
  expect([taken(3_600_000), taken(3_600_000), taken(3_600_000), taken(3_600_000)]).toEqual([0, 0, 0, 10])
})

test('one key never takes from another', () => {
  const buckets = createBuckets({ burst: 1, perMinute: 1 })
  expect([buckets.take('a', 0), buckets.take('b', 0), buckets.take('a', 0)]).toEqual([0, 0, 60])
})

test('a bucket holds a limited number of keys and forgets the one left alone longest', () => {
  const buckets = createBuckets({ burst: 1, perMinute: 1 })
  buckets.take('first', 0)
  buckets.take('second', 0)
  buckets.take('first', 0)
  for (let key = 0; key < 9_999; key++) buckets.take(String(key), 0)
  expect(buckets.take('first', 0)).toBe(60)
  expect(buckets.take('second', 0)).toBe(0)
})

test('an empty bucket refuses with the seconds to wait', () => {
  const buckets = createBuckets({ burst: 1, perMinute: 1 })
  takeOrThrow(buckets, 'a', 0)
  expect(() => takeOrThrow(buckets, 'a', 30_000)).toThrow(Refused)
})
