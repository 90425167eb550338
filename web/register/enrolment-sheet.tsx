// The enrolment of one tablet on paper, for whoever carries it to the point: in three languages, good for a quarter of an hour.
import type { Language } from '@tukkimies/shared/register/organisation.ts'
import { languages } from '@tukkimies/shared/register/organisation.ts'
import { formatTime } from '../format.ts'
import { QrCode } from '../ui/qr.tsx'
import { codeToGroups } from './one-time-code.ts'

type SheetWords = {
  readonly title: string
  readonly install: (address: string) => string
  readonly scan: string
  readonly type: string
  readonly until: (time: string) => string
}

/** All three at once stand on the paper, whatever the language of the screen. */
const sheetWords: Readonly<Record<Language, SheetWords>> = {
  fi: {
    title: 'Tabletin käyttöönotto',
    install: (address) => `Avaa tabletilla ${address} ja asenna sovellus.`,
    scan: 'Lue koodi kameralla, tai avaa sovellus ja kirjoita koodi.',
    type: 'Paina Ota käyttöön.',
    until: (time) => `Koodi on voimassa klo ${time} asti ja toimii kerran. Hävitä paperi sen jälkeen.`,
  },
  sv: {
    title: 'Ta pekplattan i bruk',
    install: (address) => `Öppna ${address} på pekplattan och installera appen.`,
    scan: 'Läs koden med kameran, eller öppna appen och skriv koden.',
    type: 'Tryck på Ta i bruk.',
    until: (time) => `Koden gäller till kl. ${time} och fungerar en gång. Förstör papperet efteråt.`,
  },
  en: {
    title: 'Enrolling the tablet',
    install: (address) => `Open ${address} on the tablet and install the app.`,
    scan: 'Read the code with the camera, or open the app and type the code.',
    type: 'Press Enrol.',
    until: (time) => `The code is valid until ${time} and works once. Destroy this paper afterwards.`,
  },
}

/** Seen only on paper. */
export const EnrolmentSheet = ({
  name,
  point,
  code,
  until,
}: {
  readonly name: string
  readonly point: string
  readonly code: string
  readonly until: number
}) => {
  const origin = window.location.origin
  return (
    <section className="enrolment-sheet">
      <p className="enrolment-sheet-name">
        {name}, {point}
      </p>
      <QrCode text={`${origin}/set-up#${code}`} label={point} />
      <p className="enrolment-sheet-code">{codeToGroups(code)}</p>
      {languages.map((language) => {
        const words = sheetWords[language]
        return (
          <section key={language} lang={language}>
            <h2>{words.title}</h2>
            <ol>
              <li>{words.install(origin)}</li>
              <li>{words.scan}</li>
              <li>{words.type}</li>
            </ol>
            <p>{words.until(formatTime(language, until))}</p>
          </section>
        )
      })}
    </section>
  )
}
