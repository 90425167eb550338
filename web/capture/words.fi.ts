// Words of the tablet's own pages. The Finnish file is the shape of the others.
import type { SaveOutcome } from '../hooks.ts'
import type { Widened } from '../words.ts'

type Unsaved = Extract<SaveOutcome, { is: 'not_saved' }>['why']

export const words = {
  close: 'Sulje',
  visit: {
    title: 'Uusi käynti',
    begun: (label: string): string => `${label}: kesken`,
    required: 'pakollinen',
    hints: { topic: 'valitse 1–4', duration: '(min)' },
    groupSession: 'ei kysytä ryhmästä',
    atMost: (max: number): string => `enintään ${max}`,
    more: { topic: 'Muu aihe…', language: 'Muu kieli…', persons: '6+…' },
    moreAnswers: 'Muu…',
    choose: { topic: 'Valitse aihe.', language: 'Valitse asiointikieli.', duration: 'Valitse kesto.' },
    chooseLabel: (label: string): string => `Valitse: ${label}.`,
    details: 'Lisätiedot',
    detailsReferral: 'Lisätiedot: mihin ohjattiin?',
    detailsClose: 'Sulje lisätiedot',
    save: 'Tallenna käynti',
    undo: 'Kumoa edellinen',
    tally: (n: number): string => `Tällä laitteella tänään ${n}`,
    savedTwice: 'Tallennettu: kaksi samanlaista käyntiä peräkkäin. Kumoa edellinen, jos se oli vahinko.',
    undoFailed: 'Kumoaminen ei onnistunut. Käynti on tallella.',
    filled: 'Edellisen käynnin valinnat on täytetty. Tarkista ja tallenna.',
    presetMade: 'Pikavalinta tehty. Käyntiä ei tallennettu.',
    presetFailed: 'Pikavalintaa ei voitu tallentaa.',
    notSaved: 'Kirjaus ei tallentunut',
    unsaved: {
      full: 'Laitteen muisti on täynnä. Valintasi ovat tallella. Lähetä odottavat kirjaukset ja yritä uudelleen.',
      outdated: 'Uudempi versio on jo käytössä tällä laitteella. Valintasi ovat tallella. Lataa sivu uudelleen.',
      clock:
        'Laitteen kello näyttää olevan väärässä. Valintasi ovat tallella. Valitse tämä päivä ja tallenna uudelleen.',
      not_enrolled: 'Laitetta ei ole otettu käyttöön. Valintasi ovat tallella. Pyydä pääkäyttäjältä käyttöönottokoodi.',
      revoked: 'Laite on poistettu käytöstä. Ota yhteys pääkäyttäjään.',
      point_closed: 'Neuvontapiste ei ole avoinna sinä päivänä. Valintasi ovat tallella. Valitse toinen päivä.',
      gone: 'Kirjausta ei enää ole tällä laitteella.',
      storage: 'Laitteen muistiin ei voitu kirjoittaa. Valintasi ovat tallella. Yritä uudelleen.',
    } satisfies Record<Unsaved, string>,
  },
  otherDay: {
    open: 'Muu päivä',
    banner: (day: string, hour: string): string => `Kirjaat päivälle ${day}, klo ${hour}.`,
    leave: 'Palaa kuluvaan päivään',
  },
  clock: {
    banner: 'Laitteen kello näyttää olevan väärässä. Valitse tämä päivä.',
    open: 'Valitse päivä',
  },
}

export type Words = Widened<typeof words>
