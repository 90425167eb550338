import { pluralOf } from '../format.ts'
import type { Words } from './lock-words.fi.ts'

const plural = (n: number, one: string, other: string): string => (pluralOf('sv', n) === 'one' ? one : other)

export const words: Words = {
  title: 'Vem använder pekplattan?',
  lead: 'Välj dina initialer och ange PIN-koden.',
  tiles: 'Användare',
  states: { ready: 'PIN-kod', shut: 'PIN spärrad', over: 'Föråldrad' },
  logIn: 'Logga in via nätet',
  logInHint: 'En annan användare, en glömd PIN-kod eller en föråldrad rätt.',
  logInOffline: 'Ingen anslutning. Inloggningen kräver nät. De som har öppnat pekplattan kommer in med PIN-kod.',
  none: {
    title: 'Logga in en gång via nätet',
    text: 'Pekplattan har inga användare ännu. Logga in en gång via nätet och välj en PIN-kod. Sedan öppnar du pekplattan i 30 dagar även utan anslutning.',
  },
  forgotten:
    'Servern tog i dag bort en användare från den här pekplattan. Registreringarna finns kvar. Om du inte ser dina initialer, logga in via nätet eller fråga huvudanvändaren.',
  waiting: (n: number): string =>
    `${n} ${plural(n, 'registrering väntar', 'registreringar väntar')} på att skickas. ${plural(n, 'Den', 'De')} skickas även när pekplattan är låst, oavsett vem som använder den.`,
  attention: (n: number): string =>
    `${n} ${plural(n, 'registrering kräver', 'registreringar kräver')} uppmärksamhet. Öppna pekplattan och se Registreringar.`,
  kept: (n: number): string =>
    `${n} ${plural(n, 'registrering', 'registreringar')} kunde inte skickas. Allt finns kvar på den här enheten.`,
  settings: 'Pekplattans inställningar',
  minutes: 'Lås när ingen har rört pekplattan på',
  minute: (n) => `${n} min`,
  pin: {
    title: (initials) => `Användare ${initials}`,
    label: 'PIN-kod',
    hint: '6–12 siffror',
    open: 'Öppna pekplattan',
    back: 'Välj en annan användare',
    show: 'Visa',
    hide: 'Dölj',
    failed: 'Pekplattan öppnades inte',
    digits: 'Ange PIN-koden: 6–12 siffror.',
    wrong: (left) => `Fel PIN-kod. ${left} försök kvar.`,
    shut: 'PIN-koden har angetts fel fem gånger. Logga in en gång via nätet och välj en ny PIN-kod. Andra användare kommer in som förut.',
    over: 'Din rätt att öppna den här pekplattan är föråldrad eller har upphört. Logga in en gång via nätet. Registreringarna finns kvar.',
    fault: 'Enhetens minne kunde inte läsas. Registreringarna finns kvar. Försök igen.',
  },
  set: {
    title: 'Välj en PIN-kod',
    lead: 'Du öppnar pekplattan med PIN-koden i 30 dagar, även utan anslutning. PIN-koden stannar på den här pekplattan. Siffror och administration öppnas med lösenord.',
    fresh: 'Ny PIN-kod',
    again: 'PIN-koden igen',
    hint: '6–12 siffror. Använd inte födelsedatum eller samma siffra flera gånger.',
    digits: 'Välj en PIN-kod: 6–12 siffror.',
    easy: 'Den här PIN-koden är för lätt att gissa. Välj en annan.',
    different: 'PIN-koderna är inte lika. Skriv samma kod igen.',
    action: 'Ta PIN-koden i bruk',
    cancel: 'Logga ut',
    failed: 'PIN-koden togs inte i bruk',
    storage: {
      yes: 'Webbläsaren bevarar registreringarna på den här pekplattan.',
      no: 'Webbläsaren lovar inte att bevara registreringarna. Installera appen på startskärmen.',
      unknown: 'Webbläsaren berättar inte om den bevarar registreringarna. Installera appen på startskärmen.',
    },
  },
  draft: {
    title: 'Påbörjat besök',
    text: (initials) =>
      `Användare ${initials} har ett påbörjat besök som inte är sparat. Om du öppnar pekplattan tas det påbörjade besöket bort. Sparade registreringar finns kvar.`,
    goOn: 'Ta bort och öppna',
    back: 'Öppna inte',
  },
}
