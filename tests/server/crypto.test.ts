import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  deriveKey,
  deriveKeys,
  equalBytes,
  hashPassword,
  hmac,
  keyLabels,
  makeOneTimeCode,
  makeToken,
  open,
  passwordsBusy,
  randomBytes,
  seal,
  type SealKey,
  sha256,
  sha256Hex,
  shuffle,
  verifyPassword,
} from '@tukkimies/server/crypto.ts'

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
const text = (word: string): Uint8Array => new TextEncoder().encode(word)
const key: SealKey = { id: 1, bytes: new Uint8Array(32).fill(9) }
const cheap = { memory: 19_456, passes: 2 }

test('SHA-256 of "abc" is that of FIPS 180-4', () => {
  const expected = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
  expect(sha256Hex('abc')).toBe(expected)
  expect(hex(sha256('abc'))).toBe(expected)
  expect(hex(sha256(text('abc')))).toBe(expected)
  expect(sha256('abc').constructor).toBe(Uint8Array)
})

test('HMAC-SHA-256 is that of RFC 4231, test case 2', () => {
  const expected = '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843'
  expect(hex(hmac(text('Jefe'), 'what do ya want for nothing?'))).toBe(expected)
})

test('[F66] every use of the root key has a key of its own, the same at each start', () => {
  const root = new Uint8Array(32).fill(3)
  const keys = keyLabels.map((label) => hex(deriveKeys(root)[label].bytes))
  expect(new Set(keys).size).toBe(keyLabels.length)
  expect(keys).toEqual(keyLabels.map((label) => hex(deriveKey(root, label).bytes)))
  expect(keys).not.toContain(hex(deriveKey(new Uint8Array(32).fill(4), 'receipts').bytes))
})

test('what is sealed opens under the same key at the same place only', () => {
  const sealed = seal(key, text('secret'), 'row 1')
  expect(open(key, sealed, 'row 1')).toEqual(text('secret'))
  expect(open(key, sealed, 'row 2')).toBeNull()
  expect(open({ id: 2, bytes: key.bytes }, sealed, 'row 1')).toBeNull()
  expect(open({ id: 1, bytes: new Uint8Array(32) }, sealed, 'row 1')).toBeNull()
  expect([sealed[0], sealed[1], sealed.length]).toEqual([1, 1, 2 + 12 + 6 + 16])
  expect(open(key, new Uint8Array(10), 'row 1')).toBeNull()
  expect(seal(key, text('secret'), 'row 1')).not.toEqual(sealed)
})

test('no bit of a sealed value can be flipped unnoticed', () => {
  const sealed = seal(key, text('secret'), 'row 1')
  for (let bit = 0; bit < sealed.length * 8; bit++) {
    const flipped = sealed.slice()
    flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
    expect(open(key, flipped, 'row 1')).toBeNull()
  }
})

test('random bytes, tokens and codes do not repeat and have their length', () => {
  expect(new Set(Array.from({ length: 1000 }, () => hex(randomBytes(16)))).size).toBe(1000)
  expect(randomBytes(7)).toHaveLength(7)
  expect(makeToken()).toMatch(/^[A-Za-z0-9_-]{43}$/)
  const codes = Array.from({ length: 500 }, makeOneTimeCode)
  expect(new Set(codes).size).toBe(500)
  for (const code of codes) expect(code).toMatch(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/)
})

test('bytes are equal only if length and all bytes are', () => {
  expect(equalBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 2))).toBe(true)
  expect(equalBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 3))).toBe(false)
  expect(equalBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 2, 3))).toBe(false)
})

test('[AN55] shuffling keeps every member and leaves what it was given', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), (members) => {
      const before = [...members]
      const sorted = (numbers: readonly number[]) => numbers.toSorted((one, other) => one - other)
      expect(sorted(shuffle(members))).toEqual(sorted(members))
      expect(members).toEqual(before)
    }),
  )
})

test('[AN55] every order is as likely as every other', () => {
  const counts = new Map<string, number>()
  const rounds = 12_000
  for (let round = 0; round < rounds; round++) {
    const order = shuffle(['a', 'b', 'c', 'd']).join('')
    counts.set(order, (counts.get(order) ?? 0) + 1)
  }
  const expected = rounds / 24
  const chiSquare = [...counts.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
  expect(counts.size).toBe(24)
  // 23 degrees of freedom: above 60 once in 30,000 runs.
  expect(chiSquare).toBeLessThan(60)
})

test('a password is an argon2id string of 64 MiB and three passes, with a salt of its own', async () => {
  const [one, two] = [await hashPassword('pässword', key), await hashPassword('pässword', key)]
  expect(one).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1,keyid=AQ\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
  expect(one).not.toBe(two)
  expect(await verifyPassword('pässword'.normalize('NFD'), one, key)).toEqual({ right: true, outdated: false })
  expect(await verifyPassword('password', one, key)).toEqual({ right: false, outdated: false })
})

test('a password without its pepper is wrong, a cheaper hash is outdated, one below the floor refused', async () => {
  const stored = await hashPassword('word', key, cheap)
  expect(await verifyPassword('word', stored, key)).toEqual({ right: true, outdated: true })
  expect((await verifyPassword('word', stored, { ...key, bytes: new Uint8Array(32) })).right).toBe(false)
  expect((await verifyPassword('word', stored, { ...key, id: 2 })).right).toBe(false)
  await expect(verifyPassword('word', stored.replace('m=19456', 'm=8'), key)).rejects.toThrow('below the floor')
  await expect(verifyPassword('word', 'plain', key)).rejects.toThrow('none')
})

test('two passwords are hashed at a time, few wait, and more are turned away', async () => {
  const asked = Array.from({ length: 40 }, () => hashPassword('word', key, cheap))
  const ends = await Promise.allSettled(asked)
  const refused = ends.filter((end) => end.status === 'rejected')
  expect(refused).toHaveLength(6)
  for (const end of refused) expect(end.reason).toBe(passwordsBusy)
  expect(await hashPassword('word', key, cheap)).toMatch(/^\$argon2id/)
})
