import type { Words } from './desk-home-words.fi.ts'

const count = (n: number, one: string, other: string): string => `${n} ${n === 1 ? one : other}`

export const words: Words = {
  title: 'Startsida',
  welcome: (name) => `Välkommen, ${name}`,
  start: {
    title: 'Tukkimies',
    lead: 'Registrering av besök vid rådgivningspunkter, och statistik. Om ett besök registreras ärendet, inte människan.',
    signIn: 'Logga in',
    signInText: 'När du ser på siffror eller sköter användare, pekplattor och punkter.',
    setUp: 'Ta enheten i bruk som pekplatta',
    setUpText: 'När besök ska registreras på den här enheten. Du behöver en ibruktagningskod av huvudanvändaren.',
  },
  offline: 'Ingen anslutning. Inloggning och siffror kräver nät.',
  again: 'Försök igen',
  pending: {
    undertaking: 'Godkänn först användar- och tystnadspliktsförbindelsen.',
    factor: 'Ta först ett andra kännetecken i bruk. Din roll kräver det.',
    password: 'Byt först ditt lösenord.',
  },
  toPending: 'Fortsätt',
  attention: {
    title: 'Kräver åtgärd',
    nothing: 'Pekplattorna och punkterna är i ordning.',
    loading: 'Kontrolleras…',
    unknown: 'Pekplattorna kunde inte kontrolleras.',
    lost: (n) => `${count(n, 'pekplatta', 'pekplattor')} anmäld som försvunnen`,
    silent: (n) => `${count(n, 'pekplatta', 'pekplattor')} tyst i minst tre arbetsdagar`,
    held: (n) => `${count(n, 'pekplatta', 'pekplattor')} har registreringar som kräver åtgärd`,
    noTablet: (n) => `${count(n, 'öppen punkt', 'öppna punkter')} saknar pekplatta`,
    users: 'Kontrollera användarkontona',
    due: (n) => `${count(n, 'användarkonto raderas', 'användarkonton raderas')} inom 30 dagar`,
    asked: (n) => `${count(n, 'användare ber', 'användare ber')} att kontot raderas`,
    review: (n) => `${count(n, 'användarrättighet', 'användarrättigheter')} ska kontrolleras`,
    undertaking: (n) => `${count(n, 'användare har', 'användare har')} inte godkänt förbindelsen`,
    usersFine: 'Användarkontona är i ordning.',
    usersUnknown: 'Användarkontona kunde inte kontrolleras.',
  },
  ways: {
    title: 'Sidor',
    busy: { name: 'Livliga tider', text: 'När det är folk vid punkterna, timme för timme.' },
    figures: { name: 'Statistik', text: 'Publicerade siffror om besök, ärenden och språk.' },
    tablets: { name: 'Pekplattor', text: 'Vilken pekplatta som är i kontakt. Ibruktagning och försvunna.' },
    users: { name: 'Användare', text: 'Inbjudningar, roller, rättigheter som upphör och raderingar.' },
    places: { name: 'Organisationer och punkter', text: 'Nya punkter, namn, områden, stängning och sammanslagning.' },
    codeLists: { name: 'Kodlistor', text: 'Vad som frågas om ett besök och vad man kan svara.' },
    undertaking: { name: 'Förbindelse', text: 'Texten i användar- och tystnadspliktsförbindelsen.' },
    audit: { name: 'Användningslogg', text: 'Vem som har gjort vad och när.' },
    me: { name: 'Mina uppgifter', text: 'Dina uppgifter, ditt lösenord och dina inloggningar.' },
  },
}
