import type { Words } from './sending-words.fi.ts'

export const words: Words = {
  title: 'Sändning',
  waiting: 'Väntar på att skickas',
  held: 'Väntar på att servern uppdateras',
  attention: 'Kräver åtgärd',
  oldest: 'Äldsta som väntar',
  lastAnswer: 'Servern svarade senast',
  never: 'inte ännu',
  persisted: 'Webbläsaren bevarar registreringarna',
  persistedAnswers: {
    yes: 'ja',
    no: 'lovade inte; installera appen på startskärmen',
    unknown: 'inte känt',
  },
  build: 'Appens version',
  list: 'Kodlistans version',
  none: 'inte hämtad ännu',
  sendNow: 'Skicka nu',
  round: { sending: 'Skickar…', backing_off: 'Försöker snart igen' },
  visits: (n) => `${n} besök`,
  entries: (n) => (n === 1 ? '1 registrering' : `${n} registreringar`),
  elsewhere: (visits: string, point: string): string =>
    `Väntar på att skickas från en tidigare rådgivningspunkt: ${visits}, ${point}. De blir kvar på sin egen punkt.`,
  elsewhereRefused:
    'Servern tar inte längre emot registreringar från den här enheten till den punkten. Be punktens huvudanvändare om en ny ibruktagningskod och ange den på den här enheten. Sedan kan du gå tillbaka till den nuvarande punkten med en ny kod.',
  earlierPoint: 'namnet är inte känt',
  toEntries: 'Registreringar på den här enheten',
  newVisit: 'Nytt besök',
  lost: (n) => (n === 1 ? '1 registrering har försvunnit.' : `${n} registreringar har försvunnit.`),
  at: (time) => `kl. ${time}`,
}
