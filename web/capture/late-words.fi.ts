// Words of what comes right after the first paint. The Finnish file is the shape of the others.

type Key = { readonly keys: readonly string[]; readonly does: string }

const list: readonly Key[] = [
  { keys: ['Sarkain'], does: 'Seuraava kysymys' },
  {
    keys: ['←', '→', '↑', '↓'],
    does: 'Liiku kysymyksen vastauksissa. Yhden vastauksen kysymyksessä nuoli myös valitsee.',
  },
  { keys: ['Välilyönti'], does: 'Valitse tai poista valinta' },
  { keys: ['Delete'], does: 'Poista valinta' },
  { keys: ['1…9'], does: 'Valitse vastaus järjestysnumerolla, kun kohdistus on kysymyksessä' },
  { keys: ['A…Ö'], does: 'Siirry tällä kirjaimella alkavaan vastaukseen. Jos niitä on yksi, se valitaan.' },
  { keys: ['Ctrl', 'Enter'], does: 'Tallenna käynti' },
  { keys: ['Ctrl', 'Z'], does: 'Kumoa edellinen' },
  { keys: ['Alt', '1…3'], does: 'Pikavalinnat' },
  { keys: ['Alt', '4'], does: 'Sama kuin edellinen' },
  { keys: ['Esc'], does: 'Sulje ikkuna tai lisätiedot' },
  { keys: ['?'], does: 'Tämä luettelo' },
]

export const words = {
  close: 'Sulje',
  tiles: {
    name: 'Pikavalinnat',
    saves: 'tallentaa heti',
    own: (n: number): string => `Oma pikavalinta ${n}`,
    show: 'Näytä',
    make: 'Tee tästä pikavalinta',
    last: 'Sama kuin edellinen',
    fills: 'täyttää lomakkeen',
    change: 'Muokkaa',
    ownTitle: 'Tämän laitteen pikavalinnat',
    ownText: 'Pikavalinta on vain luettelo vastauksista. Siinä ei ole tietoa siitä, kuka kävi tai milloin.',
    ownNone: 'Laitteella ei ole omia pikavalintoja.',
    remove: 'Poista',
    removeOf: (name: string): string => `Poista pikavalinta ${name}`,
  },
  keys: { title: 'Näppäimet', list },
  hands: {
    name: 'Kädet ja näppäimet',
    mirrored: 'Tallenna vasemmalla',
    letters: 'Kirjain- ja numeronäppäimet',
  },
  closed: {
    now: (day: string, successor: string | null): string =>
      `Tämä neuvontapiste suljettiin ${day}. ${successor === null ? 'Ota yhteys pääkäyttäjään.' : `Käynnit kirjataan nyt pisteelle ${successor}: pyydä pääkäyttäjältä sen käyttöönottokoodi.`} Aiemmat päivät voi vielä kirjata.`,
    soon: (day: string): string => `Tämän neuvontapisteen viimeinen päivä on ${day}.`,
  },
  otherDay: {
    left: (day: string, hour: string): string =>
      `Tätä käyntiä kirjattiin päivälle ${day}, klo ${hour}. Nyt se tallentuu kuluvalle päivälle.`,
    goBack: (day: string): string => `Kirjaa päivälle ${day}`,
    stay: 'Kirjaa kuluvalle päivälle',
    title: 'Kirjaa muulle päivälle',
    day: 'Päivä',
    yesterday: 'Eilen',
    hour: 'Tunti, jolloin käynti alkoi',
    dayMissing: 'Valitse päivä viimeisen kuukauden ajalta.',
    hourMissing: 'Valitse tunti.',
    none: 'Neuvontapiste on otettu käyttöön tänään, joten aiempia päiviä ei voi vielä kirjata.',
    choose: 'Kirjaa tälle päivälle',
    cancel: 'Peruuta',
  },
  clock: {
    title: 'Mikä päivä tänään on?',
    day: 'Tämä päivä',
    wrong: 'Valitse päivä.',
    set: 'Käytä tätä päivää',
  },
  search: {
    label: 'Hae suomeksi, ruotsiksi, englanniksi tai kielen omalla nimellä',
    nothing: 'Kieltä ei löytynyt. Valitse muu kieli.',
  },
}

export type Words = typeof words
