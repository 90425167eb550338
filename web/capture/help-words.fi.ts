// What goes wrong on a tablet: what has happened, what is kept, what to do. The Finnish file is the shape of the others.

type Help = { readonly title: string; readonly kept: string; readonly steps: readonly string[] }

const helps = {
  portal: {
    title: 'Verkko vastasi palvelimen puolesta',
    kept: 'Kaikki kirjaukset ovat tallella tällä laitteella. Voit jatkaa kirjaamista.',
    steps: [
      'Avaa selain ja kirjaudu verkkoon, tai vaihda verkkoa.',
      'Paina sitten Lähetä nyt.',
      'Jos sama toistuu, kerro pääkäyttäjälle: verkko voi avata suojatun yhteyden välissä.',
    ],
  },
  enrol_again: {
    title: 'Palvelin ei tunne tätä laitetta',
    kept: 'Kaikki kirjaukset ovat tallella tällä laitteella. Voit jatkaa kirjaamista.',
    steps: ['Pyydä pääkäyttäjältä uusi käyttöönottokoodi.', 'Syötä se kohdassa Ota tabletti käyttöön.'],
  },
  revoked: {
    title: 'Laite on poistettu käytöstä',
    kept: 'Lähettämättömät kirjaukset ovat tallella tällä laitteella. Uusia käyntejä ei voi kirjata.',
    steps: [
      'Ota yhteys pääkäyttäjään. Uudella käyttöönottokoodilla laite lähettää odottavat kirjaukset.',
      'Jos laitetta ei oteta enää käyttöön, tallenna alta pelastustiedosto ja vie se pääkäyttäjälle.',
    ],
  },
  update_needed: {
    title: 'Sovellus on liian vanha lähettämään',
    kept: 'Kaikki kirjaukset ovat tallella tällä laitteella. Voit jatkaa kirjaamista.',
    steps: ['Lataa sivu uudelleen, kun laitteella on yhteys.', 'Jos se ei auta, sulje sovellus kokonaan ja avaa se.'],
  },
  wiped: {
    title: 'Laitteen tallennustila on tyhjentynyt',
    kept: 'Lähetetyt kirjaukset ovat palvelimella. Lähettämättömiä on voinut kadota; palvelimelle kerrotaan, montako.',
    steps: [
      'Kerro pääkäyttäjälle ja pyydä uusi käyttöönottokoodi.',
      'Kirjaa kadonneet käynnit uudelleen, jos ne ovat paperilla.',
      'Asenna sovellus aloitusnäytölle, niin selain ei tyhjennä sitä.',
    ],
  },
  restored: {
    title: 'Laitteen tallennustila tyhjentyi, käynnit säilyivät',
    kept: 'Odottavat kirjaukset palautettiin toisesta tallennuspaikasta. Voit jatkaa kirjaamista.',
    steps: [
      'Kirjaudu tarvittaessa uudelleen: laite ei enää muista PIN-koodia.',
      'Yhdistä laite verkkoon ja paina Lähetä nyt.',
    ],
  },
  full: {
    title: 'Laitteen muisti on melkein täynnä',
    kept: 'Tallennetut kirjaukset ovat tallella. Seuraava käynti ei ehkä enää mahdu.',
    steps: [
      'Yhdistä laite verkkoon ja paina Lähetä nyt.',
      'Vapauta tilaa laitteesta: poista kuvia, tiedostoja tai sovelluksia.',
    ],
  },
  clock: {
    title: 'Laitteen kello näyttää olevan väärässä',
    kept: 'Kirjaukset ovat tallella. Tallennettujen päivää ei muuteta.',
    steps: ['Valitse tämä päivä uuden käynnin sivulla.', 'Korjaa laitteen kello asetuksista.'],
  },
  rolled_back: {
    title: 'Tämä sovelluksen versio on vanhempi kuin laitteen tiedot',
    kept: 'Kaikki kirjaukset ovat tallella, ja odottavat lähetetään. Uusia käyntejä ei voi nyt kirjata tällä laitteella.',
    steps: ['Lataa sivu uudelleen hetken päästä.', 'Kirjaa käynnit siihen asti paperille.', 'Kerro pääkäyttäjälle.'],
  },
  attention: {
    title: 'Palvelin ei ottanut kaikkia kirjauksia',
    kept: 'Ne ovat tallella tällä laitteella, eikä niitä ole laskettu. Muut kirjaukset on lähetetty.',
    steps: ['Avaa Laitteen kirjaukset: siellä on kunkin syy.', 'Kirjaa käynti uudelleen oikein ja poista vanha.'],
  },
} satisfies Record<string, Help>

export type HelpName = keyof typeof helps

export const words = {
  helps: helps as Readonly<Record<HelpName, Help>>,
  kept: 'Mitä on tallella',
  steps: 'Mitä tehdä',
  reload: 'Lataa uudelleen',
  toSending: 'Lähetys ja pelastustiedosto',
  rescue: {
    title: 'Pelastustiedosto',
    text: 'Jos laite ei enää saa yhteyttä palvelimeen, tallenna lähettämättömät kirjaukset tiedostoon. Vain palvelin voi avata sen. Pääkäyttäjä tuo sen tablettien sivulla. Kirjaus lasketaan kerran, vaikka laite lähettäisi sen myöhemmin.',
    make: 'Tallenna pelastustiedosto',
    made: (n: number): string =>
      `Tiedosto on tallennettu. Siinä on ${n} kirjauksen tiedot suljettuina. Käynti ja sen saapuminen ovat eri kirjauksia.`,
    failed: {
      no_key: 'Tiedostoa ei voi tehdä: laite ei ole saanut palvelimen avainta, tai avain on vanhentunut.',
      nothing: 'Mitään ei odota: tiedostoa ei tarvita.',
      failed: 'Tiedostoa ei voitu tehdä. Kirjaukset ovat tallella. Yritä uudelleen.',
    },
  },
}

/** A word written out in one language is any text in another. */
export type Words = typeof words
