import type { Words } from './words.fi.ts'

export const words: Words = {
  notFound: {
    title: 'Sidan hittades inte',
    text: 'Det finns ingenting på adressen, eller så har du inte rätt att se det. Registreringarna på den här enheten finns kvar.',
    home: 'Gå till startsidan',
  },
}
