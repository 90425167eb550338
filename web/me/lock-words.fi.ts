// Words of the locked tablet and of its PIN. The Finnish file is the shape of the others.
import { pluralOf } from '../format.ts'

const plural = (n: number, one: string, other: string): string => (pluralOf('fi', n) === 'one' ? one : other)

export const words = {
  title: 'Kuka käyttää tablettia?',
  lead: 'Valitse nimikirjaimesi ja anna PIN-koodi.',
  tiles: 'Käyttäjät',
  states: { ready: 'PIN-koodi', shut: 'PIN suljettu', over: 'Vanhentunut' },
  logIn: 'Kirjaudu verkossa',
  logInHint: 'Muu käyttäjä, unohtunut PIN-koodi tai vanhentunut oikeus.',
  logInOffline:
    'Ei yhteyttä. Kirjautumiseen tarvitaan verkko. Tabletin avanneet käyttäjät pääsevät sisään PIN-koodilla.',
  none: {
    title: 'Kirjaudu kerran verkossa',
    text: 'Tabletilla ei ole vielä käyttäjiä. Kirjaudu kerran verkossa ja aseta PIN-koodi. Sen jälkeen avaat tabletin 30 päivän ajan myös ilman yhteyttä.',
  },
  forgotten:
    'Palvelin poisti tänään käyttäjän tältä tabletilta. Kirjaukset ovat tallella. Jos et näe nimikirjaimiasi, kirjaudu verkossa tai kysy pääkäyttäjältä.',
  waiting: (n: number): string =>
    `${n} ${plural(n, 'kirjaus odottaa', 'kirjausta odottaa')} lähetystä. ${plural(n, 'Se lähtee', 'Ne lähtevät')} myös tabletin ollessa lukittuna, kuka tahansa sitä käyttääkin.`,
  attention: (n: number): string =>
    `${n} ${plural(n, 'kirjaus vaatii', 'kirjausta vaatii')} huomiota. Avaa tabletti ja katso Kirjaukset.`,
  kept: (n: number): string => `${n} kirjausta ei voitu lähettää. Kaikki on tallella tällä laitteella.`,
  settings: 'Tabletin asetukset',
  minutes: 'Lukitse, kun tablettiin ei ole koskettu',
  minute: (n: number): string => `${n} min`,
  pin: {
    title: (initials: string): string => `Käyttäjä ${initials}`,
    label: 'PIN-koodi',
    hint: '6–12 numeroa',
    open: 'Avaa tabletti',
    back: 'Valitse toinen käyttäjä',
    show: 'Näytä',
    hide: 'Piilota',
    failed: 'Tabletti ei auennut',
    digits: 'Anna PIN-koodi: 6–12 numeroa.',
    wrong: (left: number): string => `Väärä PIN-koodi. ${left} ${plural(left, 'yritys', 'yritystä')} jäljellä.`,
    shut: 'PIN-koodi on annettu väärin viisi kertaa. Kirjaudu kerran verkossa ja aseta uusi PIN-koodi. Muut käyttäjät pääsevät sisään kuten ennen.',
    over: 'Oikeutesi avata tämä tabletti on vanhentunut tai päättynyt. Kirjaudu kerran verkossa. Kirjaukset ovat tallella.',
    fault: 'Laitteen muistia ei voitu lukea. Kirjaukset ovat tallella. Yritä uudelleen.',
  },
  set: {
    title: 'Aseta PIN-koodi',
    lead: 'Avaat tabletin PIN-koodilla 30 päivän ajan, myös ilman yhteyttä. PIN-koodi jää vain tälle tabletille. Luvut ja ylläpito avautuvat salasanalla.',
    fresh: 'Uusi PIN-koodi',
    again: 'PIN-koodi uudelleen',
    hint: '6–12 numeroa. Älä käytä syntymäaikaa tai toistuvia numeroita.',
    digits: 'Valitse PIN-koodi: 6–12 numeroa.',
    easy: 'Tämä PIN-koodi on liian helppo arvata. Valitse toinen.',
    different: 'PIN-koodit eivät ole samat. Kirjoita sama koodi uudelleen.',
    action: 'Ota PIN-koodi käyttöön',
    cancel: 'Kirjaudu ulos',
    failed: 'PIN-koodia ei otettu käyttöön',
    storage: {
      yes: 'Selain säilyttää tämän tabletin kirjaukset.',
      no: 'Selain ei lupaa säilyttää kirjauksia. Asenna sovellus aloitusnäytölle.',
      unknown: 'Selain ei kerro, säilyttääkö se kirjaukset. Asenna sovellus aloitusnäytölle.',
    },
  },
  draft: {
    title: 'Keskeneräinen käynti',
    text: (initials: string): string =>
      `Käyttäjällä ${initials} on keskeneräinen käynti, jota ei ole tallennettu. Jos avaat tabletin, keskeneräinen käynti poistetaan. Tallennetut kirjaukset pysyvät.`,
    goOn: 'Poista ja avaa',
    back: 'Älä avaa',
  },
}

export type Words = typeof words
