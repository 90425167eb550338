// What each topic covers, in Swedish.
import type { Words } from './topic-words.fi.ts'

export const words: Words = {
  permit: {
    example: 'Hur ansöker jag om fortsatt tillstånd?',
    not: 'Att få familjen till Finland: Familjeåterförening',
  },
  citizen: { example: 'När kan jag ansöka om medborgarskap?', not: 'Att hämta passet hos polisen: Registrering' },
  benefits: {
    example: 'Vilka bilagor behöver FPA för bostadsbidraget?',
    not: 'En räkning som man inte kan betala: Ekonomi',
  },
  housing: { example: 'Var söker jag hyresbostad?', not: 'Ansökan om bostadsbidrag: FPA-förmåner' },
  work: { example: 'Hur skriver jag en jobbansökan?', not: 'Lönen har inte betalats: Arbetsrätt' },
  langstudy: { example: 'Var finns kurser i svenska?', not: 'Studier till ett yrke: Utbildning' },
  register: { example: 'Hur gör jag flyttanmälan?', not: 'Förnyelse av uppehållstillståndskortet: Uppehållstillstånd' },
  health: { example: 'Hur bokar jag tid till hälsostationen?', not: 'FPA:s ersättning för läkemedel: FPA-förmåner' },
  family: { example: 'Hur ansöker jag om dagvårdsplats?', not: 'Ansökan om barnbidrag: FPA-förmåner' },
  money: { example: 'Hur öppnar jag ett bankkonto?', not: 'Ansökan om utkomststöd: FPA-förmåner' },
  forms: { example: 'Vad står det i det här brevet?', not: 'En blankett vars ärende är klart: välj det ärendet' },
  digital: { example: 'Hur loggar jag in i Suomi.fi?', not: 'Att öppna ett bankkonto: Ekonomi' },
  general: { example: 'Var ligger biblioteket?', not: 'Ett ärende som har en egen rad i listan' },
  reunion: {
    example: 'Hur ansöker maken om tillstånd till Finland?',
    not: 'Eget fortsatt tillstånd: Uppehållstillstånd',
  },
  protect: {
    example: 'Hur förnyas tillståndet för tillfälligt skydd?',
    not: 'Villkoren för arbetstillstånd: Uppehållstillstånd',
  },
  integration: { example: 'Hur får jag en inledande kartläggning?', not: 'Anmälan till en språkkurs: Språkkurs' },
  study: { example: 'Hur erkänns min examen i Finland?', not: 'En kurs i svenska: Språkkurs' },
  workrights: { example: 'Arbetsgivaren betalar inte för övertid. Vad gör jag?', not: 'Att söka lediga jobb: Arbete' },
  business: { example: 'Hur startar jag en firma?', not: 'En löntagares skattekort: Skatt' },
  tax: { example: 'Var får jag skattekortet?', not: 'Att starta ett företag: Företagande' },
  social: { example: 'Hur bokar jag tid hos en socialarbetare?', not: 'Utkomststöd från FPA: FPA-förmåner' },
  legal: { example: 'Var får jag rättshjälp?', not: 'Villkoren i ett hyresavtal: Boende' },
  traffic: { example: 'Hur byter jag mitt körkort till ett finskt?', not: 'Vägen till ett ämbetsverk: Allmänt råd' },
  leisure: { example: 'Var kan man spela fotboll?', not: 'Skolans eftermiddagsklubb: Familj' },
  other: {
    example: 'Ett ärende som saknas i listan',
    not: 'Ett oklart ärende som ledde till allmänna råd: Allmänt råd',
  },
}
