// The privacy notice of the demo's invented organisation: nobody in it exists, and its addresses lead nowhere. Only the
// supervisor is the real one.
import type { Day } from '@tukkimies/shared/day.ts'
import { firstActs, NoticeDraft, ombudsman } from '@tukkimies/shared/register/notice.ts'
import type { Deps } from './deps.ts'
import { addNotice } from './register/notices.ts'

const inThree = (text: string) => {
  const [fi, sv, en] = text.split(' / ')
  return { fi, sv, en }
}

const draft = NoticeDraft.parse({
  changes: inThree(
    'Keksitty seloste kokeilua varten / Påhittad beskrivning för att prova på / Invented notice for trying out',
  ),
  significant: false,
  settings: {
    register: {
      names: inThree(
        'Esimerkkilän neuvonnan käyntirekisteri / Besöksregistret för Exempelby rådgivning / Visit register of Exampleton Advice',
      ),
      description: inThree(
        'Keksitty rekisteri: neuvontapisteiden käyntien anonyymi tilasto, yhteistyökumppanien yhteyshenkilöt ja rekisterin käyttäjät. / Påhittat register: anonym statistik över besök på rådgivningspunkter, samarbetspartners kontaktpersoner och registrets användare. / Invented register: anonymous statistics of visits at advice points, contact persons of partners and users of the register.',
      ),
    },
    controller: {
      names: inThree('Esimerkkilän kaupunki / Exempelby stad / City of Exampleton'),
      address: 'Esimerkkikatu 1, 00000 Esimerkkilä',
      email: 'kirjaamo@esimerkkila.example',
      phone: '',
    },
    contact: {
      names: inThree('Neuvonnan vastaava / Rådgivningens ansvariga / Head of the advice service'),
      address: '',
      email: 'neuvonta@esimerkkila.example',
      phone: '',
    },
    officer: {
      names: inThree('Tietosuojavastaava / Dataskyddsombudet / Data protection officer'),
      address: '',
      email: 'tietosuoja@esimerkkila.example',
      phone: '',
    },
    supervisor: ombudsman,
    withdrawal: 'suostumus@esimerkkila.example',
    form: '',
    hosting: inThree('kokeilu omalla koneella / prov på egen dator / trial on one’s own computer'),
    processors: [],
    acts: firstActs,
  },
})

/** Publishes the invented notice. */
export const addDemoNotice = ({ register }: Pick<Deps, 'register'>, today: Day): Promise<unknown> =>
  register.transact((tx) => addNotice(tx, draft, today))
