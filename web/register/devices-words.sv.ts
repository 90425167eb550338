import type { Words } from './devices-words.fi.ts'

export const words: Words = {
  title: 'Pekplattor',
  lead: 'En pekplatta registrerar besök för en rådgivningspunkt. Den kan skicka registreringar men inte läsa siffror.',
  leadOwn: 'De här pekplattorna registrerar besök vid dina rådgivningspunkter. Meddela här om en pekplatta försvinner.',
  listTitle: 'Pekplattor i bruk',
  search: 'Sök på namn eller rådgivningspunkt',
  onlyAttention: (n) => `Bara de som kräver åtgärd (${n})`,
  found: (n) => (n === 1 ? '1 pekplatta' : `${n} pekplattor`),
  nothingFound: 'Sökningen gav inga pekplattor.',
  unnamed: 'Pekplatta utan namn',
  name: 'Namn',
  point: 'Rådgivningspunkt',
  enrolled: 'Tagen i bruk',
  lastSeen: 'Senast i kontakt',
  never: 'inte ännu',
  waiting: 'Väntar på att skickas',
  none: 'inget',
  oldest: (day) => `äldsta ${day}`,
  attention: (n) => `${n} kräver åtgärd`,
  lostEntries: (n) => (n === 1 ? '1 registrering har gått förlorad' : `${n} registreringar har gått förlorade`),
  build: 'Version',
  storage: 'Lagring',
  persisted: { yes: 'varaktig', no: 'webbläsaren kan tömma den', unknown: 'okänd' },
  actions: 'Åtgärder',
  silent: 'tyst',
  lost: (day) => `anmäld som försvunnen ${day}`,
  change: 'Ändra',
  acts: { name: 'Ändra namnet', lost: 'Anmäl som försvunnen', revoke: 'Ta ur bruk' },
  actionLabel: (action, name, point) => `${action}: ${name}, ${point}`,
  empty: 'Ingen pekplatta är i bruk.',
  emptyEnrol: 'Ingen pekplatta är i bruk. Skapa en kod ovan.',
  revokedTitle: (n) => `Tagna ur bruk (${n})`,
  revokedOn: 'Tagen ur bruk',
  failed: 'Pekplattorna kunde inte hämtas',
  changeFailed: 'Ändringen lyckades inte',
  refresh: 'Uppdatera',
  fetched: (time) => `Hämtat kl. ${time}`,
  offline: (time) => `Ingen anslutning. Listan hämtades kl. ${time}.`,
  noRight: 'Du har inte rätt att se pekplattorna. Fråga huvudanvändaren.',
  alarm: {
    title: 'Kräver åtgärd',
    silent: (n) =>
      n === 1
        ? '1 pekplatta har inte varit i kontakt på tre arbetsdagar. Dess besök saknas i siffrorna. Anslut den till nätet.'
        : `${n} pekplattor har inte varit i kontakt på tre arbetsdagar. Deras besök saknas i siffrorna. Anslut dem till nätet.`,
    lost: (n) =>
      n === 1
        ? '1 pekplatta har anmälts som försvunnen. Ta den ur bruk om den inte hittas.'
        : `${n} pekplattor har anmälts som försvunna. Ta dem ur bruk om de inte hittas.`,
  },
  enrol: {
    title: 'Ta en pekplatta i bruk',
    first: 'Installera först appen på pekplattan: öppna på pekplattan adressen',
    second: 'Skapa sedan en kod. Läs den med pekplattans kamera eller skriv den i den installerade appen.',
    name: 'Pekplattans namn',
    nameHint: 'Samma namn som på enhetens etikett, till exempel Pekplatta 2. Inte en persons namn.',
    nameMissing: 'Ge pekplattan ett namn.',
    choose: 'Välj rådgivningspunkt',
    missing: 'Välj den rådgivningspunkt som pekplattan registrerar för.',
    noPoints: 'Ingen rådgivningspunkt är öppen. Be den tekniska administratören om en ny punkt.',
    action: 'Skapa kod',
    made: (name, point) => `Kod: ${name}, ${point}`,
    until: (time) => `Koden gäller till kl. ${time} (15 minuter) och fungerar en gång.`,
    expired: 'Koden har gått ut. Skapa en ny kod.',
    arrived: (name) => `Pekplattan har tagits i bruk: ${name}.`,
    scan: 'Öppna pekplattans kamera och läs koden. Pekplattan öppnar en sida där man trycker på Ta i bruk. En iPads kamera öppnar webbläsaren: skriv där koden i den installerade appen.',
    type: 'Eller öppna den här adressen på pekplattan och skriv koden:',
    picture: (point) => `QR-kod som tar en pekplatta i bruk: ${point}`,
    print: 'Skriv ut anvisningen',
    again: 'Skapa en ny kod',
    done: 'Klart',
  },
  naming: {
    title: 'Pekplattans namn',
    action: 'Spara namnet',
    done: (name) => `Pekplattan heter nu ${name}.`,
  },
  losing: {
    title: 'Ska pekplattan anmälas som försvunnen?',
    what: 'Huvudanvändaren ser anmälan genast och kan ta pekplattan ur bruk.',
    safe: 'På pekplattan finns inga uppgifter om kunder. Ingen kan läsa siffror eller kontaktuppgifter på den.',
    found: 'Om pekplattan hittas, berätta för huvudanvändaren, som tar den i bruk på nytt.',
    waiting: (n) =>
      n === 1
        ? 'Enligt senaste uppgift väntar 1 registrering på den.'
        : `Enligt senaste uppgift väntar ${n} registreringar på den.`,
    done: (name) => `Pekplattan har anmälts som försvunnen: ${name}.`,
  },
  revoking: {
    title: 'Ska pekplattan tas ur bruk?',
    text: (name) => `${name}: pekplattan kan inte längre skicka registreringar.`,
    waiting: (n) =>
      n === 1
        ? 'Enligt senaste uppgift väntar 1 registrering på den. Den blir kvar osänd på pekplattan.'
        : `Enligt senaste uppgift väntar ${n} registreringar på den. De blir kvar osända på pekplattan.`,
    again: 'Med en ny kod kan pekplattan tas i bruk igen. Då skickas registreringarna som väntar.',
    done: (name) => `Pekplattan har tagits ur bruk: ${name}.`,
  },
}
