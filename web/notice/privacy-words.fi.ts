// The words of the privacy notice in Finnish. What stands in braces is filled from the settings and from what is kept how long.
import type { Widened } from '../words.ts'

export const words = {
  title: 'Tietosuojaseloste',
  tabs: 'Ketä seloste koskee',
  updated: (day: string, version: string): string => `Päivitetty ${day}, versio ${version}`,
  loading: 'Haetaan selostetta…',
  again: 'Yritä uudelleen',
  print: 'Tulosta',
  forms: 'Pyyntölomakkeet',
  board: 'Tulosta ilmoitustaululle',
  back: 'Takaisin selosteeseen',
  failed: 'Selostetta ei saatu haettua.',
  failedText: 'Tämä selain ei ole vielä tallettanut selostetta. Muodosta yhteys ja yritä uudelleen.',
  pulled: 'Ei yhteyttä. Näet uusimman selosteen, jonka tämä tabletti on hakenut.',
  onlineOnly: 'Aiemmat versiot näkyvät, kun laitteella on yhteys.',
  none: {
    title: 'Selostetta ei ole vielä julkaistu',
    text: 'Siihen asti yhteistyökumppanien yhteystietoja ei voi tallentaa. Käyntejä voi kirjata, koska niihin ei tallennu henkilötietoja.',
    toDo: 'Tietosuojavastaava tai tekninen ylläpitäjä täyttää tiedot ja julkaisee selosteen.',
    action: 'Täytä ja julkaise seloste',
  },
  old: (newest: string): string => `Luet aiempaa versiota. Uusin on versio ${newest}.`,
  toNewest: 'Lue uusin versio',
  versions: 'Versiot ja muutokset',
  version: (version: string, day: string): string => `Versio ${version}, ${day}`,
  newest: 'uusin',
  significant: 'merkittävä muutos',
  read: (version: string): string => `Lue versio ${version}`,
  never: 'Mitä emme koskaan tee',
  example: 'Esimerkki',
  full: 'Koko seloste',
  seen: {
    title: 'Tietosuojaseloste odottaa lukemistasi',
    text: 'Selosteessa kerrotaan, miten tietojasi käsitellään ja mikä on muuttunut.',
    toRead: 'Lue seloste',
    done: 'Olen lukenut selosteen',
    thanks: 'Kiitos. Lukeminen on merkitty.',
    failed: 'Lukemista ei saatu merkittyä.',
    unreachable: {
      offline: 'Ei yhteyttä palvelimeen. Yritä uudelleen, kun yhteys toimii.',
      portal: 'Verkko vastasi palvelimen puolesta. Kirjaudu verkkoon tai vaihda sitä.',
      server: 'Palvelin ei vastaa. Yritä hetken päästä uudelleen.',
    },
  },
  poster: {
    title: 'Kirjaamme käynnin, emme ihmistä',
    more: 'Lue koko tietosuojaseloste neuvontapisteessä tai verkossa:',
    ask: 'Kysy tietosuojasta:',
  },
  facts: {
    controller: 'Rekisterinpitäjä',
    contact: 'Rekisterin yhteyshenkilö',
    officer: 'Tietosuojavastaava',
    supervisor: 'Valvontaviranomainen',
    name: 'Rekisterin nimi',
    address: 'Osoite',
    email: 'Sähköposti',
    phone: 'Puhelin',
    web: 'Verkkosivu',
    acts: 'Tehtävä perustuu näihin säädöksiin:',
    form: 'Verkkolomake, jossa tunnistaudutaan vahvasti',
    withdrawal: 'Suostumuksen voi perua myös täällä',
  },
  headings: {
    controller: 'Rekisterinpitäjä ja rekisterin yhteyshenkilö',
    officer: 'Tietosuojavastaava',
    register: 'Rekisterin nimi ja kuvaus',
    purpose: 'Käsittelyn tarkoitus ja oikeusperuste',
    content: 'Rekisterin tietosisältö',
    handling: 'Tietojen käsittely ja käsittelijät',
    retention: 'Säilytysajat',
    sources: 'Tietolähteet',
    disclosures: 'Tietojen luovutukset',
    transfers: 'Siirrot EU:n tai ETA:n ulkopuolelle',
    protection: 'Suojauksen periaatteet',
    access: 'Oikeus tarkastaa omat tiedot',
    rights: 'Oikaisu, poistaminen ja muut oikeudet',
    complaint: 'Oikeus tehdä valitus',
    duty: 'Onko tietojen antaminen pakollista',
    automation: 'Automaattiset päätökset ja profilointi',
    changes: 'Selosteen muutokset',
  },
  groups: {
    clients: {
      tab: 'Asiakkaat',
      title: 'Asiakkaille',
      summary: [
        'Kirjaamme käynnin, emme ihmistä.',
        'Nimeäsi tai muita tunnistetietoja ei tallenneta.',
        'Apua saa, vaikka ei vastaisi mihinkään.',
      ],
      never: [
        'Emme tallenna nimeäsi, henkilötunnustasi, osoitettasi, puhelinnumeroasi, kuvaasi tai allekirjoitustasi.',
        'Emme ilmoita sinusta kenellekään, koska rekisteri ei tiedä, kuka olet. Tämä koskee myös poliisia, Maahanmuuttovirastoa, Kelaa ja työnantajaa.',
        'Emme yhdistä käyntejäsi toisiinsa emmekä seuraa sinua.',
        'Emme kysy terveydestä, uskonnosta tai alkuperästä.',
        'Emme tallenna käynnin kellonaikaa emmekä sitä, kuka neuvoja kirjasi käynnin.',
      ],
      example:
        'Amina kysyy neuvontapisteessä asunnon hakemisesta arabiaksi. Neuvoja painaa tabletilla neljä vastausta: aihe Asuminen, kieli arabia, kesto 15 minuuttia ja kävi paikalla. Palvelimelle lähtee piste, päivä ja nämä vastaukset. Kun päivät on laskettu yhteen, Aminan käynti on yksi lisää luvussa, eikä erillistä kirjausta enää ole. Kukaan ei voi kysyä rekisteristä, onko Amina käynyt.',
    },
    partners: {
      tab: 'Yhteistyökumppanit',
      title: 'Yhteistyökumppanien yhteyshenkilöille',
      summary: [
        'Tallennamme yhteystietosi vain, jos suostut siihen.',
        'Tiedot näkee vain se organisaatio, jonka neuvontapisteessä ne kirjattiin.',
        'Ne poistuvat viimeistään {contactMonths} kuukauden kuluttua, ja voit perua suostumuksesi milloin tahansa.',
      ],
      never: [
        'Emme tallenna yhteystietojasi ilman suostumustasi. Käynti kirjataan, vaikka et suostuisi.',
        'Emme luovuta, myy tai julkaise yhteystietojasi emmekä käytä niitä postituslistoihin.',
        'Emme hae yhteystietojasi muualta kuin sinulta.',
        'Emme yhdistä yhteystietojasi kirjattuun käyntiin tai tilastoon.',
        'Emme säilytä tietoja varmuuskopioissa luettavina sen jälkeen, kun ne on poistettu.',
      ],
      example:
        'Leena käy neuvontapisteessä yhdistyksensä puolesta ja antaa nimensä ja sähköpostinsa. Neuvoja näyttää suostumuksen tekstin ja poistumispäivän, ja Leena suostuu. Tabletti salaa tiedot heti, eikä niitä voi enää lukea sillä. Organisaation pääkäyttäjä voi hakea ne verkossa, ja jokainen katselu jää lokiin. Kun Leena myöhemmin kertoo neuvojalle peruvansa suostumuksen, tiedot poistetaan. Käynti jää tilastoon, koska siinä ei ole Leenan tietoja.',
    },
    users: {
      tab: 'Käyttäjät',
      title: 'Rekisterin käyttäjille',
      summary: [
        'Tallennamme sinusta kuusi tietoa, joita käyttöoikeutesi tarvitsee.',
        'Käynteihin ei jää tietoa siitä, kuka ne kirjasi.',
        'Tietosi poistuvat viimeistään, kun viimeisestä kirjautumisestasi on kulunut {userMonths} kuukautta.',
      ],
      never: [
        'Emme seuraa, kuinka monta käyntiä kirjaat tai kuinka nopeasti.',
        'Emme pisteytä, profiloi tai vertaile käyttäjiä.',
        'Emme luovuta tietojasi kenellekään.',
        'Emme tallenna salasanaasi sellaisena, että joku voisi lukea sen.',
        'Emme tallenna sijaintiasi emmekä kirjautumisten ulkopuolella sitä, missä ja milloin olet.',
      ],
      example:
        'Pekka on neuvoja. Hänestä on rekisterissä etunimi, sukunimi, käyttäjätunnus, sähköposti, paikkakunta ja neuvontakielet. Loki kertoo, milloin Pekka kirjautui ja että hän katsoi yhteystietoja, mutta ei yhtään hänen kirjaamaansa käyntiä. Kun Pekan työ päättyy, pääkäyttäjä poistaa käyttäjän. Pekan kirjaamat käynnit jäävät tilastoon, ja lokiin jää numero ilman nimeä.',
    },
  },
  basis: {
    caption: 'Oikeusperuste ryhmittäin',
    head: ['Ryhmä', 'Tarkoitus', 'Oikeusperuste'],
    clients: [
      'Asiakkaat',
      'Neuvonnan tilastointi, seuranta, arviointi, johtaminen ja kehittäminen',
      'Henkilötietoja ei tallenneta. Tilasto tehdään yleistä etua koskevan tehtävän vuoksi (tietosuoja-asetus 6 artikla 1 kohta e alakohta, tietosuojalaki 4 §).',
    ],
    partners: [
      'Yhteistyökumppanien yhteyshenkilöt',
      'Palvelun tarvitsema yhteistyö ja yhteydenpito',
      'Suostumus (6 artikla 1 kohta a alakohta)',
    ],
    users: [
      'Käyttäjät',
      'Käyttöoikeuksien hallinta ja rekisterin käytön seuranta',
      'Lakisääteinen velvoite ja yleistä etua koskeva tehtävä (6 artikla 1 kohta c ja e alakohta)',
    ],
  },
  rightsTable: {
    caption: 'Oikeudet ryhmittäin',
    head: ['Oikeus', 'Asiakkaat', 'Yhteistyökumppanit', 'Käyttäjät'],
    rows: [
      ['Saada pääsy tietoihin (15 artikla)', 'Tietoja ei voi löytyä', 'Kyllä', 'Kyllä, myös itse'],
      ['Oikaista tiedot (16 artikla)', 'Ei oikaistavaa', 'Kyllä', 'Kyllä, myös itse'],
      [
        'Poistaa tiedot (17 artikla)',
        'Ei poistettavaa',
        'Kyllä, koska peruste on suostumus',
        'Kyllä, kun käyttöoikeutta ei enää tarvita; lokin rivit poistuvat omassa ajassaan',
      ],
      ['Rajoittaa käsittelyä (18 artikla)', 'Ei rajoitettavaa', 'Kyllä', 'Kyllä'],
      ['Siirtää tiedot (20 artikla)', 'Ei siirrettävää', 'Kyllä', 'Ei lain mukaan, mutta kopion saa'],
      [
        'Vastustaa käsittelyä (21 artikla)',
        'Ei vastustettavaa',
        'Suostumuksen voi perua',
        'Kyllä, erityisellä perusteella',
      ],
      [
        'Perua suostumus (7 artikla 3 kohta)',
        'Suostumusta ei pyydetä',
        'Kyllä, milloin tahansa',
        'Peruste ei ole suostumus',
      ],
      ['Tehdä valitus (77 artikla)', 'Kyllä', 'Kyllä', 'Kyllä'],
    ],
  },
  retention: {
    caption: 'Säilytysajat',
    head: ['Tieto', 'Aika alkaa', 'Kuinka kauan'],
    months: (count: string): string => `${count} kuukautta`,
    days: (count: string): string => `${count} päivää`,
    hours: (count: string): string => `${count} tuntia`,
    rows: {
      open: ['Avoin kirjaus ilman henkilötietoja', 'Lähetyksestä palvelimelle', 'Yleensä 3 päivää, enintään 14'],
      receipt: ['Kuittaus siitä, että kirjaus on laskettu (satunnaisluvun tiiviste)', 'Laskemisesta', '400 päivää'],
      statistics: ['Anonyymi tilasto ja saapumisten määrät', '–', 'Toistaiseksi'],
      contact: ['Yhteyshenkilön tiedot ja suostumus', 'Kirjauspäivästä; korjaus ei pidennä aikaa'],
      user: ['Käyttäjän tiedot, sitoumus ja aiemmat muodot', 'Viimeisestä kirjautumisesta'],
      session: ['Istunto', 'Kirjautumisesta'],
      gate: ['Tabletin avaaminen ilman yhteyttä', 'Viimeisestä kirjautumisesta tabletilla'],
      invitation: ['Kutsu', 'Tekemisestä'],
      request: ['Pyyntö ja vastaus siihen', 'Vastauspäivästä'],
      audit: ['Käyttölokin rivit', 'Kuukauden lopusta'],
    },
    rounds: (period: string): string => `${period}, poistetaan maalis- ja lokakuussa`,
    own: 'Muut säilytysajat, jotka eivät koske tätä tietokantaa',
  },
  processors: {
    caption: 'Henkilötietojen käsittelijät',
    head: ['Nimi', 'Tehtävä', 'Maa'],
    none: 'Rekisterinpitäjä ei ole ulkoistanut käsittelyä.',
    some: 'Käsittelystä on ulkoistettu vain se, mikä on tässä. Käsittelijät toimivat rekisterinpitäjän lukuun ja ohjeiden mukaan.',
  },
  text: {
    controller: {
      all: ['Kirjalliset yhteydenotot ja pyynnöt osoitetaan rekisterin yhteyshenkilölle.'],
      clients: [],
      partners: [],
      users: [],
    },
    officer: {
      all: ['Tietosuojavastaavalta voi kysyä tietosuojasta, salassapidosta ja tietojen käsittelystä.'],
      clients: [],
      partners: [],
      users: [],
    },
    register: { all: [], clients: [], partners: [], users: [] },
    purpose: {
      all: [
        'Tilastoja käytetään neuvonnan seurantaan, arviointiin, johtamiseen, kehittämiseen ja tutkimukseen sekä valtion korvausten ja rahoituksen raportointiin.',
      ],
      clients: [
        'Neuvoja kirjaa käynnin vain tilastoa varten. Käynnistä ei tehdä asiakkuutta, ajanvarausta tai muistutusta.',
      ],
      partners: [
        'Käynti kirjataan tilastoon. Yhteystietoja käytetään vain yhteistyöhön ja yhteydenpitoon, jota palvelu tarvitsee.',
      ],
      users: [
        'Rekisteriä käytetään henkilökohtaisella tunnuksella. Tietoja käytetään tunnusten ja oikeuksien hallintaan ja käytön valvontaan.',
      ],
    },
    content: {
      all: [],
      clients: [
        'Henkilötietoja ei tallenneta. Käynnistä tallentuu neuvontapiste, päivä ja valmiista luettelosta valittuja vastauksia, kuten aihe, asiointikieli, kesto ja asioinnin tapa. Vapaata tekstiä ei ole.',
        'Asiointikieli kirjataan vain palvelun ja tulkkauksen järjestämiseksi. Äidinkieltä, kansalaisuutta, terveyttä, uskontoa tai alkuperää ei kirjata.',
        'Saapumisesta tallentuu erikseen piste, päivä, tunti ja tapa. Mikään ei yhdistä sitä käyntiin.',
      ],
      partners: [
        'Yhteyshenkilöstä tallentuu organisaatio, nimi, puhelinnumero ja sähköposti. Puhelin tai sähköposti voi puuttua.',
        'Niiden lisäksi tallentuu suostumus (tekstin versio, antamisen tapa ja päivä) ja kirjauspäivä.',
        'Jos teet pyynnön tiedoistasi, pyyntö ja vastaus tallentuvat pyyntörekisteriin.',
      ],
      users: [
        'Käyttäjästä tallentuu etunimi, sukunimi, käyttäjätunnus, sähköposti, paikkakunta ja neuvontakielet.',
        'Teknisesti tarvitaan rooli, neuvontapisteet, salasanan tiiviste, toinen tunnistustapa, viimeinen kirjautuminen, päättymispäivä, käyttöoikeuden antaja ja peruste sekä hyväksytty sitoumus ja luettu seloste.',
        'Käytöstä jää loki: kuka, milloin, mitä tehtiin ja millaiselle tiedolle. Käyntejä lokissa ei ole.',
      ],
    },
    handling: {
      all: [
        'Rekisterillä on yksi tietojärjestelmä, Tukkimies. Palvelin: {hosting}. Tabletit tallentavat kirjaukset, kunnes ne on laskettu ja varmuuskopioitu.',
        'Asiointi, asiakirjat ja päätökset ovat muissa järjestelmissä, eikä tästä rekisteristä ole niihin yhteyttä.',
      ],
      clients: ['Yksittäisiä käyntejä ei voi katsoa kukaan. Luvut julkaistaan vasta, kun ne on suojattu.'],
      partners: [
        'Kukin neuvontapiste on yhteydessä omiin kumppaneihinsa. Tietoja näkevät vain saman organisaation pääkäyttäjä ja ne neuvojat, joille oikeus on annettu. Jokainen katselu jää lokiin.',
        'Tekninen ylläpitäjä ei näe yhteystietoja.',
      ],
      users: [
        'Pääkäyttäjä hoitaa oman organisaationsa käyttäjät ja seuraa tarvittaessa rekisterin käyttöä. Muiden organisaatioiden käyttäjiä hän ei näe.',
      ],
    },
    retention: {
      all: [
        'Tieto ei näy kenellekään sen jälkeen, kun sen aika on täynnä. Yhteystiedot ja käyttäjän tiedot tuhotaan viimeistään vuorokauden kuluessa.',
      ],
      clients: ['Tilastoa säilytetään toistaiseksi, koska siitä ei voi tunnistaa ketään.'],
      partners: [
        'Jokainen yhteystieto on salattu omalla avaimellaan. Kun tieto poistetaan, avain tuhotaan, joten tietoa ei voi lukea varmuuskopioistakaan.',
        'Tilasto ei muutu, kun yhteystiedot poistetaan.',
      ],
      users: [
        'Tiedot voidaan poistaa aiemmin, kun työ päättyy tai pyydät sitä. Lokiin jää numero ilman nimeä. Käynnit jäävät tilastoon.',
      ],
    },
    sources: {
      all: [],
      clients: ['Vastaukset saadaan keskustelussa käynnin yhteydessä. Mistään muualta tietoa ei haeta.'],
      partners: ['Tiedot saadaan yhteyshenkilöltä itseltään. Niitä ei tuoda muista rekistereistä.'],
      users: [
        'Tiedot saadaan käyttäjältä ja siltä, joka antaa käyttöoikeuden, kun tunnus tehdään. Käyttäjä voi päivittää omat tietonsa.',
      ],
    },
    disclosures: {
      all: [
        'Henkilötietoja ei luovuteta kenellekään muulle kuin henkilölle itselleen.',
        'Neuvontapisteet voivat luovuttaa anonyymeja tilastoja esimerkiksi organisaation johdolle, rahoittajalle tai viranomaiselle. Jokainen luovutus merkitään: mitä, kenelle, mihin ja millä perusteella.',
        'Se, että vastaanottaja mainitaan, ei tarkoita, että tietoja annettaisiin sille automaattisesti.',
      ],
      clients: [
        'Rekisteristä ei voi antaa tietoja sinusta hyvinvointialueelle, toiselle kunnalle, poliisille tai muulle viranomaiselle, koska tietoja ei ole. Neuvojien omat lakisääteiset velvollisuudet eivät muutu.',
      ],
      partners: [],
      users: [],
    },
    transfers: {
      all: [
        'Tietoja ei siirretä Euroopan unionin tai Euroopan talousalueen ulkopuolelle. Palvelin: {hosting}. Sovellus ei hae mitään muiden verkko-osoitteista.',
      ],
      clients: [],
      partners: [],
      users: [],
    },
    protection: {
      all: [
        'Jokaisella on oma tunnus, ja oikeudet annetaan tehtävän mukaan nimettyihin pisteisiin. Ne päättyvät, kun tehtävä päättyy. Ennen käyttöä hyväksytään käyttö- ja vaitiolositoumus, joka velvoittaa myös työn päätyttyä.',
        'Tabletit lukittuvat, ja ne voi poistaa käytöstä etänä. Yhteydet ja varmuuskopiot on salattu. Käytöstä jää loki, jonka muuttaminen huomataan. Tulosteet pidetään lukitussa tilassa ja hävitetään tietoturvallisesti.',
      ],
      clients: [
        'Pienet luvut peitetään, ja lukuihin tehdään pieni satunnainen muutos, jotta ketään ei voi päätellä tilastosta.',
      ],
      partners: ['Yhteystiedot salataan tabletilla palvelimen avaimella heti, kun ne tallennetaan.'],
      users: ['Käyttäjän tiedot on salattu tietokannassa. Salasanasta tallentuu vain tiiviste.'],
    },
    access: {
      all: [
        'Pyynnön voi tehdä kirjallisesti tai henkilökohtaisesti neuvontapisteessä, jossa on myös lomakkeita. Henkilöllisyys tarkistetaan. Vastaus annetaan viipymättä ja viimeistään kuukauden kuluessa. Se on maksuton, ellei pyyntö ole ilmeisen perusteeton tai kohtuuton.',
        'Jos pyyntöön ei suostuta, siitä saa kirjallisen todistuksen, jossa on perusteet ja ohje valittaa.',
      ],
      clients: [
        'Voit kysyä, mitä tietoja sinusta on. Vastaus on aina sama: rekisteristä ei voi löytää tietoja sinusta, koska niitä ei tallenneta.',
      ],
      partners: ['Saat kopion kaikesta, mitä sinusta on: yhteystiedot, suostumus, päivät ja aiemmat muodot.'],
      users: ['Näet ja lataat omat tietosi sivulla Omat tiedot.'],
    },
    rights: {
      all: [],
      clients: ['Yksittäistä käyntiä ei voi oikaista tai poistaa, koska sitä ei voi yhdistää sinuun.'],
      partners: [
        'Voit perua suostumuksesi milloin tahansa kertomalla siitä kenelle tahansa neuvojalle tai kirjoittamalla alla olevaan osoitteeseen. Tiedot piilotetaan heti ja poistetaan. Peruminen ei vaikuta aiempaan käsittelyyn eikä tilastoon.',
        'Voit myös rajata suostumusta, esimerkiksi vain sähköpostiin. Poistettu tieto tuhotaan.',
        'Korjattaessa alkuperäinen tieto, korjaaja ja päivä säilyvät yhtä kauan kuin tieto itse. Rajoitettu tieto on piilossa tarkistuspäivään asti, eikä rajoitus pidennä säilytystä.',
      ],
      users: [
        'Voit korjata omat tietosi itse. Alkuperäinen tieto, korjaaja ja päivä säilyvät yhtä kauan kuin tili.',
        'Poistamista, rajoittamista ja vastustamista voit pyytää sivulla Omat tiedot.',
      ],
    },
    complaint: {
      all: [
        'Jos katsot, että henkilötietojasi käsitellään lain vastaisesti, voit tehdä valituksen valvontaviranomaiselle (tietosuoja-asetus 77 artikla).',
      ],
      clients: [],
      partners: [],
      users: [],
    },
    duty: {
      all: [],
      clients: [
        'Mihinkään kysymykseen ei tarvitse vastata. ”Ei kirjattu” on aina mahdollinen vastaus, eikä neuvonta riipu vastauksista.',
      ],
      partners: [
        'Yhteystietojen antaminen on vapaaehtoista. Ilman niitä palvelu on sama, mutta emme voi ottaa yhteyttä.',
      ],
      users: [
        'Tiedot tarvitaan käyttöoikeutta varten. Ilman nimeä, käyttäjätunnusta ja tunnistautumista rekisteriä ei voi käyttää. Sähköposti, paikkakunta ja kielet voi jättää tyhjiksi.',
      ],
    },
    automation: {
      all: ['Automaattisia päätöksiä ei tehdä eikä ketään profiloida tai pisteytetä.'],
      clients: [],
      partners: [],
      users: [],
    },
    changes: {
      all: [
        'Päivityksen päivä on selosteen alussa, ja aiemmat versiot ovat luettavissa. Merkittävistä muutoksista kerrotaan käyttäjille kirjautumisen jälkeen ja yhteyshenkilöille erikseen.',
      ],
      clients: [],
      partners: [],
      users: [],
    },
  },
}

export type Words = Widened<typeof words>
