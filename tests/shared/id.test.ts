import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { base64urlToBytes, bytesToBase64url, EntryId, makeEntryId, PointId } from '@tukkimies/shared/id.ts'

test('[S1] an id is 16 random bytes in one spelling only', () => {
  const id = makeEntryId((length) => new Uint8Array(randomBytes(length)))
  expect(id).toHaveLength(22)
  expect(EntryId.safeParse(id).success).toBe(true)
  for (const text of ['', id.slice(1), `${id}A`, `${id.slice(0, 21)}B`, `${id.slice(0, 21)}=`, `${id.slice(0, 21)}é`])
    expect(EntryId.safeParse(text).success).toBe(false)
})

test('base64url says the same as the platform, for any bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 70 }), (bytes) => {
      const text = bytesToBase64url(bytes)
      expect(text).toBe(Buffer.from(bytes).toString('base64url'))
      expect(base64urlToBytes(text)).toEqual(new Uint8Array(bytes))
    }),
  )
  expect(base64urlToBytes('ab*d')).toBeNull()
  expect(base64urlToBytes('abcde')).toBeNull()
})

test('[AN5] a key of a place holds nothing that could end a name', () => {
  expect(PointId.safeParse('p12').success).toBe(true)
  for (const text of ['a|b', 'a+b', '', 'ä', 'p 1', 'x'.repeat(33)]) expect(PointId.safeParse(text).success).toBe(false)
})
