import type { Words } from './late-words.fi.ts'

export const words: Words = {
  close: 'Stäng',
  tiles: {
    name: 'Snabbval',
    saves: 'sparar direkt',
    own: (n) => `Eget snabbval ${n}`,
    show: 'Visa',
    make: 'Gör ett snabbval av det här',
    last: 'Samma som föregående',
    fills: 'fyller i formuläret',
    change: 'Ändra',
    ownTitle: 'Snabbval på den här enheten',
    ownText: 'Ett snabbval är bara en lista med svar. Det berättar inte vem som besökte er eller när.',
    ownNone: 'Enheten har inga egna snabbval.',
    remove: 'Ta bort',
    removeOf: (name) => `Ta bort snabbvalet ${name}`,
  },
  keys: {
    title: 'Tangenter',
    list: [
      { keys: ['Tabb'], does: 'Nästa fråga' },
      { keys: ['←', '→', '↑', '↓'], does: 'Gå mellan svaren. Där bara ett svar kan väljas väljer pilen det också.' },
      { keys: ['Mellanslag'], does: 'Välj eller ta bort valet' },
      { keys: ['Delete'], does: 'Ta bort valet' },
      { keys: ['1…9'], does: 'Välj svar efter ordning när fokus är i en fråga' },
      { keys: ['A…Ö'], does: 'Gå till svaret som börjar på bokstaven. Om det finns bara ett väljs det.' },
      { keys: ['Ctrl', 'Enter'], does: 'Spara besöket' },
      { keys: ['Ctrl', 'Z'], does: 'Ångra föregående' },
      { keys: ['Alt', '1…3'], does: 'Snabbval' },
      { keys: ['Alt', '4'], does: 'Samma som föregående' },
      { keys: ['Esc'], does: 'Stäng fönstret eller mer info' },
      { keys: ['?'], does: 'Den här listan' },
    ],
  },
  hands: {
    name: 'Händer och tangenter',
    mirrored: 'Spara till vänster',
    letters: 'Bokstavs- och siffertangenter',
  },
}
