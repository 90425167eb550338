import type { Words } from './risk-words.fi.ts'

export const words: Words = {
  title: 'Siffrornas skydd',
  lead: 'Publicerade siffror får inte berätta något om en enskild människa. Här ser du hur det har lyckats i varje publicerad period.',
}
