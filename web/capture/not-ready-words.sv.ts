import type { Words } from './not-ready-words.fi.ts'

export const words: Words = {
  notEnrolled: {
    title: 'Enheten har inte tagits i bruk',
    text: 'Huvudanvändaren ger en ibruktagningskod. Därefter kan besök registreras också utan anslutning.',
    setUp: 'Ta enheten i bruk',
  },
  noList: {
    title: 'Kodlistan har inte hämtats ännu',
    text: 'Anslut enheten till nätet en gång. Därefter kan besök registreras också utan anslutning.',
  },
}
