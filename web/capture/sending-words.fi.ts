// Words of the page of what is to be sent. The Finnish file is the shape of the others.
import type { Sending } from '../hooks.ts'
import type { Widened } from '../words.ts'

export const words = {
  title: 'Lähetys',
  waiting: 'Odottaa lähetystä',
  held: 'Odottaa palvelimen päivitystä',
  attention: 'Vaatii huomiota',
  oldest: 'Vanhin odottava',
  lastAnswer: 'Palvelin vastasi viimeksi',
  never: 'ei vielä',
  persisted: 'Selain säilyttää kirjaukset',
  persistedAnswers: {
    yes: 'kyllä',
    no: 'ei luvannut; asenna sovellus aloitusnäytölle',
    unknown: 'ei tiedossa',
  } satisfies Record<Sending['persisted'], string>,
  build: 'Sovelluksen versio',
  list: 'Koodiston versio',
  none: 'ei vielä haettu',
  sendNow: 'Lähetä nyt',
  round: { sending: 'Lähetetään…', backing_off: 'Yritetään pian uudelleen' },
  visits: (n: number): string => (n === 1 ? '1 käynti' : `${n} käyntiä`),
  entries: (n: number): string => (n === 1 ? '1 kirjaus' : `${n} kirjausta`),
  elsewhere: (visits: string, point: string): string =>
    `Odottaa lähetystä aiemmasta neuvontapisteestä: ${visits}, ${point}. Ne pysyvät omassa pisteessään.`,
  elsewhereRefused:
    'Palvelin ei enää ota vastaan tämän laitteen kirjauksia siihen pisteeseen. Pyydä pisteen pääkäyttäjältä uusi käyttöönottokoodi ja anna se tällä laitteella. Sen jälkeen voit palata nykyiseen pisteeseen uudella koodilla.',
  earlierPoint: 'nimi ei ole tiedossa',
  toEntries: 'Tämän laitteen kirjaukset',
  newVisit: 'Uusi käynti',
  lost: (n: number): string => (n === 1 ? '1 kirjaus on kadonnut.' : `${n} kirjausta on kadonnut.`),
  at: (time: string): string => `klo ${time}`,
}

export type Words = Widened<typeof words>
