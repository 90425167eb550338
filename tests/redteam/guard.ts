// R18: identity codes past the guard of texts, and business ids through it.
import { readFileSync } from 'node:fs'
import { randomInt } from 'node:crypto'
import { findInText } from '@tukkimies/shared/text-guard.ts'
import * as z from 'zod/mini'
import type { Attack } from './attack.ts'

const vectors = z
  .object({ hetuValidFictitious: z.object({ values: z.array(z.string()) }) })
  .parse(JSON.parse(readFileSync(new URL('../anonymity/pii-vectors.json', import.meta.url), 'utf8')))

const generated = 10_000
const signs = '+-ABCDEFUVWXY'
const checkCharacters = '0123456789ABCDEFHJKLMNPRSTUVWXY'

const two = (number: number): string => String(number).padStart(2, '0')

/** An identity code that is right, of a number that nobody has (900 to 999). */
const makeIdentityCode = (sign: string): string => {
  const [birthday, month, birthyear, number] = [
    1 + randomInt(28),
    1 + randomInt(12),
    randomInt(100),
    900 + randomInt(100),
  ]
  const digits = `${two(birthday)}${two(month)}${two(birthyear)}`
  return `${digits}${sign}${number}${checkCharacters.charAt(Number(`${digits}${number}`) % 31)}`
}

/** A business id with its check digit (weights 7 9 10 5 8 4 2, modulo 11). */
const makeBusinessId = (): string => {
  for (;;) {
    const digits = String(1_000_000 + randomInt(2_000_000))
    const sum = [7, 9, 10, 5, 8, 4, 2].reduce((total, weight, at) => total + weight * Number(digits[at]), 0)
    if (sum % 11 !== 1) return `${digits}-${sum % 11 === 0 ? 0 : 11 - (sum % 11)}`
  }
}

export const passGuard: Attack = {
  name: 'R18',
  asks: 'identity codes past the guard, and business ids through it',
  run: () => {
    const codes = Array.from({ length: generated }, (_, at) => makeIdentityCode(signs.charAt(at % signs.length)))
    const isFound = (text: string): boolean => findInText(text).some(({ kind }) => kind === 'identity_code')
    const printed = vectors.hetuValidFictitious.values
    const missed = [...codes, ...printed].filter((code) => !isFound(`Asiakas ${code} soitti`)).length
    const refused = Array.from({ length: generated }, makeBusinessId).filter(
      (id) => findInText(`Yritys ${id} Oy`).length > 0,
    ).length
    const narrow = /\d{6}[+\-A]\d{3}[0-9A-FHJ-NPR-Y]/
    const missedNarrow = codes.filter((code) => !narrow.test(code)).length / generated
    return {
      figures: { codes: codes.length + printed.length, missed, ids: generated, refused },
      demand: 'missed=0,refused=0',
      excess: { missed, refused },
      control: { missed: missedNarrow },
      isControlWon: missedNarrow > 0.5,
    }
  },
}
