import { expect, test } from 'vitest'
import { Details } from '@tukkimies/shared/register/user.ts'

const details = { first: 'Maija', last: 'Mallikas', username: 'maija', email: '', locality: '', adviceLanguages: [] }

test('[F84] the longest text that a body can hold is refused at once in every detail, whatever it is made of', () => {
  const long = 240_000
  const texts = ['.', '@', 'a@', 'a.', ' ', 'ä'].map((piece) => piece.repeat(long / piece.length))
  const begun = performance.now()
  for (const text of texts.flatMap((one) => [one, `a@${one}@`, `a@b${one} b`])) {
    for (const field of ['first', 'last', 'username', 'email', 'locality']) {
      expect(Details.safeParse({ ...details, [field]: text }).success).toBe(false)
    }
  }
  expect(performance.now() - begun).toBeLessThan(5_000)
})

test('[A16] an e-mail address is empty, or a name, an @ and a domain of at least two parts', () => {
  const right = ['', 'a@b.fi', 'maija.mallikas+x@neuvonta.kunta.fi', 'maija@xn--j-0ga.fi']
  const wrong = ['a', 'a@b', '@b.fi', 'a@.fi', 'a@b.', 'a@b..fi', 'a b@c.fi', 'a@b@c.fi', '<a@b.fi>']
  const isTaken = (email: string) => Details.safeParse({ ...details, email }).success
  expect(right.filter((email) => !isTaken(email))).toEqual([])
  expect(wrong.filter(isTaken)).toEqual([])
})
