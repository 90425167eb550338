// The words of the form by which the privacy notice is written, in Finnish.
export const words = {
  title: 'Tietosuojaselosteen teksti',
  lead: 'Täytä organisaation tiedot kolmella kielellä. Muun tekstin sovellus kirjoittaa itse. Julkaistua versiota ei voi muuttaa, mutta uuden voi julkaista milloin tahansa.',
  roles: 'Kirjoita virka- tai yhteisosoitteita, älä kenenkään henkilötunnuksia.',
  papers: 'Tulostettavat luonnokset: tietoturvaloukkaus, vaikutustenarviointi, seloste käsittelytoimista',
  noRight: 'Selosteen julkaisee tietosuojavastaava tai tekninen ylläpitäjä.',
  loading: 'Haetaan selostetta…',
  fetchFailed: 'Selostetta ei saatu haettua.',
  again: 'Yritä uudelleen',
  wrong: 'Selostetta ei julkaistu. Korjaa nämä:',
  failed: 'Selostetta ei julkaistu. Kirjoittamasi on tallella tässä lomakkeessa.',
  languages: { fi: 'suomeksi', sv: 'ruotsiksi', en: 'englanniksi' },
  inLanguage: (label: string, language: string): string => `${label} ${language}`,
  parts: {
    register: 'Rekisteri',
    controller: 'Rekisterinpitäjä',
    contact: 'Rekisterin yhteyshenkilö',
    officer: 'Tietosuojavastaava',
    supervisor: 'Valvontaviranomainen',
    consent: 'Suostumus ja pyynnöt',
    hosting: 'Palvelin ja käsittelijät',
    acts: 'Säädökset, joihin tehtävä perustuu',
    changes: 'Mikä muuttuu',
  },
  fields: {
    name: 'Nimi',
    description: 'Kuvaus',
    address: 'Osoite',
    email: 'Sähköposti',
    phone: 'Puhelin',
    web: 'Verkkosivu',
    withdrawal: 'Osoite, johon suostumuksen voi perua',
    withdrawalHint: 'Sähköposti- tai postiosoite. Se näkyy suostumuksen tekstissä.',
    form: 'Oma verkkolomake, jossa tunnistaudutaan vahvasti',
    formHint: 'Alkaa https://. Jätä tyhjäksi, jos lomaketta ei ole.',
    hosting: 'Missä palvelin on',
    hostingHint: 'Palvelimen on oltava EU:ssa tai ETA:ssa.',
    processor: 'Käsittelijän nimi',
    task: 'Tehtävä',
    country: 'Maa',
    act: 'Säädös',
    changes: 'Mitä uutta tässä versiossa on',
    significant: 'Muutos on merkittävä',
    significantHint: 'Käyttäjiä pyydetään lukemaan seloste, ja yhteyshenkilöille on kerrottava muutoksesta.',
  },
  numbered: (label: string, number: string): string => `${label} ${number}`,
  addProcessor: 'Lisää käsittelijä',
  removeProcessor: (number: string): string => `Poista käsittelijä ${number}`,
  addAct: 'Lisää säädös',
  removeAct: (number: string): string => `Poista säädös ${number}`,
  errors: {
    missing: (label: string): string => `${label}: kirjoita tähän tieto.`,
    web: (label: string): string => `${label}: osoitteen on alettava https://.`,
    reach: (label: string): string => `${label}: anna osoite, sähköposti tai puhelin.`,
    list: (label: string): string => `${label}: lisää vähintään yksi.`,
  },
  preview: 'Esikatselu',
  previewWrong: 'Esikatselu näkyy, kun pakolliset tiedot on täytetty.',
  action: 'Julkaise seloste',
  ask: {
    title: 'Julkaistaanko seloste?',
    text: (version: string): string => `Versio ${version} näkyy heti kaikille, eikä sitä voi enää muuttaa.`,
    significant: 'Käyttäjiä pyydetään lukemaan se.',
    cancel: 'Peruuta',
    yes: 'Julkaise',
    close: 'Sulje',
  },
  done: {
    title: (version: string): string => `Versio ${version} on julkaistu`,
    text: 'Tabletit hakevat sen, kun niillä on yhteys.',
    told: 'Muutos on merkittävä: kerro siitä yhteyshenkilöille ja merkitse se Yhteystiedot-sivulla.',
    read: 'Lue seloste',
  },
  leaving: {
    title: 'Selostetta ei ole julkaistu',
    text: 'Jos lähdet sivulta, kirjoittamasi häviää.',
    stay: 'Jää sivulle',
    leave: 'Lähde julkaisematta',
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
