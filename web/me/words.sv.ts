import type { Words } from './words.fi.ts'

export const words: Words = {
  unreachable: {
    offline: 'Ingen anslutning. Det här kräver nät. Anslut enheten och försök igen.',
    portal: 'Nätet svarade i stället för servern. Logga in på nätet eller byt nät och försök igen.',
    server: 'Servern svarar inte. Försök igen om en stund.',
  },
  toVisit: 'Registrera ett besök',
  signIn: {
    title: 'Logga in',
    lead: 'När du loggar in ser du siffrorna för dina rådgivningspunkter och sköter pekplattorna.',
    username: 'Användarnamn',
    password: 'Lösenord',
    show: 'Visa',
    hide: 'Dölj',
    action: 'Logga in',
    errors: 'Inloggningen lyckades inte',
    usernameMissing: 'Skriv användarnamnet.',
    passwordMissing: 'Skriv lösenordet.',
    alreadyIn: (name: string): string => `Du är inloggad: ${name}.`,
    goOn: 'Fortsätt',
  },
  setUp: {
    title: 'Ta pekplattan i bruk',
    install: {
      title: 'Installera appen först',
      why: 'Webbläsaren kan tömma osända registreringar inom en vecka. I den installerade appen finns de kvar.',
      tablet: 'iPad: Tryck på Dela och sedan Lägg till på hemskärmen.',
      others: 'Andra enheter: välj Installera appen i webbläsarens meny.',
      after: 'Öppna den installerade appen. Den börjar tom, så ange koden där.',
    },
    code: 'Ibruktagningskod',
    codeHint: 'Huvudanvändaren skapar koden på sidan Pekplattor. Koden har 26 tecken och gäller i 15 minuter.',
    fromAddress: 'Koden är redan inläst. Tryck på Ta i bruk.',
    codeMissing: 'Ange ibruktagningskoden.',
    codeLength: 'Koden har 26 bokstäver och siffror. Kontrollera koden.',
    action: 'Ta i bruk',
    failed: 'Pekplattan togs inte i bruk',
    enrolled: (point: string): string => `Den här enheten används: ${point}.`,
    enrolledUnnamed: 'Den här enheten är redan i bruk.',
    moving:
      'En ny kod flyttar enheten till en annan rådgivningspunkt. Gamla registreringar blir kvar på sin egen punkt.',
    revoked:
      'Enheten har tagits ur bruk. Registreringarna finns kvar. Med en ny kod för samma rådgivningspunkt skickar enheten dem.',
  },
}
