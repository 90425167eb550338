// How much of a chip a text fills, measured in the real font at the two widths that chips have on the narrowest tablet.
import { useEffect, useState } from 'react'
import type { Key } from '@tukkimies/shared/register/code-list.ts'
import type { Language } from '@tukkimies/shared/register/organisation.ts'
import { Mark } from '../ui/status.tsx'
import { type ChipSize, chipSizes, createMeasure, measureChip } from './chip-length.ts'
import type { Words } from './code-lists-words.fi.ts'

/** Questions with chips of the greater width; a text that is too long there is a fault, elsewhere a hint. */
const wideDimensions: readonly Key[] = ['topic', 'language']
const sizes: readonly ChipSize[] = ['wide', 'narrow']

export const ChipMeter = ({
  words: { length: words },
  dimension,
  language,
  text,
}: {
  readonly words: Words
  readonly dimension: Key
  readonly language: Language
  readonly text: string
}) => {
  const [measure] = useState(createMeasure)
  const [, setFonts] = useState(0)
  useEffect(() => {
    let isHere = true
    // Until the font is there, another one is measured.
    void Promise.all(sizes.map((size) => document.fonts.load(chipSizes[size].font))).then(
      () => isHere && setFonts((count) => count + 1),
      () => undefined,
    )
    return () => {
      isHere = false
    }
  }, [])
  if (text.trim() === '') return null
  const own: ChipSize = wideDimensions.includes(dimension) ? 'wide' : 'narrow'
  return (
    <ul className="chip-meters small" aria-label={language}>
      {sizes.map((size) => {
        const { pixels, room, font } = chipSizes[size]
        const { lines, widest, fits } = measureChip(text, room, (part) => measure(part, font))
        return (
          <li key={size}>
            <meter min={0} max={room} high={room - 1} value={Math.min(widest, room)} aria-label={words.of(pixels)} />
            <span>
              {words.of(pixels)}: {widest}/{room} px
            </span>
            <Mark tone={fits ? 'good' : size === own ? 'danger' : 'quiet'}>
              {fits ? words.fits(lines) : words.tooLong}
            </Mark>
          </li>
        )
      })}
    </ul>
  )
}
