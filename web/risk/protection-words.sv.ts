import type { Words } from './protection-words.fi.ts'

export const words: Words = {
  title: 'Så här skyddas siffrorna',
  lead: 'Statistiken berättar om besök, inte om människor. Därför skyddas siffrorna innan någon ser dem.',
  print: 'Skriv ut',
  back: 'Tillbaka',
  toFigures: 'Gå till statistiken',
  contents: 'På den här sidan',
  toReports: 'Hur har skyddet lyckats?',
  parts: {
    noise: {
      title: 'Varför är siffrorna inte alldeles exakta?',
      texts: [
        (rules) =>
          `Varje publicerad siffra ändras lite slumpmässigt, uppåt eller nedåt${rules ? `, högst ${rules.change}` : ''}.`,
        () =>
          'Ändringen görs en gång, och samma siffra är alltid och överallt densamma: på skärmen, på papper och i en fil. Att fråga på nytt hjälper inte att gissa den exakta siffran.',
        () => 'En liten skillnad mellan två siffror kan vara slump. Då står det ”ingen tydlig förändring”.',
      ],
    },
    hidden: {
      title: 'Varför är en siffra dold?',
      texts: [
        (rules) =>
          rules
            ? `En siffra visas inte om den är under ${rules.threshold}. Bakom varje siffra som visas finns alltså minst ${rules.least} besök.`
            : 'En siffra visas inte om den är liten. Bakom varje siffra som visas finns flera besök.',
        () =>
          'Noll och en liten siffra ser likadana ut. Annars skulle redan noll berätta något: till exempel att ingen frågade om saken.',
        () =>
          'En siffra döljs också när samma människa kan ha kommit många gånger och ensam fyllt den. Ett besök som inte är det första räknas här bara som en tredjedel av en människa.',
      ],
    },
    finer: {
      title: 'Varför får jag ingen noggrannare tabell?',
      texts: [
        () =>
          'Ju mindre plats och ju kortare period, desto färre saker kan man se på en gång. Mest får man för hela organisationen och hela året.',
        () =>
          'En enda noggrann tabell ser ofarlig ut. Men av många noggranna tabeller kan man pussla ihop ett enskilt besök, även om varje siffra är skyddad.',
        () =>
          'Därför är förteckningen över tabeller bestämd på förhand. När perioden stängs förstörs de exakta siffrorna. En tabell som inte fanns i förteckningen kan ingen längre göra.',
        (rules) =>
          rules
            ? `En punkt har egna siffror bara om den har minst ${rules.smallPoint} besök om året. Annars ingår dess besök i områdets och organisationens siffror.`
            : 'En mycket liten punkt har inga egna siffror. Dess besök ingår i områdets och organisationens siffror.',
      ],
    },
    totals: {
      title: 'Varför stämmer delarna inte med summan?',
      texts: [
        () => 'Summan är en egen siffra, och varje siffra är ändrad för sig. Skillnaden rättas inte.',
        () =>
          'Ett besök kan ha flera ärenden, så ärendenas siffror är tillsammans fler än besöken. En andel räknas bara när besöken är minst 30.',
      ],
    },
    sensitive: {
      title: 'Och känsliga saker?',
      texts: [
        (rules) =>
          rules
            ? `För en känslig fråga publiceras siffror bara för hela organisationen, per kvartal och år. Gränsen är ${rules.sensitive.threshold}, och bakom siffran finns minst ${rules.sensitive.least} besök.`
            : 'För en känslig fråga publiceras siffror bara för hela organisationen, per kvartal och år, och gränserna är strängare.',
        () =>
          'Om nästan alla i en liten grupp svarade likadant döljs hela raden. Annars skulle svaret röjas av att någon hör till gruppen.',
      ],
    },
    gone: {
      title: 'Vad finns på servern?',
      texts: [
        (rules) =>
          `Ett besök finns helt på servern bara tills det löses upp i delsummor${rules ? `, vanligen ${rules.openDays} dagar` : ''} och högst 14 dagar. Därefter finns besöket inte.`,
        () =>
          'Delsummorna förstörs när perioden är publicerad. Därefter får ingen, inte ens den tekniska administratören, veta mer än statistiken berättar.',
        () =>
          'Ankomsterna är ett undantag: de räknas exakt. En ankomst berättar bara punkt, dag, timme och kontaktsätt, det som också syns i väntrummet.',
      ],
    },
    limits: {
      title: 'Vad gör skyddet inte?',
      texts: [
        () =>
          'Om någon redan visste nästan allt om varje besök kunde hen sluta sig till resten. En sådan förteckning har ingen, för den sparas inte.',
        () =>
          'Medan ett besök ännu är öppet eller en period pågår kan man se exakta siffror i serverns filer. Därför behandlas de som personuppgifter.',
        () =>
          'Statistiken kan berätta något om en grupp som gruppen inte tycker om. Skyddet gäller en enskild människa.',
        () => 'På en punkt med ett besök om dagen vet de som är på plats vem som kom. Det kan inget program ändra på.',
        () => 'Skyddet prövas med påhittade besök. Ett prov bevisar inte att det inte finns något bättre angrepp.',
      ],
    },
  },
}
