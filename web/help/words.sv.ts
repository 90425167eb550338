// The words of the help in Swedish.
import type { Words } from './words.fi.ts'

export const words: Words = {
  title: 'Hjälp',
  close: 'Stäng',
  all: 'All hjälp',
  print: 'Skriv ut',
  who: 'Sidan visas för:',
  nobody: 'Den här sidan har ingen egen hjälp. Se all hjälp.',
  first: {
    title: 'För nya användare',
    text: 'Rundturen tar en minut. I övningen registrerar du ett besök som varken skickas eller räknas.',
    practice: 'Öva',
  },
  screens: {
    title: 'Pekplattans vyer',
    lock: {
      name: 'Låst pekplatta',
      steps: [
        'Välj dina initialer och ange PIN-koden.',
        'Om dina initialer inte syns, logga in en gång via nätet och ange en PIN-kod.',
        'Fem felaktiga PIN-koder stänger din egen kod. Andra kommer in som förut.',
        'Låsningen tar inte bort registreringar. De skickas också från en låst pekplatta.',
      ],
    },
    visit: {
      name: 'Nytt besök',
      steps: [
        'Välj ärende, kontaktspråk och längd. Övriga uppgifter kan du hoppa över.',
        'Ett val med streckad kant är förvalt. Du kan byta det.',
        'Tryck på Spara besöket. Besöket är sparat när du ser texten Sparat på den här enheten.',
        'Om något blev fel, tryck på Ångra föregående. Andra rättelser gör du på sidan Registreringar.',
        'Annan dag är för besök som blev oregistrerade för högst 31 dagar sedan.',
      ],
    },
    partner: {
      name: 'Partnerbesök',
      steps: [
        'Registrera här besök där en annan organisation kom, inte en kund.',
        'Besöket sparas utan kontaktuppgifter. Uppgifterna är frivilliga.',
        'Be om samtycke innan kontaktuppgifter sparas och visa samtyckestexten.',
        'Sparade kontaktuppgifter kan inte läsas på pekplattan. De raderas inom 12 månader.',
      ],
    },
    entries: {
      name: 'Registreringar',
      steps: [
        'I listan finns den här pekplattans registreringar som ännu är öppna.',
        'Rätta öppnar besöket ifyllt. Ångra tar bort besöket ur statistiken.',
        'När besöket har räknats in i statistiken lämnar det listan och kan inte längre rättas.',
        'Registreringar som kräver åtgärd står överst. Orsaken står bredvid.',
      ],
    },
    series: {
      name: 'Besök från papper',
      steps: [
        'Skriv ut en strecklista inför strömavbrott. En rad är ett besök.',
        'Välj först dagen och sedan timmen för varje besök när du registrerar från papper.',
        'Förstör pappret när besöken är registrerade.',
      ],
    },
    sending: {
      name: 'Sändning',
      steps: [
        'Sparat på den här enheten och skickat är olika saker. Sidan visar vad som väntar.',
        'Registreringarna skickas av sig själva när pekplattan har nät. Du kan också trycka på Skicka nu.',
        'Anslut pekplattan till nätet om den äldsta registreringen har väntat över ett dygn.',
        'Om pekplattan går sönder, spara en räddningsfil och ge den till huvudanvändaren.',
      ],
    },
    'set-up': {
      name: 'Ibruktagning',
      steps: [
        'Installera appen först. Den installerade appen börjar tom.',
        'Läs in huvudanvändarens QR-kod eller skriv ibruktagningskoden.',
        'Logga in en gång via nätet och ange en PIN-kod.',
        'Slå på flygplansläget och registrera ett övningsbesök.',
      ],
    },
    practice: {
      name: 'Övning',
      steps: [
        'I övningen fungerar allt som på riktigt, men ingenting sparas.',
        'En gul rad visar att övningen pågår.',
        'Du kan öva när som helst. Ett riktigt besök som är på hälft finns kvar.',
      ],
    },
  },
  desk: {
    title: 'Kontorssidor',
    text: {
      busy: 'Ankomster i dag och per timme. Siffrorna är exakta, eftersom de inte berättar om människor.',
      figures: 'Publicerade siffror per period. Små siffror är dolda och siffrorna har ändrats lite slumpmässigt.',
      'figures/table':
        'En egen tabell av publicerade siffror. Om tabellen inte publiceras föreslår sidan den närmaste.',
      reports: 'Rapporter av publicerade siffror, för utskrift.',
      tablets: 'Organisationens pekplattor: vilken är tyst, vilken är borta, och hur en ny tas i bruk.',
      contacts: 'Partnernas kontaktuppgifter. Varje visning antecknas i användningsloggen.',
      withdrawal: 'Återkallelse av en partners samtycke, som varje rådgivare tar emot.',
      users: 'Användare: lägga till, ändra och avsluta användarrätt.',
      requests: 'Begäranden från personer och deras tidsfrister.',
      places: 'Organisationer, områden och rådgivningspunkter.',
      'code-lists': 'Kodlistan: vad som frågas om ett besök. En ny lista börjar vid årets början.',
      'visit-screen': 'Rådgivningspunktens besöksvy: vad som visas, vad som krävs och vilka förvalen är.',
      'undertaking/edit': 'Texten till användar- och tystnadspliktsförbindelsen och nya versioner.',
      'password-policy': 'Om lösenord byts med jämna mellanrum.',
      'privacy/edit': 'Dataskyddsbeskrivningens uppgifter och nya versioner.',
      'accessibility/edit': 'Vart respons om tillgänglighet ges.',
      retention: 'Vad som förvaras hur länge och vad som har raderats.',
      disclosures: 'Vad som har lämnats ut och till vem.',
      risk: 'Hur väl varje stängd period skyddar människor.',
      'publication-rules': 'Reglerna för hur siffror publiceras.',
      audit: 'Vem som har gjort vad. Inga besök finns i loggen.',
      open: 'Tabeller som är öppna för alla.',
      me: 'Dina egna uppgifter, inloggningar och identifierare.',
    },
  },
  roles: {
    advisor: 'rådgivare',
    main_user: 'huvudanvändare',
    coordinator: 'koordinator',
    protection_officer: 'dataskyddsombud',
    operator: 'teknisk administratör',
  },
  language: {
    title: 'Varför kontaktspråket frågas',
    text: [
      'Kontaktspråket visar på vilka språk rådgivning behövs. Efter det planeras rådgivarnas språk, tolkning och broschyrer.',
      'Välj det språk som ärendet sköttes på. Modersmål, medborgarskap och ursprung frågas inte.',
      'Om språket inte finns i listan, tryck på Annat språk och sök på namnet. Om du inte vet språket, välj inte känt.',
    ],
  },
  topics: {
    title: 'Vad varje ärende betyder',
    lead: 'Välj den tjänst som frågan gällde. Ett besök kan ha högst fyra ärenden. Ärendet berättar inget om personen.',
    example: 'Exempel',
    not: 'Inte hit',
    failed: 'Ärendena visas när enheten har nät.',
  },
  keys: {
    title: 'Tangenter',
    lead: 'Ett besök kan registreras med enbart tangentbord.',
    rows: [
      ['Tabb', 'Nästa fråga'],
      ['Piltangenter', 'Flytta mellan svaren i en fråga'],
      ['Mellanslag', 'Välj eller ta bort valet'],
      ['Ctrl + Enter', 'Spara besöket'],
      ['Ctrl + Z', 'Ångra föregående sparning'],
      ['Alt + 1…4', 'Snabbval och Samma som föregående'],
      ['?', 'Lista över tangenter i besöksvyn'],
      ['Esc', 'Stäng det öppna fönstret'],
    ],
  },
  ask: {
    title: 'Vem man frågar',
    text: [
      'Om pekplattan, användarnamnet och registreringar: fråga huvudanvändaren i din organisation.',
      'Om dataskydd: registrets kontaktperson och dataskyddsombudet finns i dataskyddsbeskrivningen.',
      'Om hinder i användningen av appen: adressen för respons finns i tillgänglighetsutlåtandet.',
    ],
  },
  links: { privacy: 'Dataskyddsbeskrivning', accessibility: 'Tillgänglighetsutlåtande' },
}
