// An authenticator in software: ES256, discoverable, with or without verification of its user. What a browser would send.
import { createHash, createSign, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto'
import type { PasskeyAssertion, PasskeyRegistration } from '@tukkimies/shared/register/factors.ts'

type Options = { readonly challenge: string; readonly [more: string]: unknown }

export type Authenticator = {
  readonly id: string
  counter: number
  /** Whether it asks for a finger or a PIN. */
  verifies: boolean
  readonly register: (options: Options) => PasskeyRegistration
  readonly assert: (options: Options) => PasskeyAssertion
}

export const createAuthenticator = (origin: string, rpId = new URL(origin).hostname): Authenticator => {
  const raw = randomBytes(32)
  const id = raw.toString('base64url')
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  let handle: string | null = null
  const base = { id, rawId: id, type: 'public-key' as const, clientExtensionResults: {} }
  const clientOf = (type: string, { challenge }: Options): Buffer =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))

  const authenticator: Authenticator = {
    id,
    counter: 0,
    verifies: true,
    register: (options) => {
      handle = (options['user'] as { id: string }).id
      const length = Buffer.from([0, raw.length])
      const credential = Buffer.concat([Buffer.alloc(16), length, raw, coseOf(publicKey)])
      const data = authenticatorData(authenticator, rpId, 0x40, credential)
      const attestation = cborMap([
        [cborText('fmt'), cborText('none')],
        [cborText('attStmt'), cborMap([])],
        [cborText('authData'), cborBytes(data)],
      ])
      const client = clientOf('webauthn.create', options)
      const response = {
        clientDataJSON: client.toString('base64url'),
        attestationObject: attestation.toString('base64url'),
      }
      return { response: { ...base, response } }
    },
    assert: (options) => {
      authenticator.counter++
      const data = authenticatorData(authenticator, rpId, 0, Buffer.alloc(0))
      const client = clientOf('webauthn.get', options)
      const signed = Buffer.concat([data, createHash('sha256').update(client).digest()])
      const response = {
        clientDataJSON: client.toString('base64url'),
        authenticatorData: data.toString('base64url'),
        signature: createSign('sha256').update(signed).sign(privateKey).toString('base64url'),
        userHandle: handle,
      }
      return { response: { ...base, response } }
    },
  }
  return authenticator
}

const authenticatorData = (
  { counter, verifies }: Authenticator,
  rpId: string,
  flags: number,
  credential: Buffer,
): Buffer => {
  const count = Buffer.alloc(4)
  count.writeUInt32BE(counter)
  const all = Buffer.from([flags | 0x01 | (verifies ? 0x04 : 0)])
  return Buffer.concat([createHash('sha256').update(rpId).digest(), all, count, credential])
}

/** COSE_Key of ES256: {1: 2, 3: -7, -1: 1, -2: x, -3: y}. Source: RFC 9053, 7.1.1. */
const coseOf = (key: KeyObject): Buffer => {
  const { x = '', y = '' } = key.export({ format: 'jwk' })
  return cborMap([
    [Buffer.from([1]), Buffer.from([2])],
    [Buffer.from([3]), Buffer.from([0x26])],
    [Buffer.from([0x20]), Buffer.from([1])],
    [Buffer.from([0x21]), cborBytes(Buffer.from(x, 'base64url'))],
    [Buffer.from([0x22]), cborBytes(Buffer.from(y, 'base64url'))],
  ])
}

const cborMap = (pairs: readonly (readonly [Buffer, Buffer])[]): Buffer =>
  Buffer.concat([Buffer.from([0xa0 + pairs.length]), ...pairs.flat()])
const cborText = (text: string): Buffer => Buffer.concat([Buffer.from([0x60 + text.length]), Buffer.from(text)])
const cborBytes = (bytes: Buffer): Buffer => {
  const head = bytes.length < 256 ? [0x58, bytes.length] : [0x59, bytes.length >> 8, bytes.length & 0xff]
  return Buffer.concat([Buffer.from(head), bytes])
}
