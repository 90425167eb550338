import type { Words } from './words.fi.ts'

export const words: Words = {
  unreachable: {
    offline: 'Ingen anslutning. Det här kräver nät. Inget ändrades.',
    portal: 'Nätet svarade i stället för servern. Logga in på nätet eller byt nät. Inget ändrades.',
    server: 'Servern svarar inte. Inget ändrades. Försök igen om en stund.',
  },
  again: 'Försök igen',
  close: 'Stäng',
  cancel: 'Avbryt',
  changeFailed: 'Ändringen lyckades inte',
  wrong: 'Rätta de här punkterna',
  loading: 'Laddar…',
  signIn: 'Logga in',
  handing: {
    recipient: 'Till vem',
    recipientHint: 'Organisationens namn, inte en persons.',
    purpose: 'För vilket ändamål',
    errors: { recipient: 'Skriv organisationens namn.', purpose: 'Skriv ändamålet.' },
    personal: 'Här verkar finnas uppgifter om en person. Skriv bara organisationens namn eller ändamålet.',
  },
}
