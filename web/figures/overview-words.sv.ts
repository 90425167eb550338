import type { Words } from './overview-words.fi.ts'

export const words: Words = {
  compare: 'Jämförelse',
  comparisons: {
    year: 'Ett år tidigare',
    previous: 'Föregående period',
    none: 'Ingen jämförelse',
  },
  notComparable: (period: string): string => `Perioden ${period} har inte publicerats, så det finns ingen jämförelse.`,
  filter: (dimension: string, code: string): string => `Avgränsning: ${dimension}: ${code}`,
  withoutFilter: 'Ta bort avgränsningen',
  drill: 'Namnet på en rad i tabellen avgränsar sidan till de besöken.',
  tiles: {
    title: 'Nyckeltal',
    client: 'Kundbesök',
    partner: 'Partnerbesök',
    filtered: (code: string): string => `Besök: ${code}`,
    persons: 'Personer per besök',
    personsAbout: 'I medeltal, av de registrerade klassernas mittpunkter.',
    none: 'Inte publicerat',
  },
  change: 'Förändring',
  unknown: 'förändringen kan inte räknas',
  line: (period: string): string => `Strecket är ${period}.`,
  grown: (label: string, change: string): string => `Ökade mest: ${label} (${change})`,
  titles: {
    topic: 'Besök per ärende',
    language: 'Besök per kontaktspråk',
    channel: 'Besök per kontaktsätt',
    duration: 'Besök efter längd',
    outcome: 'Besök efter resultat',
    partner_topic: 'Besök per ärende i samarbetet',
    partner_org: 'Besök per typ av organisation',
    partner_channel: 'Partnerbesök per kontaktsätt',
  },
  level: 'Språk',
  levels: { groups: 'I grupper', single: 'Ett och ett' },
  months: {
    title: 'Besök per månad',
    month: 'Månad',
    before: 'Ett år tidigare',
    line: 'Strecket är samma månad ett år tidigare.',
    name: (first: string, last: string, place: string): string =>
      `Stapeldiagram: besök per månad, ${place}, ${first} – ${last}.`,
  },
  places: {
    title: 'Besök per plats',
    place: 'Plats',
    name: (place: string, period: string): string => `Stapeldiagram: besök per plats, ${place}, ${period}.`,
    without: (names: string): string =>
      `För få besök för egna siffror: ${names}. Besöken ingår i den större platsens siffror.`,
  },
  leftOut: {
    title: 'Publiceras inte så här noggrant',
    text: (titles: string): string => `För den här platsen, perioden och avgränsningen publiceras inte: ${titles}.`,
  },
  completeness: {
    title: 'Hur fullständiga uppgifterna är',
    good: 'Alla pekplattor har varit i kontakt, och perioden har inga dagar utan ankomster.',
    goodTablets: 'Alla pekplattor har varit i kontakt.',
    silent: (point: string, n: number, day: string): string =>
      n === 1
        ? `${point}: en pekplatta har inte varit i kontakt sedan ${day}.`
        : `${point}: ${n} pekplattor har inte varit i kontakt, den första sedan ${day}.`,
    without: (point: string): string => `${point}: ingen pekplatta i bruk.`,
    quiet: (point: string, n: number, spans: string): string =>
      n === 1 ? `${point}: 1 dag utan ankomster (${spans}).` : `${point}: ${n} dagar utan ankomster (${spans}).`,
    quietAbout: 'Här räknas veckodagar då punkten vanligen har besök. Också helgdagar syns här.',
    open: (n: string): string =>
      `Minst ${n} besök är ännu öppna i hela registret. De hinner med i de följande siffrorna.`,
    openFew: (min: number): string => `Färre än ${min} besök är öppna i hela registret.`,
    late: 'Besök som registrerats för sent, då deras egen period redan var stängd:',
    coming: (period: string): string => `Perioden som stängs härnäst: ${period}`,
    comingAbout: 'Det finns ännu tid: när pekplattan får kontakt hinner dess besök med i periodens siffror.',
    problems: (n: number): string => (n === 1 ? '1 iakttagelse' : `${n} iakttagelser`),
    failed: 'Uppgifterna om fullständigheten kunde inte hämtas.',
    tablets: 'Se pekplattorna',
  },
  notRecorded: {
    title: 'Vad som inte har registrerats',
    about: 'Hur stor del av besöken som har lämnats oregistrerade i varje fråga.',
    question: 'Fråga',
    visits: 'Inte registrerat, besök',
    share: 'Andel',
  },
  notes: {
    title: 'Anteckningar om perioden',
    none: 'Inga anteckningar.',
    add: 'Lägg till en anteckning',
    text: 'Anteckning',
    hint: 'Till exempel varför det var lugnt. Inte om människor: inga namn eller kontaktuppgifter.',
    period: 'Period',
    place: 'Plats',
    missing: 'Skriv en anteckning.',
    personal: 'Ta bort personbeteckningen, e-postadressen, telefonnumret eller kontonumret ur anteckningen.',
    unseen: 'Anteckningen har tecken som inte syns. Skriv den på nytt.',
    about: (place: string, period: string, day: string): string => `${place}, ${period}. Antecknat ${day}.`,
    remove: 'Ta bort',
    removeNamed: (text: string): string => `Ta bort anteckningen: ${text}`,
    removeTitle: 'Ska anteckningen tas bort?',
    failed: 'Anteckningarna kunde inte hämtas.',
  },
}
