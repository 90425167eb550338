import type { Words } from './series-words.fi.ts'

const visits = (n: number): string => `${n} besök`

export const words: Words = {
  title: 'Registrera från papper',
  notTablet: 'Från papper registreras på en enhet som har tagits i bruk.',
  day: {
    lead: 'Välj blankettens dag. Sedan registrerar du besöken ett i taget, som raderna står på pappret.',
    legend: 'Blankettens dag',
    today: 'I dag',
    yesterday: 'I går',
    missing: 'Välj blankettens dag.',
    none: 'Rådgivningspunkten har ingen dag att registrera på.',
    start: 'Börja registrera',
    sheet: 'Skriv ut en tom blankett',
    back: 'Registreringar på den här enheten',
  },
  visit: {
    progress: (n) => (n === 1 ? '1 besök registrerat' : `${n} besök registrerade`),
    hour: 'Timme då besöket började',
    hourMissing: 'Välj timme.',
    hourKept: 'samma timme som föregående',
    moreHours: 'Annan timme…',
    ofHour: (hour, n) => `${hour}: ${visits(n)}`,
    end: 'Avsluta',
  },
  end: {
    title: 'Är blanketten förstörd?',
    lead: (n, day) => `Du registrerade på ${day}: ${visits(n)}. De finns sparade på den här enheten.`,
    table: 'Registrerade besök per timme',
    hour: 'Timme',
    visits: 'Besök',
    total: 'Totalt',
    compare: 'Jämför siffrorna med blankettens rader. Om något saknas, fortsätt registrera.',
    destroy:
      'Förstör blanketten genast i en dokumentförstörare eller ett låst sekretesskärl. Ingen kopia får finnas kvar.',
    destroyed: 'Blanketten är förstörd',
    goOn: 'Fortsätt registrera',
  },
  sheet: {
    title: 'Pappersblankett för strömavbrott',
    lead: 'Skriv ut blanketter på förhand. När enheten fungerar igen registrerar du besöken från blanketten och förstör den.',
    print: 'Skriv ut',
    toSeries: 'Registrera från papper',
    noList: 'Kodlistan har inte hämtats ännu. Anslut enheten till nätet en gång.',
    head: 'Besök',
    day: 'Dag:',
    noNames:
      'Skriv inga namn, födelsetider, kontaktuppgifter eller annat som kan identifiera en människa. En rad är ett besök.',
    destroy: 'Blanketten förstörs genast när besöken har registrerats på enheten.',
    row: 'Nr',
    hour: 'Timme',
    topic: 'Ärende (1–4 nummer)',
    language: 'Språk',
    duration: 'Längd (min)',
    topics: 'Ärenden',
    languages: 'Språk',
  },
}
