// The words of the drafts that the law asks for, in Swedish.
import type { Words } from './papers-words.fi.ts'

export const words: Words = {
  title: 'Utkast till dataskyddshandlingar',
  lead: 'Utkasten är ifyllda med beskrivningens uppgifter. En människa kompletterar, beslutar och skickar dem. Ingenting skickas från tjänsten.',
  noRight: 'Utkasten kan ses av dataskyddsombudet, den tekniska administratören och huvudanvändaren.',
  none: 'Publicera först dataskyddsbeskrivningen: utkasten fylls i med dess uppgifter.',
  print: 'Skriv ut',
  back: 'Tillbaka till beskrivningens text',
  choose: 'Välj utkast',
  draft: 'Utkast. En människa granskar och kompletterar.',
  made: (day, version) => `Gjort ${day} av beskrivningens version ${version}`,
  fill: 'Fylls i:',
  signed: 'Datum och underskrift:',
  breach: {
    tab: 'Personuppgiftsincident',
    title: 'Anmälan om personuppgiftsincident',
    lead: 'Anmälan görs till tillsynsmyndigheten utan onödigt dröjsmål och senast 72 timmar efter att incidenten upptäcktes (dataskyddsförordningen artikel 33). Om tiden överskrids anges orsaken. En hög risk meddelas också personerna själva (artikel 34).',
    from: 'Anmälare och kontaktpunkt',
    to: 'Mottagare',
    known: 'Vad registret innehåller',
    knownTexts: [
      'Om kunder finns inga personuppgifter. Kontaktuppgifter på pekplattor kan inte läsas på enheten.',
      'Om kontaktpersoner finns fyra uppgifter och samtycket, om användare sex uppgifter och de tekniska uppgifterna. Båda är krypterade.',
    ],
    blanks: [
      'När och hur incidenten upptäcktes (dag och klockslag)',
      'Vad som hände och när',
      'Vilka grupper det gäller och uppskattningsvis hur många personer',
      'Vilka uppgifter och uppskattningsvis hur många registreringar det gäller',
      'Sannolika följder',
      'Vad som har gjorts och görs för att minska skadorna',
      'Om personerna meddelas, när och hur; om inte, varför',
      'Om 72 timmar överskreds, orsaken',
    ],
  },
  assessment: {
    tab: 'Konsekvensbedömning',
    title: 'Konsekvensbedömning avseende dataskydd',
    lead: 'Den personuppgiftsansvariga bedömer om en konsekvensbedömning behövs och rådfrågar dataskyddsombudet (dataskyddsförordningen artikel 35).',
    description: 'Beskrivning av behandlingen',
    need: 'Nödvändighet och proportionalitet',
    needTexts: [
      'Av ett besök registreras bara färdiga svar och inget som identifierar. Kontaktuppgifter registreras bara med samtycke, fyra till antalet, och de raderas inom 12 månader. Om användare finns bara det som användarrättigheten kräver.',
    ],
    risks: 'Risker och åtgärder',
    head: ['Risk', 'Åtgärder i tjänsten', 'Sannolikhet', 'Allvarlighet'],
    rows: [
      [
        'En person identifieras ur en liten siffra i statistiken',
        'Små siffror döljs, siffrorna ändras slumpmässigt, angrepp prövas',
      ],
      ['En pekplatta försvinner eller stjäls', 'Inga läsbara personuppgifter, låsning, kan tas ur bruk på distans'],
      [
        'En användare ser på kontaktuppgifter utan orsak',
        'Rättigheter enligt uppgift, varje visning i loggen, avvikelser visas',
      ],
      [
        'Uppgifter blir kvar i säkerhetskopior',
        'Nycklarna finns för sig och förstörs; en återställning upprepar raderingarna',
      ],
      [
        'En kontaktperson får inte sina rättigheter',
        'Återkallelse hos vilken rådgivare som helst, register över begäranden och förfallodag',
      ],
      ['Samtycket är inte äkta', 'Text på personens språk, inget är valt på förhand, besöket registreras ändå'],
    ],
    blanks: [
      'Andra risker i den här organisationen',
      'Dataskyddsombudets råd',
      'Synpunkter från personerna eller deras företrädare',
      'Kvarstående risk, och om förhandssamråd behövs (artikel 36)',
      'Beslut och nästa granskning',
    ],
  },
  record: {
    tab: 'Behandlingar',
    title: 'Register över behandling',
    lead: 'Den personuppgiftsansvarigas register (dataskyddsförordningen artikel 30.1).',
    blanks: [
      'Gemensamt personuppgiftsansvarig, om en sådan finns',
      'Andra behandlingar som det här registret inte omfattar',
    ],
  },
}
