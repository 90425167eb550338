// Words of the list of entries. The Finnish file is the shape of the others.
export const words = {
  entries: {
    title: 'Tämän laitteen kirjaukset',
    intro: 'Tässä ovat käynnit, jotka voi vielä korjata tai kumota. Tilastoon lasketut käynnit poistuvat luettelosta.',
    empty: 'Ei avoimia kirjauksia',
    newVisit: 'Uusi käynti',
    attention: 'Vaatii huomiota',
    count: (n: number): string => (n === 1 ? '1 käynti' : `${n} käyntiä`),
    show: 'Näytä valinnat',
    hide: 'Piilota valinnat',
    shownFor: 'Valinnat näkyvät 20 sekuntia.',
    visit: 'Käynti',
    states: {
      waiting: 'odottaa lähetystä',
      sent: 'lähetetty',
      held: 'odottaa palvelinta',
      attention: 'vaatii huomiota',
    },
    openUntil: (day: string): string => `avoin ${day} asti`,
    arrival: 'Saapuminen',
    damaged: 'Vioittunut kirjaus',
    takeBack: 'Kumoa',
    tryAgain: 'Yritä uudelleen',
    discard: 'Poista tämä',
    discardTitle: 'Poistetaanko kirjaus?',
    discardText: 'Kirjausta ei ole laskettu mihinkään. Jos poistat sen, sitä ei saa takaisin.',
    keep: 'Säilytä',
    discarded: 'Kirjaus poistettu.',
    retried: 'Kirjaus lähetetään uudelleen.',
    takenBack: 'Kumottu.',
    takenBackLater: 'Kumous on tallella ja lähtee, kun yhteys palaa.',
    takenBackIfOpen: 'Kumous lähtee palvelimelle. Jos käynti on jo laskettu tilastoon, sitä ei voi enää kumota.',
    failed: 'Muutos ei tallentunut. Kirjaus on ennallaan. Yritä uudelleen.',
    anew: 'Kirjaa uudelleen',
    remedies: {
      again: 'Yritä myöhemmin uudelleen. Jos se ei auta, kerro pääkäyttäjälle.',
      place: 'Kerro pääkäyttäjälle. Kun pisteen tiedot on korjattu, yritä uudelleen.',
      anew: 'Kirjaa sama uudelleen ja poista sitten tämä.',
      anew_contact: 'Kirjaa yhteystiedot uudelleen ja poista sitten tämä.',
      old: 'Näin vanhaa ei voi enää laskea. Kerro pääkäyttäjälle ja poista sitten tämä.',
      end: 'Ensin lähetetty kirjaus on tallella palvelimella. Tämän voi poistaa.',
      damaged: 'Kirjaa sama uudelleen, jos muistat sen, ja poista sitten tämä.',
    },
    correct: 'Korjaa',
    counting: 'lasketaan tilastoon, ei voi enää korjata',
    corrected: 'Korjattu ja tallennettu tälle laitteelle. Vanha kirjaus on kumottu.',
    correctedLater: 'Korjaus on tallella tällä laitteella ja lähtee, kun yhteys palaa.',
    unchanged: 'Käynti jäi ennalleen.',
    tooLate:
      'Käynti on jo laskettu tilastoon, joten sitä ei voi enää korjata. Mikään ei muuttunut, eikä mitään laskettu kahdesti.',
    since: (day: string): string => `vanhin ${day}`,
    fromPaper: 'Kirjaa paperilta',
  },
  correcting: {
    title: 'Korjaa käynti',
    client: (day: string): string => `Korjaat päivälle ${day} kirjattua asiakaskäyntiä.`,
    partner: (day: string): string => `Korjaat päivälle ${day} kirjattua kumppanikäyntiä.`,
    how: 'Tallennus kumoaa vanhan kirjauksen ja tekee uuden sen tilalle.',
    save: 'Tallenna korjaus',
    leave: 'Jätä ennalleen',
    ownDay: 'Palaa käynnin omaan päivään',
  },
  week: {
    title: 'Tämä viikko tällä laitteella',
    day: 'Päivä',
    client: 'Asiakaskäynnit',
    partner: 'Kumppanikäynnit',
    today: (day: string): string => `Tänään ${day}`,
    total: 'Yhteensä',
    none: 'ei avoimia käyntejä',
    note: 'Luvut ovat avoimia kirjauksia. Jo tilastoon lasketut käynnit eivät ole mukana.',
  },
}

/** A word written out in one language is any text in another. */
type Widened<W> = W extends string
  ? string
  : W extends (...values: infer V) => string
    ? (...values: V) => string
    : { readonly [K in keyof W]: Widened<W[K]> }

export type Words = Widened<typeof words>
