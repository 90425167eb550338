// One page for the notice board: the summary for clients in three languages, whom to ask, and the way to the whole notice.
import { use } from 'react'
import { Link } from 'wouter'
import type { Notice } from '@tukkimies/shared/register/notice.ts'
import { type Language, languages } from '@tukkimies/shared/register/organisation.ts'
import { formatDay, formatNumber } from '../format.ts'
import { useTitle, useWords } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { Loading } from '../ui/status.tsx'
import { QrCode } from '../ui/qr.tsx'
import { privacyBook } from './privacy-book.ts'
import type { Words } from './privacy-words.fi.ts'
import { useNotice } from './use-notice.ts'
import './privacy.css'

export const PrivacyBoardPage = () => {
  const words = useWords(privacyBook)
  const known = useNotice()
  useTitle(words.board)
  const notice = known.is === 'known' ? known.versions[0] : undefined
  return (
    <div className="page page-narrow privacy">
      <div className="row row-apart no-print">
        <Link href="/privacy">{words.back}</Link>
        <Button icon="print" disabled={!notice} onClick={() => window.print()}>
          {words.print}
        </Button>
      </div>
      {known.is === 'loading' && <Loading label={words.loading} />}
      {known.is === 'failed' && (
        <ProblemNote title={words.failed} actions={<Button onClick={known.again}>{words.again}</Button>} />
      )}
      {known.is === 'known' && !notice && <ProblemNote title={words.none.title} />}
      {notice && <Poster notice={notice} />}
    </div>
  )
}

let loaded: Promise<Readonly<Record<Language, Words>>> | null = null
/** The words of all three languages; once for the page's life. */
const loadAll = () =>
  (loaded ??= Promise.all([privacyBook.fi(), privacyBook.sv(), privacyBook.en()]).then(([fi, sv, en]) => ({
    fi,
    sv,
    en,
  })))

const Poster = ({ notice }: { readonly notice: Notice }) => {
  const all = use(loadAll())
  const address = `${window.location.origin}/privacy`
  return (
    <article className="privacy-poster">
      {languages.map((language) => (
        <PosterPart key={language} notice={notice} language={language} words={all[language]} address={address} />
      ))}
      <div className="privacy-poster-code">
        <QrCode text={address} label={address} />
      </div>
    </article>
  )
}

const PosterPart = ({
  notice: { settings, first, version },
  language,
  words: { poster, groups, updated },
  address,
}: {
  readonly notice: Notice
  readonly language: Language
  readonly words: Words
  readonly address: string
}) => {
  const { controller, officer } = settings
  const [, ...sentences] = groups.clients.summary
  const Heading = language === 'fi' ? 'h1' : 'h2'
  return (
    <section lang={language} className="privacy-poster-part">
      <Heading>{poster.title}</Heading>
      {sentences.map((text) => (
        <p key={text} className="privacy-poster-text">
          {text}
        </p>
      ))}
      <p>
        {`${poster.ask} ${officer.names[language]}, ${[officer.email, officer.phone, officer.address].find((way) => way !== '')}`}
      </p>
      <p>{`${poster.more} ${address}`}</p>
      <p className="small muted">
        {`${controller.names[language]} · ${updated(formatDay(language, first), formatNumber(language, version))}`}
      </p>
    </section>
  )
}
