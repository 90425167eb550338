// Words of the rules of publication. The Finnish file is the shape of the others.
import { pluralOf } from '../format.ts'

const times = (n: number, text: string, one: string, other: string): string =>
  `${text} ${pluralOf('fi', n) === 'one' ? one : other}`

export const words = {
  title: 'Julkaisusäännöt',
  lead: 'Säännöt määräävät, mitä tilastosta julkaistaan ja miten luvut suojataan. Jo julkaistut luvut eivät koskaan muutu.',
  who: 'Tekninen ylläpitäjä ehdottaa muutosta, ja tietosuojavastaava päättää siitä. Jos muutos päästää enemmän näkyviin, se kokeillaan ensin keksityillä käynneillä.',
  print: 'Tulosta',
  failed: 'Sääntöjä ei saatu haettua',
  stale: (time: string): string => `Ei yhteyttä. Näkyvissä ovat klo ${time} haetut säännöt.`,
  noRight: 'Säännöt näkevät pääkäyttäjä, koordinaattori, tietosuojavastaava ja tekninen ylläpitäjä.',
  toProtection: 'Miten lukuja suojataan?',
  toRisk: 'Lukujen suoja',
  current: 'Voimassa nyt',
  since: (version: string, day: string): string => `Versio ${version}, voimassa ${day} alkaen.`,
  own: (profile: string): string => `Viime vuoden käyntimäärän mukainen laajuus: ${profile}.`,
  upcoming: (version: string): string => `Versio ${version} on hyväksytty`,
  from: (day: string): string => `Voimassa ${day} alkaen.`,
  earlier: 'Aiemmat versiot',
  version: 'Versio',
  first: 'Ensimmäinen päivä',
  changed: 'Mikä muuttui',
  beginning: 'alkuperäiset säännöt',
  visits: (n: number, text: string): string => times(n, text, 'käynti', 'käyntiä'),
  days: (n: number, text: string): string => times(n, text, 'päivä', 'päivää'),
  percent: (text: string): string => `${text} %`,
  groups: {
    extent: {
      title: 'Mitä julkaistaan',
      text: 'Mitä pienempi paikka ja lyhyempi jakso, sitä vähemmän asioita voi katsoa yhdessä.',
    },
    protection: {
      title: 'Miten luvut suojataan',
      text: 'Jokaista lukua muutetaan hieman sattumalla, ja pienet luvut peitetään.',
    },
    sensitive: {
      title: 'Arkaluonteiset asiat',
      text: 'Arkaluonteisista kysymyksistä julkaistaan lukuja vain koko organisaatiosta, neljänneksittäin ja vuosittain.',
    },
    times: {
      title: 'Ajat palvelimella',
      text: 'Käynti on palvelimella kokonaisena vain muutaman päivän. Sen jälkeen se on osasummissa, jotka hävitetään, kun jakso suljetaan.',
    },
  },
  fields: {
    profile: {
      label: 'Taulukoiden laajuus',
      means: 'Kuinka monta asiaa samassa taulukossa voi olla. Laajempi kertoo enemmän, mutta suojaa vähemmän.',
    },
    triples: {
      label: 'Kolmen kysymyksen taulukot',
      means: 'Vain nämä, vain koko organisaatiosta ja vain vuosittain. Enintään 60.',
    },
    codesPerDimension: {
      label: 'Valintoja yhteen kysymykseen',
      means: 'Kuinka monta valintaa käynnillä voi enintään olla samaan kysymykseen, esimerkiksi aiheita.',
    },
    smallPoint: {
      label: 'Pienen pisteen raja, käyntejä vuodessa',
      means: 'Tätä pienemmällä pisteellä ei ole omia lukuja. Sen käynnit ovat alueen ja organisaation luvuissa.',
    },
    'noise.D': { label: 'Suurin muutos', means: 'Enintään näin paljon luku voi poiketa tarkasta, ylös tai alas.' },
    'noise.V': {
      label: 'Muutoksen vaihtelu (varianssi)',
      means: 'Kuinka paljon luvut keskimäärin muuttuvat. Suurempi suojaa enemmän, mutta luvut ovat epätarkempia.',
    },
    'noise.js': {
      label: 'Luvut, joita muutos ei tuota',
      means: 'Tekninen arvo: muutettu luku ei ole mikään luvuista yhdestä tähän. Tavallisesti 0.',
    },
    'noise.mode': {
      label: 'Vaihtelun laskutapa',
      means: 'Tekninen arvo: vaihtelu on tasan annettu tai enintään annettu. Tiedostossa equal tai atMost.',
    },
    'noise.rowMode': {
      label: 'Muutoksen rivit',
      means: 'Tekninen arvo: riippuuko muutos luvun koosta. Tiedostossa symmetric tai byCount.',
    },
    threshold: {
      label: 'Pienin luku, joka näytetään',
      means:
        'Tätä pienempi muutettu luku peitetään. Raja miinus suurin muutos on vähimmäismäärä käyntejä luvun takana.',
    },
    'repeat.divisor': {
      label: 'Toistuvat käynnit: jakaja',
      means: 'Kun käynti ei ole ensimmäinen, se lasketaan vain osaksi ihmistä: yksi jaettuna tällä. 1 poistaa säännön.',
    },
    'repeat.persons': {
      label: 'Toistuvat käynnit: ihmisiä vähintään',
      means: 'Luku peitetään, jos sen takana on näin laskien vähemmän ihmisiä. Yksi ahkera kävijä ei riitä.',
    },
    'sensitive.D': { label: 'Suurin muutos, arkaluonteiset', means: 'Sama kuin edellä, arkaluonteisille luvuille.' },
    'sensitive.V': {
      label: 'Muutoksen vaihtelu, arkaluonteiset',
      means: 'Sama kuin edellä, arkaluonteisille luvuille.',
    },
    'sensitive.threshold': {
      label: 'Pienin luku, joka näytetään, arkaluonteiset',
      means: 'Tätä pienempi muutettu luku peitetään.',
    },
    'dominance.share': {
      label: 'Yksipuolinen ryhmä: osuus',
      means: 'Jos näin suuri osa pienestä ryhmästä vastasi samoin, koko rivi peitetään.',
    },
    'dominance.below': {
      label: 'Yksipuolinen ryhmä: koko',
      means: 'Sääntö koskee ryhmiä, joissa on vähemmän käyntejä kuin tämä.',
    },
    openDays: {
      label: 'Käynti on avoin',
      means: 'Näin kauan käynnin voi vielä perua. Sen jälkeen se puretaan osasummiin.',
    },
    foldBatch: {
      label: 'Erän koko, käyntejä vähintään',
      means: 'Käynnit puretaan osasummiin erissä, jotta yksittäistä käyntiä ei voi seurata.',
    },
    foldWait: {
      label: 'Erän odotus enintään',
      means: 'Näin kauan käynti odottaa muita avoimen ajan päälle. Yhteensä enintään 14 päivää.',
    },
    'grace.m': {
      label: 'Kuukausi suljetaan',
      means: 'Näin monta päivää kuukauden viimeisten käyntien purkamisen jälkeen.',
    },
    'grace.q': { label: 'Neljännes suljetaan', means: 'Samoin neljännekselle.' },
    'grace.y': { label: 'Vuosi suljetaan', means: 'Samoin vuodelle.' },
    receiptDays: {
      label: 'Kuitti lasketusta käynnistä säilyy',
      means: 'Kuitin ansiosta kahdesti lähetetty käynti lasketaan kerran. Kuitti ei kerro käynnistä mitään.',
    },
  },
  profiles: {
    volume: (own: string): string => `käyntimäärän mukaan: nyt ${own}`,
    floor: 'suppein',
    S: 'suppea (S)',
    M: 'keskilaaja (M)',
    L: 'laaja (L)',
  },
  modes: { equal: 'tasan annettu', atMost: 'enintään annettu' },
  rowModes: { symmetric: 'ei riipu luvun koosta', byCount: 'riippuu luvun koosta' },
  profileOptions: {
    volume: (own: string): string => `Käyntimäärän mukaan: nyt ${own}`,
    floor: 'Suppein: yksi kysymys kerrallaan, pisteistä vain vuosittain',
    S: 'Suppea (S): koko organisaatiosta kaksi kysymystä yhdessä neljänneksittäin ja vuosittain, muuten yksi',
    M: 'Keskilaaja (M): lisäksi vuosittain pisteistä kaksi ja koko organisaatiosta kolme',
    L: 'Laaja (L): lisäksi kaksi pisteistä neljänneksittäin ja koko organisaatiosta kuukausittain',
  },
  triplesCount: (n: number, text: string): string => times(n, text, 'taulukko', 'taulukkoa'),
  triplesList: 'Näytä taulukot',
  least: (visits: string, sensitive: string): string =>
    `Jokaisen näytetyn luvun takana on vähintään ${visits}, arkaluonteisen luvun takana vähintään ${sensitive}.`,
  proposal: {
    title: 'Ehdotus odottaa päätöstä',
    made: (day: string): string => `Ehdotettu ${day}.`,
    begins: (day: string, periods: string): string =>
      `Voimassa ${day} alkaen. Uudet säännöt koskevat jaksoja, jotka alkavat silloin tai myöhemmin: ensin ${periods}. Jo alkanut jakso noudattaa sääntöjä, joilla se alkoi.`,
    times: 'Avointen käyntien ja erien ajat muuttuvat heti ensimmäisenä päivänä.',
    before: 'Nyt',
    after: 'Ehdotus',
    loosens: 'Päästää enemmän näkyviin',
    other: 'Ei päästä enempää näkyviin',
    same: 'Ehdotus ei muuta mitään.',
    added: (names: string): string => `Uusia taulukoita: ${names}.`,
    removed: (names: string): string => `Taulukoita poistuu: ${names}.`,
    warnings: (fields: string): string =>
      `Suoja heikkenee: luvun takana voi olla vähemmän kuin viisi käyntiä (${fields}).`,
    late: 'Ensimmäinen päivä on jo mennyt, joten ehdotusta ei voi enää hyväksyä. Tee uusi ehdotus.',
    others: 'Tietosuojavastaava päättää, hyväksytäänkö ehdotus.',
  },
  rehearsal: {
    title: 'Koe keksityillä käynneillä',
    waiting: 'Koe on kesken. Se kestää muutamasta sekunnista muutamaan minuuttiin.',
    look: 'Katso, onko koe valmis',
    needed: 'Ehdotus päästää enemmän näkyviin, joten sen voi hyväksyä vasta, kun koe täyttää vaatimukset.',
    free: 'Ehdotus ei päästä enempää näkyviin, joten sen voi hyväksyä ilman koetta.',
    met: 'Koe täyttää vaatimukset.',
    failed: 'Koe ei täytä vaatimuksia: luvuista voisi päätellä liikaa. Ehdotusta ei voi hyväksyä.',
    failedFree: 'Koe ei täytä vaatimuksia. Ehdotus on silti vähintään yhtä tiukka kuin nykyiset säännöt.',
    tooFew: (isNeeded: boolean): string =>
      `Käyntejä on niin vähän, ettei koe näytä, riittääkö suoja. ${isNeeded ? 'Ehdotusta ei voi hyväksyä.' : 'Ehdotus on vähintään yhtä tiukka kuin nykyiset säännöt.'}`,
    unjudged: 'Liian vähän arvioitavaksi.',
    made: (day: string, visits: string, from: string, profile: string): string =>
      `Koe ${day}: ${visits}, ${from}, laajuus ${profile}. Tulos on kolmen kokeen keskiarvo.`,
    from: {
      release: 'keksitty julkaistujen lukujen pohjalta',
      demonstration: 'keksitty esimerkkilukujen pohjalta, koska mitään ei ole vielä julkaistu',
    },
    neighbour: 'Tuttava, joka tietää yhdestä kävijästä paljon',
    roster: 'Joku, joka tietää kaikista käynneistä lähes kaiken',
    right: (n: string, limit: string): string => `Oikeassa ${n} kertaa sadasta. Vaatimus: enintään ${limit}.`,
    guess: (n: string): string => `Ilman lukujamme oikeassa ${n} kertaa.`,
    surest: (n: string, limit: string): string =>
      `50 varmimmasta väitteestä oikein ${n} %. Vaatimus: enintään ${limit} %.`,
    unit: '50 on pelkkä arvaus, 100 varmuus.',
  },
  approve: {
    action: 'Hyväksy ehdotus',
    title: 'Hyväksytäänkö ehdotus?',
    text: 'Säännöt tulevat voimaan ensimmäisenä päivänään. Hyväksyntä kirjataan käyttölokiin.',
    signs: 'Hyväksynnällä allekirjoitat taulukoiden laajuuden. Se pysyy, vaikka käyntimäärä vähenisi.',
    done: 'Ehdotus on hyväksytty.',
  },
  refuse: {
    action: 'Älä hyväksy',
    title: 'Jätetäänkö ehdotus hyväksymättä?',
    text: 'Mikään ei muutu. Tekninen ylläpitäjä näkee syyn ja voi tehdä uuden ehdotuksen. Päätös kirjataan käyttölokiin.',
    question: 'Miksi ehdotusta ei hyväksytä?',
    choose: 'Valitse syy.',
    reasons: {
      protects_less: 'Luvut suojaisivat kävijöitä liian vähän',
      no_need: 'Muutokselle ei ole tarvetta',
      not_clear: 'Muutoksen syy ei ole selvä',
      first_day: 'Ensimmäinen päivä ei sovi',
      other: 'Muu syy, josta kerrotaan erikseen',
    },
    refused: (day: string, reason: string): string => `Ehdotusta ei hyväksytty ${day}. Syy: ${reason}.`,
    done: 'Ehdotus jäi hyväksymättä.',
  },
  discard: {
    action: 'Peru ehdotus',
    title: 'Perutaanko ehdotus?',
    text: 'Voimassa olevat säännöt eivät muutu. Voit tehdä uuden ehdotuksen.',
    done: 'Ehdotus on peruttu.',
  },
  form: {
    open: 'Tee ehdotus',
    again: 'Tee uusi ehdotus',
    title: 'Ehdota uusia sääntöjä',
    action: 'Ehdota',
    done: 'Ehdotus on tallennettu. Koe on alkanut.',
    replaces: 'Uusi ehdotus korvaa edellisen.',
    first: 'Ensimmäinen päivä',
    firstHint: (day: string): string => `Aikaisintaan ${day}. Kuukauden, neljänneksen tai vuoden alku on selkein.`,
    limits: (min: string, max: string): string => `Sallittu ${min}–${max}.`,
    triples: (chosen: string): string => `Valittu ${chosen}.`,
    triplesOther: 'Muita taulukoita voi ehdottaa tiedostolla, komennolla policy propose.',
    changes: 'Mitä ehdotus muuttaa',
    errors: {
      whole: (min: string, max: string): string => `Anna kokonaisluku väliltä ${min}–${max}.`,
      variance: (min: string, max: string): string => `Anna luku väliltä ${min}–${max}.`,
      first: (day: string, last: string): string => `Valitse päivä väliltä ${day}–${last}.`,
      same: 'Ehdotus ei muuta mitään. Muuta ainakin yhtä sääntöä.',
    },
  },
}

export type Words = typeof words
