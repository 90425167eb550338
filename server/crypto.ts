// The only cryptography of the server, all by node:crypto. What is used for what:
//   random bytes      ids, tokens, codes, nonces, the fold's order
//   SHA-256           credentials, session tokens, the audit chain, list hashes
//   HMAC-SHA-256      keyed hashes of entry ids, references, look-up of usernames, recovery codes; marks, minutes of
//                     sessions, known browsers
//   HKDF-SHA-256      every key that is made from the root key, one label each
//   AES-256-GCM       users' details, row keys, private keys at rest; 96-bit random nonces
//   argon2id          passwords
//   X25519, ChaCha20  backups, by age-encryption
//   ECDH P-256        the boxes of contacts, which shared/box.ts seals and opens by WebCrypto
// One-time passwords (HMAC-SHA-1) are otpauth's, signatures of passkeys those of @simplewebauthn/server.
import * as node from 'node:crypto'
import type { BoxCrypto } from '@tukkimies/shared/box.ts'
import { bytesToBase64url } from '@tukkimies/shared/id.ts'

/** A key with the number that stands in front of everything sealed with it, so that keys can change. */
export type SealKey = { readonly id: number; readonly bytes: Uint8Array }

/** Labels of the keys made from the root key; one label, one use. */
export const keyLabels = [
  'receipts',
  'contact references',
  'person references',
  'person wrap',
  'usernames',
  'identities',
  'week wrap',
  'transport wrap',
  'mark',
  'anchor',
  'pepper',
  'session stamps',
  'known browsers',
  'recovery codes',
  'backup names',
  'root check',
] as const
export type KeyLabel = (typeof keyLabels)[number]

const keyBytes = 32
const nonceBytes = 12
const tagBytes = 16
const sealFormat = 1
const oneTimeBytes = 16
const recoveryBytes = 10
const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Bytes from the system's random source. */
export const randomBytes = (length: number): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(length)
  node.randomFillSync(bytes)
  return bytes
}

/** 256 random bits as base64url: session tokens, credentials of devices. */
export const makeToken = (): string => bytesToBase64url(randomBytes(keyBytes))

/** 128 random bits as 26 characters of Crockford's base 32: one-time codes that are read out, typed or scanned. */
export const makeOneTimeCode = (): string => toCrockford(randomBytes(oneTimeBytes))

/** 80 random bits as 16 characters of the same: a recovery code, which is limited like a password. */
export const makeRecoveryCode = (): string => toCrockford(randomBytes(recoveryBytes))

// Five bits a character, from the end: of 128 bits the first character takes three.
const toCrockford = (bytes: Uint8Array): string => {
  let bits = 0n
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte)
  let code = ''
  for (let place = BigInt(Math.ceil((bytes.length * 8) / 5)) - 1n; place >= 0n; place--) {
    code += crockford.charAt(Number((bits >> (5n * place)) & 31n))
  }
  return code
}

const asBytes = (buffer: Buffer): Uint8Array<ArrayBuffer> => new Uint8Array(buffer)

/** SHA-256 of bytes or of a text's UTF-8. */
export const sha256 = (input: Uint8Array | string): Uint8Array<ArrayBuffer> => {
  // The fold hashes about a hundred times a visit: as a string of bytes the digest comes back twice as fast as in a buffer.
  const digest = node.hash('sha256', input, 'binary')
  const bytes = new Uint8Array(digest.length)
  for (let at = 0; at < bytes.length; at++) bytes[at] = digest.charCodeAt(at)
  return bytes
}

/** SHA-256 as 64 hexadecimal digits. */
export const sha256Hex = (input: Uint8Array | string): string => node.hash('sha256', input, 'hex')

/** SHA-256 of what comes in pieces, as 64 hexadecimal digits. */
export const createSha256 = (): {
  readonly add: (piece: Uint8Array | string) => void
  readonly end: () => string
} => {
  const hash = node.createHash('sha256')
  return { add: (piece) => void hash.update(piece), end: () => hash.digest('hex') }
}

/** Bytes as hexadecimal digits. */
export const bytesToHex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

// Making a key of bytes costs several times what hashing an id costs: each key is made once.
const keyOfBytes = new WeakMap<Uint8Array, node.KeyObject>()
const bytesToKey = (bytes: Uint8Array): node.KeyObject => {
  const known = keyOfBytes.get(bytes)
  if (known) return known
  const key = node.createSecretKey(bytes)
  keyOfBytes.set(bytes, key)
  return key
}

/** HMAC-SHA-256, 32 bytes. The bytes of a key must stay as they are. */
export const hmac = (key: Uint8Array, input: Uint8Array | string): Uint8Array<ArrayBuffer> =>
  asBytes(node.createHmac('sha256', bytesToKey(key)).update(input).digest())

/** The key of one use, made from the root key by HKDF-SHA-256. */
export const deriveKey = (root: Uint8Array, label: KeyLabel): SealKey => ({
  id: 1,
  bytes: new Uint8Array(node.hkdfSync('sha256', root, new Uint8Array(0), `tukkimies ${label}`, keyBytes)),
})

/** All keys that are made from the root key. */
export type RootKeys = Readonly<Record<KeyLabel, SealKey>>
export const deriveKeys = (root: Uint8Array): RootKeys =>
  Object.fromEntries(keyLabels.map((label) => [label, deriveKey(root, label)])) as Record<KeyLabel, SealKey>

/** Whether two byte strings are equal, in a time that does not tell where they differ. */
export const equalBytes = (first: Uint8Array, second: Uint8Array): boolean =>
  first.length === second.length && node.timingSafeEqual(first, second)

/**
 * AES-256-GCM: format byte, key id, nonce, ciphertext, tag. `bound` is authenticated and not contained: who opens must
 * name the same place, so that a sealed value cannot be moved to another row.
 */
export const seal = (key: SealKey, plain: Uint8Array, bound: string): Uint8Array<ArrayBuffer> => {
  const nonce = randomBytes(nonceBytes)
  const head = Uint8Array.of(sealFormat, key.id)
  const cipher = node.createCipheriv('aes-256-gcm', key.bytes, nonce)
  cipher.setAAD(Buffer.concat([head, Buffer.from(bound)]))
  return asBytes(Buffer.concat([head, nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]))
}

/** What `seal` was given; `null` if the key, the place or a single bit differs. */
export const open = (key: SealKey, sealed: Uint8Array, bound: string): Uint8Array<ArrayBuffer> | null => {
  const head = sealed.subarray(0, 2)
  if (sealed.length < 2 + nonceBytes + tagBytes || head[0] !== sealFormat || head[1] !== key.id) return null
  const nonce = sealed.subarray(2, 2 + nonceBytes)
  const decipher = node.createDecipheriv('aes-256-gcm', key.bytes, nonce, { authTagLength: tagBytes })
  decipher.setAAD(Buffer.concat([head, Buffer.from(bound)]))
  decipher.setAuthTag(sealed.subarray(-tagBytes))
  try {
    return asBytes(Buffer.concat([decipher.update(sealed.subarray(2 + nonceBytes, -tagBytes)), decipher.final()]))
  } catch {
    return null
  }
}

/** What sealing and opening boxes needs of the platform. */
export const boxCrypto = node.webcrypto.subtle as BoxCrypto

/** A key pair that boxes are sealed to: the private part as PKCS #8, the public point uncompressed. */
export const makeBoxKeys = async (): Promise<{
  readonly privateBytes: Uint8Array<ArrayBuffer>
  readonly publicKey: string
}> => {
  const { privateKey, publicKey } = await node.webcrypto.subtle.generateKey(boxCurve, true, ['deriveBits'])
  const point = new Uint8Array(await node.webcrypto.subtle.exportKey('raw', publicKey))
  const privateBytes = new Uint8Array(await node.webcrypto.subtle.exportKey('pkcs8', privateKey))
  return { privateBytes, publicKey: bytesToBase64url(point) }
}

/** The private part as `openBox` takes it; it cannot be exported again. */
export const readBoxKey = (privateBytes: Uint8Array<ArrayBuffer>): Promise<object> =>
  node.webcrypto.subtle.importKey('pkcs8', privateBytes, boxCurve, false, ['deriveBits'])

const boxCurve = { name: 'ECDH', namedCurve: 'P-256' } as const

/** The same members in an order drawn from the system's random source (Fisher and Yates). */
export const shuffle = <T>(members: readonly T[]): T[] => {
  const shuffled = [...members]
  for (let last = shuffled.length - 1; last > 0; last--) {
    const other = node.randomInt(last + 1)
    const held = shuffled[last] as T
    shuffled[last] = shuffled[other] as T
    shuffled[other] = held
  }
  return shuffled
}

/** The cost of a password's hash: memory in KiB, passes. */
export type PasswordCost = { readonly memory: number; readonly passes: number }
const passwordCost: PasswordCost = { memory: 65_536, passes: 3 }
/** A stored hash that cost less is refused. */
export const passwordCostMin: PasswordCost = { memory: 19_456, passes: 2 }
const saltBytes = 16
const hashesAtOnceMax = 2
const hashesWaitingMax = 32
const hashesFirstMax = 8

/** A password as an argon2id PHC string under the pepper, which is named by its id and not contained. */
export const hashPassword = async (password: string, pepper: SealKey, cost = passwordCost): Promise<string> => {
  const salt = randomBytes(saltBytes)
  const hash = await argon2id(password, salt, pepper, cost)
  const parameters = `m=${cost.memory},t=${cost.passes},p=1,keyid=${toPhc(Uint8Array.of(pepper.id))}`
  return `$argon2id$v=19$${parameters}$${toPhc(salt)}$${toPhc(hash)}`
}

const phc = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=1,keyid=([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/

/**
 * Whether the password is the one hashed, and whether its hash should be made anew at this log-in. `isFirst` goes before
 * all who wait, and is still let in where they are too many.
 */
export const verifyPassword = async (
  password: string,
  text: string,
  pepper: SealKey,
  isFirst = false,
): Promise<{ readonly right: boolean; readonly outdated: boolean }> => {
  const [, memory, passes, keyId, salt, hash] = phc.exec(text) ?? []
  if (!memory || !passes || !keyId || !salt || !hash) throw new Error('a stored password hash that is none')
  const cost = { memory: Number(memory), passes: Number(passes) }
  if (cost.memory < passwordCostMin.memory || cost.passes < passwordCostMin.passes) {
    throw new Error('a stored password hash below the floor')
  }
  const made = await argon2id(password, Buffer.from(salt, 'base64'), pepper, cost, isFirst)
  const right = keyId === toPhc(Uint8Array.of(pepper.id)) && equalBytes(made, Buffer.from(hash, 'base64'))
  return { right, outdated: cost.memory < passwordCost.memory || cost.passes < passwordCost.passes }
}

/** Thrown when too many passwords wait to be hashed: log-in must not become an attack on memory. */
export const passwordsBusy = new Error('too many passwords at once')

const toPhc = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64').replace(/=+$/, '')

const argon2id = async (
  password: string,
  salt: Uint8Array,
  pepper: SealKey,
  cost: PasswordCost,
  isFirst = false,
): Promise<Uint8Array> => {
  await takeTurn(isFirst)
  try {
    return await new Promise((resolve, reject) => {
      const parameters = {
        message: Buffer.from(password.normalize('NFC')),
        nonce: salt,
        secret: pepper.bytes,
        parallelism: 1,
        tagLength: keyBytes,
        memory: cost.memory,
        passes: cost.passes,
      }
      node.argon2('argon2id', parameters, (error, hash) => (error ? reject(error) : resolve(hash)))
    })
  } finally {
    giveTurn()
  }
}

// One process, one memory: the two turns are shared by all who hash in it.
let running = 0
const waiting: (() => void)[] = []

const takeTurn = async (isFirst: boolean): Promise<void> => {
  if (running < hashesAtOnceMax) {
    running++
    return
  }
  if (waiting.length >= hashesWaitingMax + (isFirst ? hashesFirstMax : 0)) throw passwordsBusy
  await new Promise<void>((resolve) => void (isFirst ? waiting.unshift(resolve) : waiting.push(resolve)))
}

const giveTurn = (): void => {
  const next = waiting.shift()
  if (next) next()
  else running--
}
