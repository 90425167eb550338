import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { hashPassword } from '@tukkimies/server/crypto.ts'
import { checkPassword, isPassword, nobodysPassword, storePassword } from '@tukkimies/server/users/password.ts'

const pepper = { id: 1, bytes: randomBytes(32) }
const judge = (password: string, own: readonly string[] = []) => {
  const checked = checkPassword(password, own)
  return checked.ok ? 'ok' : checked.problem.code
}

test('a password has 15 to 256 characters, whichever they are, and nothing is asked of their kinds', () => {
  expect(judge('hevonen lentää')).toBe('password_short')
  expect(judge('hevonen lentäää')).toBe('ok')
  expect(judge('🐎🐴🦄🐂🐃🐄🐎🐴🦄🐂🐃🐄🐖🐗')).toBe('password_short')
  expect(judge('lentävä hevonen vieressä puun')).toBe('ok')
  expect(judge('äö'.repeat(7) + 'xyzfgh kuu')).toBe('ok')
  expect(checkPassword('lyhyt', [])).toMatchObject({ problem: { field: 'password', min: 15, max: 256 } })
})

test('passwords that everybody knows are refused, also doubled, numbered and in capitals', () => {
  const known = [
    'passwordpassword',
    'PasswordPassword1',
    'salasanasalasana',
    'Salasana12345678',
    'tukkimies tukkimies',
    'Tukkimies2026Neuvonta',
    'qwertyuiopasdfghjkl',
    'QWERTYUIOPÅasdfgh',
    '123456789012345',
    '098765432109876',
    'aaaaaaaaaaaaaaaaaa',
    'abcabcabcabcabcabc',
    'abababab12121212',
    '1q2w3e4r1q2w3e4r',
    'correct horse battery staple',
    'letmein letmein letmein',
  ]
  expect(known.map((password) => judge(password))).toEqual(known.map(() => 'password_known'))
})

test('passwords of the published list are refused, also with digits or marks around them', () => {
  const judgeShort = (password: string) => {
    const checked = checkPassword(password, [], 8)
    return checked.ok ? 'ok' : checked.problem.code
  }
  for (const known of [
    'liverpool',
    'superman',
    'trinity1',
    'Liverpool',
    'starwars1977',
    '!superman!',
    'jennifer2026',
  ]) {
    expect(judgeShort(known), known).toBe('password_known')
  }
  for (const fine of ['r7 kävyt', 'lentävä hevonen', 'purppuranpunainen vene'])
    expect(judgeShort(fine), fine).toBe('ok')
  expect(checkPassword('r7 kävy', [], 8)).toMatchObject({ problem: { code: 'password_short', min: 8 } })
})

test('a password made of the user’s own details is refused', () => {
  expect(judge('ainovirtanenaino')).toBe('ok')
  expect(judge('ainovirtanenaino', ['Aino', 'Virtanen', 'aino.virtanen'])).toBe('password_known')
  expect(judge('Aino.Virtanen.2026', ['Aino', 'Virtanen'])).toBe('password_known')
})

test('a password is one password in every spelling of its letters', async () => {
  const checked = checkPassword('käärme kävelee kauas'.normalize('NFD'), [])
  expect(checked).toEqual({ ok: true, value: 'käärme kävelee kauas'.normalize('NFC') })
  const stored = await storePassword('käärme kävelee kauas', pepper)
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1,/)
  expect((await isPassword('käärme kävelee kauas'.normalize('NFD'), stored, pepper)).right).toBe(true)
  expect((await isPassword('käärme kävelee kaua', stored, pepper)).right).toBe(false)
})

test('[F94] an unknown name costs the work of a known one and never fits', async () => {
  const parametersOf = (stored: string) => stored.split('$').slice(1, 4)
  expect(parametersOf(nobodysPassword)).toEqual(parametersOf(await hashPassword('x', pepper)))
  expect(await isPassword('whatever it may be', null, pepper)).toMatchObject({ right: false })
})
