// Words of the reports on how well figures protect. The Finnish file is the shape of the others.
import { pluralOf } from '../format.ts'
import type { Widened } from '../words.ts'

const times = (n: number, text: string, one: string, other: string): string =>
  `${text} ${pluralOf('fi', n) === 'one' ? one : other}`

export const words = {
  title: 'Lukujen suoja',
  lead: 'Julkaistut luvut eivät saa kertoa kenestäkään yksittäisestä ihmisestä. Tästä näet, miten se on toteutunut jokaisessa julkaistussa jaksossa.',
  print: 'Tulosta',
  failed: 'Raportteja ei saatu haettua',
  stale: (time: string): string => `Ei yhteyttä. Näkyvissä ovat klo ${time} haetut raportit.`,
  noRight: 'Raportit näkevät pääkäyttäjä, koordinaattori, tietosuojavastaava ja tekninen ylläpitäjä.',
  toProtection: 'Miten lukuja suojataan?',
  toRules: 'Julkaisusäännöt',
  source: 'Lähde: Tukkimies. Raportissa on vain lukuja, jotka saa näyttää.',
  printed: (day: string): string => `Tulostettu ${day}.`,
  visitors: { client: 'Asiakaskäynnit', partner: 'Kumppanikäynnit' },
  places: { whole: 'koko organisaatio', area: 'alueet', point: 'pisteet' },
  kinds: { m: 'kuukausi', q: 'neljännes', y: 'vuosi' },
  profiles: { floor: 'suppein', S: 'suppea', M: 'keskilaaja', L: 'laaja' },
  visits: (n: number, text: string): string => times(n, text, 'käynti', 'käyntiä'),
  waiting: {
    title: (visitor: string, period: string): string => `Odottaa ratkaisua: ${visitor}, ${period}`,
    text: 'Edes suppeimmat taulukot eivät täytä vaatimuksia, joten mitään ei ole julkaistu. Luvut ovat tallessa palvelimella, eikä kukaan näe niitä.',
    report: 'Mitä suppeimmat taulukot kertoisivat',
    others: 'Tietosuojavastaava ratkaisee, mitä julkaistaan.',
    decide: 'Ratkaise',
    question: 'Mitä julkaistaan?',
    acts: {
      least: 'Suppeimmat taulukot, vaikka vaatimukset eivät täyty',
      nothing: 'Ei mitään',
    },
    means: {
      least:
        'Jokaisen luvun takana on silti vähintään sääntöjen vaatima määrä käyntejä. Yksittäisestä käynnistä voi kuitenkin päätellä enemmän kuin vaatimus sallii.',
      nothing:
        'Jaksosta ei julkaista yhtään lukua. Sen tarkat luvut hävitetään, eikä niitä voi tehdä uudelleen. Pidempi jakso, johon samat käynnit kuuluvat, julkaistaan aikanaan tavalliseen tapaan.',
    },
    final: 'Ratkaisua ei voi perua. Se kirjataan käyttölokiin.',
    choose: 'Valitse, mitä julkaistaan.',
    done: 'Ratkaisu on kirjattu. Jakso suljetaan seuraavana yönä.',
  },
  assessment: {
    title: 'Vuosittainen arvio',
    text: 'Tietosuojavastaava arvioi tunnistamattomuuden uudelleen vähintään kerran vuodessa.',
    assessed: (day: string): string => `Viimeksi arvioitu ${day}.`,
    never: 'Arviota ei ole vielä tehty.',
    due: (day: string): string => `Seuraava arvio viimeistään ${day}.`,
    late: (day: string): string => `Arvion määräpäivä oli ${day}.`,
    action: 'Merkitse arvio tehdyksi',
    question: 'Onko arvio tehty?',
    steps: [
      'Jaksojen raportit on luettu.',
      'Tekninen ylläpitäjä on ajanut hyökkäyskokeet, ja niiden tulokset on luettu.',
      'Uudet julkaistut hyökkäystavat on käyty läpi.',
      'Muutokset pisteissä, koodistoissa ja lomakkeessa on käyty läpi.',
      'Harvinaiset koodit on käyty läpi.',
    ],
    done: 'Arvio on merkitty tehdyksi.',
  },
  report: {
    title: 'Jakson raportti',
    visitor: 'Käynnit',
    period: 'Jakso',
    none: 'Yhtään jaksoa ei ole vielä julkaistu. Raportti syntyy jokaisesta jaksosta, kun se suljetaan.',
    noneOf: 'Näistä käynneistä ei ole vielä julkaistu yhtään jaksoa.',
    heading: (visitor: string, period: string): string => `${visitor}, ${period}`,
    covered: (days: string, closed: string): string => `${days}, suljettu ${closed}`,
    profile: 'Taulukoiden laajuus',
    profileOf: (name: string, letter: string): string => `${name} (${letter})`,
    policy: 'Julkaisusäännöt',
    policyOf: (version: string): string => `versio ${version}`,
    cells: 'Julkaistuja lukuja',
    verdicts: {
      met: 'Kaikki vaatimukset täyttyvät.',
      open: 'Yksikään vaatimus ei jää täyttymättä. Kaikkea ei voitu arvioida, koska lukuja tai kokeita on liian vähän.',
      nothing: 'Vaatimukset eivät täyttyneet. Mitään ei ole julkaistu: niin tietosuojavastaava ratkaisi.',
      failed: 'Kaikki vaatimukset eivät täyty. Suppeimmat taulukot on julkaistu tietosuojavastaavan ratkaisulla.',
    },
    narrowed: (from: string, to: string): string =>
      `Jakso julkaistiin suppeampana kuin oli tarkoitus (${from} → ${to}), koska laajemmat taulukot olisivat kertoneet liikaa.`,
    technical: 'Tekniset tiedot',
    hash: (hash: string): string => `Julkaistujen lukujen tiiviste: ${hash}`,
  },
  list: {
    title: 'Kaikki raportit',
    period: 'Jakso',
    visitor: 'Käynnit',
    result: 'Tulos',
    results: { met: 'Täyttyy', open: 'Täyttyy, osa arvioimatta', failed: 'Ei täyty' },
    narrowed: 'suppeampana',
  },
  marks: { real: 'Oikeista luvuista', rehearsal: 'Harjoitus keksityillä käynneillä' },
  verdicts: {
    met: 'Vaatimus täyttyy',
    failed: 'Vaatimus ei täyty',
    open: 'Ei voitu arvioida',
    note: 'Tavoite ei täyty',
  },
  demand: 'Vaatimus',
  aim: 'Tavoite',
  ifNot: 'Jos ei täyty',
  smallest: {
    title: 'Montako käyntiä on luvun takana?',
    answer: (visits: string): string => `Jokaisen julkaistun luvun takana on vähintään ${visits}.`,
    none: 'Yhtään lukua ei julkaistu.',
    meaning: 'Kun luvun takana on monta käyntiä, se ei kerro yhdestäkään niistä erikseen.',
    demand: (least: string): string => `Vähintään ${least} käyntiä jokaisen luvun takana.`,
    demandUnknown: 'Vähintään sääntöjen vaatima määrä käyntejä jokaisen luvun takana.',
    ifNot: 'Jaksoa ei suljeta eikä mitään julkaista. Tekninen ylläpitäjä saa hälytyksen.',
  },
  cells: {
    title: 'Paljonko luvuista näkyy?',
    answer: (share: string): string => `Koko organisaation luvuissa näkyy ${share} käynneistä.`,
    unknown: 'Näkyvää osuutta ei voi laskea.',
    meaning:
      'Peitetty luku on pieni tai nolla. Pienessä pisteessä ja lyhyellä jaksolla peitettyjä on enemmän. Tälle ei ole vaatimusta: peittäminen on suojan hinta.',
    place: 'Paikka',
    published: 'Julkaistu',
    hidden: 'Peitetty',
    share: 'Näkyy',
    nearlyAll: 'yli 99 %',
    late: (share: string): string => `Käynneistä ${share} kirjattiin vasta, kun oma jakso oli jo suljettu.`,
    unsaid: 'ei lasketa',
  },
  audit: {
    title: 'Voiko peitetyn luvun laskea muista?',
    answer: (signed: string): string =>
      `Vähennyslasku erottaa yhden käynnin tyhjästä ${signed} kertaa sadasta. Kolikonheitto erottaa 50 kertaa.`,
    few: 'Peitettyjä kohtia on liian vähän, jotta asian voisi mitata.',
    meaning:
      'Joku voi yrittää: summa miinus näkyvät luvut antaisi peitetyn. Koska jokaista lukua on muutettu erikseen, erotus kertoo lähinnä sattumasta. Koe tehdään oikeilla luvuilla juuri ennen kuin ne hävitetään.',
    demand: (auc: string, ones: string): string =>
      `Enintään ${auc} sadasta. Kun lasku väittää ”tässä on tasan yksi käynti”, se on oikeassa enintään ${ones} kertaa sadasta.`,
    ifNot: 'Jakso julkaistaan suppeampana. Jos sekään ei riitä, tietosuojavastaava ratkaisee.',
    what: 'Mikä laskettiin',
    cells: 'Yksittäinen peitetty luku',
    rests: 'Peitetyt yhdessä',
    signed: 'Erotus',
    sized: 'Koko',
    ones: '”Tasan yksi”',
    tooFew: 'liian vähän',
    noClaims: 'liian vähän väitteitä',
    unit: 'Luvut ovat kertoja sadasta: kuinka usein yksi käynti erottuu tyhjästä erotuksen tai sen koon perusteella, ja kuinka usein väite ”tasan yksi” on oikea.',
  },
  neighbour: {
    title: 'Voiko tuttu päätellä, mistä kävijä kysyi?',
    answer: (auc: string, guess: string): string =>
      `Tuttu osuu oikeaan ${auc} kertaa sadasta. Ilman lukujamme hän osuisi ${guess} kertaa.`,
    meaning:
      'Joku tietää, missä pisteessä ja millä neljänneksellä tuttu kävi, ja hänestä kolme piirrettä: kielen, iän ja yhden muun. Hän valitsee kahdesta kävijästä sen, joka kysyi tietystä aiheesta. 50 on pelkkää arvausta, 100 varmuutta.',
    demand: (auc: string, surest: string): string =>
      `Enintään ${auc} sadasta, ja 50 varmimmasta väitteestä oikein enintään ${surest}.`,
  },
  roster: {
    title: 'Entä jos joku tietäisi melkein kaiken?',
    answer: (auc: string, guess: string): string =>
      `Hän osuu oikeaan ${auc} kertaa sadasta. Ilman lukujamme hän osuisi ${guess} kertaa.`,
    meaning:
      'Rasituskoe: joku tietää jokaisen käynnin kuukauden ja kaikki piirteet paitsi yhden. Tällaista luetteloa ei ole kenelläkään, koska sitä ei säilytetä.',
    demand: (auc: string, surest: string): string =>
      `Enintään ${auc} sadasta, ja 50 varmimmasta väitteestä oikein enintään ${surest}.`,
  },
  rehearsal: {
    none: 'Koetta ei ole vielä tehty.',
    tooFew: 'Käyntejä on niin vähän, ettei asiaa voi arvioida kokeella. Suojat ovat silti samat.',
    ifNot: 'Jakso julkaistaan suppeampana. Jos sekään ei riitä, tietosuojavastaava ratkaisee.',
    made: (day: string, visits: string, from: string, profile: string): string =>
      `Koe ${day}: ${visits} käyntiä, ${from}, laajuus ${profile}. Tulos on kolmen kokeen keskiarvo.`,
    from: {
      release: 'keksitty julkaistujen lukujen pohjalta',
      demonstration: 'keksitty esimerkkilukujen pohjalta, koska mitään ei ollut julkaistu',
    },
    quoted: 'Kuukausi lainaa viimeisintä koetta.',
    clients: 'Koe tehdään asiakaskäynneillä. Kumppanikäynneissä on samat suojat.',
    surest: (share: string): string => `50 varmimmasta väitteestä oikein oli ${share}.`,
  },
  batches: {
    title: 'Katoavatko käynnit joukkoon?',
    answer: (count: string, below: string): string =>
      `Käynnit laskettiin tilastoon ${count} erässä. Alle 20 käynnin eriä oli ${below}.`,
    none: 'Käyntejä ei ollut tai niitä oli vähän. Eristä ei silloin kerrota.',
    smallest: (visits: string): string => `Pienimmässä erässä oli vähintään ${visits}.`,
    meaning:
      'Käynnit puretaan laskureihin öisin erissä. Mitä suurempi erä, sitä vähemmän palvelimen tiedostoista voisi nähdä, mitkä laskurit yksi käynti kasvatti.',
    aim: 'Vähintään 95 erässä sadasta on vähintään 20 käyntiä.',
    ifNot:
      'Käyntejä on vähän, eikä yksikään saa odottaa yli kahta viikkoa. Palvelimen tiedostoja on silloin suojattava erityisen hyvin.',
  },
  open: {
    title: 'Juuri nyt palvelimella',
    text: 'Näitä ei ole vielä julkaistu. Niitä kohdellaan kuin henkilötietoja.',
    failed: 'Avoimia rivejä ei saatu haettua',
    stale: (time: string): string => `Ei yhteyttä. Näkyvissä ovat klo ${time} haetut rivit.`,
    visits: 'Avoimet käynnit',
    visitsText:
      'Vasta lähetetyt käynnit, jotka tabletti voi vielä perua. Ne puretaan laskureihin muutaman päivän kuluttua, viimeistään 14 päivän ikäisinä.',
    count: 'Käyntejä',
    under: (threshold: string): string => `alle ${threshold}`,
    atLeast: (visits: string): string => `vähintään ${visits}`,
    few: 'vain vähän',
    oldest: 'Vanhin',
    days: (n: number, text: string): string => times(n, text, 'päivä', 'päivää'),
    accumulators: 'Laskurit, jotka odottavat jakson sulkemista',
    accumulatorsText:
      'Laskuri on tarkka luku, joten kukaan ei näe sitä. Laskuri, jossa on vain yksi käynti, kertoo yhdestä käynnistä: siksi laskurit hävitetään, kun jakso suljetaan.',
    which: 'Laskurit',
    whichOf: (kind: string, place: string): string => `${kind}, ${place}`,
    rows: 'Noin',
    ones: 'Joissa yksi käynti',
    noRows: 'Laskureita ei ole, tai niissä on vain muutama käynti.',
    backup: 'Varmuuskopio avoimista riveistä',
    backupOf: (days: string): string => `Viimeisin tarkistettu kopio on ${days} vanha. Se saa olla enintään 7 päivää.`,
    backupToday: 'Viimeisin tarkistettu kopio on tältä päivältä.',
    noBackup: 'Tarkistettua kopiota ei ole.',
  },
  review: {
    title: 'Harvinaiset koodit',
    text: (year: string): string =>
      `Koodit, joilla oli vuonna ${year} koko organisaatiossa alle 50 käyntiä tai joiden luku on peitetty. Harvinaista koodia ei juuri näe tilastossa, ja se tekee käynnistä erottuvan.`,
    none: 'Ehdotukset tehdään, kun ensimmäinen kokonainen vuosi on julkaistu.',
    show: 'Näytä ehdotukset',
    how: 'Ehdotukset on laskettu julkaistuista taulukoista. Koodistoa muuttaa tekninen ylläpitäjä, ja muutos tulee voimaan vuoden vaihteessa.',
    failed: 'Taulukkoa ei saatu haettua.',
    again: 'Yritä uudelleen',
    foreign: 'Ehdotukset näkee se, jolla on oikeus koko organisaation lukuihin.',
    code: 'Koodi',
    visits: 'Käyntejä',
    hidden: 'peitetty',
    proposal: 'Ehdotus',
    retire: (code: string): string => `Poista käytöstä, seuraaja: ${code}`,
    merge: (code: string): string => `Yhdistä: ${code}. Molemmat poistetaan ja tilalle lisätään uusi koodi.`,
    keep: {
      rest: 'Säilytä: kokoaa muut.',
      new: 'Säilytä: oli käytössä vain osan vuodesta.',
      needed: 'Säilytä: laki tai julkaisusääntö vaatii sen.',
    },
    enough: 'Kaikissa koodeissa on vähintään 50 käyntiä.',
    absent: 'Ei ollut käytössä.',
  },
}

export type Words = Widened<typeof words>
