import type { Words } from './rescue-words.fi.ts'

export const words: Words = {
  title: 'Läs in en räddningsfil',
  text: 'Om en pekplatta inte längre når servern kan det som inte skickats sparas i en fil på pekplattans sida Sändning. Läs in filen här. Varje registrering räknas en gång, även om filen läses in på nytt. Ett besök och dess ankomst är skilda registreringar.',
  choose: 'Välj fil',
  foreign: 'Filen är ingen räddningsfil från en pekplatta. Ingenting lästes in.',
  notOurs: 'Filen är skadad, för gammal eller från en annan organisations pekplatta. Resten lästes inte in.',
  done: ({ taken, known, left }) =>
    [
      taken === 1 ? '1 registrering lästes in.' : `${taken} registreringar lästes in.`,
      known > 0 && `${known} fanns redan på servern.`,
      left > 0 && `${left} lästes inte in: servern kan inte ta emot ${left === 1 ? 'den' : 'dem'}.`,
    ]
      .filter(Boolean)
      .join(' '),
}
