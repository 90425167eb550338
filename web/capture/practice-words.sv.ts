// Words of practising on a tablet, in Swedish.
import type { Words } from './practice-words.fi.ts'

export const words: Words = {
  title: 'Övning',
  network: {
    on: 'Nätet är på.',
    off: 'Nätet är av. Du kan börja.',
    back: 'Nätet är på. Pekplattan är klar.',
  },
  toVisit: { skip: 'Hoppa över och registrera besök', go: 'Registrera besök' },
  begin: {
    title: 'Slå på flygplansläget och registrera ett övningsbesök',
    lead: 'Så ser du att pekplattan fungerar också utan nät.',
    off: 'Slå på flygplansläget i pekplattans inställningar.',
    record: 'Börja övningen och registrera ett besök.',
    on: 'Slå av flygplansläget.',
    start: 'Börja övningen',
    startOnline: 'Öva med nätet på',
    kept: 'Övning: registreringarna skickas inte och räknas inte.',
  },
  visit: {
    banner: 'Övning: registreringarna skickas inte och räknas inte.',
    saved: 'Övningsbesöket lyckades. Det sparades inte.',
    leave: 'Avsluta övningen',
    done: 'Klar',
  },
  end: {
    title: 'Övningen är slut',
    offline:
      'Du registrerade ett besök utan nät. Riktiga besök sparas likadant på pekplattan och skickas när anslutningen är tillbaka.',
    online: 'Du registrerade ett övningsbesök. Utan nät registreras ett besök likadant.',
    none: 'Du registrerade inget övningsbesök. Du kan öva senare via menyn.',
    nothing: 'Av övningen finns inget kvar på pekplattan, på servern eller i statistiken.',
    turnOn: 'Slå av flygplansläget. Nätet är ännu av.',
    again: 'Öva igen',
  },
}
