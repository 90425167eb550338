// Words of the own requests. The Finnish file is the shape of the others.
export const words = {
  title: 'Pyynnöt tiedoistasi',
  lead: 'Tietosi näet, korjaat ja lataat tällä sivulla. Voit lisäksi pyytää, että tietojesi käsittelyä rajoitetaan, tai vastustaa käsittelyä. Pyyntöön vastataan kuukauden kuluessa.',
  rights: { restrict: 'Käsittelyn rajoittaminen', object: 'Käsittelyn vastustaminen' },
  other: 'Muu pyyntö',
  loading: 'Ladataan…',
  failed: 'Pyyntöjä ei voitu hakea',
  stale: (time: string): string => `Ei yhteyttä. Pyynnöt haettiin klo ${time}.`,
  noRight: 'Sinulla ei ole oikeutta pyyntöihin.',
  none: 'Et ole tehnyt pyyntöjä.',
  open: (received: string, due: string): string => `tehty ${received}, vastaus viimeistään ${due}`,
  answered: (day: string): string => `vastattu ${day}`,
  refused: (day: string): string => `kieltäydytty ${day}`,
  howAnswered: 'Vastauksen ja mahdollisen kieltäytymistodistuksen saat pääkäyttäjältä kirjallisesti.',
  ask: 'Tee pyyntö',
  what: 'Mitä pyydät?',
  chooseWhat: 'Valitse, mitä pyydät.',
  subject: 'Perustelut',
  subjectHint: 'Kerro lyhyesti, mitä tietoja pyyntö koskee ja miksi. Älä kirjoita henkilötunnusta.',
  writeSubject: 'Kirjoita perustelut.',
  identityCode: 'Poista henkilötunnus. Sitä ei tarvita.',
  unseen: 'Poista näkymättömät merkit.',
  send: 'Lähetä pyyntö',
  sent: 'Pyyntö on lähetetty pääkäyttäjälle.',
  complain: 'Oikeutesi ja tietosuojavaltuutetun yhteystiedot ovat tietosuojaselosteessa.',
}

export type Words = typeof words
