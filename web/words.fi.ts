// Words of the frame and the states of sending. The Finnish file is the shape of the others.
import { pluralOf } from './format.ts'
import type { Widened } from './words.ts'

const plural = (n: number, one: string, other: string): string => (pluralOf('fi', n) === 'one' ? one : other)

export const words = {
  product: 'Tukkimies',
  skip: 'Siirry sisältöön',
  loading: 'Ladataan…',
  languageNames: { fi: 'suomi', sv: 'svenska', en: 'English' },
  language: 'Kieli',
  theme: { name: 'Ulkoasu', system: 'Laitteen mukaan', light: 'Vaalea', dark: 'Tumma' },
  desk: {
    ways: 'Päävalikko',
    signedIn: 'Kirjautuneena:',
    signOutFailed: 'Uloskirjautuminen ei onnistunut, koska yhteyttä ei ole. Yritä uudelleen.',
  },
  menu: {
    name: 'Valikko',
    visit: 'Kirjaa käynti',
    partner: 'Kumppanikäynti',
    entries: 'Kirjaukset',
    reports: 'Raportit',
    privacy: 'Tietosuojaseloste',
  },
  lock: {
    warning: 'Tabletti lukittuu 20 sekunnin kuluttua. Keskeneräinen käynti säilyy.',
    stay: 'Jatka',
    lock: 'Lukitse',
    lockAs: (initials: string): string => `Lukitse tabletti, käyttäjä ${initials}`,
    leave: 'Poista minut tästä tabletista',
    leaveText:
      'Et voi enää avata tablettia PIN-koodilla. Kirjaukset pysyvät tallella. Voit kirjautua myöhemmin uudelleen.',
    leaveNow: 'Poista minut',
    cancel: 'Peruuta',
  },
  failed: {
    title: 'Sivua ei voitu näyttää',
    text: 'Kirjaukset ovat tallella tällä laitteella. Lataa sivu uudelleen. Jos virhe toistuu, kerro pääkäyttäjälle.',
    again: 'Lataa uudelleen',
    details: 'Tekniset tiedot',
    sheet: 'Ei auennut, koska yhteyttä ei ole. Valintasi ovat tallella. Yritä uudelleen, kun yhteys palaa.',
    close: 'Sulje',
  },
  broken: 'Laitteen tallennustilaa ei voitu avata. Sulje sovelluksen muut välilehdet ja lataa sivu uudelleen.',
  outdated:
    'Uudempi versio on jo käytössä tällä laitteella. Kirjaukset ovat tallella. Lataa sivu uudelleen ennen tallentamista.',
  update: {
    ready: 'Uusi versio on valmis. Päivitys kestää muutaman sekunnin, eikä kirjauksia katoa.',
    insisted: 'Uusi versio on odottanut viikon. Päivitä nyt. Kirjauksia ei katoa.',
    now: 'Päivitä nyt',
    later: 'Myöhemmin',
  },
  sending: {
    saved: 'Tallennettu tälle laitteelle.',
    takenBack: 'Kumottu.',
    counted: 'Laskettu tilastoon. Kirjausta ei voi enää kumota.',
    allSent: (time: string | null): string => (time === null ? 'Kaikki lähetetty' : `Kaikki lähetetty klo ${time}`),
    waiting: (n: number): string => `${n} ${plural(n, 'kirjaus odottaa', 'kirjausta odottaa')} lähetystä`,
    waitingShort: (n: number): string => `${n} odottaa`,
    offline: 'Ei yhteyttä. Kirjaukset tallentuvat tälle laitteelle ja lähtevät, kun yhteys palaa.',
    offlineShort: 'Ei yhteyttä',
    attention: (n: number): string => `${n} ${plural(n, 'kirjaus vaatii', 'kirjausta vaatii')} huomiota`,
    oldest: (days: number): string =>
      `Vanhin on odottanut ${days} ${plural(days, 'päivän', 'päivää')}. Yhdistä laite verkkoon.`,
    held: (n: number): string =>
      n === 1
        ? '1 kirjaus odottaa palvelimen päivitystä. Se on tallella.'
        : `${n} kirjausta odottaa palvelimen päivitystä. Ne ovat tallella.`,
  },
  trouble: {
    offline: 'Ei yhteyttä. Kirjaukset tallentuvat tälle laitteelle ja lähtevät, kun yhteys palaa.',
    portal: 'Verkko vastasi palvelimen puolesta. Kirjaudu verkkoon tai vaihda sitä. Kirjaukset ovat tallella.',
    server: 'Palvelin ei vastaa. Kirjaukset ovat tallella, ja lähetystä yritetään uudelleen.',
    enrol_again:
      'Palvelin ei tunne tätä laitetta. Kirjaukset ovat tallella. Pyydä pääkäyttäjältä uusi käyttöönottokoodi.',
    revoked: 'Laite on poistettu käytöstä. Ota yhteys pääkäyttäjään.',
    update_needed: 'Sovellus on liian vanha lähettämään. Kirjaukset ovat tallella. Päivitä sovellus.',
    wiped: 'Laitteen tallennustila on tyhjentynyt. Lähettämättömiä kirjauksia on voinut kadota. Kerro pääkäyttäjälle.',
  },
}

export type Words = Widened<typeof words>
