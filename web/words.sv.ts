// The frame's words in the Swedish of Finland.
import { pluralOf } from './format.ts'
import type { Words } from './words.fi.ts'

const plural = (n: number, one: string, other: string): string => (pluralOf('sv', n) === 'one' ? one : other)

export const words: Words = {
  product: 'Tukkimies',
  skip: 'Gå till innehållet',
  loading: 'Laddar…',
  languageNames: { fi: 'suomi', sv: 'svenska', en: 'English' },
  language: 'Språk',
  theme: { name: 'Utseende', system: 'Enligt enheten', light: 'Ljust', dark: 'Mörkt' },
  desk: {
    ways: 'Huvudmeny',
    signedIn: 'Inloggad:',
    signOutFailed: 'Utloggningen lyckades inte, eftersom det inte finns någon anslutning. Försök igen.',
  },
  menu: {
    name: 'Meny',
    visit: 'Registrera besök',
    partner: 'Partnerbesök',
    entries: 'Registreringar',
    reports: 'Rapporter',
    privacy: 'Dataskyddsbeskrivning',
  },
  lock: {
    warning: 'Pekplattan låses om 20 sekunder. Det påbörjade besöket finns kvar.',
    stay: 'Fortsätt',
    lock: 'Lås',
    lockAs: (initials: string): string => `Lås pekplattan, användare ${initials}`,
    leave: 'Ta bort mig från den här pekplattan',
    leaveText:
      'Du kan inte längre öppna pekplattan med PIN-kod. Registreringarna finns kvar. Du kan logga in på nytt senare.',
    leaveNow: 'Ta bort mig',
    cancel: 'Avbryt',
  },
  failed: {
    title: 'Sidan kunde inte visas',
    text: 'Registreringarna finns kvar på enheten. Ladda sidan på nytt. Om felet upprepas, meddela huvudanvändaren.',
    again: 'Ladda på nytt',
    details: 'Tekniska uppgifter',
    sheet: 'Det gick inte att öppna utan anslutning. Dina val finns kvar. Försök igen när anslutningen är tillbaka.',
    close: 'Stäng',
  },
  broken: 'Enhetens lagring kunde inte öppnas. Stäng appens övriga flikar och ladda sidan på nytt.',
  outdated:
    'En nyare version används redan på enheten. Registreringarna finns kvar. Ladda sidan på nytt innan du sparar.',
  update: {
    ready: 'En ny version är klar. Uppdateringen tar några sekunder och inga registreringar försvinner.',
    insisted: 'En ny version har väntat en vecka. Uppdatera nu. Inga registreringar försvinner.',
    now: 'Uppdatera nu',
    later: 'Senare',
  },
  sending: {
    saved: 'Sparat på den här enheten.',
    takenBack: 'Ångrat.',
    counted: 'Inräknat i statistiken. Registreringen kan inte längre ångras.',
    allSent: (time) => (time === null ? 'Allt skickat' : `Allt skickat kl. ${time}`),
    waiting: (n) => `${n} ${plural(n, 'registrering väntar', 'registreringar väntar')} på att skickas`,
    waitingShort: (n) => `${n} väntar`,
    offline: 'Ingen anslutning. Registreringarna sparas på enheten och skickas när anslutningen är tillbaka.',
    offlineShort: 'Ingen anslutning',
    attention: (n) => `${n} ${plural(n, 'registrering', 'registreringar')} kräver åtgärd`,
    oldest: (days) => `Den äldsta har väntat ${days} ${plural(days, 'dag', 'dagar')}. Anslut enheten till nätet.`,
    held: (n) =>
      n === 1
        ? '1 registrering väntar på att servern uppdateras. Den finns kvar.'
        : `${n} registreringar väntar på att servern uppdateras. De finns kvar.`,
  },
  trouble: {
    offline: 'Ingen anslutning. Registreringarna sparas på enheten och skickas när anslutningen är tillbaka.',
    portal: 'Nätet svarade i stället för servern. Logga in på nätet eller byt nät. Registreringarna finns kvar.',
    server: 'Servern svarar inte. Registreringarna finns kvar och skickas på nytt senare.',
    enrol_again: 'Servern känner inte till enheten. Registreringarna finns kvar. Be huvudanvändaren om en ny kod.',
    revoked: 'Enheten har tagits ur bruk. Kontakta huvudanvändaren.',
    update_needed: 'Appen är för gammal för att skicka. Registreringarna finns kvar. Uppdatera appen.',
    wiped: 'Enhetens lagring har tömts. Registreringar som inte skickats kan ha försvunnit. Meddela huvudanvändaren.',
  },
}
