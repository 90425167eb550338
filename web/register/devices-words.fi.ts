// Words of the tablets' page. The Finnish file is the shape of the others.
export const words = {
  title: 'Tabletit',
  lead: 'Tabletti kirjaa käyntejä yhdelle neuvontapisteelle. Se voi lähettää kirjauksia mutta ei lukea lukuja.',
  leadOwn: 'Nämä tabletit kirjaavat omien neuvontapisteidesi käyntejä. Ilmoita täällä, jos tabletti katoaa.',
  listTitle: 'Käytössä olevat tabletit',
  search: 'Hae nimellä tai neuvontapisteellä',
  onlyAttention: (n: number): string => `Vain huomiota vaativat (${n})`,
  found: (n: number): string => (n === 1 ? '1 tabletti' : `${n} tablettia`),
  nothingFound: 'Haulla ei löytynyt tabletteja.',
  unnamed: 'Nimetön tabletti',
  name: 'Nimi',
  point: 'Neuvontapiste',
  enrolled: 'Otettu käyttöön',
  lastSeen: 'Yhteydessä viimeksi',
  never: 'ei vielä',
  waiting: 'Odottaa lähetystä',
  none: 'ei mitään',
  oldest: (day: string): string => `vanhin ${day}`,
  attention: (n: number): string => `${n} vaatii huomiota`,
  lostEntries: (n: number): string => (n === 1 ? '1 kirjaus kadonnut' : `${n} kirjausta kadonnut`),
  build: 'Versio',
  storage: 'Tallennustila',
  persisted: { yes: 'pysyvä', no: 'selain voi tyhjentää sen', unknown: 'ei tietoa' },
  actions: 'Toiminnot',
  silent: 'hiljaa',
  lost: (day: string): string => `ilmoitettu kadonneeksi ${day}`,
  change: 'Muuta',
  acts: { name: 'Muuta nimeä', lost: 'Ilmoita kadonneeksi', revoke: 'Poista käytöstä' },
  actionLabel: (action: string, name: string, point: string): string => `${action}: ${name}, ${point}`,
  empty: 'Yhtään tablettia ei ole käytössä.',
  emptyEnrol: 'Yhtään tablettia ei ole käytössä. Luo koodi yllä.',
  revokedTitle: (n: number): string => `Käytöstä poistetut (${n})`,
  revokedOn: 'Poistettu käytöstä',
  failed: 'Tabletteja ei saatu haettua',
  changeFailed: 'Muutos ei onnistunut',
  refresh: 'Päivitä',
  fetched: (time: string): string => `Haettu klo ${time}`,
  offline: (time: string): string => `Ei yhteyttä. Luettelo on haettu klo ${time}.`,
  noRight: 'Sinulla ei ole oikeutta nähdä tabletteja. Kysy pääkäyttäjältä.',
  alarm: {
    title: 'Vaatii huomiota',
    silent: (n: number): string =>
      n === 1
        ? '1 tabletti ei ole ollut yhteydessä kolmeen työpäivään. Sen käynnit puuttuvat luvuista. Yhdistä se verkkoon.'
        : `${n} tablettia ei ole ollut yhteydessä kolmeen työpäivään. Niiden käynnit puuttuvat luvuista. Yhdistä ne verkkoon.`,
    lost: (n: number): string =>
      n === 1
        ? '1 tabletti on ilmoitettu kadonneeksi. Poista se käytöstä, jos se ei löydy.'
        : `${n} tablettia on ilmoitettu kadonneeksi. Poista ne käytöstä, jos ne eivät löydy.`,
  },
  enrol: {
    title: 'Ota tabletti käyttöön',
    first: 'Asenna sovellus tabletille ensin: avaa tabletilla osoite',
    second: 'Luo sitten koodi. Lue se tabletin kameralla tai kirjoita se asennettuun sovellukseen.',
    name: 'Tabletin nimi',
    nameHint: 'Sama nimi kuin laitteen tarrassa, esimerkiksi Tabletti 2. Ei henkilön nimeä.',
    nameMissing: 'Kirjoita tabletille nimi.',
    choose: 'Valitse neuvontapiste',
    missing: 'Valitse neuvontapiste, jolle tabletti kirjaa.',
    noPoints: 'Yhtään neuvontapistettä ei ole auki. Pyydä tekniseltä ylläpitäjältä uusi piste.',
    action: 'Luo koodi',
    made: (name: string, point: string): string => `Koodi: ${name}, ${point}`,
    until: (time: string): string => `Koodi on voimassa klo ${time} asti (15 minuuttia) ja toimii kerran.`,
    expired: 'Koodi on vanhentunut. Luo uusi koodi.',
    arrived: (name: string): string => `Tabletti on otettu käyttöön: ${name}.`,
    scan: 'Avaa tabletin kamera ja lue koodi. Tabletti avaa sivun, jolla painetaan Ota käyttöön. iPadin kamera avaa selaimen: kirjoita siellä koodi asennettuun sovellukseen.',
    type: 'Tai avaa tabletilla tämä osoite ja kirjoita koodi:',
    picture: (point: string): string => `QR-koodi, joka ottaa tabletin käyttöön: ${point}`,
    print: 'Tulosta ohje',
    again: 'Luo uusi koodi',
    done: 'Valmis',
  },
  naming: {
    title: 'Tabletin nimi',
    action: 'Tallenna nimi',
    done: (name: string): string => `Tabletin nimi on nyt ${name}.`,
  },
  losing: {
    title: 'Ilmoitetaanko tabletti kadonneeksi?',
    what: 'Pääkäyttäjä näkee ilmoituksen heti ja voi poistaa tabletin käytöstä.',
    safe: 'Tabletilla ei ole asiakkaiden tietoja. Kukaan ei voi lukea sillä lukuja eikä yhteystietoja.',
    found: 'Jos tabletti löytyy, kerro pääkäyttäjälle. Hän ottaa sen uudelleen käyttöön.',
    waiting: (n: number): string =>
      n === 1
        ? 'Viimeisimmän tiedon mukaan sillä odottaa 1 kirjaus.'
        : `Viimeisimmän tiedon mukaan sillä odottaa ${n} kirjausta.`,
    done: (name: string): string => `Tabletti on ilmoitettu kadonneeksi: ${name}.`,
  },
  revoking: {
    title: 'Poistetaanko tabletti käytöstä?',
    text: (name: string): string => `${name}: tabletti ei voi enää lähettää kirjauksia.`,
    waiting: (n: number): string =>
      n === 1
        ? 'Viimeisimmän tiedon mukaan sillä odottaa 1 kirjaus. Se jää tabletille lähettämättä.'
        : `Viimeisimmän tiedon mukaan sillä odottaa ${n} kirjausta. Ne jäävät tabletille lähettämättä.`,
    again: 'Uudella koodilla tabletin voi ottaa taas käyttöön. Silloin odottavat kirjaukset lähtevät.',
    done: (name: string): string => `Tabletti on poistettu käytöstä: ${name}.`,
  },
}

export type Words = typeof words
