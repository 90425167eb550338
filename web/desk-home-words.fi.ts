// Words of the desk's first page. The Finnish file is the shape of the others.
const count = (n: number, one: string, other: string): string => `${n} ${n === 1 ? one : other}`

export const words = {
  title: 'Etusivu',
  welcome: (name: string): string => `Tervetuloa, ${name}`,
  start: {
    title: 'Tukkimies',
    lead: 'Neuvontapisteiden käyntien kirjaaminen ja tilasto. Käynnistä kirjataan asia, ei ihmistä.',
    signIn: 'Kirjaudu sisään',
    signInText: 'Kun katsot lukuja tai hoidat käyttäjiä, tabletteja ja pisteitä.',
    setUp: 'Ota laite käyttöön tablettina',
    setUpText: 'Kun tällä laitteella kirjataan käyntejä. Tarvitset pääkäyttäjältä käyttöönottokoodin.',
  },
  offline: 'Ei yhteyttä. Kirjautumiseen ja lukuihin tarvitaan verkko.',
  again: 'Yritä uudelleen',
  pending: {
    undertaking: 'Hyväksy ensin käyttö- ja vaitiolositoumus.',
    factor: 'Ota ensin käyttöön toinen tunniste. Roolisi vaatii sen.',
    password: 'Vaihda ensin salasanasi.',
  },
  toPending: 'Jatka',
  noticeDue: { text: 'Tietosuojaseloste on muuttunut tai odottaa lukemistasi.', action: 'Lue seloste' },
  waiting: {
    title: 'Odottaa sinua',
    kinds: {
      requests_overdue: 'Pyynnön määräaika on ylittynyt. Vastaa heti',
      requests_soon: 'Pyyntö odottaa vastausta 7 päivän kuluessa',
      notice_missing: 'Tietosuojaselostetta ei ole julkaistu. Yhteystietoja ei voi tallentaa ennen sitä',
      notice_outdated: 'Säilytysajat ovat muuttuneet. Julkaise tietosuojaselosteesta uusi versio',
      retention_proposed: 'Ehdotus säilytysajoista odottaa hyväksymistäsi',
      policy_proposed: 'Ehdotus julkaisusäännöistä odottaa hyväksymistäsi',
      risk_waits: 'Jakso odottaa ratkaisuasi: sen lukuja ei voi julkaista turvallisesti',
      assessment_due: 'On aika arvioida tunnistamattomuus uudelleen',
      reports_ready: 'Uusia raportteja on valmiina',
    },
  },
  attention: {
    title: 'Vaatii huomiota',
    nothing: 'Tabletit ja pisteet ovat kunnossa.',
    loading: 'Tarkistetaan…',
    unknown: 'Tabletteja ei saatu tarkistettua.',
    lost: (n: number): string => `${count(n, 'tabletti', 'tablettia')} ilmoitettu kadonneeksi`,
    silent: (n: number): string => `${count(n, 'tabletti', 'tablettia')} hiljaa vähintään kolme työpäivää`,
    held: (n: number): string => `${count(n, 'tabletilla', 'tabletilla')} on kirjauksia, jotka vaativat huomiota`,
    noTablet: (n: number): string => `${count(n, 'avoimella pisteellä', 'avoimella pisteellä')} ei ole tablettia`,
    users: 'Tarkista käyttäjätilit',
    due: (n: number): string => `${count(n, 'käyttäjätili poistuu', 'käyttäjätiliä poistuu')} 30 päivän kuluessa`,
    asked: (n: number): string => `${count(n, 'käyttäjä pyytää', 'käyttäjää pyytää')} tilinsä poistamista`,
    review: (n: number): string => `${count(n, 'käyttöoikeus', 'käyttöoikeutta')} on tarkistettava`,
    undertaking: (n: number): string => `${count(n, 'käyttäjä ei ole', 'käyttäjää ei ole')} hyväksynyt sitoumusta`,
    usersFine: 'Käyttäjätilit ovat kunnossa.',
    usersUnknown: 'Käyttäjätilejä ei saatu tarkistettua.',
  },
  ways: {
    title: 'Sivut',
    busy: { name: 'Vilkkaat ajat', text: 'Milloin pisteissä käy väkeä, tunnin tarkkuudella.' },
    figures: { name: 'Tilasto', text: 'Julkaistut luvut käynneistä, aiheista ja kielistä.' },
    reports: { name: 'Raportit', text: 'Valmiit raportit tulostettaviksi, kertaluonteisesti tai toistuvasti.' },
    tablets: { name: 'Tabletit', text: 'Mikä tabletti on yhteydessä. Käyttöönotto ja kadonneet.' },
    contacts: { name: 'Yhteystiedot', text: 'Kumppanien yhteyshenkilöt: haku, korjaus ja poistaminen.' },
    withdrawal: { name: 'Suostumus peruutetaan', text: 'Kun yhteyshenkilö ei enää halua, että tietoja säilytetään.' },
    requests: { name: 'Pyynnöt', text: 'Ihmisten pyynnöt omista tiedoistaan ja niiden määräajat.' },
    retention: { name: 'Säilytysajat', text: 'Kuinka kauan mitäkin säilytetään ja mitä poistuu seuraavaksi.' },
    disclosures: { name: 'Luovutukset', text: 'Mitä tilastoja on annettu eteenpäin, kenelle ja miksi.' },
    risk: { name: 'Lukujen suoja', text: 'Riskiraportit: kertovatko julkaistut luvut liikaa kenestäkään.' },
    rules: { name: 'Julkaisusäännöt', text: 'Mitä lukuja julkaistaan ja miten ne suojataan. Ehdotus ja hyväksyntä.' },
    privacy: { name: 'Tietosuojaseloste', text: 'Mitä rekisteri tietää ja mitä se ei tiedä.' },
    privacyEdit: { name: 'Tietosuojaselosteen teksti', text: 'Selosteen tiedot ja uudet versiot.' },
    help: { name: 'Ohje', text: 'Miten sivut toimivat ja keneltä kysyä.' },
    accessibility: { name: 'Saavutettavuusseloste', text: 'Miten hyvin sovellusta voi käyttää ja mitä siitä puuttuu.' },
    accessibilityEdit: { name: 'Saavutettavuuspalaute', text: 'Minne palautetta annetaan ja kuka valvoo.' },
    open: { name: 'Avoin data', text: 'Taulukot, jotka on avattu kaikille.' },
    users: { name: 'Käyttäjät', text: 'Kutsut, roolit, päättyvät oikeudet ja poistot.' },
    places: { name: 'Organisaatiot ja pisteet', text: 'Uudet pisteet, nimet, alueet, sulkeminen ja yhdistäminen.' },
    visitScreen: {
      name: 'Käyntinäkymän asetukset',
      text: 'Mitä pisteen tabletit kysyvät, missä järjestyksessä, ja pikavalinnat.',
    },
    codeLists: { name: 'Koodistot', text: 'Mitä käynnistä kysytään ja mitä voi vastata.' },
    undertaking: { name: 'Sitoumus', text: 'Käyttö- ja vaitiolositoumuksen teksti.' },
    passwordPolicy: {
      name: 'Salasanojen vaihto',
      text: 'Vaihdetaanko salasanat määräajoin. Ehdotus ja sen hyväksyminen.',
    },
    audit: { name: 'Käyttöloki', text: 'Kuka on tehnyt mitä ja milloin.' },
    ownAudit: { name: 'Omat kirjautumiset', text: 'Milloin tunnuksellasi on kirjauduttu.' },
    me: { name: 'Omat tiedot', text: 'Tietosi, salasanasi ja kirjautumisesi.' },
  },
}

type Widened<W> = W extends string
  ? string
  : W extends (...values: infer V) => string
    ? (...values: V) => string
    : { readonly [K in keyof W]: Widened<W[K]> }

export type Words = Widened<typeof words>
