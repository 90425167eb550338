// Words of the page of contacts. The Finnish file is the shape of the others.
import type {
  ConsentWay,
  ContactChoice,
  ContactField,
  ContactState,
  ErasureReason,
  RestrictionReason,
} from '@tukkimies/shared/register/contact.ts'
import type { Language } from '@tukkimies/shared/register/organisation.ts'

export const words = {
  title: 'Yhteystiedot',
  lead: 'Yhteistyökumppanien yhteyshenkilöt. Tietoja käytetään vain yhteistyöhön ja yhteydenpitoon, jota palvelu tarvitsee: ei postituslistoihin eikä muuhun.',
  logged: 'Jokainen haku ja avattu yhteystieto kirjataan käyttölokiin. Tiedot eivät jää tälle laitteelle.',
  noRight: 'Sinulla ei ole oikeutta yhteystietoihin. Oikeuden antaa pääkäyttäjä.',
  withdrawHint: 'Jos joku peruuttaa suostumuksensa, voit ottaa peruutuksen vastaan ilman tätä oikeutta.',
  toWithdrawal: 'Suostumus peruutetaan',
  offline: 'Ei yhteyttä. Yhteystiedot ovat vain palvelimella, joten niitä ei voi katsoa ilman verkkoa.',
  search: {
    title: 'Hae yhteystietoja',
    words: 'Hakusanat',
    wordsHint: 'Organisaatio, nimi, puhelin tai sähköposti. Tyhjällä haulla näet viimeksi tallennetut.',
    point: 'Neuvontapiste',
    anyPoint: 'Kaikki pisteet',
    only: 'Näytä',
    all: 'Kaikki',
    choices: {
      due: 'Poistuvat 30 päivän kuluessa',
      closed: 'Rajoitetut ja piilotetut',
      untold: 'Muutoksesta kertomatta',
    } satisfies Record<ContactChoice, string>,
    action: 'Hae',
    failed: 'Hakua ei voitu tehdä',
  },
  none: 'Hakuun ei osunut yhtään yhteystietoa. Muuta hakusanoja tai poista rajaukset.',
  noneYet:
    'Yhteystietoja ei ole. Ne tallennetaan tabletilla kumppanikäynnin yhteydessä, kun yhteyshenkilö antaa suostumuksen.',
  count: (n: number): string => (n === 1 ? '1 yhteystieto' : `${n} yhteystietoa`),
  more: (n: number): string => `Näytetään ensimmäiset ${n}. Tarkenna hakua.`,
  caption: 'Haetut yhteystiedot',
  columns: {
    organisation: 'Organisaatio',
    name: 'Nimi',
    point: 'Piste',
    recorded: 'Tallennettu',
    deletion: 'Poistuu',
    state: 'Tila',
    action: 'Toiminto',
  },
  states: { open: 'käytössä', restricted: 'rajoitettu', hidden: 'peruutus käsittelemättä' } satisfies Record<
    ContactState,
    string
  >,
  reviewed: (day: string): string => `tarkistetaan ${day}`,
  untold: 'muutoksesta kertomatta',
  open: 'Avaa',
  openOf: (name: string): string => `Avaa: ${name}`,
  back: 'Takaisin hakuun',
  sheet: {
    failed: 'Yhteystietoa ei voitu avata',
    gone: 'Tätä yhteystietoa ei enää ole, tai sinulla ei ole siihen oikeutta.',
    facts: 'Tiedot',
    organisation: 'Organisaatio',
    name: 'Nimi',
    phone: 'Puhelin',
    email: 'Sähköposti',
    none: 'ei tallennettu',
    point: 'Neuvontapiste',
    recorded: 'Tallennettu',
    deletion: 'Poistuu itsestään',
    source: 'Tiedot on saatu yhteyshenkilöltä itseltään.',
    consent: 'Suostumus',
    consentBy: (way: string, day: string): string => `Annettu ${way} ${day}.`,
    ways: { spoken: 'suullisesti', email: 'sähköpostilla', paper: 'paperilla' } satisfies Record<ConsentWay, string>,
    languages: { fi: 'suomeksi', sv: 'ruotsiksi', en: 'englanniksi' } satisfies Record<Language, string>,
    consentText: (version: number, language: string): string => `Suostumuksen teksti ${language}, versio ${version}`,
    notice: (version: number): string => `Tietosuojaseloste suostumuksen aikaan: versio ${version}`,
    told: (version: number): string => `Viimeksi kerrottu tietosuojaselosteen versiosta ${version}`,
    restricted: (reason: string, since: string, review: string): string =>
      `Käsittelyä on rajoitettu ${since} alkaen: ${reason}. Asia tarkistetaan ${review}. Älä käytä tietoja sitä ennen muuhun. Rajoitus ei pidennä säilytystä.`,
    hidden:
      'Neuvoja on ottanut vastaan peruutuksen, joka voi koskea tätä henkilöä. Tieto on piilossa muilta. Käsittele peruutus tänään: jos se koskee häntä, poista yhteystieto.',
    toRequests: 'Pyyntöihin',
    restrictions: {
      disputed: 'henkilö kiistää tietojen oikeellisuuden',
      claim: 'henkilö tarvitsee tietoja oikeusvaadetta varten',
      objection: 'henkilö vastustaa käsittelyä',
    } satisfies Record<RestrictionReason, string>,
    corrections: (n: number): string => `Aiemmat tiedot (${n})`,
    correction: (by: string, day: string): string => `${by} korjasi ${day}. Sitä ennen:`,
    someone: 'Poistettu käyttäjä',
    actions: 'Toiminnot',
    failedChange: 'Muutosta ei tehty',
  },
  acts: {
    correct: 'Korjaa tietoja',
    narrow: 'Supista suostumusta',
    restrict: 'Rajoita käsittelyä',
    prolong: 'Muuta rajoitusta',
    unrestrict: 'Lopeta rajoitus',
    told: 'Merkitse kerrotuksi',
    copy: 'Tee kopio henkilölle',
    erase: 'Poista yhteystieto',
  },
  correct: {
    title: 'Korjaa tietoja',
    text: 'Alkuperäinen tieto, korjaaja ja päivä säilyvät näkyvissä. Säilytysaika ei ala alusta.',
    phoneHint: 'Suomalainen numero sellaisenaan, muut maanumeron kanssa.',
    either: 'Puhelimesta ja sähköpostista toinen voi olla tyhjä.',
    action: 'Tallenna korjaus',
    done: 'Tiedot on korjattu. Aiemmat tiedot ovat näkyvissä.',
  },
  narrow: {
    title: 'Supista suostumusta',
    text: 'Valittu tieto tuhotaan heti ja lopullisesti, myös aiemmista tiedoista. Muut tiedot jäävät.',
    which: 'Kumpi poistetaan?',
    phone: 'Puhelinnumero',
    email: 'Sähköpostiosoite',
    action: 'Tuhoa tieto',
    done: { phone: 'Puhelinnumero on tuhottu.', email: 'Sähköpostiosoite on tuhottu.' },
  },
  restrict: {
    title: 'Rajoita käsittelyä',
    text: 'Tieto poistuu tavallisesta käytöstä: neuvojat eivät näe sitä. Se poistuu silti viimeistään samana päivänä kuin muutenkin. Jos henkilö tarvitsee tietoja pidempään, anna hänelle kopio.',
    reason: 'Syy',
    chooseReason: 'Valitse syy',
    review: 'Tarkistetaan viimeistään',
    reviewHint: (day: string): string => `Viimeistään ${day}.`,
    action: 'Rajoita',
    done: (day: string): string => `Käsittelyä on rajoitettu. Asia tarkistetaan ${day}.`,
  },
  unrestrict: {
    title: 'Lopetetaanko rajoitus?',
    text: 'Tieto palaa tavalliseen käyttöön ja neuvojat näkevät sen taas. Kerro siitä ensin henkilölle.',
    action: 'Lopeta rajoitus',
    done: 'Rajoitus on lopetettu.',
  },
  told: {
    title: 'Onko muutoksesta kerrottu?',
    text: (version: number): string =>
      `Merkitse vasta, kun olet kertonut henkilölle tietosuojaselosteen versiosta ${version}. Mikä muuttui:`,
    action: 'Merkitse kerrotuksi',
    done: 'Merkitty kerrotuksi.',
  },
  erase: {
    title: 'Poistetaanko yhteystieto?',
    text: 'Organisaatio, nimi, puhelin, sähköposti, suostumus ja aiemmat tiedot tuhotaan heti ja lopullisesti, varmuuskopioistakin. Tätä ei voi perua.',
    stays:
      'Tämä jää: kumppanikäynnin tilasto, jossa ei ole ketään ihmistä, ja käyttölokin merkintä, jossa on numero ilman nimeä.',
    reason: 'Miksi?',
    reasons: {
      withdrawn: 'Henkilö peruutti suostumuksensa',
      asked: 'Henkilö pyysi poistamaan tietonsa',
      mistake: 'Tiedot tallennettiin vahingossa',
      outdated: 'Henkilö ei enää ole tehtävässä',
    } satisfies Record<ErasureReason, string>,
    chooseReason: 'Valitse syy.',
    action: 'Poista lopullisesti',
  },
  receipt: {
    done: 'Yhteystieto on poistettu. Voit tulostaa todistuksen.',
    print: 'Tulosta todistus',
    close: 'Valmis',
  },
  copy: {
    title: 'Kopio henkilölle',
    close: 'Takaisin yhteystietoon',
  },
  fields: { organisation: 'Organisaatio', name: 'Nimi', phone: 'Puhelin', email: 'Sähköposti' } satisfies Record<
    ContactField,
    string
  >,
  errors: {
    organisation: 'Kirjoita organisaatio.',
    name: 'Kirjoita nimi.',
    phone: 'Tarkista puhelinnumero. Esimerkiksi 040 123 4567 tai +46 70 123 4567.',
    email_wrong: 'Tarkista sähköpostiosoite.',
    detail_needed: 'Anna puhelinnumero tai sähköpostiosoite.',
    identity_code: 'Tässä näyttää olevan henkilötunnus. Sitä ei saa tallentaa.',
    text_found: 'Tässä on jotakin, mikä ei kuulu tähän kenttään, esimerkiksi puhelinnumero tai sähköposti.',
    reason: 'Valitse syy.',
    review: (day: string): string => `Valitse päivä, joka on viimeistään ${day}.`,
  },
}

type Widened<W> = W extends string
  ? string
  : W extends (...values: infer V) => string
    ? (...values: V) => string
    : { readonly [K in keyof W]: Widened<W[K]> }

export type Words = Widened<typeof words>
