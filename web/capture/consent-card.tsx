// What the contact person says yes to, to the letter and in their language; and how they said it. Nothing is chosen
// beforehand.
import type { Day } from '@tukkimies/shared/day.ts'
import { consentToText, consentVersion } from '@tukkimies/shared/register/consent.ts'
import { ConsentWay, contactDeletionDay } from '@tukkimies/shared/register/contact.ts'
import type { Notice } from '@tukkimies/shared/register/notice.ts'
import { type Labels, Language, languages } from '@tukkimies/shared/register/organisation.ts'
import { formatDay } from '../format.ts'
import { useFrame, useLanguage, useWords } from '../hooks.ts'
import { ChipGroup } from '../ui/chip.tsx'
import { QrCode } from '../ui/qr.tsx'
import { RadioField } from '../ui/radio-field.tsx'
import { partnerBook } from './partner-book.ts'

export const ConsentCard = ({
  notice,
  organisation,
  today,
  language,
  way,
  error,
  onLanguage,
  onWay,
}: {
  readonly notice: Notice
  readonly organisation: Labels
  readonly today: Day
  readonly language: Language
  readonly way: ConsentWay | null
  readonly error?: string | undefined
  readonly onLanguage: (language: Language) => void
  readonly onWay: (way: ConsentWay) => void
}) => {
  const { consent: words } = useWords(partnerBook)
  const { languageNames } = useFrame()
  const { language: own } = useLanguage()
  const address = `${window.location.origin}/privacy#partners`
  const fill = { organisation: organisation[language], address: notice.settings.withdrawal }
  return (
    <section className="card stack consent-card" aria-labelledby="consent-title">
      <h2 id="consent-title">{words.title}</h2>
      <ChipGroup
        legend={words.language}
        kind="one"
        options={languages.map((key) => ({ key, label: languageNames[key], lang: key }))}
        chosen={[language]}
        onChoose={([key]) => onLanguage(Language.parse(key))}
      />
      <blockquote className="consent-text" lang={language}>
        {consentToText(consentVersion, language, fill)}
      </blockquote>
      <div className="consent-facts">
        <QrCode text={address} label={words.qr} />
        <div className="stack">
          <p className="small">
            {words.notice} <span className="consent-address">{address}</span>
          </p>
          <p className="small muted">{words.versions(consentVersion, notice.version)}</p>
          <p>{words.day(formatDay(own, today))}</p>
          <p>{words.deletion(formatDay(own, contactDeletionDay(today)))}</p>
        </div>
      </div>
      <RadioField
        legend={words.way}
        name="consent-way"
        options={ConsentWay.options.map((value) => ({ value, label: words.ways[value] }))}
        value={way ?? ''}
        error={error}
        onChange={(value) => onWay(ConsentWay.parse(value))}
      />
    </section>
  )
}
