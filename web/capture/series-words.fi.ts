// Words of recording from a paper sheet, and of the sheet itself. The Finnish file is the shape of the others.
import type { Widened } from '../words.ts'

const visits = (n: number): string => (n === 1 ? '1 käynti' : `${n} käyntiä`)

export const words = {
  title: 'Kirjaa paperilta',
  notTablet: 'Paperilta kirjataan laitteella, joka on otettu käyttöön.',
  day: {
    lead: 'Valitse lomakkeen päivä. Sen jälkeen kirjaat käynnit yksi kerrallaan, kuten rivit ovat paperilla.',
    legend: 'Lomakkeen päivä',
    today: 'Tänään',
    yesterday: 'Eilen',
    missing: 'Valitse lomakkeen päivä.',
    none: 'Neuvontapisteellä ei ole päivää, jolle voisi kirjata.',
    start: 'Aloita kirjaaminen',
    sheet: 'Tulosta tyhjä lomake',
    back: 'Tämän laitteen kirjaukset',
  },
  visit: {
    progress: (n: number): string => `${visits(n)} kirjattu`,
    hour: 'Tunti, jolloin käynti alkoi',
    hourMissing: 'Valitse tunti.',
    hourKept: 'sama tunti kuin edellisellä',
    moreHours: 'Muu tunti…',
    ofHour: (hour: string, n: number): string => `${hour}: ${visits(n)}`,
    end: 'Lopeta',
  },
  end: {
    title: 'Onko lomake tuhottu?',
    lead: (n: number, day: string): string =>
      `Kirjasit päivälle ${day}: ${visits(n)}. Ne ovat tallella tällä laitteella.`,
    table: 'Kirjatut käynnit tunneittain',
    hour: 'Tunti',
    visits: 'Käyntejä',
    total: 'Yhteensä',
    compare: 'Vertaa lukuja lomakkeen riveihin. Jos jokin puuttuu, jatka kirjaamista.',
    destroy: 'Tuhoa lomake heti silppurissa tai lukitussa tietosuoja-astiassa. Siitä ei saa jäädä kopiota.',
    destroyed: 'Lomake on tuhottu',
    goOn: 'Jatka kirjaamista',
  },
  sheet: {
    title: 'Tukkimislomake sähkökatkon varalle',
    lead: 'Tulosta lomakkeita valmiiksi. Kun laite taas toimii, kirjaa käynnit lomakkeelta ja tuhoa se.',
    print: 'Tulosta',
    toSeries: 'Kirjaa paperilta',
    noList: 'Koodistoa ei ole vielä haettu. Yhdistä laite verkkoon kerran.',
    head: 'Käynnit',
    day: 'Päivä:',
    noNames:
      'Älä kirjoita nimiä, syntymäaikoja, yhteystietoja tai muuta, mistä ihmisen voisi tunnistaa. Yksi rivi on yksi käynti.',
    destroy: 'Lomake tuhotaan heti, kun käynnit on kirjattu laitteelle.',
    row: 'Nro',
    hour: 'Tunti',
    topic: 'Aihe (1–4 numeroa)',
    language: 'Kieli',
    duration: 'Kesto (min)',
    topics: 'Aiheet',
    languages: 'Kielet',
  },
}

export type Words = Widened<typeof words>
