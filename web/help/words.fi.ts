// Words of the help. The Finnish file is the shape of the others. A page's key is its address without the first slash.
import type { Widened } from '../words.ts'

export const words = {
  title: 'Ohje',
  close: 'Sulje',
  all: 'Kaikki ohjeet',
  print: 'Tulosta',
  who: 'Sivun näkevät:',
  nobody: 'Tästä sivusta ei ole omaa ohjetta. Katso kaikki ohjeet.',
  first: {
    title: 'Uudelle käyttäjälle',
    text: 'Esittely kestää minuutin. Harjoituksessa kirjaat käynnin, jota ei lähetetä eikä lasketa.',
    practice: 'Harjoittele',
  },
  screens: {
    title: 'Tabletin näkymät',
    lock: {
      name: 'Lukittu tabletti',
      steps: [
        'Valitse nimikirjaimesi ja anna PIN-koodi.',
        'Jos nimikirjaimiasi ei näy, kirjaudu kerran verkossa ja aseta PIN-koodi.',
        'Viisi väärää PIN-koodia sulkee oman koodisi. Muut pääsevät tablettiin ennallaan.',
        'Lukitus ei poista kirjauksia. Ne lähtevät myös lukitulta tabletilta.',
      ],
    },
    visit: {
      name: 'Uusi käynti',
      steps: [
        'Valitse aihe, asiointikieli ja kesto. Muut tiedot voit jättää pois.',
        'Katkoviivalla reunustettu valinta on oletus. Voit vaihtaa sen.',
        'Paina Tallenna käynti. Käynti on tallessa, kun näet tekstin Tallennettu tälle laitteelle.',
        'Jos tuli virhe, paina Kumoa edellinen. Muut korjaukset teet sivulla Kirjaukset.',
        'Muu päivä on käynnille, joka jäi kirjaamatta enintään 31 päivää sitten.',
      ],
    },
    partner: {
      name: 'Kumppanikäynti',
      steps: [
        'Kirjaa tähän käynnit, joilla asioi toinen organisaatio eikä asiakas.',
        'Käynti tallentuu ilman yhteystietoja. Yhteystiedot ovat vapaaehtoisia.',
        'Pyydä suostumus ennen yhteystietojen tallentamista ja näytä suostumusteksti.',
        'Tallennettuja yhteystietoja ei voi lukea tabletilla. Ne poistuvat 12 kuukaudessa.',
      ],
    },
    entries: {
      name: 'Kirjaukset',
      steps: [
        'Listassa ovat tämän tabletin kirjaukset, jotka ovat vielä avoimia.',
        'Korjaa avaa käynnin täytettynä. Kumoa poistaa käynnin tilastosta.',
        'Kun käynti on laskettu tilastoon, se lähtee listasta eikä sitä voi enää korjata.',
        'Kirjaukset, jotka vaativat huomiota, ovat ylimpänä. Syy lukee niiden vieressä.',
      ],
    },
    series: {
      name: 'Käynnit paperilta',
      steps: [
        'Tulosta ruksilista sähkökatkon varalta. Yksi rivi on yksi käynti.',
        'Kirjaa paperilta valitsemalla ensin päivä ja sitten kunkin käynnin tunti.',
        'Hävitä paperi, kun käynnit on kirjattu.',
      ],
    },
    sending: {
      name: 'Lähetys',
      steps: [
        'Tallennettu tälle laitteelle ja lähetetty ovat eri asioita. Sivu kertoo, mitä odottaa.',
        'Kirjaukset lähtevät itsestään, kun tabletti on verkossa. Voit myös painaa Lähetä nyt.',
        'Yhdistä tabletti verkkoon, jos vanhin kirjaus on odottanut yli päivän.',
        'Jos tabletti rikkoutuu, tallenna pelastustiedosto ja vie se pääkäyttäjälle.',
      ],
    },
    'set-up': {
      name: 'Käyttöönotto',
      steps: [
        'Asenna sovellus ensin. Asennettu sovellus alkaa tyhjänä.',
        'Lue pääkäyttäjän QR-koodi tai kirjoita käyttöönottokoodi.',
        'Kirjaudu kerran verkossa ja aseta PIN-koodi.',
        'Kytke lentotila ja kirjaa harjoituskäynti.',
      ],
    },
    practice: {
      name: 'Harjoittelu',
      steps: [
        'Harjoituksessa kaikki toimii kuten oikeasti, mutta mitään ei tallenneta.',
        'Keltainen palkki kertoo, että harjoitus on käynnissä.',
        'Voit harjoitella milloin tahansa. Keskeneräinen oikea käynti säilyy.',
      ],
    },
  },
  desk: {
    title: 'Toimistosivut',
    text: {
      busy: 'Saapumiset tänään ja tuntien mukaan. Luvut ovat tarkkoja, koska ne eivät kerro ihmisistä.',
      figures: 'Julkaistut luvut jaksoittain. Pienet luvut on peitetty ja luvuissa on pieni satunnainen muutos.',
      'figures/table': 'Oma taulukko julkaistuista luvuista. Jos taulukkoa ei julkaista, sivu tarjoaa lähimmän.',
      reports: 'Tulostettavat raportit julkaistuista luvuista.',
      tablets: 'Organisaation tabletit: mikä on hiljaa, mikä on kadonnut, ja uuden tabletin käyttöönotto.',
      contacts: 'Kumppanien yhteystiedot. Jokainen katselu kirjataan käyttölokiin.',
      withdrawal: 'Kumppanin suostumuksen peruutus, jonka kuka tahansa neuvoja ottaa vastaan.',
      users: 'Käyttäjät: lisääminen, muuttaminen ja käyttöoikeuden päättäminen.',
      requests: 'Henkilöiden pyynnöt ja niiden määräajat.',
      places: 'Organisaatiot, alueet ja neuvontapisteet.',
      'code-lists': 'Koodisto: mitä käynnistä kysytään. Uusi koodisto alkaa vuoden alusta.',
      'visit-screen': 'Neuvontapisteen käyntinäkymä: mitä näkyy, mikä on pakollista ja mitkä ovat esivalinnat.',
      'undertaking/edit': 'Käyttö- ja vaitiolositoumuksen teksti ja uudet versiot.',
      'password-policy': 'Vaihdetaanko salasanoja määräajoin.',
      'privacy/edit': 'Tietosuojaselosteen tiedot ja uudet versiot.',
      'accessibility/edit': 'Minne saavutettavuuspalautetta annetaan.',
      retention: 'Mitä säilytetään kuinka kauan ja mitä on poistettu.',
      disclosures: 'Mitä on luovutettu ja kenelle.',
      risk: 'Miten hyvin kukin suljettu jakso suojaa ihmisiä.',
      'publication-rules': 'Säännöt, joilla luvut julkaistaan.',
      audit: 'Kuka on tehnyt mitä. Käyntejä lokissa ei ole.',
      open: 'Taulukot, jotka ovat avoimia kaikille.',
      me: 'Omat tietosi, kirjautumisesi ja tunnisteesi.',
    },
  },
  roles: {
    advisor: 'neuvoja',
    main_user: 'pääkäyttäjä',
    coordinator: 'koordinaattori',
    protection_officer: 'tietosuojavastaava',
    operator: 'tekninen ylläpitäjä',
  },
  language: {
    title: 'Miksi asiointikieltä kysytään',
    text: [
      'Asiointikieli kertoo, millä kielillä neuvontaa tarvitaan. Sen mukaan suunnitellaan neuvojien kielet, tulkkaus ja esitteet.',
      'Valitse kieli, jolla asia hoidettiin. Äidinkieltä, kansalaisuutta ja alkuperää ei kysytä.',
      'Jos kieltä ei ole listassa, paina Muu kieli ja hae nimellä. Jos et tiedä kieltä, valitse ei tiedossa.',
    ],
  },
  topics: {
    title: 'Mitä kukin aihe tarkoittaa',
    lead: 'Valitse palvelu, josta kysyttiin. Käynnillä voi olla enintään neljä aihetta. Aihe ei kerro henkilöstä.',
    example: 'Esimerkki',
    not: 'Ei tähän',
    failed: 'Aiheet näkyvät, kun laite on verkossa.',
  },
  keys: {
    title: 'Näppäimet',
    lead: 'Käynnin voi kirjata pelkällä näppäimistöllä.',
    rows: [
      ['Sarkain', 'Seuraava kysymys'],
      ['Nuolet', 'Liiku kysymyksen vastauksissa'],
      ['Välilyönti', 'Valitse tai poista valinta'],
      ['Ctrl + Enter', 'Tallenna käynti'],
      ['Ctrl + Z', 'Kumoa edellinen tallennus'],
      ['Alt + 1…4', 'Pikavalinnat ja Sama kuin edellinen'],
      ['?', 'Näppäinten luettelo käyntinäkymässä'],
      ['Esc', 'Sulje avoin ikkuna'],
    ],
  },
  ask: {
    title: 'Keneltä kysyä',
    text: [
      'Tabletista, käyttäjätunnuksesta ja kirjauksista: kysy oman organisaatiosi pääkäyttäjältä.',
      'Tietosuojasta: rekisterin yhteyshenkilö ja tietosuojavastaava ovat tietosuojaselosteessa.',
      'Esteistä sovelluksen käytössä: saavutettavuusselosteessa on palautteen osoite.',
    ],
  },
  links: { privacy: 'Tietosuojaseloste', accessibility: 'Saavutettavuusseloste' },
}

export type Words = Widened<typeof words>
