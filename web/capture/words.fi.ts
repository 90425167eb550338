// Words of the tablet's own pages. The Finnish file is the shape of the others.
import type { SaveOutcome } from '../hooks.ts'
import type { Widened } from '../words.ts'

type Unsaved = Extract<SaveOutcome, { is: 'not_saved' }>['why']

export const words = {
  close: 'Sulje',
  visit: {
    title: 'Uusi käynti',
    begun: (label: string): string => `${label}: kesken`,
    required: 'pakollinen',
    hints: { topic: 'valitse 1–4', duration: '(min)' },
    atMost: (max: number): string => `enintään ${max}`,
    more: { topic: 'Muu aihe…', language: 'Muu kieli…', persons: '6+…' },
    moreAnswers: 'Muu…',
    choose: { topic: 'Valitse aihe.', language: 'Valitse asiointikieli.', duration: 'Valitse kesto.' },
    chooseLabel: (label: string): string => `Valitse: ${label}.`,
    search: {
      label: 'Hae suomeksi, ruotsiksi, englanniksi tai kielen omalla nimellä',
      nothing: 'Kieltä ei löytynyt. Valitse muu kieli.',
    },
    details: 'Lisätiedot',
    detailsReferral: 'Lisätiedot: mihin ohjattiin?',
    detailsClose: 'Sulje lisätiedot',
    save: 'Tallenna käynti',
    undo: 'Kumoa edellinen',
    tally: (n: number): string => `Tällä laitteella tänään ${n}`,
    savedTwice: 'Tallennettu: kaksi samanlaista käyntiä peräkkäin. Kumoa edellinen, jos se oli vahinko.',
    undoFailed: 'Kumoaminen ei onnistunut. Käynti on tallella.',
    filled: 'Edellisen käynnin valinnat on täytetty. Tarkista ja tallenna.',
    presetMade: 'Pikavalinta tehty.',
    presetFailed: 'Pikavalintaa ei voitu tallentaa.',
    notSaved: 'Kirjaus ei tallentunut',
    unsaved: {
      full: 'Laitteen muisti on täynnä. Valintasi ovat tallella. Lähetä odottavat kirjaukset ja yritä uudelleen.',
      outdated: 'Uudempi versio on jo käytössä tällä laitteella. Valintasi ovat tallella. Lataa sivu uudelleen.',
      clock:
        'Laitteen kello näyttää olevan väärässä. Valintasi ovat tallella. Valitse tämä päivä ja tallenna uudelleen.',
      not_enrolled: 'Laitetta ei ole otettu käyttöön. Valintasi ovat tallella. Pyydä pääkäyttäjältä käyttöönottokoodi.',
      revoked: 'Laite on poistettu käytöstä. Ota yhteys pääkäyttäjään.',
      point_closed: 'Neuvontapiste ei ole avoinna sinä päivänä. Valintasi ovat tallella. Valitse toinen päivä.',
      gone: 'Kirjausta ei enää ole tällä laitteella.',
      storage: 'Laitteen muistiin ei voitu kirjoittaa. Valintasi ovat tallella. Yritä uudelleen.',
    } satisfies Record<Unsaved, string>,
  },
  closed: {
    now: (day: string, successor: string | null): string =>
      `Tämä neuvontapiste suljettiin ${day}. ${successor === null ? 'Ota yhteys pääkäyttäjään.' : `Käynnit kirjataan nyt pisteelle ${successor}: pyydä pääkäyttäjältä sen käyttöönottokoodi.`} Aiemmat päivät voi vielä kirjata.`,
    soon: (day: string): string => `Tämän neuvontapisteen viimeinen päivä on ${day}.`,
  },
  otherDay: {
    open: 'Muu päivä',
    title: 'Kirjaa muulle päivälle',
    day: 'Päivä',
    yesterday: 'Eilen',
    hour: 'Tunti, jolloin käynti alkoi',
    dayMissing: 'Valitse päivä viimeisen kuukauden ajalta.',
    hourMissing: 'Valitse tunti.',
    none: 'Neuvontapiste on otettu käyttöön tänään, joten aiempia päiviä ei voi vielä kirjata.',
    choose: 'Kirjaa tälle päivälle',
    cancel: 'Peruuta',
    banner: (day: string, hour: string): string => `Kirjaat päivälle ${day}, klo ${hour}.`,
    leave: 'Palaa kuluvaan päivään',
  },
  clock: {
    banner: 'Laitteen kello näyttää olevan väärässä. Valitse tämä päivä.',
    open: 'Valitse päivä',
    title: 'Mikä päivä tänään on?',
    day: 'Tämä päivä',
    wrong: 'Valitse päivä.',
    set: 'Käytä tätä päivää',
  },
  notEnrolled: {
    title: 'Laitetta ei ole otettu käyttöön',
    text: 'Pääkäyttäjä antaa laitteelle käyttöönottokoodin. Sen jälkeen käyntejä voi kirjata myös ilman yhteyttä.',
    setUp: 'Ota laite käyttöön',
  },
  noList: {
    title: 'Koodistoa ei ole vielä haettu',
    text: 'Yhdistä laite verkkoon kerran. Sen jälkeen käyntejä voi kirjata myös ilman yhteyttä.',
  },
}

export type Words = Widened<typeof words>
