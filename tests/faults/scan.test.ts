// The scanner finds what was planted for it: in every spelling, in what is packed, and in what a key that is left opens.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { deflateRawSync, gzipSync } from 'node:zlib'
import { onTestFinished, expect, test } from 'vitest'
import { deriveKeys, randomBytes, seal } from '@tukkimies/server/crypto.ts'
import { plantContact, plantUser } from './canaries.ts'
import { createScanner, type Needle, unpack } from './scan.ts'
import { createLoot } from './thief.ts'

const text = 'Löytölä Åke'
const needle: Needle = { owner: 'planted', field: 'name', text }

const makeFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'tukkimies-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Texts as the platform itself spells them, in the middle of something else. */
const planted: Readonly<Record<string, Buffer>> = {
  'UTF-8': Buffer.from(`Nimi: ${text}, puhelin`),
  'UTF-8, decomposed': Buffer.from(`Nimi: ${text}, puhelin`.normalize('NFD')),
  'UTF-8, small letters': Buffer.from(`Nimi: ${text}, puhelin`.toLocaleLowerCase('fi')),
  'UTF-8, capital letters': Buffer.from(`Nimi: ${text}, puhelin`.toLocaleUpperCase('fi')),
  'Latin 1': Buffer.from(`Nimi: ${text}, puhelin`, 'latin1'),
  'UTF-16, little end first': Buffer.from(`.${text}.`, 'utf16le'),
  'UTF-16, big end first': Buffer.concat([
    Buffer.from([0]),
    ...text.split('').flatMap((letter) => [Buffer.from([0, letter.charCodeAt(0)])]),
  ]),
  hexadecimal: Buffer.from(Buffer.from(`Nimi: ${text}`).toString('hex')),
  HEXADECIMAL: Buffer.from(Buffer.from(`Nimi: ${text}`).toString('hex').toUpperCase()),
  'base64, moved by 0': Buffer.from(btoa(String.fromCharCode(...Buffer.from(`abc${text} ja muuta`)))),
  'base64, moved by 1': Buffer.from(btoa(String.fromCharCode(...Buffer.from(`a${text} ja muuta`)))),
  'base64, moved by 2': Buffer.from(btoa(String.fromCharCode(...Buffer.from(`ab${text} ja muuta`)))),
  'percent, what is reserved': Buffer.from(new URL(`https://example.org/?q=${text}`).href),
  'percent, every byte': Buffer.from(
    [...Buffer.from(text)].map((byte) => `%${byte.toString(16).toUpperCase()}`).join(''),
  ),
  form: Buffer.from(new URLSearchParams({ q: `${text} ja` }).toString()),
  'JSON, strange letters': Buffer.from(String.raw`{"name":"L\u00f6yt\u00f6l\u00e4 \u00c5ke"}`),
  'JSON, STRANGE LETTERS': Buffer.from(String.raw`{"name":"L\u00F6yt\u00F6l\u00E4 \u00C5ke"}`),
  'JSON, every letter': Buffer.from(
    text
      .split('')
      .map((letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  ),
}

test('[F65][F102] a planted text is found in each spelling, at any place', () => {
  for (const [spelling, bytes] of Object.entries(planted))
    for (const before of [0, 1, 4095, 4096]) {
      const scanner = createScanner([needle])
      scanner.look(Buffer.concat([Buffer.alloc(before, 'x'), bytes, Buffer.alloc(9, 'x')]), 'here')
      const spellings = scanner.found().map((found) => found.spelling)
      expect(spellings, spelling).toContain(spelling)
    }
})

test('[F65][F102] the letters of base64url are found where they differ from those of base64', () => {
  const strange = 'ÿþÿþ~~??>>ÿþ'
  for (const before of ['', 'a', 'ab']) {
    const scanner = createScanner([{ ...needle, text: strange }])
    const spelled = Buffer.from(`${before}${strange}`).toString('base64url')
    expect(spelled).toMatch(/[-_]/)
    scanner.look(Buffer.from(spelled), 'here')
    expect(scanner.found().map(({ spelling }) => spelling)).toEqual([`base64url, moved by ${before.length}`])
  }
})

test('[F65] what was not planted is not found, nor what another has planted', () => {
  const scanner = createScanner([needle])
  for (const bytes of Object.values(planted)) scanner.look(Buffer.from(bytes.toString('latin1').slice(0, 9)), 'cut')
  scanner.look(randomBytes(1_000_000), 'noise')
  expect(scanner.found()).toEqual([])
  expect(scanner.bytes()).toBeGreaterThan(1_000_000)
})

test('[F65][F102] what is packed is looked through, member by member, and in files of folders', async () => {
  const folder = makeFolder()
  mkdirSync(join(folder, 'deep'))
  const twice = gzipSync(Buffer.concat([Buffer.from('first'), gzipSync(`in ${text} it`)]), { level: 0 })
  const packed = {
    whole: gzipSync(`Nimi: ${text}`),
    member: Buffer.concat([randomBytes(99), gzipSync('nothing'), gzipSync(`Nimi: ${text}`), randomBytes(99)]),
    twice,
    named: Buffer.concat([
      Buffer.from([0x1f, 0x8b, 8, 8, 0, 0, 0, 0, 0, 3]),
      Buffer.from('file.txt\0'),
      deflateRawSync(text),
    ]),
    short: gzipSync(`Nimi: ${text} ${'ja paljon muuta '.repeat(50)}`).subarray(0, -20),
  }
  for (const [name, bytes] of Object.entries(packed)) writeFileSync(join(folder, 'deep', name), bytes)
  const scanner = createScanner([needle])
  await scanner.scanFolder(folder)
  for (const name of Object.keys(packed))
    expect(
      scanner.found().some(({ place }) => place.includes(`${name} > gzip`)),
      name,
    ).toBe(true)
})

test('[F65][F102] a thief opens what a key that is left opens, and nothing whose key is gone', async () => {
  const folder = makeFolder()
  const root = deriveKeys(randomBytes(32))
  const [week, kept, lost, person] = [randomBytes(32), randomBytes(32), randomBytes(32), randomBytes(32)]
  const sealedBy = (bytes: Uint8Array, plain: Uint8Array) => seal({ id: 1, bytes }, plain, 'a place that nobody told')
  const keys = new DatabaseSync(join(folder, 'keys.sqlite'))
  keys.exec('create table week (week text, wrapped blob); create table contact (ref text, week text, wrapped blob)')
  keys.exec('create table person (ref text, wrapped blob)')
  keys.prepare('insert into week values (?, ?)').run('2026-W11', sealedBy(root['week wrap'].bytes, week))
  keys.prepare('insert into contact values (?, ?, ?)').run('a', '2026-W11', sealedBy(week, kept))
  keys.prepare('insert into person values (?, ?)').run('b', sealedBy(root['person wrap'].bytes, person))
  keys.close()
  const held = { kept: plantContact(1), lost: plantContact(2), person: plantUser(3) }
  const register = new DatabaseSync(join(folder, 'register.sqlite'))
  register.exec('create table contact (ref text, details blob)')
  const insert = register.prepare('insert into contact values (?, ?)')
  for (const [name, key] of Object.entries({ kept, lost, person }))
    insert.run(name, sealedBy(key, Buffer.from(JSON.stringify(held[name as keyof typeof held].details))))
  register.close()
  // A copy of long ago, packed.
  writeFileSync(join(folder, 'old'), gzipSync(Buffer.from('not a database')))
  const loot = createLoot()
  const needles = Object.values(held).flatMap((one): readonly Needle[] => one.needles)
  const scanner = createScanner(needles, [unpack, loot.take])
  await scanner.scanFolder(folder)
  expect(scanner.found()).toEqual([])
  const opened = loot.open(root, scanner)
  expect(opened).toMatchObject({ databases: 2, opened: 2 })
  const owners = new Set(scanner.found().map((found) => found.needle.owner))
  expect([...owners].toSorted()).toEqual(['contact 1', 'user 3'])
  expect(new Set(scanner.found().map((found) => found.needle.text)).size).toBe(9)
})

test('[F65] thousands of texts are looked for at once, in seconds', () => {
  const needles = Array.from({ length: 500 }, (_, number) => plantContact(number)).flatMap((one) => [...one.needles])
  expect(new Set(needles.map((one) => one.text)).size).toBe(2_000)
  const scanner = createScanner(needles)
  expect(scanner.sought.spellings).toBeGreaterThan(2_000 * 14)
  const noise = randomBytes(32_000_000)
  noise.set(Buffer.from(needles[1_999]?.text ?? ''), 31_999_900)
  const begin = process.cpuUsage()
  scanner.look(noise, 'noise')
  const { user } = process.cpuUsage(begin)
  expect(scanner.found()).toHaveLength(1)
  expect(user / 1e6).toBeLessThan(20)
})
