// The words of the disclosure register in Finnish.
export const words = {
  title: 'Luovutukset',
  lead: 'Tänne merkitään, mitä tilastoja on annettu eteenpäin: mitä, kenelle, mihin ja millä perusteella.',
  never:
    'Henkilötietoja ei luovuteta kenellekään muulle kuin henkilölle itselleen. Siksi tähän ei kirjoiteta kenenkään nimeä eikä yhteystietoja.',
  logged: 'Luettelon avaaminen jää käyttölokiin.',
  loading: 'Haetaan luovutuksia…',
  failed: 'Luovutuksia ei saatu haettua.',
  stale: (time: string): string => `Ei yhteyttä. Tiedot haettiin klo ${time}.`,
  noRight: 'Sinulla ei ole oikeutta tähän. Kysy pääkäyttäjältä.',
  print: 'Tulosta',
  empty: 'Yhtään luovutusta ei ole merkitty.',
  nothingFound: 'Näillä ehdoilla ei löydy luovutuksia.',
  more: 'Vanhemmat löytyvät, kun rajaat päiviä.',
  caption: 'Luovutukset, uusin ensin',
  columns: {
    day: 'Päivä',
    what: 'Mitä',
    recipient: 'Kenelle',
    purpose: 'Mihin',
    basis: 'Peruste',
    form: 'Miten',
    by: 'Merkitsijä',
  },
  unknown: 'käyttäjä, jota ei enää ole',
  what: (report: string, periods: string): string => `${report}, ${periods}`,
  periods: (first: string, last: string): string => `${first} – ${last}`,
  table: 'Taulukko',
  reports: {
    overview: 'Tilastojen yhteenveto',
    month: 'Kuukausiraportti',
    year: 'Vuosiraportti',
    funder: 'Rahoittajaraportti',
    compensation: 'Korvausyhteenveto',
  },
  forms: { print: 'Tuloste', file: 'Tiedosto', api: 'Rajapinta', talk: 'Suullisesti', open: 'Avoin data' },
  bases: { statistics: 'Avoin tilasto', funder: 'Rahoittajan raportointi', authority: 'Viranomaisen pyyntö' },
  filter: {
    name: 'Rajaa luetteloa',
    from: 'Alkaen',
    to: 'Päättyen',
    form: 'Miten',
    basis: 'Peruste',
    all: 'Kaikki',
    show: 'Näytä',
    clear: 'Poista rajaukset',
    wrongDays: 'Loppupäivä on ennen alkupäivää.',
  },
  add: {
    title: 'Merkitse luovutus',
    what: 'Mitä annettiin',
    period: 'Miltä ajalta',
    choose: 'Valitse',
    form: 'Miten',
    recipient: 'Kenelle',
    recipientHint: 'Organisaation nimi, ei henkilön.',
    purpose: 'Mihin tarkoitukseen',
    basis: 'Peruste',
    action: 'Merkitse luovutus',
    wrong: 'Luovutusta ei merkitty. Korjaa nämä:',
    failed: 'Luovutusta ei merkitty. Kirjoittamasi on tallella.',
    done: 'Luovutus on merkitty.',
    errors: {
      what: 'Valitse, mitä annettiin.',
      periods: 'Valitse, miltä ajalta.',
      form: 'Valitse, miten tiedot annettiin.',
      recipient: 'Kirjoita organisaation nimi.',
      purpose: 'Kirjoita tarkoitus.',
      basis: 'Valitse peruste.',
    },
    personal: 'Tässä näyttää olevan henkilön tietoja. Kirjoita vain organisaation nimi tai tarkoitus.',
  },
  unreachable: {
    offline: 'Ei yhteyttä palvelimeen. Yritä uudelleen, kun yhteys toimii.',
    portal: 'Verkko vastasi palvelimen puolesta. Kirjaudu verkkoon tai vaihda sitä.',
    server: 'Palvelin ei vastaa. Yritä hetken päästä uudelleen.',
  },
}

/** A word written out in one language is any text in another. */
type Widened<W> = W extends string
  ? string
  : W extends (...values: infer V) => string
    ? (...values: V) => string
    : { readonly [K in keyof W]: Widened<W[K]> }

export type Words = Widened<typeof words>
