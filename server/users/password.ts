// Passwords: long enough, not known to everybody; no rules of composition, no forced change (ASVS 6.2.1-9). The hash is
// argon2id under a pepper; an unknown name costs the same work as a wrong password.
import { createRequire } from 'node:module'
import type * as LanguageCommon from '@zxcvbn-ts/language-common'
import { accept, type Checked, refuse } from '@tukkimies/shared/problem.ts'
import { passwordLengthMax, passwordLengthMin } from '@tukkimies/shared/register/user.ts'
import { hashPassword, type SealKey, verifyPassword } from '../crypto.ts'

/** Words that a guesser tries first, because they stand on the screen or in the request. */
const productWords = [
  'tukkimies',
  'tukkimiehenkirjanpito',
  'neuvontapiste',
  'neuvonta',
  'neuvoja',
  'kirjaus',
  'asiakaskäynti',
  'kumppanikäynti',
  'käynti',
  'rådgivning',
  'rådgivningspunkt',
  'besök',
  'advice',
  'advicepoint',
  'visit',
]

/** Long passwords of the published lists, and the pieces that long ones are put together from. */
const knownWords = [
  'password',
  'passwort',
  'passw0rd',
  'p@ssw0rd',
  'salasana',
  'salainen',
  'sanasala',
  'kissakala',
  'perkele',
  'lösenord',
  'losenord',
  'hemligt',
  'qwerty',
  'qwertyuiop',
  'qwertyuiopå',
  'asdfgh',
  'asdfghjkl',
  'asdfghjklöä',
  'zxcvbn',
  'zxcvbnm',
  'qazwsx',
  'qazwsxedc',
  'qazwsxedcrfv',
  '1q2w3e4r',
  '1q2w3e4r5t6y',
  '1qaz2wsx',
  '1qaz2wsx3edc',
  'qweasdzxc',
  'admin',
  'administrator',
  'letmein',
  'welcome',
  'tervetuloa',
  'välkommen',
  'iloveyou',
  'rakastansinua',
  'trustno1',
  'changeme',
  'secret',
  'default',
  'test',
  'testi',
  'user',
  'root',
  'login',
  'master',
  'monkey',
  'dragon',
  'sunshine',
  'princess',
  'football',
  'jalkapallo',
  'jaakiekko',
  'jääkiekko',
  'summer',
  'kesä',
  'winter',
  'talvi',
  'suomi',
  'finland',
  'helsinki',
  'tampere',
  'turku',
  'correcthorsebatterystaple',
  'abcdefghijklmnopqrstuvwxyzåäö',
  'thequickbrownfoxjumpsoverthelazydog',
]
const runs = ['01234567890123456789', 'abcdefghijklmnopqrstuvwxyzåäö', 'qwertyuiopåasdfghjklöäzxcvbnm']
/** Shorter ones of the published list are no whole password here. */
const breachedMin = 6
/** What is left of a password besides known pieces must be longer than this. */
const remainderMin = 6

/**
 * A password in its one spelling (NFC), or the refusal: `password_short` with the limit, `password_known`. `own` are the
 * user's details, which a guesser knows too; `min` is less than 15 only beside a second factor.
 */
export const checkPassword = (password: string, own: readonly string[], min = passwordLengthMin): Checked<string> => {
  const spelled = password.normalize('NFC')
  if ([...spelled].length < min) {
    return refuse({ code: 'password_short', field: 'password', min, max: passwordLengthMax })
  }
  return isKnown(spelled, own) ? refuse({ code: 'password_known', field: 'password' }) : accept(spelled)
}

/** The password as it is stored. */
export const storePassword = (password: string, pepper: SealKey): Promise<string> => hashPassword(password, pepper)

/** A well-formed hash of nothing in particular, at the cost of every other. */
export const nobodysPassword = `$argon2id$v=19$m=65536,t=3,p=1,keyid=AQ$${'A'.repeat(22)}$${'A'.repeat(43)}`

/**
 * Whether the password fits; without a stored one the same work is done and the answer is no. `isKnown`: asked by a browser
 * that the account knows, which strangers must not keep waiting.
 */
export const isPassword = async (
  password: string,
  stored: string | null,
  pepper: SealKey,
  isKnown = false,
): Promise<{ readonly right: boolean; readonly outdated: boolean }> => {
  const { right, outdated } = await verifyPassword(password, stored ?? nobodysPassword, pepper, isKnown)
  return { right: right && stored !== null, outdated }
}

const isKnown = (password: string, own: readonly string[]): boolean => {
  const bare = fold(password)
  const pieces = [...productWords, ...knownWords, ...own.flatMap((text) => text.split(/[\s@._-]+/u))].map(fold)
  let rest = bare
  for (const piece of pieces.filter((text) => text.length >= 3).toSorted((a, b) => b.length - a.length)) {
    rest = rest.replaceAll(piece, ' ')
  }
  rest = rest.replaceAll(/\d{1,4}(?= |$)/g, '').replaceAll(' ', '')
  return new Set(bare).size < 5 || isRepeated(bare) || isRun(bare) || rest.length < remainderMin || isBreached(bare)
}

/** One of the published list, also with digits or marks around it. */
const isBreached = (bare: string): boolean => {
  const list = readBreached()
  return [bare, bare.replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, '')].some(
    (text) => text.length >= breachedMin && list.has(text),
  )
}

let breached: ReadonlySet<string> | undefined

// Some 5 MB in memory and 25 ms to read: not before a password is set for the first time.
const readBreached = (): ReadonlySet<string> => {
  if (breached) return breached
  // What require gives has no type of its own; the package declares it.
  const { dictionary } = createRequire(import.meta.url)('@zxcvbn-ts/language-common') as typeof LanguageCommon
  const found = new Set(dictionary['passwords-common'].filter((text) => text.length >= breachedMin))
  breached = found
  return found
}

const fold = (text: string): string => text.normalize('NFC').toLowerCase().replaceAll(/\s+/gu, '')

/** One short piece over and over: `abcabcabcabcabc`. */
const isRepeated = (text: string): boolean => {
  const period = (text + text).indexOf(text, 1)
  return period <= text.length / 2
}

const isRun = (text: string): boolean =>
  runs.some((run) => {
    const backwards = [...run].toReversed().join('')
    return [run + run, backwards + backwards].some((line) => line.includes(text))
  })
