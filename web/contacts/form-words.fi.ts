// Words of the printable blank forms: those of the page in the reader's language, those of the form in the person's. The
// Finnish file is the shape of the others.

export const words = {
  page: {
    title: 'Tulostettavat lomakkeet',
    lead: 'Lomakkeella voi pyytää omia tietojaan, niiden korjaamista tai poistamista tai peruuttaa suostumuksen. Pyynnön voi tehdä myös ilman lomaketta, kirjallisesti tai paikan päällä.',
    form: 'Lomake',
    language: 'Lomakkeen kieli',
    print: 'Tulosta',
    loading: 'Ladataan…',
    noNotice: 'Tietosuojaselostetta ei ole vielä julkaistu, joten lomakkeesta puuttuvat osoitteet. Kysy ne neuvojalta.',
  },
  titles: {
    access: 'Tietojen tarkastuspyyntö',
    rectify: 'Tietojen oikaisupyyntö',
    erase: 'Tietojen poistopyyntö',
    limit: 'Käsittelyn rajoittaminen tai vastustaminen',
    withdraw: 'Suostumuksen peruutus',
  },
  asks: {
    access:
      'Haluan tietää, mitä tietoja minusta on rekisterissä, ja saada niistä kopion (tietosuoja-asetuksen 15 artikla).',
    rectify: 'Pyydän korjaamaan tai täydentämään tietojani (tietosuoja-asetuksen 16 artikla).',
    erase: 'Pyydän poistamaan tietoni (tietosuoja-asetuksen 17 artikla).',
    limit: 'Valitse, mitä pyydät (tietosuoja-asetuksen 18 ja 21 artikla).',
    withdraw: 'Peruutan suostumukseni yhteystietojeni tallentamiseen (tietosuoja-asetuksen 7 artiklan 3 kohta).',
  },
  whoTitle: 'Kuka olen',
  who: {
    contact: 'yhteistyökumppanin yhteyshenkilö',
    user: 'palvelun käyttäjä (neuvoja tai muu työntekijä)',
    client: 'neuvonnan asiakas',
  },
  clientNote: 'Asiakkaiden henkilötietoja ei tallenneta, joten asiakkaan käyntiä ei voi löytää rekisteristä.',
  fields: {
    name: 'Nimi',
    organisation: 'Organisaatio, jonka yhteyshenkilö olen',
    address: 'Minne vastataan: postiosoite, sähköposti tai puhelin',
    known: 'Sähköposti tai puhelinnumero, jonka annoin neuvonnalle',
    wrong: 'Mikä tieto on väärin tai puuttuu?',
    right: 'Mikä on oikea tieto?',
    why: 'Miksi? Vastustamisessa kerro, mihin erityiseen tilanteeseesi vetoat.',
    more: 'Mitä muuta haluat sanoa?',
    day: 'Paikka ja päivä',
    signature: 'Allekirjoitus',
  },
  limits: {
    restrict: 'Pyydän rajoittamaan tietojeni käsittelyä, kunnes ne on tarkistettu.',
    object: 'Vastustan tietojeni käsittelyä.',
  },
  withdraws: {
    all: 'Kaikki yhteystietoni poistetaan.',
    phone: 'Vain puhelinnumeroni poistetaan.',
    email: 'Vain sähköpostiosoitteeni poistetaan.',
  },
  noCode: 'Älä kirjoita henkilötunnusta tähän lomakkeeseen.',
  toTitle: 'Minne lomake annetaan',
  to: 'Anna lomake neuvontapisteeseen tai lähetä se:',
  eForm: 'Voit tehdä pyynnön myös sähköisesti ja tunnistautua vahvasti:',
  withdrawal: 'Suostumuksen voit peruuttaa myös kertomalla neuvojalle tai kirjoittamalla osoitteeseen:',
  nextTitle: 'Mitä sitten tapahtuu',
  next: [
    'Pyytäjän henkilöllisyys tarkistetaan ennen kuin tietoja annetaan tai muutetaan. Suostumuksen peruutus toteutetaan heti.',
    'Vastaus annetaan kuukauden kuluessa. Jos aikaa tarvitaan lisää, siitä ja syystä kerrotaan kuukauden kuluessa.',
    'Pyyntö ja vastaus ovat maksuttomia. Maksu voidaan periä vain, jos pyyntö on ilmeisen perusteeton tai kohtuuton.',
    'Jos pyynnöstä kieltäydytään, saat siitä kirjallisen todistuksen perusteluineen.',
  ],
}

export type Words = typeof words
