// Words of the page on which a withdrawal is taken in. The Finnish file is the shape of the others.
export const words = {
  title: 'Suostumus peruutetaan',
  lead: 'Kun yhteyshenkilö kertoo, ettei hänen yhteystietojaan saa enää säilyttää, kirjaa peruutus tähän. Syytä ei tarvitse kysyä.',
  what: 'Tiedot, joihin osoite tai numero sopii, piilotetaan heti kaikilta. Pääkäyttäjä saa peruutuksen luettelonsa kärkeen ja poistaa tiedot tänään.',
  email: 'Sähköpostiosoite',
  phone: 'Puhelinnumero',
  either: 'Anna ainakin toinen. Pyydä se, jonka henkilö antoi, kun tiedot tallennettiin.',
  phoneHint: 'Suomalainen numero sellaisenaan, muut maanumeron kanssa.',
  action: 'Kirjaa peruutus',
  failed: 'Peruutusta ei kirjattu',
  thanksTitle: 'Peruutus on kirjattu',
  thanks: (day: string): string => `Kiitos. Peruutus käsitellään viimeistään ${day}.`,
  hidden: 'Jos rekisterissä oli tietoja, joihin osoite tai numero sopii, ne on nyt piilotettu.',
  say: 'Voit sanoa henkilölle: peruutus on otettu vastaan, ja tiedot poistetaan tänään. Käyntitilasto jää, koska siinä ei ole tietoa kenestäkään.',
  another: 'Kirjaa toinen peruutus',
  offline: 'Ei yhteyttä. Peruutusta ei voi kirjata ilman verkkoa, eikä osoitetta saa jättää laitteelle.',
  offlineDo: 'Kerro peruutuksesta pääkäyttäjälle heti, tai palaa tälle sivulle vielä tänään, kun yhteys toimii.',
  noRight: 'Peruutuksen ottavat vastaan neuvojat ja pääkäyttäjät. Ohjaa henkilö heidän luokseen.',
  direct: 'Sinulla on oikeus yhteystietoihin. Jos löydät henkilön, voit poistaa tiedot heti.',
  toContacts: 'Hae yhteystiedoista',
  errors: {
    phone: 'Tarkista puhelinnumero. Esimerkiksi 040 123 4567 tai +46 70 123 4567.',
    email_wrong: 'Tarkista sähköpostiosoite.',
    detail_needed: 'Anna sähköpostiosoite tai puhelinnumero.',
    identity_code: 'Tässä näyttää olevan henkilötunnus. Sitä ei saa tallentaa.',
    other: 'Tarkista tämä kohta.',
  },
}

export type Words = typeof words
