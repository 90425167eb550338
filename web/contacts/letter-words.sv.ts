import type { Words } from './letter-words.fi.ts'

export const words: Words = {
  answer: 'Svar på begäran',
  refusal: 'Intyg över vägran',
  extension: 'Meddelande om förlängd tidsfrist',
  copy: 'Kopia av dina uppgifter',
  facts: {
    controller: 'Personuppgiftsansvarig',
    contact: 'Kontaktperson',
    officer: 'Dataskyddsombud',
    register: 'Register',
    name: 'Begäran gjordes av',
    received: 'Begäran kom in',
    right: 'Begäran gäller',
    subject: 'Begärans innehåll',
    identity: 'Identiteten kontrollerades',
    number: 'Begärans nummer',
    day: 'Datum',
    due: 'Svaret ges senast',
  },
  rights: {
    access: 'insyn i uppgifter (artikel 15)',
    rectify: 'rättelse av uppgifter (artikel 16)',
    erase: 'radering av uppgifter (artikel 17)',
    restrict: 'begränsning av behandling (artikel 18)',
    object: 'invändning mot behandling (artikel 21)',
    withdraw: 'återkallande av samtycke (artikel 7)',
    narrow: 'inskränkning av samtycke (artikel 7)',
  },
  asks: {
    access: 'Jag vill veta vilka uppgifter om mig som finns i registret och få en kopia av dem.',
    rectify: 'Jag ber att mina uppgifter rättas eller kompletteras.',
    erase: 'Jag ber att mina uppgifter raderas.',
    restrict: 'Jag ber att behandlingen av mina uppgifter begränsas.',
    object: 'Jag invänder mot behandlingen av mina uppgifter.',
    withdraw: 'Jag återkallar mitt samtycke till att mina kontaktuppgifter sparas.',
    narrow: 'Jag inskränker mitt samtycke: en del av mina kontaktuppgifter raderas.',
  },
  grounds: {
    not_identified:
      'Din identitet kunde inte bekräftas (dataskyddsförordningen, artikel 11.2 samt artikel 12.2 och 12.6).',
    no_data: 'Det finns inga personuppgifter om dig i registret (dataskyddsförordningen, artikel 11 och artikel 15.1).',
    excessive: 'Begäran är uppenbart ogrundad eller orimlig (dataskyddsförordningen, artikel 12.5 b).',
    statistics:
      'Begäran gäller anonym statistik, som inte är personuppgifter och där ingen kan identifieras (dataskyddsförordningen, artikel 11 och skäl 26).',
    other_right:
      'Att lämna ut uppgifterna skulle inverka menligt på andras rättigheter och friheter (dataskyddsförordningen, artikel 15.4, och dataskyddslagen, 34 §).',
    legal_claim:
      'Uppgifterna behövs för att fastställa, göra gällande eller försvara rättsliga anspråk (dataskyddsförordningen, artikel 17.3 e och artikel 21.1).',
    legal_duty:
      'Behandlingen grundar sig på en rättslig förpliktelse eller en uppgift av allmänt intresse (dataskyddsförordningen, artikel 17.3 b).',
  },
  ready: {
    client:
      'I rådgivningens register sparas inga personuppgifter om kunder. Om ett besök registreras bara rådgivningspunkten, dagen och statistiska uppgifter som väljs bland färdiga alternativ, till exempel ämne och kontaktspråk. Namn, kontaktuppgifter, personbeteckning, klockslag eller fri text sparas inte.\n\nDärför går det inte att hitta just ditt besök i registret. Det finns ingenting om dig som kunde visas, rättas, begränsas eller raderas (dataskyddsförordningen, artikel 11).',
    contact: {
      access:
        'Bifogat finns en kopia av allt som registret har om dig. Kopian berättar också vad uppgifterna används till, när de har använts och när de raderas.',
      rectify:
        'Dina uppgifter har rättats. Den tidigare uppgiften, vem som rättade den och dagen finns kvar i registret tills dina uppgifter raderas.',
      erase:
        'Dina uppgifter har raderats. Raderingen är slutgiltig och gäller också säkerhetskopior. Av besöket blir bara en anonym statistikpost kvar, där du inte kan identifieras.',
      restrict:
        'Behandlingen av dina uppgifter har begränsats. Uppgifterna visas inte i vanlig användning förrän saken har kontrollerats. Begränsningen förlänger inte förvaringstiden.',
      object: 'Din invändning har behandlats, och dina uppgifter används inte längre.',
      withdraw:
        'Ditt samtycke har återkallats och dina kontaktuppgifter har raderats. Raderingen är slutgiltig och gäller också säkerhetskopior. Av besöket blir bara en anonym statistikpost kvar, där du inte kan identifieras.',
      narrow:
        'Ditt samtycke har inskränkts. Uppgiften som du återkallade har förstörts, och ingen kopia av den finns kvar.',
    },
    user: {
      access: 'Du ser alla dina uppgifter och kan själv ladda ner dem under Mina uppgifter i tjänsten.',
      rectify: 'Dina uppgifter har rättats. Du kan också själv rätta dem under Mina uppgifter i tjänsten.',
      erase:
        'Ditt användarkonto och uppgifterna i det har raderats. I besöken som du registrerat har det aldrig funnits uppgifter om dig.',
      restrict:
        'Behandlingen av dina uppgifter har begränsats tills saken har kontrollerats. Begränsningen förlänger inte förvaringstiden.',
      object: 'Din invändning har behandlats.',
      withdraw:
        'Uppgifterna i användarkontot grundar sig inte på samtycke. Din begäran har behandlats som en begäran om radering, och ditt konto har raderats.',
      narrow: 'Dina frivilliga uppgifter har raderats från ditt användarkonto.',
    },
  },
  reasons: {
    complex: 'Begäran är komplicerad.',
    many: 'Antalet begäranden är stort.',
  },
  extended:
    'Din begäran hinner inte besvaras inom en månad. Tidsfristen förlängs med två månader (dataskyddsförordningen, artikel 12.3). Orsak:',
  refused: 'Den personuppgiftsansvarige vidtar inte åtgärder på din begäran.',
  ground: 'Rättslig grund',
  reasoning: 'Motivering',
  appealTitle: 'Rätt att lämna in klagomål',
  appeal:
    'Om du anser att behandlingen av dina personuppgifter strider mot dataskyddslagstiftningen kan du lämna in klagomål till dataombudsmannen (artikel 77). Du kan också föra saken till domstol (artikel 79).',
  free: 'Behandlingen av begäran och det här svaret är avgiftsfria.',
  signature: 'Underskrift och namnförtydligande',
  noNotice: 'Kontaktuppgifterna finns i registrets dataskyddsbeskrivning.',
  copyFacts: {
    organisation: 'Organisation',
    name: 'Namn',
    phone: 'Telefon',
    email: 'E-post',
    holder: 'Uppgifterna förvaras av',
    point: 'Rådgivningspunkt',
    recorded: 'Sparades',
    deletion: 'Raderas senast',
    consent: 'Samtycke',
    restriction: 'Begränsning av behandlingen',
    none: 'finns inte',
    made: 'Kopian gjordes',
    requests: 'Begäranden',
  },
  consent: (day: string, way: string, text: number, notice: number): string =>
    `${day}, ${way} (samtyckestext ${text}, dataskyddsbeskrivning ${notice})`,
  ways: { spoken: 'muntligt', email: 'per e-post', paper: 'på papper' },
  restriction: (since: string, review: string): string => `från ${since}, kontrolleras ${review}`,
  correctionsTitle: 'Rättelser',
  corrected: (day: string): string => `Uppgifterna före rättelsen ${day}`,
  usesTitle: 'Hur dina uppgifter har använts',
  usesNone: 'Dina uppgifter har inte öppnats.',
  uses: {
    contact_viewed: 'uppgifterna öppnades',
    contact_corrected: 'uppgifterna rättades',
    contact_narrowed: 'samtycket inskränktes',
    contact_restricted: 'behandlingen begränsades',
    contact_unrestricted: 'begränsningen hävdes',
    contact_copied: 'en kopia av uppgifterna gjordes',
    contact_told: 'den nya dataskyddsbeskrivningen meddelades',
    withdrawal_taken: 'återkallandet av samtycket togs emot',
  },
  used: 'uppgifterna behandlades',
  infoTitle: 'Om behandlingen',
  info: [
    'Uppgifterna används för samarbete och kontakt. Behandlingen grundar sig på ditt samtycke, och uppgifterna har fåtts av dig.',
    'Uppgifterna ses bara av organisationens huvudanvändare och av rådgivare som har fått rätt till det. De lämnas inte ut till andra och överförs inte utanför EU eller EES. Inga automatiska beslut fattas om dig och ingen profil görs.',
    'Du kan begära att uppgifterna rättas eller raderas eller att behandlingen begränsas, och när som helst återkalla ditt samtycke. Uppgifterna raderas senast 12 månader efter att de sparades.',
  ],
}
