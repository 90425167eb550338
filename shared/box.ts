// Something that only the server can read: to and from its sealed form. Ephemeral ECDH P-256, HKDF-SHA-256 and AES-256-GCM
// (S38); WebCrypto is an argument, so that tablet and server run the same lines.
import { base64urlToBytes, bytesToBase64url, bytesToText, textToBytes } from './id.ts'

type Bytes = Uint8Array<ArrayBuffer>
type Random = (length: number) => Bytes
/** A key of the platform; what it is stays the platform's. */
type Key = object
type Gcm = { name: string; iv: Bytes; additionalData: Bytes }
type Use = 'encrypt' | 'decrypt' | 'deriveBits' | 'deriveKey'

/** The parts of WebCrypto that sealing and opening need. */
export type BoxCrypto = {
  importKey(
    format: 'raw',
    bytes: Bytes | ArrayBuffer,
    kind: typeof curve | string,
    out: boolean,
    uses: Use[],
  ): Promise<Key>
  generateKey(kind: typeof curve, out: boolean, uses: Use[]): Promise<{ publicKey: Key; privateKey: Key }>
  exportKey(format: 'raw', key: Key): Promise<ArrayBuffer>
  deriveBits(kind: { name: string; public: Key }, key: Key, length: number): Promise<ArrayBuffer>
  deriveKey(
    kind: { name: string; hash: string; salt: Bytes; info: Bytes },
    key: Key,
    made: { name: string; length: number },
    out: boolean,
    uses: Use[],
  ): Promise<Key>
  encrypt(kind: Gcm, key: Key, bytes: Bytes): Promise<ArrayBuffer>
  decrypt(kind: Gcm, key: Key, bytes: Bytes): Promise<ArrayBuffer>
}

const boxFormat = 1
const publicBytes = 65
const nonceBytes = 12
const tagBytes = 16
const curve = { name: 'ECDH', namedCurve: 'P-256' } as const

/** What is sealed is filled up to steps of 1 kB: lengths would tell one name from another. */
export const boxPadBytes = 1024

/** Characters of a box that holds `steps` times 1 kB. */
export const boxLength = (steps: number): number =>
  Math.ceil(((1 + publicBytes + nonceBytes + steps * boxPadBytes + tagBytes) * 4) / 3)

/**
 * Seals JSON to the holder of a P-256 key (`publicKey`: the point uncompressed, base64url). `bound` is authenticated and not
 * contained: who opens must name the same place. Throws only faults: a key that is none.
 */
export const sealBox = async (
  subtle: BoxCrypto,
  random: Random,
  publicKey: string,
  bound: string,
  content: unknown,
): Promise<string> => {
  const own = await subtle.generateKey(curve, false, ['deriveBits'])
  const ownPublic = new Uint8Array(await subtle.exportKey('raw', own.publicKey))
  const theirs = base64urlToBytes(publicKey)
  if (!theirs) throw new Error('a public key that is none')
  const key = await makeKey(subtle, own.privateKey, theirs, ownPublic, theirs, 'encrypt')
  const nonce = random(nonceBytes)
  const sealed = await subtle.encrypt(gcm(nonce, bound), key, fill(JSON.stringify(content)))
  return bytesToBase64url(join(Uint8Array.of(boxFormat), ownPublic, nonce, new Uint8Array(sealed)))
}

/** What `sealBox` was given, not yet believed; `undefined` if the key, the place or a single bit differs. */
export const openBox = async (
  subtle: BoxCrypto,
  keys: { readonly privateKey: Key; readonly publicKey: string },
  bound: string,
  box: string,
): Promise<unknown> => {
  const bytes = base64urlToBytes(box)
  const own = base64urlToBytes(keys.publicKey)
  const at = 1 + publicBytes
  if (!bytes || !own || bytes[0] !== boxFormat || bytes.length < at + nonceBytes + tagBytes) return undefined
  const theirs = bytes.slice(1, at)
  try {
    const key = await makeKey(subtle, keys.privateKey, theirs, theirs, own, 'decrypt')
    const sealed = bytes.slice(at + nonceBytes)
    const plain = await subtle.decrypt(gcm(bytes.slice(at, at + nonceBytes), bound), key, sealed)
    return JSON.parse(bytesToText(new Uint8Array(plain))) as unknown
  } catch {
    return undefined
  }
}

// Both public keys go into the derivation: a box belongs to this pair and to no other.
const makeKey = async (
  subtle: BoxCrypto,
  privateKey: Key,
  theirs: Bytes,
  sender: Bytes,
  receiver: Bytes,
  use: 'encrypt' | 'decrypt',
): Promise<Key> => {
  const publicKey = await subtle.importKey('raw', theirs, curve, false, [])
  const bits = await subtle.deriveBits({ name: 'ECDH', public: publicKey }, privateKey, 256)
  const shared = await subtle.importKey('raw', bits, 'HKDF', false, ['deriveKey'])
  const info = textToBytes('tukkimies box')
  const derivation = { name: 'HKDF', hash: 'SHA-256', salt: join(sender, receiver), info }
  return subtle.deriveKey(derivation, shared, { name: 'AES-GCM', length: 256 }, false, [use])
}

const gcm = (iv: Bytes, bound: string): Gcm => ({
  name: 'AES-GCM',
  iv,
  additionalData: textToBytes(`${boxFormat}|${bound}`),
})

const blank = 0x20

const fill = (json: string): Bytes => {
  const plain = textToBytes(json)
  const filled = new Uint8Array(Math.ceil(plain.length / boxPadBytes) * boxPadBytes).fill(blank)
  filled.set(plain)
  return filled
}

const join = (...parts: readonly Bytes[]): Bytes => {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}
