// Words of the overview: completeness, notes to periods, key figures and what they are compared with. The Finnish file is the
// shape of the others.
import { pluralOf } from '../format.ts'

const isOne = (n: number): boolean => pluralOf('fi', n) === 'one'

export const words = {
  compare: 'Vertailu',
  comparisons: {
    year: 'Vuotta aiemmin',
    previous: 'Edellinen jakso',
    none: 'Ei vertailua',
  },
  notComparable: (period: string): string => `Jaksoa ${period} ei ole julkaistu, joten vertailua ei ole.`,
  filter: (dimension: string, code: string): string => `Rajaus: ${dimension}: ${code}`,
  withoutFilter: 'Poista rajaus',
  drill: 'Taulukon rivin nimi rajaa sivun niihin käynteihin.',
  tiles: {
    title: 'Avainluvut',
    client: 'Asiakaskäynnit',
    partner: 'Kumppanikäynnit',
    filtered: (code: string): string => `Käynnit: ${code}`,
    persons: 'Henkilöitä käynnillä',
    personsAbout: 'Keskimäärin, kirjattujen luokkien keskikohdista.',
    none: 'Ei julkaistu',
  },
  change: 'Muutos',
  unknown: 'muutosta ei voi laskea',
  line: (period: string): string => `Viiva on ${period}.`,
  grown: (label: string, change: string): string => `Kasvoi eniten: ${label} (${change})`,
  titles: {
    topic: 'Käynnit aiheittain',
    language: 'Käynnit asiointikielittäin',
    channel: 'Käynnit asiointitavoittain',
    duration: 'Käynnit keston mukaan',
    outcome: 'Käynnit tuloksen mukaan',
    partner_topic: 'Käynnit yhteistyön aiheittain',
    partner_org: 'Käynnit organisaation tyypin mukaan',
    partner_channel: 'Kumppanikäynnit asiointitavoittain',
  },
  level: 'Kielet',
  levels: { groups: 'Ryhmittäin', single: 'Yksittäin' },
  months: {
    title: 'Käynnit kuukausittain',
    month: 'Kuukausi',
    before: 'Vuotta aiemmin',
    line: 'Viiva on sama kuukausi vuotta aiemmin.',
    name: (first: string, last: string, place: string): string =>
      `Pylväskuvio: käynnit kuukausittain, ${place}, ${first} – ${last}.`,
  },
  places: {
    title: 'Käynnit paikoittain',
    place: 'Paikka',
    name: (place: string, period: string): string => `Pylväskuvio: käynnit paikoittain, ${place}, ${period}.`,
    without: (names: string): string =>
      `Käyntejä on liian vähän omiin lukuihin: ${names}. Käynnit ovat mukana laajemman paikan luvuissa.`,
  },
  leftOut: {
    title: 'Näin tarkasti ei julkaista',
    text: (titles: string): string => `Tästä paikasta, jaksosta ja rajauksesta ei julkaista: ${titles}.`,
  },
  completeness: {
    title: 'Tietojen kattavuus',
    good: 'Kaikki tabletit ovat olleet yhteydessä, eikä jaksolla ole päiviä ilman saapumisia.',
    goodTablets: 'Kaikki tabletit ovat olleet yhteydessä.',
    silent: (point: string, n: number, day: string): string =>
      isOne(n)
        ? `${point}: tabletti ei ole ollut yhteydessä ${day} alkaen.`
        : `${point}: ${n} tablettia ei ole ollut yhteydessä, ensimmäinen ${day} alkaen.`,
    without: (point: string): string => `${point}: ei yhtään tablettia käytössä.`,
    quiet: (point: string, n: number, spans: string): string =>
      isOne(n)
        ? `${point}: 1 päivä ilman saapumisia (${spans}).`
        : `${point}: ${n} päivää ilman saapumisia (${spans}).`,
    quietAbout: 'Mukana ovat viikonpäivät, joina pisteessä yleensä käydään. Pyhäpäivätkin näkyvät tässä.',
    open: (n: string): string =>
      `Käyntejä on vielä avoinna koko rekisterissä vähintään ${n}. Ne ehtivät seuraaviin lukuihin.`,
    openFew: (min: number): string => `Käyntejä on avoinna koko rekisterissä alle ${min}.`,
    late: 'Myöhässä kirjattuja käyntejä, joiden oma jakso oli jo suljettu:',
    coming: (period: string): string => `Seuraavaksi suljettava jakso: ${period}`,
    comingAbout: 'Vielä ehtii: kun tabletti saa yhteyden, sen käynnit ehtivät jakson lukuihin.',
    problems: (n: number): string => (isOne(n) ? '1 huomio' : `${n} huomiota`),
    failed: 'Tietoja kattavuudesta ei saatu haettua.',
    tablets: 'Katso tabletit',
  },
  notRecorded: {
    title: 'Mitä ei ole kirjattu',
    about: 'Kuinka suuri osa käynneistä on jätetty kirjaamatta kussakin kysymyksessä.',
    question: 'Kysymys',
    visits: 'Ei kirjattu, käyntejä',
    share: 'Osuus',
  },
  notes: {
    title: 'Muistiinpanot jaksosta',
    none: 'Ei muistiinpanoja.',
    add: 'Lisää muistiinpano',
    text: 'Muistiinpano',
    hint: 'Esimerkiksi miksi oli hiljaista. Ei ihmisistä: ei nimiä eikä yhteystietoja.',
    period: 'Jakso',
    place: 'Paikka',
    missing: 'Kirjoita muistiinpano.',
    personal: 'Poista muistiinpanosta henkilötunnus, sähköpostiosoite, puhelinnumero tai tilinumero.',
    unseen: 'Muistiinpanossa on merkkejä, jotka eivät näy. Kirjoita se uudelleen.',
    about: (place: string, period: string, day: string): string => `${place}, ${period}. Kirjattu ${day}.`,
    remove: 'Poista',
    removeNamed: (text: string): string => `Poista muistiinpano: ${text}`,
    removeTitle: 'Poistetaanko muistiinpano?',
    failed: 'Muistiinpanoja ei saatu haettua.',
  },
}

export type Words = typeof words
