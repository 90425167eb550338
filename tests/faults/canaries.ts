// Texts that stand nowhere else: the details of people who do not exist, each with a part that is its own. Made by counting,
// so that a run can be repeated and no two are alike.
import type { ContactDetails } from '@tukkimies/shared/register/contact.ts'
import type { RequestDetails } from '@tukkimies/shared/register/request.ts'
import type { Details } from '@tukkimies/shared/register/user.ts'
import type { Needle } from './scan.ts'

/** Somebody's details, and what of them is looked for. */
export type Planted<Held> = { readonly owner: string; readonly details: Held; readonly needles: readonly Needle[] }

export const plantContact = (number: number): Planted<ContactDetails> => {
  const { own, needle, needles } = makeOwner(`contact ${number}`)
  return {
    owner: `contact ${number}`,
    details: {
      organisation: `Yhdistys ${needle('organisation', own(0))} ry`,
      name: `Y${needle('name', own(1))} Testi`,
      phone: `+358${needle('phone', digits(number))}`,
      email: `y.${needle('email', own(2).replace('ä', 'a'))}@example.org`,
    },
    needles,
  }
}

export const plantUser = (number: number): Planted<Details> => {
  const { own, needle, needles } = makeOwner(`user ${number}`)
  return {
    owner: `user ${number}`,
    details: {
      first: `Y${needle('first', own(0))}`,
      last: `Y${needle('last', own(1))}`,
      username: needle('username', own(2).replace('ä', 'a')),
      email: `y.${needle('email', own(3).replace('ä', 'a'))}@example.org`,
      locality: `Y${needle('locality', own(4))}`,
      adviceLanguages: [],
    },
    needles,
  }
}

export const plantRequest = (number: number): Planted<RequestDetails> => {
  const { own, needle, needles } = makeOwner(`request ${number}`)
  return {
    owner: `request ${number}`,
    details: {
      name: `Y${needle('name', own(0))}`,
      address: `y.${needle('address', own(1).replace('ä', 'a'))}@example.org`,
      language: 'fi',
      subject: `Asiani on ${needle('subject', own(2))}.`,
    },
    needles,
  }
}

const makeOwner = (owner: string) => {
  const needles: Needle[] = []
  return {
    needles,
    own: (field: number): string => word(`${owner} ${field}`),
    needle: (field: string, text: string): string => {
      needles.push({ owner, field, text })
      return text
    },
  }
}

const letters = 'bcdfghjklmnprstv'
const wordLength = 14
const strangeAt = 6

/** Consonants that a hash has chosen, with a strange letter among them: a word of no language. */
const word = (name: string): string => {
  // FNV-1a over the name, then a step for each letter: spreads names that differ in one digit.
  let state = 0x811c9dc5
  for (const character of name) state = Math.imul(state ^ character.charCodeAt(0), 0x01000193)
  let text = ''
  for (let at = 0; at < wordLength; at++) {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d)
    state = Math.imul(state ^ (state >>> 12), 0x297a2d39)
    text += at === strangeAt ? 'ä' : letters.charAt((state >>> 20) & 15)
  }
  return text
}

/** Ten digits that no two numbers share and no clock shows. */
const digits = (number: number): string => `45${String(70_000_017 + number * 13_331).padStart(8, '0')}`
