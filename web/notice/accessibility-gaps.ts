// What the accessibility statement is made from: when and how the app was assessed, what falls short and until when, and what
// was not tested. Changed with what it tells of; a test holds it to valid days and criteria.
import type { Day } from '@tukkimies/shared/day.ts'
import type { Labels } from '@tukkimies/shared/register/organisation.ts'

export type Gap = {
  readonly key: string
  /** Success criterion of WCAG 2.2, level A or AA. */
  readonly criterion: string
  /** The day on which it was found, and the day by which it is to be mended. */
  readonly since: Day
  readonly planned: Day
  /** What does not work, for whom, and what helps meanwhile. */
  readonly text: Labels
}

/** Days that are written out here; a test reads them. */
const day = (text: string): Day => text as Day

/** The day of the last assessment; the statement is made anew with each. */
export const assessed = day('2026-11-22')

export const gaps: readonly Gap[] = [
  {
    key: 'date-field',
    criterion: '3.1.2',
    since: day('2026-11-22'),
    planned: day('2027-06-30'),
    text: {
      fi: 'Päivämääräkenttä toimistosivuilla on selaimen oma. Se näyttää ja lukee päivän selaimen kielellä, vaikka sivu olisi toisella kielellä. Vaihda tarvittaessa selaimen kieli.',
      sv: 'Datumfältet på kontorssidorna är webbläsarens eget. Det visar och läser upp dagen på webbläsarens språk, även om sidan är på ett annat språk. Byt vid behov språk i webbläsaren.',
      en: 'The date field on the desk’s pages is the browser’s own. It shows and reads the day in the browser’s language, even if the page is in another. Change the browser’s language if needed.',
    },
  },
  {
    key: 'written-texts',
    criterion: '3.1.2',
    since: day('2026-11-22'),
    planned: day('2027-06-30'),
    text: {
      fi: 'Käyttäjien kirjoittamien tekstien kieltä ei ole merkitty: tablettien nimet, näkymien nimet ja jaksojen huomautukset. Ruudunlukija voi lukea ne sivun kielen mukaan.',
      sv: 'Språket i texter som användare har skrivit är inte angivet: namn på pekplattor och vyer samt anmärkningar till perioder. En skärmläsare kan läsa upp dem på sidans språk.',
      en: 'The language of texts that users write is not marked: names of tablets and views, and notes to periods. A screen reader may read them in the language of the page.',
    },
  },
  {
    key: 'saved-pictures',
    criterion: '1.1.1',
    since: day('2026-11-22'),
    planned: day('2027-06-30'),
    text: {
      fi: 'Kuviosta tallennetussa PNG-kuvassa ei ole tekstivastinetta. Samat luvut ovat sivun taulukossa ja sen voi tallentaa tiedostoksi.',
      sv: 'En PNG-bild som sparats av ett diagram har inget textalternativ. Samma siffror står i tabellen på sidan, och den kan sparas som fil.',
      en: 'A PNG picture saved from a chart has no text alternative. The same figures are in the table on the page, which can be saved as a file.',
    },
  },
]

/** What nobody has tried yet: named, because "not tested" is not "works". */
export const untested = ['VoiceOver', 'TalkBack', 'Safari (iPad)'] as const

export type Conformity = 'full' | 'partial'

/** Full only where nothing falls short. */
export const conformityOf = (found: readonly Gap[]): Conformity => (found.length === 0 ? 'full' : 'partial')

/** Who watches over the law where nobody else is named, by its public addresses. */
export const traficom: {
  readonly names: Labels
  readonly unit: Labels
  readonly web: Labels
  readonly email: string
  readonly phone: string
  readonly address: string
} = {
  names: {
    fi: 'Liikenne- ja viestintävirasto Traficom',
    sv: 'Transport- och kommunikationsverket Traficom',
    en: 'Finnish Transport and Communications Agency Traficom',
  },
  unit: {
    fi: 'Digitaalisen esteettömyyden ja saavutettavuuden valvontayksikkö',
    sv: 'Enheten för tillsyn över digital tillgänglighet',
    en: 'Digital Accessibility Supervision Unit',
  },
  web: {
    fi: 'https://www.saavutettavuusvaatimukset.fi',
    sv: 'https://www.tillganglighetskrav.fi',
    en: 'https://www.webaccessibility.fi',
  },
  email: 'saavutettavuus@traficom.fi',
  phone: '029 534 5000',
  address: 'PL 320, 00059 TRAFICOM',
}
