import { pluralOf } from '../format.ts'
import type { Words } from './rules-words.fi.ts'

const times = (n: number, text: string, one: string, other: string): string =>
  `${text} ${pluralOf('sv', n) === 'one' ? one : other}`

export const words: Words = {
  title: 'Publiceringsregler',
  lead: 'Reglerna bestämmer vad som publiceras av statistiken och hur siffrorna skyddas. Redan publicerade siffror ändras aldrig.',
  who: 'Den tekniska administratören föreslår en ändring, och dataskyddsombudet beslutar om den. Om ändringen låter mer synas prövas den först med påhittade besök.',
  print: 'Skriv ut',
  failed: 'Reglerna kunde inte hämtas',
  stale: (time) => `Ingen anslutning. Reglerna hämtades kl. ${time}.`,
  noRight: 'Reglerna ses av huvudanvändare, koordinator, dataskyddsombud och teknisk administratör.',
  toProtection: 'Hur skyddas siffrorna?',
  toRisk: 'Siffrornas skydd',
  current: 'Gäller nu',
  since: (version, day) => `Version ${version}, gäller från ${day}.`,
  own: (profile) => `Omfattning enligt förra årets antal besök: ${profile}.`,
  upcoming: (version) => `Version ${version} är godkänd`,
  from: (day) => `Gäller från ${day}.`,
  earlier: 'Tidigare versioner',
  version: 'Version',
  first: 'Första dagen',
  changed: 'Vad som ändrades',
  beginning: 'de ursprungliga reglerna',
  visits: (n, text) => times(n, text, 'besök', 'besök'),
  days: (n, text) => times(n, text, 'dag', 'dagar'),
  percent: (text) => `${text} %`,
  groups: {
    extent: {
      title: 'Vad som publiceras',
      text: 'Ju mindre plats och kortare period, desto färre saker kan ses tillsammans.',
    },
    protection: {
      title: 'Hur siffrorna skyddas',
      text: 'Varje siffra ändras lite slumpmässigt, och små siffror döljs.',
    },
    sensitive: {
      title: 'Känsliga saker',
      text: 'För känsliga frågor publiceras siffror bara för hela organisationen, per kvartal och år.',
    },
    times: {
      title: 'Tider på servern',
      text: 'Ett besök finns helt på servern bara några dagar. Därefter finns det i delsummor, som förstörs när perioden stängs.',
    },
  },
  fields: {
    profile: {
      label: 'Tabellernas omfattning',
      means: 'Hur många saker som får finnas i samma tabell. En större omfattning berättar mer men skyddar mindre.',
    },
    triples: {
      label: 'Tabeller med tre frågor',
      means: 'Bara de här, bara för hela organisationen och bara per år. Högst 60.',
    },
    codesPerDimension: {
      label: 'Val på en fråga',
      means: 'Hur många val ett besök högst kan ha på samma fråga, till exempel ärenden.',
    },
    smallPoint: {
      label: 'Gräns för en liten punkt, besök om året',
      means: 'En mindre punkt har inga egna siffror. Dess besök ingår i områdets och organisationens siffror.',
    },
    'noise.D': { label: 'Största ändring', means: 'Högst så mycket kan en siffra avvika, uppåt eller nedåt.' },
    'noise.V': {
      label: 'Ändringens spridning (varians)',
      means:
        'Hur mycket siffrorna ändras i medeltal. En större spridning skyddar mer, men siffrorna blir mindre exakta.',
    },
    'noise.js': {
      label: 'Tal som ändringen inte ger',
      means: 'Tekniskt värde: den ändrade siffran är inget av talen från ett till detta. Vanligen 0.',
    },
    'noise.mode': {
      label: 'Hur spridningen räknas',
      means: 'Tekniskt värde: spridningen är exakt den angivna eller högst den. I filen equal eller atMost.',
    },
    'noise.rowMode': {
      label: 'Ändringens rader',
      means: 'Tekniskt värde: om ändringen beror på hur stor siffran är. I filen symmetric eller byCount.',
    },
    threshold: {
      label: 'Minsta siffra som visas',
      means: 'En mindre ändrad siffra döljs. Gränsen minus största ändring är minsta antal besök bakom en siffra.',
    },
    'repeat.divisor': {
      label: 'Upprepade besök: divisor',
      means:
        'Ett besök som inte är det första räknas bara som en del av en människa: ett delat med detta. 1 tar bort regeln.',
    },
    'repeat.persons': {
      label: 'Upprepade besök: människor minst',
      means: 'En siffra döljs om färre människor finns bakom den, räknat så. En flitig besökare räcker inte.',
    },
    'sensitive.D': { label: 'Största ändring, känsliga', means: 'Samma som ovan, för känsliga siffror.' },
    'sensitive.V': { label: 'Ändringens spridning, känsliga', means: 'Samma som ovan, för känsliga siffror.' },
    'sensitive.threshold': { label: 'Minsta siffra som visas, känsliga', means: 'En mindre ändrad siffra döljs.' },
    'dominance.share': {
      label: 'Ensidig grupp: andel',
      means: 'Om en så stor del av en liten grupp svarade likadant döljs hela raden.',
    },
    'dominance.below': {
      label: 'Ensidig grupp: storlek',
      means: 'Regeln gäller grupper med färre besök än detta.',
    },
    openDays: {
      label: 'Ett besök är öppet',
      means: 'Så länge kan besöket ännu ångras. Därefter löses det upp i delsummor.',
    },
    foldBatch: {
      label: 'Omgångens storlek, besök minst',
      means: 'Besöken löses upp i omgångar, så att inget enskilt besök kan följas.',
    },
    foldWait: {
      label: 'Väntan på en omgång högst',
      means: 'Så länge väntar ett besök på andra utöver den öppna tiden. Sammanlagt högst 14 dagar.',
    },
    'grace.m': {
      label: 'Månaden stängs',
      means: 'Så många dagar efter att månadens sista besök har lösts upp.',
    },
    'grace.q': { label: 'Kvartalet stängs', means: 'På samma sätt för kvartalet.' },
    'grace.y': { label: 'Året stängs', means: 'På samma sätt för året.' },
    receiptDays: {
      label: 'Kvittot på ett räknat besök förvaras',
      means:
        'Tack vare kvittot räknas ett besök som skickas två gånger bara en gång. Kvittot berättar inget om besöket.',
    },
  },
  profiles: {
    volume: (own) => `enligt antalet besök: nu ${own}`,
    floor: 'minsta',
    S: 'liten (S)',
    M: 'medelstor (M)',
    L: 'stor (L)',
  },
  modes: { equal: 'exakt den angivna', atMost: 'högst den angivna' },
  rowModes: { symmetric: 'beror inte på siffrans storlek', byCount: 'beror på siffrans storlek' },
  profileOptions: {
    volume: (own) => `Enligt antalet besök: nu ${own}`,
    floor: 'Minsta: en fråga åt gången, för punkterna bara per år',
    S: 'Liten (S): för hela organisationen två frågor tillsammans per kvartal och år, annars en',
    M: 'Medelstor (M): dessutom per år två för punkterna och tre för hela organisationen',
    L: 'Stor (L): dessutom två för punkterna per kvartal och för hela organisationen per månad',
  },
  triplesCount: (n, text) => times(n, text, 'tabell', 'tabeller'),
  triplesList: 'Visa tabellerna',
  least: (visits, sensitive) =>
    `Bakom varje siffra som visas finns minst ${visits}, bakom en känslig siffra minst ${sensitive}.`,
  proposal: {
    title: 'Ett förslag väntar på beslut',
    made: (day) => `Föreslaget ${day}.`,
    begins: (day, periods) =>
      `Gäller från ${day}. De nya reglerna gäller perioder som börjar då eller senare: först ${periods}. En period som redan har börjat följer de regler som den började med.`,
    times: 'Tiderna för öppna besök och omgångar ändras genast den första dagen.',
    before: 'Nu',
    after: 'Förslag',
    loosens: 'Låter mer synas',
    other: 'Låter inte mer synas',
    same: 'Förslaget ändrar ingenting.',
    added: (names) => `Nya tabeller: ${names}.`,
    removed: (names) => `Tabeller som försvinner: ${names}.`,
    warnings: (fields) => `Skyddet blir svagare: bakom en siffra kan finnas färre än fem besök (${fields}).`,
    late: 'Den första dagen har redan varit, så förslaget kan inte längre godkännas. Gör ett nytt förslag.',
    others: 'Dataskyddsombudet beslutar om förslaget godkänns.',
  },
  rehearsal: {
    title: 'Prov med påhittade besök',
    waiting: 'Provet pågår. Det tar från några sekunder till några minuter.',
    look: 'Se om provet är klart',
    needed: 'Förslaget låter mer synas, så det kan godkännas först när provet uppfyller kraven.',
    free: 'Förslaget låter inte mer synas, så det kan godkännas utan prov.',
    met: 'Provet uppfyller kraven.',
    failed: 'Provet uppfyller inte kraven: siffrorna skulle röja för mycket. Förslaget kan inte godkännas.',
    failedFree: 'Provet uppfyller inte kraven. Förslaget är ändå minst lika strängt som de nuvarande reglerna.',
    tooFew: (isNeeded) =>
      `Besöken är så få att provet inte visar om skyddet räcker. ${isNeeded ? 'Förslaget kan inte godkännas.' : 'Förslaget är minst lika strängt som de nuvarande reglerna.'}`,
    unjudged: 'För få för att bedömas.',
    made: (day, visits, from, profile) =>
      `Provet ${day}: ${visits}, ${from}, omfattning ${profile}. Resultatet är medeltalet av tre prov.`,
    from: {
      release: 'påhittade utgående från publicerade siffror',
      demonstration: 'påhittade utgående från exempelsiffror, eftersom inget har publicerats ännu',
    },
    neighbour: 'En bekant som vet mycket om en besökare',
    roster: 'Någon som vet nästan allt om alla besök',
    right: (n, limit) => `Har rätt ${n} gånger av hundra. Krav: högst ${limit}.`,
    guess: (n) => `Utan våra siffror rätt ${n} gånger.`,
    surest: (n, limit) => `Av de 50 säkraste påståendena är ${n} % rätt. Krav: högst ${limit} %.`,
    unit: '50 är ren gissning, 100 säkerhet.',
  },
  approve: {
    action: 'Godkänn förslaget',
    title: 'Ska förslaget godkännas?',
    text: 'Reglerna börjar gälla sin första dag. Godkännandet antecknas i användningsloggen.',
    signs: 'Genom att godkänna undertecknar du tabellernas omfattning. Den består även om besöken minskar.',
    done: 'Förslaget är godkänt.',
  },
  refuse: {
    action: 'Godkänn inte',
    title: 'Ska förslaget inte godkännas?',
    text: 'Ingenting ändras. Den tekniska administratören ser orsaken och kan göra ett nytt förslag. Beslutet antecknas i användningsloggen.',
    question: 'Varför godkänns inte förslaget?',
    choose: 'Välj en orsak.',
    reasons: {
      protects_less: 'Siffrorna skulle skydda besökarna för lite',
      no_need: 'Ändringen behövs inte',
      not_clear: 'Orsaken till ändringen är inte klar',
      first_day: 'Den första dagen passar inte',
      other: 'Annan orsak, som berättas separat',
    },
    refused: (day, reason) => `Förslaget godkändes inte ${day}. Orsak: ${reason}.`,
    done: 'Förslaget godkändes inte.',
  },
  discard: {
    action: 'Återta förslaget',
    title: 'Ska förslaget återtas?',
    text: 'De gällande reglerna ändras inte. Du kan göra ett nytt förslag.',
    done: 'Förslaget är återtaget.',
  },
  form: {
    open: 'Gör ett förslag',
    again: 'Gör ett nytt förslag',
    title: 'Föreslå nya regler',
    action: 'Föreslå',
    done: 'Förslaget är sparat. Provet har börjat.',
    replaces: 'Ett nytt förslag ersätter det tidigare.',
    first: 'Första dagen',
    firstHint: (day) => `Tidigast ${day}. Början av en månad, ett kvartal eller ett år är tydligast.`,
    limits: (min, max) => `Tillåtet ${min}–${max}.`,
    triples: (chosen) => `${chosen} valda.`,
    triplesOther: 'Andra tabeller kan föreslås med en fil, med kommandot policy propose.',
    changes: 'Vad förslaget ändrar',
    errors: {
      whole: (min, max) => `Ange ett heltal mellan ${min} och ${max}.`,
      variance: (min, max) => `Ange ett tal mellan ${min} och ${max}.`,
      first: (day, last) => `Välj en dag mellan ${day} och ${last}.`,
      same: 'Förslaget ändrar ingenting. Ändra åtminstone en regel.',
    },
  },
}
