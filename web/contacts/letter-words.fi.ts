// What is written to the person who asked, in that person's language whoever prints it. The Finnish file is the shape of the
// others.
import type { RefusalGround, RequestRight } from '@tukkimies/shared/register/request.ts'

type ByRight = Readonly<Record<RequestRight, string>>

const rights: ByRight = {
  access: 'tietojen tarkastaminen (15 artikla)',
  rectify: 'tietojen oikaiseminen (16 artikla)',
  erase: 'tietojen poistaminen (17 artikla)',
  restrict: 'käsittelyn rajoittaminen (18 artikla)',
  object: 'käsittelyn vastustaminen (21 artikla)',
  withdraw: 'suostumuksen peruuttaminen (7 artikla)',
  narrow: 'suostumuksen supistaminen (7 artikla)',
}

const asks: ByRight = {
  access: 'Haluan tietää, mitä tietoja minusta on rekisterissä, ja saada niistä kopion.',
  rectify: 'Pyydän korjaamaan tai täydentämään tietojani.',
  erase: 'Pyydän poistamaan tietoni.',
  restrict: 'Pyydän rajoittamaan tietojeni käsittelyä.',
  object: 'Vastustan tietojeni käsittelyä.',
  withdraw: 'Peruutan suostumukseni yhteystietojeni tallentamiseen.',
  narrow: 'Supistan suostumustani: osa yhteystiedoistani poistetaan.',
}

const grounds: Readonly<Record<RefusalGround, string>> = {
  not_identified:
    'Henkilöllisyyttäsi ei voitu varmistaa (tietosuoja-asetuksen 11 artiklan 2 kohta sekä 12 artiklan 2 ja 6 kohta).',
  no_data:
    'Rekisterissä ei ole sinua koskevia henkilötietoja (tietosuoja-asetuksen 11 artikla ja 15 artiklan 1 kohta).',
  excessive: 'Pyyntö on ilmeisen perusteeton tai kohtuuton (tietosuoja-asetuksen 12 artiklan 5 kohdan b alakohta).',
  statistics:
    'Pyyntö koskee anonyymiä tilastotietoa, joka ei ole henkilötietoa ja josta ketään ei voi tunnistaa (tietosuoja-asetuksen 11 artikla ja johdanto-osan 26 kappale).',
  other_right:
    'Tietojen antaminen vaikuttaisi haitallisesti muiden oikeuksiin ja vapauksiin (tietosuoja-asetuksen 15 artiklan 4 kohta ja tietosuojalain 34 §).',
  legal_claim:
    'Tietoja tarvitaan oikeusvaateen laatimiseen, esittämiseen tai puolustamiseen (tietosuoja-asetuksen 17 artiklan 3 kohdan e alakohta ja 21 artiklan 1 kohta).',
  legal_duty:
    'Käsittely perustuu rekisterinpitäjän lakisääteiseen velvoitteeseen tai yleistä etua koskevaan tehtävään (tietosuoja-asetuksen 17 artiklan 3 kohdan b alakohta).',
}

const client =
  'Neuvonnan rekisteriin ei tallenneta asiakkaiden henkilötietoja. Käynnistä kirjataan vain neuvontapiste, päivä ja valmiista vaihtoehdoista valittuja tilastotietoja, kuten aihe ja asiointikieli. Nimeä, yhteystietoja, henkilötunnusta, kellonaikaa tai vapaata tekstiä ei tallenneta.\n\nSiksi rekisteristä ei voi löytää juuri sinun käyntiäsi. Sinusta ei ole mitään, mitä voisi näyttää, korjata, rajoittaa tai poistaa (tietosuoja-asetuksen 11 artikla).'

const contact: ByRight = {
  access:
    'Mukana on kopio kaikesta, mitä rekisterissä on sinusta. Kopio kertoo myös, mihin tietoja käytetään, milloin niitä on käytetty ja milloin ne poistuvat.',
  rectify: 'Tietosi on korjattu. Aiempi tieto, korjaaja ja päivä säilyvät rekisterissä, kunnes tietosi poistuvat.',
  erase:
    'Tietosi on poistettu. Poisto on lopullinen ja koskee myös varmuuskopioita. Käynnistä jää vain anonyymi tilastomerkintä, josta sinua ei voi tunnistaa.',
  restrict:
    'Tietojesi käsittely on rajoitettu. Tietoja ei näytetä tavallisessa käytössä, ennen kuin asia on tarkistettu. Rajoitus ei pidennä säilytysaikaa.',
  object: 'Vastustuksesi on käsitelty, eikä tietojasi enää käytetä.',
  withdraw:
    'Suostumuksesi on peruutettu ja yhteystietosi on poistettu. Poisto on lopullinen ja koskee myös varmuuskopioita. Käynnistä jää vain anonyymi tilastomerkintä, josta sinua ei voi tunnistaa.',
  narrow: 'Suostumustasi on supistettu. Peruttu tieto on tuhottu, eikä siitä ole jäänyt kopiota.',
}

const user: ByRight = {
  access: 'Näet kaikki tietosi ja voit ladata ne itse palvelun kohdasta Omat tiedot.',
  rectify: 'Tietosi on korjattu. Voit korjata tietojasi myös itse palvelun kohdassa Omat tiedot.',
  erase: 'Käyttäjätilisi ja sen tiedot on poistettu. Kirjaamissasi käynneissä ei ole koskaan ollut tietoa sinusta.',
  restrict: 'Tietojesi käsittely on rajoitettu, kunnes asia on tarkistettu. Rajoitus ei pidennä säilytysaikaa.',
  object: 'Vastustuksesi on käsitelty.',
  withdraw:
    'Käyttäjätilin tiedot eivät perustu suostumukseen. Pyyntösi on käsitelty poistopyyntönä, ja tilisi on poistettu.',
  narrow: 'Vapaaehtoiset tietosi on poistettu käyttäjätililtäsi.',
}

export const words = {
  answer: 'Vastaus pyyntöön',
  refusal: 'Kieltäytymistodistus',
  extension: 'Ilmoitus määräajan pidentämisestä',
  copy: 'Kopio tiedoistasi',
  facts: {
    controller: 'Rekisterinpitäjä',
    contact: 'Yhteyshenkilö',
    officer: 'Tietosuojavastaava',
    register: 'Rekisteri',
    name: 'Pyytäjä',
    received: 'Pyyntö saapui',
    right: 'Pyyntö koskee',
    subject: 'Pyynnön sisältö',
    identity: 'Henkilöllisyys tarkistettiin',
    number: 'Pyynnön tunnus',
    day: 'Päiväys',
    due: 'Vastaus annetaan viimeistään',
  },
  rights,
  asks,
  grounds,
  ready: { client, contact, user },
  reasons: {
    complex: 'Pyyntö on monimutkainen.',
    many: 'Pyyntöjä on paljon.',
  },
  extended:
    'Pyyntöösi ei ehditä vastata kuukaudessa. Määräaikaa pidennetään kahdella kuukaudella (tietosuoja-asetuksen 12 artiklan 3 kohta). Syy:',
  refused: 'Rekisterinpitäjä ei toteuta pyyntöäsi.',
  ground: 'Oikeusperuste',
  reasoning: 'Perustelut',
  appealTitle: 'Oikeus valittaa',
  appeal:
    'Jos katsot, että henkilötietojesi käsittelyssä rikotaan tietosuojalainsäädäntöä, voit tehdä valituksen tietosuojavaltuutetulle (77 artikla). Voit myös viedä asian tuomioistuimeen (79 artikla).',
  free: 'Pyynnön käsittely ja tämä vastaus ovat maksuttomia.',
  signature: 'Allekirjoitus ja nimenselvennys',
  noNotice: 'Yhteystiedot näkyvät rekisterin tietosuojaselosteessa.',
  copyFacts: {
    organisation: 'Organisaatio',
    name: 'Nimi',
    phone: 'Puhelin',
    email: 'Sähköposti',
    holder: 'Tietoja säilyttää',
    point: 'Neuvontapiste',
    recorded: 'Tallennettu',
    deletion: 'Poistuu viimeistään',
    consent: 'Suostumus',
    restriction: 'Käsittelyn rajoitus',
    none: 'ei ole',
    made: 'Kopio tehty',
    requests: 'Pyynnöt',
  },
  consent: (day: string, way: string, text: number, notice: number): string =>
    `${day}, ${way} (suostumusteksti ${text}, tietosuojaseloste ${notice})`,
  ways: { spoken: 'suullisesti', email: 'sähköpostilla', paper: 'paperilla' },
  restriction: (since: string, review: string): string => `${since} alkaen, tarkistetaan ${review}`,
  correctionsTitle: 'Korjaukset',
  corrected: (day: string): string => `Tiedot ennen korjausta ${day}`,
  usesTitle: 'Tietojesi käyttö',
  usesNone: 'Tietojasi ei ole avattu.',
  uses: {
    contact_viewed: 'tiedot avattiin',
    contact_corrected: 'tietoja korjattiin',
    contact_narrowed: 'suostumusta supistettiin',
    contact_restricted: 'käsittelyä rajoitettiin',
    contact_unrestricted: 'rajoitus purettiin',
    contact_copied: 'tiedoista tehtiin kopio',
    contact_told: 'kerrottiin uudesta tietosuojaselosteesta',
    withdrawal_taken: 'suostumuksen peruutus otettiin vastaan',
  },
  used: 'tietoja käsiteltiin',
  infoTitle: 'Tietoa käsittelystä',
  info: [
    'Tietoja käytetään yhteistyöhön ja yhteydenpitoon. Käsittely perustuu suostumukseesi, ja tiedot on saatu sinulta.',
    'Tiedot näkevät vain organisaation pääkäyttäjät ja neuvojat, joille on annettu oikeus. Niitä ei luovuteta muille eikä siirretä EU:n tai ETA:n ulkopuolelle. Sinusta ei tehdä automaattisia päätöksiä eikä profiilia.',
    'Voit pyytää tietojen oikaisemista, poistamista tai käsittelyn rajoittamista ja peruuttaa suostumuksesi milloin tahansa. Tiedot poistuvat viimeistään 12 kuukauden kuluttua tallentamisesta.',
  ],
}

export type Words = Omit<typeof words, 'uses'> & { readonly uses: Readonly<Record<keyof typeof words.uses, string>> }
