// Words of the accessibility statement and of the form for its feedback. The Finnish file is the shape of the others.
export const words = {
  title: 'Saavutettavuusseloste',
  lead: 'Tämä seloste koskee Tukkimies-sovellusta: tablettien näkymiä ja toimistosivuja.',
  updated: (day: string): string => `Seloste on laadittu ja arviointi tehty ${day}.`,
  print: 'Tulosta',
  conformity: {
    title: 'Miten hyvin sovellus täyttää vaatimukset',
    law: 'Laki digitaalisten palvelujen tarjoamisesta (306/2019) vaatii, että digitaaliset palvelut ovat saavutettavia. Vaatimukset ovat WCAG-ohjeiston tasot A ja AA.',
    full: 'Sovellus täyttää tasojen A ja AA vaatimukset (WCAG 2.2).',
    partial: 'Sovellus täyttää tasojen A ja AA vaatimukset osittain (WCAG 2.2). Puutteet luetellaan alla.',
  },
  gaps: {
    title: 'Puutteet',
    none: 'Tiedossa ei ole puutteita.',
    criterion: (number: string): string => `WCAG ${number}`,
    since: (day: string): string => `Havaittu ${day}`,
    planned: (day: string): string => `Korjataan viimeistään ${day}`,
  },
  untested: {
    title: 'Mitä ei ole kokeiltu',
    text: 'Näillä sovellusta ei ole vielä kokeiltu. Emme siis tiedä, toimiiko kaikki niillä:',
  },
  way: {
    title: 'Miten sovellus on arvioitu',
    text: 'Arvioinnin on tehnyt sovelluksen kehittäjä itse. Jokainen versio tarkistetaan ohjelmallisesti:',
    steps: [
      'Sivut käydään läpi axe-ohjelmalla kolmella kielellä, vaaleina ja tummina.',
      'Käynnin kirjaaminen ja muut päätoiminnot tehdään pelkällä näppäimistöllä.',
      'Kosketuskohtien koot, tekstin suurennus ja kapeat näytöt mitataan.',
      'Värien kontrastit lasketaan kaikista käytetyistä väripareista.',
    ],
    browser: 'Tarkistukset tehdään Chromium-selaimella.',
  },
  feedback: {
    title: 'Anna palautetta',
    text: 'Huomasitko saavutettavuuspuutteen? Kerro siitä. Vastaamme 14 päivän kuluessa.',
    subject: 'Saavutettavuuspalaute: Tukkimies',
    email: 'Sähköposti',
    phone: 'Puhelin',
    page: 'Palautelomake',
    address: 'Osoite',
    unset: 'Saavutettavuuspalautteelle ei ole omaa osoitetta. Kerro puutteesta rekisterinpitäjälle:',
    nobody: 'Yhteystietoja ei ole vielä asetettu. Kerro puutteesta neuvontapisteellä, niin se välitetään eteenpäin.',
    unknown: 'Yhteystietoja ei saatu haettua. Yhdistä laite verkkoon ja yritä uudelleen.',
    again: 'Yritä uudelleen',
  },
  supervisor: {
    title: 'Valvontaviranomainen',
    text: 'Anna palautetta ensin meille. Jos et ole tyytyväinen vastaukseen tai et saa vastausta 14 päivässä, voit tehdä kantelun tai selvityspyynnön valvontaviranomaiselle. Viranomaisen sivulla kerrotaan, miten se tehdään.',
    web: 'Verkkosivu',
  },
  edit: {
    title: 'Saavutettavuuspalautteen yhteystiedot',
    lead: 'Nämä näkyvät kaikille saavutettavuusselosteessa. Anna viraston tai yhdistyksen yhteystiedot, ei kenenkään omia. Vähintään yksi tapa tarvitaan, ja palautteeseen vastataan 14 päivässä.',
    read: 'Lue seloste',
    loading: 'Ladataan…',
    again: 'Yritä uudelleen',
    fetchFailed: 'Yhteystietoja ei saatu haettua',
    noRight: 'Yhteystiedot asettaa tekninen ylläpitäjä.',
    email: 'Sähköposti',
    emailHint: 'Esimerkiksi saavutettavuus@esimerkki.fi',
    phone: 'Puhelin',
    page: 'Oman palautelomakkeen osoite',
    pageHint: 'Alkaa https://',
    supervisorTitle: 'Muu valvontaviranomainen',
    supervisorHint: 'Jätä tyhjäksi, jos valvoja on Traficom. Muuten anna nimi kolmella kielellä.',
    supervisor: { fi: 'Nimi suomeksi', sv: 'Nimi ruotsiksi', en: 'Nimi englanniksi' },
    action: 'Tallenna',
    wrong: 'Korjaa nämä kohdat',
    failed: 'Yhteystietoja ei tallennettu',
    done: 'Yhteystiedot on tallennettu. Ne näkyvät selosteessa heti ja verkossa olevilla tableteilla tunnin kuluessa.',
    errors: {
      none: 'Anna vähintään yksi tapa: sähköposti, puhelin tai lomakkeen osoite.',
      email: 'Tarkista sähköposti, esimerkiksi palaute@esimerkki.fi.',
      phone: 'Anna puhelinnumero numeroina, esimerkiksi 020 123 4567.',
      page: 'Anna lomakkeen osoite, joka alkaa https://.',
      supervisor: 'Anna valvojan nimi kaikilla kolmella kielellä tai jätä kaikki tyhjiksi.',
    },
    unreachable: {
      offline: 'Ei yhteyttä. Tallentamiseen tarvitaan verkko.',
      portal: 'Verkko vastasi palvelimen puolesta. Kirjaudu verkkoon tai vaihda sitä ja yritä uudelleen.',
      server: 'Palvelin ei vastaa. Yritä hetken kuluttua uudelleen.',
    },
  },
}

/** A word written out in one language is any text in another. */
type Widened<W> = W extends string
  ? string
  : W extends (...values: infer V) => string
    ? (...values: V) => string
    : { readonly [K in keyof W]: Widened<W[K]> }

export type Words = Widened<typeof words>
