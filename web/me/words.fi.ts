// Words of sign-in and of setting a tablet up. The Finnish file is the shape of the others.
export const words = {
  unreachable: {
    offline: 'Ei yhteyttä. Tähän tarvitaan verkko. Yhdistä laite ja yritä uudelleen.',
    portal: 'Verkko vastasi palvelimen puolesta. Kirjaudu verkkoon tai vaihda sitä ja yritä uudelleen.',
    server: 'Palvelin ei vastaa. Yritä hetken kuluttua uudelleen.',
  },
  toVisit: 'Kirjaa käynti',
  signIn: {
    title: 'Kirjaudu sisään',
    lead: 'Kirjautumalla näet neuvontapisteidesi luvut ja hallitset tabletteja.',
    username: 'Käyttäjätunnus',
    password: 'Salasana',
    show: 'Näytä',
    hide: 'Piilota',
    action: 'Kirjaudu sisään',
    errors: 'Kirjautuminen ei onnistunut',
    usernameMissing: 'Kirjoita käyttäjätunnus.',
    passwordMissing: 'Kirjoita salasana.',
    alreadyIn: (name: string): string => `Olet kirjautunut sisään: ${name}.`,
    goOn: 'Jatka',
  },
  setUp: {
    title: 'Ota tabletti käyttöön',
    install: {
      title: 'Asenna sovellus ensin',
      why: 'Selain voi tyhjentää lähettämättömät kirjaukset viikossa. Asennetussa sovelluksessa ne pysyvät tallessa.',
      tablet: 'iPad: Napauta Jaa ja sitten Lisää Koti-valikkoon.',
      others: 'Muut laitteet: valitse selaimen valikosta Asenna sovellus.',
      after: 'Avaa asennettu sovellus. Se alkaa tyhjänä, joten anna koodi siinä.',
    },
    code: 'Käyttöönottokoodi',
    codeHint: 'Pääkäyttäjä luo koodin Tabletit-sivulla. Koodissa on 26 merkkiä ja se on voimassa 15 minuuttia.',
    fromAddress: 'Koodi on luettu valmiiksi. Paina Ota käyttöön.',
    codeMissing: 'Anna käyttöönottokoodi.',
    codeLength: 'Koodissa on 26 kirjainta ja numeroa. Tarkista koodi.',
    action: 'Ota käyttöön',
    failed: 'Tablettia ei otettu käyttöön',
    enrolled: (point: string): string => `Tämä laite on käytössä: ${point}.`,
    enrolledUnnamed: 'Tämä laite on jo käytössä.',
    moving: 'Uusi koodi siirtää laitteen toiseen neuvontapisteeseen. Vanhat kirjaukset pysyvät omassa pisteessään.',
    revoked:
      'Laite on poistettu käytöstä. Kirjaukset ovat tallella. Saman neuvontapisteen uudella koodilla laite lähettää ne.',
  },
}

export type Words = typeof words
