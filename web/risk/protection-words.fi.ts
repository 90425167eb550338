// What the protection does, for whoever reads figures. Numbers stand in it only where the rules in force are known to the
// reader's page. The Finnish file is the shape of the others.

/** The numbers of the rules in force, as texts. */
export type Rules = {
  /** Largest change, threshold, fewest visits behind a number; the same of sensitive questions. */
  readonly change: string
  readonly threshold: string
  readonly least: string
  readonly sensitive: { readonly threshold: string; readonly least: string }
  readonly smallPoint: string
  readonly openDays: string
}

export const words = {
  title: 'Näin luvut on suojattu',
  lead: 'Tilasto kertoo käynneistä, ei ihmisistä. Siksi luvut suojataan ennen kuin kukaan näkee niitä.',
  print: 'Tulosta',
  back: 'Takaisin',
  toFigures: 'Siirry tilastoihin',
  contents: 'Tällä sivulla',
  toReports: 'Miten suoja on toteutunut?',
  parts: {
    noise: {
      title: 'Miksi luvut eivät ole aivan tarkkoja?',
      texts: [
        (rules: Rules | null): string =>
          `Jokaiseen julkaistuun lukuun tehdään pieni satunnainen muutos ylös tai alas${rules ? `, enintään ${rules.change}` : ''}.`,
        (): string =>
          'Muutos tehdään kerran, ja sama luku on aina ja kaikkialla sama: näytöllä, tulosteessa ja tiedostossa. Kysyminen uudelleen ei auta arvaamaan tarkkaa lukua.',
        (): string => 'Pieni ero kahden luvun välillä voi olla sattumaa. Silloin lukee ”ei selvää muutosta”.',
      ],
    },
    hidden: {
      title: 'Miksi luku on peitetty?',
      texts: [
        (rules: Rules | null): string =>
          rules
            ? `Lukua ei näytetä, jos se jää alle ${rules.threshold}. Jokaisen näytetyn luvun takana on siis vähintään ${rules.least} käyntiä.`
            : 'Lukua ei näytetä, jos se on pieni. Jokaisen näytetyn luvun takana on useita käyntejä.',
        (): string =>
          'Nolla ja pieni luku näyttävät samalta. Muuten jo nolla kertoisi jotakin: esimerkiksi sen, ettei kukaan kysynyt asiasta.',
        (): string =>
          'Luku peitetään myös silloin, kun sama ihminen on voinut käydä monta kertaa ja täyttää sen yksin. Muu kuin ensikäynti lasketaan tässä vain kolmasosaksi ihmisestä.',
      ],
    },
    finer: {
      title: 'Miksi en saa tarkempaa taulukkoa?',
      texts: [
        (): string =>
          'Mitä pienempi paikka ja mitä lyhyempi jakso, sitä harvempia asioita saa katsoa yhtä aikaa. Eniten saa koko organisaatiosta ja koko vuodesta.',
        (): string =>
          'Yksi tarkka taulukko näyttää harmittomalta. Monesta tarkasta taulukosta voi kuitenkin koota yksittäisen käynnin palapelin tavoin, vaikka jokainen luku olisi suojattu.',
        (): string =>
          'Siksi taulukoiden luettelo on päätetty ennalta. Kun jakso suljetaan, tarkat luvut hävitetään. Taulukkoa, jota ei ollut luettelossa, ei voi enää tehdä kukaan.',
        (rules: Rules | null): string =>
          rules
            ? `Pisteellä on omat luvut vain, jos siellä on vähintään ${rules.smallPoint} käyntiä vuodessa. Muuten sen käynnit ovat mukana alueen ja organisaation luvuissa.`
            : 'Hyvin pienellä pisteellä ei ole omia lukuja. Sen käynnit ovat mukana alueen ja organisaation luvuissa.',
      ],
    },
    totals: {
      title: 'Miksi osat eivät täsmää summaan?',
      texts: [
        (): string => 'Summa on oma lukunsa, ja jokaista lukua on muutettu erikseen. Eroa ei korjata.',
        (): string =>
          'Käynnillä voi olla monta aihetta, joten aiheiden luvut yhdessä ovat enemmän kuin käynnit. Osuus lasketaan vain, kun käyntejä on vähintään 30.',
      ],
    },
    sensitive: {
      title: 'Entä arkaluonteiset asiat?',
      texts: [
        (rules: Rules | null): string =>
          rules
            ? `Arkaluonteisesta kysymyksestä julkaistaan lukuja vain koko organisaatiosta, neljänneksittäin ja vuosittain. Raja on ${rules.sensitive.threshold}, ja luvun takana on vähintään ${rules.sensitive.least} käyntiä.`
            : 'Arkaluonteisesta kysymyksestä julkaistaan lukuja vain koko organisaatiosta, neljänneksittäin ja vuosittain, ja rajat ovat tiukemmat.',
        (): string =>
          'Jos pienessä ryhmässä lähes kaikki vastasivat samoin, koko rivi peitetään. Muuten ryhmään kuuluminen paljastaisi vastauksen.',
      ],
    },
    gone: {
      title: 'Mitä palvelimella on?',
      texts: [
        (rules: Rules | null): string =>
          `Käynti on palvelimella kokonaisena vain, kunnes se puretaan laskureihin${rules ? `, tavallisesti ${rules.openDays} päivää` : ''} ja enintään 14 päivää. Sen jälkeen käyntiä ei ole.`,
        (): string =>
          'Laskurit hävitetään, kun jakso on julkaistu. Sen jälkeen kukaan, ei edes tekninen ylläpitäjä, saa tietää enempää kuin tilasto kertoo.',
        (): string =>
          'Saapumiset ovat poikkeus: ne lasketaan tarkasti. Saapuminen kertoo vain pisteen, päivän, tunnin ja asiointitavan, sen minkä odotustilassakin näkee.',
      ],
    },
    limits: {
      title: 'Mitä suoja ei tee?',
      texts: [
        (): string =>
          'Jos joku tietäisi jo melkein kaiken jokaisesta käynnistä, hän voisi päätellä loput. Sellaista luetteloa ei ole kenelläkään, koska sitä ei säilytetä.',
        (): string =>
          'Kun käynti on vielä avoin tai jakso kesken, palvelimen tiedostoista voi nähdä tarkkoja lukuja. Siksi niitä kohdellaan kuin henkilötietoja.',
        (): string =>
          'Tilasto voi kertoa ryhmästä sellaista, mikä ei ole ryhmälle mieleen. Suoja koskee yksittäistä ihmistä.',
        (): string =>
          'Pisteessä, jossa käy yksi ihminen päivässä, paikalla olijat tietävät, kuka kävi. Sitä mikään ohjelma ei muuta.',
        (): string => 'Suojaa koetellaan keksityillä käynneillä. Koe ei todista, ettei parempaa hyökkäystä ole.',
      ],
    },
  },
}

type Text = (rules: Rules | null) => string
type Part = { readonly title: string; readonly texts: readonly Text[] }
export type PartName = keyof typeof words.parts
export type Words = Readonly<Record<Exclude<keyof typeof words, 'parts'>, string>> & {
  readonly parts: Readonly<Record<PartName, Part>>
}
