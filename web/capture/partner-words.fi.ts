// Words of partner visits, and of contacts on the tablet. The Finnish file is the shape of the others.
import type { ContactOutcome } from '../hooks.ts'
import type { Widened } from '../words.ts'

type Unsaved = Extract<ContactOutcome, { is: 'not_saved' }>['why']

export const words = {
  visit: { title: 'Kumppanikäynti', client: 'Asiakaskäynti' },
  question: {
    title: 'Tallennetaanko yhteyshenkilön tiedot?',
    purpose:
      'Käynti on jo tallennettu. Yhteystietoja käytetään vain yhteistyöhön ja yhteydenpitoon, ja niihin tarvitaan yhteyshenkilön suostumus.',
    no: 'Ei',
    yes: 'Kyllä, täytä tiedot',
    impossible: 'Yhteystietoja ei voi nyt tallentaa',
    obstacles: {
      no_notice:
        'Käynti on tallennettu. Yhteystietoja voi tallentaa vasta, kun tietosuojaseloste on julkaistu ja haettu tähän laitteeseen. Yhdistä laite verkkoon kerran.',
      no_key:
        'Käynti on tallennettu. Yhteystietojen salausavainta ei ole vielä haettu tai se on vanhentunut. Yhdistä laite verkkoon kerran.',
    },
    goOn: 'Jatka',
    fetch: 'Hae nyt',
  },
  form: {
    title: 'Yhteyshenkilö',
    intro:
      'Tietoja käytetään vain yhteistyöhön ja yhteydenpitoon. Ne salataan heti, kun tallennat. Jos tabletti lukittuu sitä ennen, tiedot katoavat lomakkeelta.',
    labels: {
      organisation: 'Organisaatio',
      name: 'Yhteyshenkilön nimi',
      phone: 'Puhelin',
      email: 'Sähköposti',
    },
    hints: {
      organisation: undefined,
      name: undefined,
      phone: 'Puhelin tai sähköposti riittää.',
      email: 'Mieluiten organisaation yhteinen osoite, esimerkiksi palvelu@kunta.example.',
    },
    understood: (phone: string): string => `Luettiin numeroksi ${phone}`,
    problems: {
      missing: 'Täytä tämä kenttä.',
      too_long: 'Teksti on liian pitkä. Lyhennä sitä.',
      identity_code: 'Tässä näyttää olevan henkilötunnus. Sitä ei saa tallentaa.',
      text_found: 'Puhelinnumero, sähköposti tai tilinumero ei kuulu tähän kenttään.',
      phone_wrong: 'Puhelinnumero ei kelpaa. Kirjoita se esimerkiksi 040 123 4567 tai +46 8 123 456.',
      email_wrong: 'Sähköpostiosoite ei kelpaa. Kirjoita se esimerkiksi palvelu@kunta.example.',
      detail_needed: 'Anna puhelinnumero tai sähköpostiosoite.',
    },
    noConsent: 'Yhteystietoja ei voi tallentaa ilman suostumusta. Käynti tallentuu ilman niitä.',
    save: 'Tallenna yhteystiedot',
    cancel: 'Peruuta',
    notSaved: 'Yhteystiedot eivät tallentuneet',
    unsaved: {
      full: 'Laitteen muisti on täynnä. Käynti on tallella. Lähetä odottavat kirjaukset ja yritä uudelleen.',
      outdated: 'Uudempi versio on jo käytössä tällä laitteella. Käynti on tallella. Lataa sivu uudelleen.',
      clock:
        'Laitteen kello näyttää olevan väärässä. Käynti on tallella. Peruuta, valitse tämä päivä ja yritä uudelleen.',
      not_enrolled: 'Laitetta ei ole otettu käyttöön. Pyydä pääkäyttäjältä käyttöönottokoodi.',
      revoked: 'Laite on poistettu käytöstä. Ota yhteys pääkäyttäjään.',
      point_closed: 'Neuvontapiste on suljettu. Käynti on tallella, mutta yhteystietoja ei voi enää tallentaa tässä.',
      gone: 'Laitteen muistiin ei voitu kirjoittaa. Käynti on tallella. Yritä uudelleen.',
      storage: 'Laitteen muistiin ei voitu kirjoittaa. Käynti on tallella. Yritä uudelleen.',
      no_key:
        'Yhteystietojen salausavain on vanhentunut. Käynti on tallella. Yhdistä laite verkkoon ja yritä uudelleen.',
    } satisfies Record<Unsaved, string>,
  },
  consent: {
    title: 'Suostumus',
    language: 'Yhteyshenkilön kieli',
    qr: 'Tietosuojaseloste QR-koodina',
    notice: 'Tietosuojaseloste:',
    versions: (text: number, notice: number): string => `Suostumusteksti ${text}, tietosuojaseloste ${notice}`,
    day: (day: string): string => `Suostumuksen päivä: ${day}`,
    deletion: (day: string): string => `Tiedot poistuvat ${day}`,
    way: 'Miten yhteyshenkilö suostui?',
    ways: { spoken: 'Suullisesti', email: 'Sähköpostilla', paper: 'Paperilla' },
  },
  sealed: {
    title: 'Yhteystiedot tallennettu',
    text: 'Yhteystiedot tallennettu salattuina. Niitä ei voi lukea tällä laitteella.',
    slip: 'Jos tiedoissa oli virhe, kumoa ne nyt ja täytä uudelleen. Myöhemmin yhteystietoja ei erota toisistaan.',
    undo: 'Kumoa yhteystiedot',
    goOn: 'Uusi kumppanikäynti',
  },
  entries: {
    sealed: 'Yhteystiedot, salattu',
    count: (n: number): string => (n === 1 ? '1 yhteyshenkilö' : `${n} yhteyshenkilöä`),
    openUntil: (day: string): string => `kumottavissa ${day} asti`,
    late: 'Ei voi enää kumota. Pääkäyttäjä voi poistaa yhteystiedot.',
    takenBackIfOpen:
      'Kumous lähtee palvelimelle. Jos määräpäivä on jo ohi, pääkäyttäjä voi vielä poistaa yhteystiedot.',
    discardText: 'Yhteystietoja ei ole tallennettu palvelimelle. Jos poistat ne, niitä ei saa takaisin.',
    expired: (n: number, day: string): string =>
      `${day}: ${n} yhteyshenkilön tiedot olivat yli 12 kuukautta vanhat, ja ne poistettiin tältä laitteelta.`,
    kept: (n: number, day: string): string =>
      `${day}: ${n} yhteyshenkilön tiedot kumottiin liian myöhään. Pyydä pääkäyttäjää poistamaan ne.`,
    understood: 'Selvä',
    waiting: 'Yhteystietoja odottaa lähetystä',
  },
}

export type Words = Widened<typeof words>
