import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chipSizes, measureChip } from '@tukkimies/web/register/chip-length.ts'

/** Ten pixels a character. */
const measure = (text: string): number => text.length * 10

test('a text is filled into lines word by word, and fits if it takes two at most', () => {
  expect(measureChip('Työ', 124, measure)).toEqual({ lines: 1, widest: 30, fits: true })
  expect(measureChip('Raha ja pankki', 124, measure)).toEqual({ lines: 2, widest: 70, fits: true })
  expect(measureChip('Raha ja pankki ja velat', 70, measure)).toMatchObject({ lines: 4, fits: false })
  expect(measureChip('Henkilömäärä', 60, measure)).toEqual({ lines: 1, widest: 120, fits: false })
})

test('a wider chip never needs more lines, and no line is wider than the widest word where it was broken', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1, maxLength: 8 }), (words) => {
      const text = words.join(' ')
      const [narrow, wide] = [chipSizes.narrow, chipSizes.wide].map(({ room }) => measureChip(text, room, measure))
      expect(wide?.lines).toBeLessThanOrEqual(narrow?.lines ?? 0)
      const longest = Math.max(...words.map(measure))
      expect(narrow?.widest).toBeLessThanOrEqual(Math.max(longest, chipSizes.narrow.room))
    }),
  )
})
