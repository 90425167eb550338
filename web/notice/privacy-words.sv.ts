// The words of the privacy notice in Swedish.
import type { Words } from './privacy-words.fi.ts'

export const words: Words = {
  title: 'Dataskyddsbeskrivning',
  tabs: 'Vem beskrivningen gäller',
  updated: (day, version) => `Uppdaterad ${day}, version ${version}`,
  loading: 'Hämtar beskrivningen…',
  again: 'Försök igen',
  print: 'Skriv ut',
  forms: 'Blanketter',
  board: 'Skriv ut för anslagstavlan',
  back: 'Tillbaka till beskrivningen',
  failed: 'Beskrivningen kunde inte hämtas.',
  failedText: 'Den här webbläsaren har ännu inte sparat beskrivningen. Anslut till nätet och försök igen.',
  pulled: 'Ingen anslutning. Du ser den nyaste beskrivningen som den här pekplattan har hämtat.',
  onlineOnly: 'Tidigare versioner visas när enheten är ansluten.',
  none: {
    title: 'Beskrivningen har inte publicerats ännu',
    text: 'Tills dess kan samarbetspartners kontaktuppgifter inte sparas. Besök kan registreras, eftersom de inte innehåller personuppgifter.',
    toDo: 'Dataskyddsombudet eller den tekniska administratören fyller i uppgifterna och publicerar beskrivningen.',
    action: 'Fyll i och publicera beskrivningen',
  },
  old: (newest) => `Du läser en tidigare version. Den nyaste är version ${newest}.`,
  toNewest: 'Läs den nyaste versionen',
  versions: 'Versioner och ändringar',
  version: (version, day) => `Version ${version}, ${day}`,
  newest: 'nyast',
  significant: 'betydande ändring',
  read: (version) => `Läs version ${version}`,
  never: 'Vad vi aldrig gör',
  example: 'Exempel',
  full: 'Hela beskrivningen',
  seen: {
    title: 'Dataskyddsbeskrivningen väntar på att du läser den',
    text: 'Beskrivningen berättar hur dina uppgifter behandlas och vad som har ändrats.',
    toRead: 'Läs beskrivningen',
    done: 'Jag har läst beskrivningen',
    thanks: 'Tack. Det är antecknat att du har läst.',
    failed: 'Läsningen kunde inte antecknas.',
    unreachable: {
      offline: 'Ingen kontakt med servern. Försök igen när anslutningen fungerar.',
      portal: 'Nätet svarade i stället för servern. Logga in på nätet eller byt nät.',
      server: 'Servern svarar inte. Försök igen om en stund.',
    },
  },
  poster: {
    title: 'Vi registrerar besöket, inte människan',
    more: 'Läs hela dataskyddsbeskrivningen på rådgivningspunkten eller på webben:',
    ask: 'Fråga om dataskydd:',
  },
  facts: {
    controller: 'Personuppgiftsansvarig',
    contact: 'Registrets kontaktperson',
    officer: 'Dataskyddsombud',
    supervisor: 'Tillsynsmyndighet',
    name: 'Registrets namn',
    address: 'Adress',
    email: 'E-post',
    phone: 'Telefon',
    web: 'Webbplats',
    acts: 'Uppgiften grundar sig på dessa författningar:',
    form: 'Webbformulär med stark identifiering',
    withdrawal: 'Samtycket kan återkallas också här',
  },
  headings: {
    controller: 'Personuppgiftsansvarig och registrets kontaktperson',
    officer: 'Dataskyddsombud',
    register: 'Registrets namn och beskrivning',
    purpose: 'Ändamål med och rättslig grund för behandlingen',
    content: 'Registrets innehåll',
    handling: 'Behandling av uppgifterna och personuppgiftsbiträden',
    retention: 'Förvaringstider',
    sources: 'Uppgiftskällor',
    disclosures: 'Utlämnande av uppgifter',
    transfers: 'Överföring utanför EU eller EES',
    protection: 'Principer för skyddet',
    access: 'Rätt att få insyn i egna uppgifter',
    rights: 'Rättelse, radering och andra rättigheter',
    complaint: 'Rätt att lämna klagomål',
    duty: 'Måste uppgifterna lämnas',
    automation: 'Automatiska beslut och profilering',
    changes: 'Ändringar i beskrivningen',
  },
  groups: {
    clients: {
      tab: 'Kunder',
      title: 'För kunder',
      summary: [
        'Vi registrerar besöket, inte människan.',
        'Ditt namn eller andra uppgifter som kan identifiera dig sparas inte.',
        'Du får hjälp även om du inte svarar på något.',
      ],
      never: [
        'Vi sparar inte ditt namn, din personbeteckning, adress, ditt telefonnummer, din bild eller underskrift.',
        'Vi anmäler dig inte till någon, eftersom registret inte vet vem du är. Det gäller också polisen, Migrationsverket, FPA och arbetsgivaren.',
        'Vi kopplar inte ihop dina besök och följer dig inte.',
        'Vi frågar inte om hälsa, religion eller ursprung.',
        'Vi sparar inte besökets klockslag och inte heller vilken rådgivare som registrerade besöket.',
      ],
      example:
        'Amina frågar på rådgivningspunkten på arabiska hur man söker bostad. Rådgivaren trycker på fyra svar på pekplattan: ämne Boende, språk arabiska, längd 15 minuter och besök på plats. Till servern går punkten, dagen och de här svaren. När dagarna har räknats ihop är Aminas besök ett till i en siffra, och någon enskild registrering finns inte längre. Ingen kan fråga registret om Amina har varit där.',
    },
    partners: {
      tab: 'Samarbetspartner',
      title: 'För samarbetspartners kontaktpersoner',
      summary: [
        'Vi sparar dina kontaktuppgifter bara om du samtycker.',
        'Uppgifterna ses bara av den organisation vars rådgivningspunkt registrerade dem.',
        'De raderas senast efter {contactMonths} månader, och du kan när som helst återkalla ditt samtycke.',
      ],
      never: [
        'Vi sparar inte dina kontaktuppgifter utan ditt samtycke. Besöket registreras även om du inte samtycker.',
        'Vi lämnar inte ut, säljer eller publicerar dina kontaktuppgifter och använder dem inte för sändlistor.',
        'Vi hämtar inte dina kontaktuppgifter från någon annan än dig.',
        'Vi kopplar inte dina kontaktuppgifter till det registrerade besöket eller till statistiken.',
        'Vi bevarar inte uppgifterna läsbara i säkerhetskopior efter att de har raderats.',
      ],
      example:
        'Leena besöker rådgivningspunkten för sin förening och ger sitt namn och sin e-post. Rådgivaren visar texten om samtycke och dagen för radering, och Leena samtycker. Pekplattan krypterar uppgifterna genast, och de kan inte längre läsas på den. Organisationens huvudanvändare kan söka fram dem på nätet, och varje visning antecknas i loggen. När Leena senare säger till en rådgivare att hon återkallar samtycket raderas uppgifterna. Besöket blir kvar i statistiken, eftersom det inte innehåller Leenas uppgifter.',
    },
    users: {
      tab: 'Användare',
      title: 'För registrets användare',
      summary: [
        'Vi sparar sex uppgifter om dig som din användarrättighet kräver.',
        'I besöken finns ingen uppgift om vem som registrerade dem.',
        'Dina uppgifter raderas senast när {userMonths} månader har gått sedan din senaste inloggning.',
      ],
      never: [
        'Vi följer inte hur många besök du registrerar eller hur snabbt.',
        'Vi poängsätter, profilerar eller jämför inte användare.',
        'Vi lämnar inte ut dina uppgifter till någon.',
        'Vi sparar inte ditt lösenord så att någon kunde läsa det.',
        'Vi sparar inte din plats och, utöver inloggningarna, inte heller var och när du är.',
      ],
      example:
        'Pekka är rådgivare. Om honom finns förnamn, efternamn, användarnamn, e-post, ort och rådgivningsspråk i registret. Loggen visar när Pekka loggade in och att han såg på kontaktuppgifter, men inte ett enda besök som han har registrerat. När Pekkas arbete slutar raderar huvudanvändaren användaren. Besöken som Pekka registrerade blir kvar i statistiken, och i loggen blir ett nummer utan namn.',
    },
  },
  basis: {
    caption: 'Rättslig grund per grupp',
    head: ['Grupp', 'Ändamål', 'Rättslig grund'],
    clients: [
      'Kunder',
      'Statistik över rådgivningen samt uppföljning, utvärdering, ledning och utveckling av den',
      'Inga personuppgifter sparas. Statistiken görs för en uppgift av allmänt intresse (dataskyddsförordningen artikel 6.1 e, dataskyddslagen 4 §).',
    ],
    partners: [
      'Samarbetspartners kontaktpersoner',
      'Samarbete och kontakt som tjänsten behöver',
      'Samtycke (artikel 6.1 a)',
    ],
    users: [
      'Användare',
      'Hantering av användarrättigheter och uppföljning av hur registret används',
      'Rättslig förpliktelse och uppgift av allmänt intresse (artikel 6.1 c och e)',
    ],
  },
  rightsTable: {
    caption: 'Rättigheter per grupp',
    head: ['Rättighet', 'Kunder', 'Samarbetspartner', 'Användare'],
    rows: [
      ['Få tillgång till uppgifter (artikel 15)', 'Inga uppgifter kan hittas', 'Ja', 'Ja, också själv'],
      ['Få uppgifter rättade (artikel 16)', 'Inget att rätta', 'Ja', 'Ja, också själv'],
      [
        'Få uppgifter raderade (artikel 17)',
        'Inget att radera',
        'Ja, eftersom grunden är samtycke',
        'Ja, när användarrättigheten inte längre behövs; loggens rader raderas i sin egen tid',
      ],
      ['Begränsa behandlingen (artikel 18)', 'Inget att begränsa', 'Ja', 'Ja'],
      ['Flytta uppgifter (artikel 20)', 'Inget att flytta', 'Ja', 'Inte enligt lagen, men en kopia fås'],
      ['Göra invändningar (artikel 21)', 'Inget att invända mot', 'Samtycket kan återkallas', 'Ja, av särskilda skäl'],
      ['Återkalla samtycke (artikel 7.3)', 'Samtycke begärs inte', 'Ja, när som helst', 'Grunden är inte samtycke'],
      ['Lämna klagomål (artikel 77)', 'Ja', 'Ja', 'Ja'],
    ],
  },
  retention: {
    caption: 'Förvaringstider',
    head: ['Uppgift', 'Tiden börjar', 'Hur länge'],
    months: (count) => `${count} månader`,
    days: (count) => `${count} dagar`,
    hours: (count) => `${count} timmar`,
    rows: {
      open: [
        'Öppen registrering utan personuppgifter',
        'När den har skickats till servern',
        'Oftast 3 dagar, högst 14',
      ],
      receipt: ['Kvitto på att registreringen är inräknad (hash av ett slumptal)', 'När den räknas in', '400 dagar'],
      statistics: ['Anonym statistik och antalet ankomster', '–', 'Tills vidare'],
      contact: ['Kontaktpersonens uppgifter och samtycke', 'Registreringsdagen; en rättelse förlänger inte tiden'],
      user: ['Användarens uppgifter, förbindelse och tidigare former', 'Senaste inloggning'],
      session: ['Session', 'Inloggningen'],
      gate: ['Att öppna pekplattan utan anslutning', 'Senaste inloggning på pekplattan'],
      invitation: ['Inbjudan', 'När den görs'],
      request: ['Begäran och svaret på den', 'Svarsdagen'],
      audit: ['Rader i användningsloggen', 'Månadens slut'],
    },
    rounds: (period) => `${period}, raderas i mars och oktober`,
    own: 'Andra förvaringstider, som inte gäller den här databasen',
  },
  processors: {
    caption: 'Personuppgiftsbiträden',
    head: ['Namn', 'Uppgift', 'Land'],
    none: 'Den personuppgiftsansvariga har inte lagt ut behandlingen.',
    some: 'Bara det som står här har lagts ut. Biträdena arbetar för den personuppgiftsansvariga och enligt dess anvisningar.',
  },
  text: {
    controller: {
      all: ['Skriftliga kontakter och begäranden riktas till registrets kontaktperson.'],
      clients: [],
      partners: [],
      users: [],
    },
    officer: {
      all: ['Dataskyddsombudet svarar på frågor om dataskydd, sekretess och behandling av uppgifter.'],
      clients: [],
      partners: [],
      users: [],
    },
    register: { all: [], clients: [], partners: [], users: [] },
    purpose: {
      all: [
        'Statistiken används för att följa upp, utvärdera, leda, utveckla och undersöka rådgivningen samt för att rapportera om statens ersättningar och finansiering.',
      ],
      clients: [
        'Rådgivaren registrerar besöket bara för statistiken. Av besöket görs inget kundförhållande, ingen tidsbokning och ingen påminnelse.',
      ],
      partners: [
        'Besöket registreras för statistiken. Kontaktuppgifterna används bara för det samarbete och den kontakt som tjänsten behöver.',
      ],
      users: [
        'Registret används med personligt användarnamn. Uppgifterna används för att hantera användarnamn och rättigheter och för att övervaka användningen.',
      ],
    },
    content: {
      all: [],
      clients: [
        'Inga personuppgifter sparas. Av besöket sparas rådgivningspunkt, dag och svar ur färdiga listor, till exempel ämne, kontaktspråk, längd och kontaktsätt. Det finns ingen fri text.',
        'Kontaktspråket registreras bara för att ordna tjänsten och tolkningen. Modersmål, medborgarskap, hälsa, religion eller ursprung registreras inte.',
        'Om ankomsten sparas separat punkt, dag, timme och sätt. Inget kopplar den till besöket.',
      ],
      partners: [
        'Om kontaktpersonen sparas organisation, namn, telefonnummer och e-post. Telefon eller e-post kan saknas.',
        'Dessutom sparas samtycket (textens version, hur det gavs och dag) och registreringsdagen.',
        'Om du begär något om dina uppgifter sparas begäran och svaret i registret över begäranden.',
      ],
      users: [
        'Om användaren sparas förnamn, efternamn, användarnamn, e-post, ort och rådgivningsspråk.',
        'Tekniskt behövs roll, rådgivningspunkter, lösenordets hash, det andra sättet att identifiera sig, senaste inloggning, slutdag, vem som gav användarrättigheten och varför samt godkänd förbindelse och läst beskrivning.',
        'Användningen lämnar en logg: vem, när, vad som gjordes och med vilket slags uppgift. Besök finns inte i loggen.',
      ],
    },
    handling: {
      all: [
        'Registret har ett informationssystem, Tukkimies. Server: {hosting}. Pekplattorna sparar registreringarna tills de är inräknade och säkerhetskopierade.',
        'Ärenden, handlingar och beslut finns i andra system, och det här registret har ingen koppling till dem.',
      ],
      clients: ['Ingen kan se enskilda besök. Siffrorna publiceras först när de är skyddade.'],
      partners: [
        'Varje rådgivningspunkt har kontakt med sina egna partner. Uppgifterna ses bara av huvudanvändaren i samma organisation och av de rådgivare som har fått rätten. Varje visning antecknas i loggen.',
        'Den tekniska administratören ser inte kontaktuppgifter.',
      ],
      users: [
        'Huvudanvändaren sköter användarna i sin egen organisation och följer vid behov upp hur registret används. Användare i andra organisationer ser hen inte.',
      ],
    },
    retention: {
      all: [
        'En uppgift syns inte för någon när dess tid är slut. Kontaktuppgifter och användaruppgifter förstörs senast inom ett dygn.',
      ],
      clients: ['Statistiken bevaras tills vidare, eftersom ingen kan identifieras i den.'],
      partners: [
        'Varje kontakt är krypterad med en egen nyckel. När uppgiften raderas förstörs nyckeln, och uppgiften kan inte läsas ens ur säkerhetskopior.',
        'Statistiken ändras inte när kontaktuppgifter raderas.',
      ],
      users: [
        'Uppgifterna kan raderas tidigare, när arbetet slutar eller om du ber om det. I loggen blir ett nummer utan namn. Besöken blir kvar i statistiken.',
      ],
    },
    sources: {
      all: [],
      clients: ['Svaren fås i samtalet i samband med besöket. Uppgifter hämtas inte någon annanstans ifrån.'],
      partners: ['Uppgifterna fås av kontaktpersonen själv. De förs inte in från andra register.'],
      users: [
        'Uppgifterna fås av användaren och av den som ger användarrättigheten när kontot görs. Användaren kan uppdatera sina egna uppgifter.',
      ],
    },
    disclosures: {
      all: [
        'Personuppgifter lämnas inte ut till någon annan än personen själv.',
        'Rådgivningspunkterna får lämna ut anonym statistik till exempel till organisationens ledning, en finansiär eller en myndighet. Varje utlämnande antecknas: vad, till vem, för vad och på vilken grund.',
        'Att en mottagare nämns betyder inte att uppgifter ges till den automatiskt.',
      ],
      clients: [
        'Ur registret kan inga uppgifter om dig ges till välfärdsområdet, en annan kommun, polisen eller någon annan myndighet, eftersom det inte finns några. Rådgivarnas egna lagstadgade skyldigheter ändras inte.',
      ],
      partners: [],
      users: [],
    },
    transfers: {
      all: [
        'Uppgifter överförs inte utanför Europeiska unionen eller Europeiska ekonomiska samarbetsområdet. Server: {hosting}. Appen hämtar ingenting från andra webbadresser.',
      ],
      clients: [],
      partners: [],
      users: [],
    },
    protection: {
      all: [
        'Var och en har ett eget användarnamn, och rättigheter ges enligt uppgiften för namngivna punkter. De upphör när uppgiften upphör. Före användningen godkänns en användar- och tystnadspliktsförbindelse, som gäller också efter att arbetet har slutat.',
        'Pekplattorna låses och kan tas ur bruk på distans. Förbindelser och säkerhetskopior är krypterade. Användningen lämnar en logg, och en ändring i den upptäcks. Utskrifter förvaras i låst utrymme och förstörs på ett säkert sätt.',
      ],
      clients: ['Små siffror döljs och siffrorna ändras lite slumpmässigt, så att ingen kan räknas ut ur statistiken.'],
      partners: ['Kontaktuppgifterna krypteras på pekplattan med serverns nyckel genast när de sparas.'],
      users: ['Användarens uppgifter är krypterade i databasen. Av lösenordet sparas bara en hash.'],
    },
    access: {
      all: [
        'Begäran kan göras skriftligt eller personligen på rådgivningspunkten, där det också finns blanketter. Identiteten kontrolleras. Svaret ges utan dröjsmål och senast inom en månad. Det är avgiftsfritt, om begäran inte är uppenbart ogrundad eller orimlig.',
        'Om begäran inte godkänns får man ett skriftligt intyg med skälen och anvisning om hur man klagar.',
      ],
      clients: [
        'Du kan fråga vilka uppgifter det finns om dig. Svaret är alltid detsamma: i registret kan inga uppgifter om dig hittas, eftersom de inte sparas.',
      ],
      partners: ['Du får en kopia av allt som finns om dig: kontaktuppgifter, samtycke, dagar och tidigare former.'],
      users: ['Du ser och laddar ner dina egna uppgifter på sidan Mina uppgifter.'],
    },
    rights: {
      all: [],
      clients: ['Ett enskilt besök kan inte rättas eller raderas, eftersom det inte kan kopplas till dig.'],
      partners: [
        'Du kan när som helst återkalla ditt samtycke genom att meddela vilken rådgivare som helst eller skriva till adressen nedan. Uppgifterna döljs genast och raderas. Återkallandet påverkar inte tidigare behandling eller statistiken.',
        'Du kan också begränsa samtycket, till exempel till enbart e-post. En uppgift som tas bort förstörs.',
        'Vid en rättelse bevaras den ursprungliga uppgiften, vem som rättade och dagen lika länge som uppgiften själv. En begränsad uppgift är dold till granskningsdagen, och begränsningen förlänger inte förvaringen.',
      ],
      users: [
        'Du kan rätta dina egna uppgifter själv. Den ursprungliga uppgiften, vem som rättade och dagen bevaras lika länge som kontot.',
        'Radering, begränsning och invändning kan du begära på sidan Mina uppgifter.',
      ],
    },
    complaint: {
      all: [
        'Om du anser att dina personuppgifter behandlas i strid med lagen kan du lämna klagomål till tillsynsmyndigheten (dataskyddsförordningen artikel 77).',
      ],
      clients: [],
      partners: [],
      users: [],
    },
    duty: {
      all: [],
      clients: [
        'Du behöver inte svara på någon fråga. ”Inte registrerat” är alltid ett möjligt svar, och rådgivningen beror inte på svaren.',
      ],
      partners: [
        'Det är frivilligt att lämna kontaktuppgifter. Utan dem är tjänsten densamma, men vi kan inte ta kontakt.',
      ],
      users: [
        'Uppgifterna behövs för användarrättigheten. Utan namn, användarnamn och identifiering kan registret inte användas. E-post, ort och språk kan lämnas tomma.',
      ],
    },
    automation: {
      all: ['Inga automatiska beslut fattas, och ingen profileras eller poängsätts.'],
      clients: [],
      partners: [],
      users: [],
    },
    changes: {
      all: [
        'Uppdateringsdagen står överst i beskrivningen, och tidigare versioner kan läsas. Betydande ändringar berättas för användarna efter inloggningen och separat för kontaktpersonerna.',
      ],
      clients: [],
      partners: [],
      users: [],
    },
  },
}
