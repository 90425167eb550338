// The words of the drafts that the law asks for, in Finnish (GDPR 30, 33, 35).
import type { Widened } from '../words.ts'

export const words = {
  title: 'Tietosuojan asiakirjaluonnokset',
  lead: 'Luonnokset on täytetty selosteen tiedoilla. Ihminen täydentää, päättää ja lähettää ne. Mitään ei lähde palvelusta.',
  noRight: 'Luonnoksia voivat katsoa tietosuojavastaava, tekninen ylläpitäjä ja pääkäyttäjä.',
  none: 'Julkaise ensin tietosuojaseloste: luonnokset täytetään sen tiedoilla.',
  print: 'Tulosta',
  back: 'Takaisin selosteen tekstiin',
  choose: 'Valitse luonnos',
  draft: 'Luonnos. Ihminen tarkistaa ja täydentää.',
  made: (day: string, version: string): string => `Tehty ${day} selosteen versiosta ${version}`,
  fill: 'Täytettävä:',
  signed: 'Päiväys ja allekirjoitus:',
  breach: {
    tab: 'Tietoturvaloukkaus',
    title: 'Ilmoitus henkilötietojen tietoturvaloukkauksesta',
    lead: 'Ilmoitus tehdään valvontaviranomaiselle ilman aiheetonta viivytystä ja viimeistään 72 tunnin kuluttua siitä, kun loukkaus tuli ilmi (tietosuoja-asetus 33 artikla). Jos aika ylittyy, syy kerrotaan. Korkeasta riskistä kerrotaan myös henkilöille itselleen (34 artikla).',
    from: 'Ilmoittaja ja yhteyspiste',
    to: 'Vastaanottaja',
    known: 'Mitä rekisterissä on',
    knownTexts: [
      'Asiakkaista ei ole henkilötietoja. Tableteilla olevia yhteystietoja ei voi lukea laitteella.',
      'Yhteyshenkilöistä on neljä tietoa ja suostumus, käyttäjistä kuusi tietoa ja tekniset tiedot. Molemmat on salattu.',
    ],
    blanks: [
      'Milloin ja miten loukkaus tuli ilmi (päivä ja kellonaika)',
      'Mitä tapahtui ja milloin',
      'Mitä ryhmiä se koskee ja kuinka montaa henkilöä arviolta',
      'Mitä tietoja ja kuinka montaa kirjausta se koskee arviolta',
      'Todennäköiset seuraukset',
      'Mitä on tehty ja mitä tehdään haittojen vähentämiseksi',
      'Kerrotaanko henkilöille, milloin ja miten; jos ei, miksi',
      'Jos 72 tuntia ylittyi, syy',
    ],
  },
  assessment: {
    tab: 'Vaikutustenarviointi',
    title: 'Tietosuojaa koskeva vaikutustenarviointi',
    lead: 'Rekisterinpitäjä arvioi, tarvitaanko vaikutustenarviointi, ja pyytää tietosuojavastaavan neuvoa (tietosuoja-asetus 35 artikla).',
    description: 'Kuvaus käsittelystä',
    need: 'Tarpeellisuus ja oikeasuhtaisuus',
    needTexts: [
      'Käynnistä kirjataan vain valmiita vastauksia eikä tunnisteita. Yhteystietoja kirjataan vain suostumuksella neljä, ja ne poistuvat 12 kuukaudessa. Käyttäjistä on vain se, mitä käyttöoikeus tarvitsee.',
    ],
    risks: 'Riskit ja toimet',
    head: ['Riski', 'Toimet palvelussa', 'Todennäköisyys', 'Vakavuus'],
    rows: [
      [
        'Henkilö tunnistetaan tilaston pienestä luvusta',
        'Pienet luvut peitetään, lukuihin tehdään satunnainen muutos, hyökkäyksiä kokeillaan',
      ],
      ['Tabletti katoaa tai varastetaan', 'Ei luettavia henkilötietoja, lukitus, poistaminen käytöstä etänä'],
      [
        'Käyttäjä katsoo yhteystietoja ilman syytä',
        'Oikeudet tehtävän mukaan, jokainen katselu lokiin, poikkeamat näytetään',
      ],
      ['Tiedot jäävät varmuuskopioihin', 'Avaimet ovat erillään ja tuhotaan; palautus toistaa poistot'],
      ['Yhteyshenkilö ei saa oikeuksiaan', 'Peruminen keneltä tahansa neuvojalta, pyyntörekisteri ja määräpäivä'],
      ['Suostumus ei ole aito', 'Teksti henkilön kielellä, mitään ei ole valittu ennalta, käynti kirjataan ilmankin'],
    ],
    blanks: [
      'Muut riskit tässä organisaatiossa',
      'Tietosuojavastaavan neuvo',
      'Henkilöiden tai heidän edustajiensa näkemykset',
      'Jäljelle jäävä riski, ja tarvitaanko ennakkokuuleminen (36 artikla)',
      'Päätös ja seuraava tarkistus',
    ],
  },
  record: {
    tab: 'Käsittelytoimet',
    title: 'Seloste käsittelytoimista',
    lead: 'Rekisterinpitäjän seloste (tietosuoja-asetus 30 artikla 1 kohta).',
    blanks: ['Yhteisrekisterinpitäjä, jos sellainen on', 'Muut käsittelytoimet, joita tämä rekisteri ei kata'],
  },
}

export type Words = Widened<typeof words>
