import { webcrypto } from 'node:crypto'
import { expect, test } from 'vitest'
import { boxLength, openBox, sealBox } from '@tukkimies/shared/box.ts'
import { base64urlToBytes, bytesToBase64url } from '@tukkimies/shared/id.ts'

const { subtle } = webcrypto
const random = (length: number) => webcrypto.getRandomValues(new Uint8Array(length))

const makePair = async () => {
  const pair = await subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, false, ['deriveBits'])
  const publicKey = bytesToBase64url(new Uint8Array(await subtle.exportKey('raw', pair.publicKey)))
  return { privateKey: pair.privateKey, publicKey }
}
const content = { name: 'Äyöäå — 张伟 — محمد' }

test('[S38] what is sealed to a key opens with its other half and at its own place alone', async () => {
  const keys = await makePair()
  const box = await sealBox(subtle, random, keys.publicKey, 'here', content)
  expect(await openBox(subtle, keys, 'here', box)).toEqual(content)
  expect(await openBox(subtle, keys, 'there', box)).toBeUndefined()
  expect(await openBox(subtle, await makePair(), 'here', box)).toBeUndefined()
})

test('[S38] every box of up to 1 kB is as long as the next, and no two are alike', async () => {
  const { publicKey } = await makePair()
  const boxes = [
    await sealBox(subtle, random, publicKey, 'here', ''),
    await sealBox(subtle, random, publicKey, 'here', 'x'.repeat(1022)),
    await sealBox(subtle, random, publicKey, 'here', ''),
  ]
  expect(new Set(boxes.map((box) => box.length))).toEqual(new Set([boxLength(1)]))
  expect(new Set(boxes).size).toBe(3)
  expect(await sealBox(subtle, random, publicKey, 'here', 'x'.repeat(1023))).toHaveLength(boxLength(2))
})

test('[S38] a box of which a single bit was turned does not open', async () => {
  const keys = await makePair()
  const box = base64urlToBytes(await sealBox(subtle, random, keys.publicKey, 'here', content)) ?? expect.fail('no box')
  const opened: number[] = []
  for (let at = 0; at < box.length; at++) {
    const turned = box.slice()
    turned[at] = (turned[at] ?? 0) ^ (1 << (at % 8))
    if ((await openBox(subtle, keys, 'here', bytesToBase64url(turned))) !== undefined) opened.push(at)
  }
  expect(opened).toEqual([])
  for (const text of ['', 'A', '????', 'AQ'.repeat(700)])
    expect(await openBox(subtle, keys, 'here', text)).toBeUndefined()
})
