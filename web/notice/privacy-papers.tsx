// Printable drafts of a breach notification, an impact assessment and the record of processing, one at a time.
import { useState } from 'react'
import { Link } from 'wouter'
import type { Notice } from '@tukkimies/shared/register/notice.ts'
import { reachOf } from '@tukkimies/shared/register/rights.ts'
import { formatDay, formatNumber } from '../format.ts'
import { useDevice, useLanguage, useSession, useTitle, useWords } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { Loading } from '../ui/status.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { papersBook } from './papers-book.ts'
import { makePaper, type PaperKind, paperKinds, type PaperSection } from './papers-text.ts'
import { privacyBook } from './privacy-book.ts'
import { NoticePartView, partKey } from './privacy-parts.tsx'
import { useNotice } from './use-notice.ts'
import './privacy.css'

export const PrivacyPapersPage = () => {
  const words = useWords(papersBook)
  const { loading, failed, again } = useWords(privacyBook)
  const { me } = useSession()
  const known = useNotice()
  useTitle(words.title)
  const maySee =
    me !== null && (reachOf('publish_notice', me.role) !== null || reachOf('manage_requests', me.role) !== null)
  const newest = known.is === 'known' ? known.versions[0] : undefined
  return (
    <div className="page privacy">
      <div className="row row-apart no-print">
        <h1>{words.title}</h1>
        {maySee && newest && (
          <Button icon="print" onClick={() => window.print()}>
            {words.print}
          </Button>
        )}
      </div>
      {me && !maySee && <ProblemNote title={words.noRight} />}
      {maySee && known.is === 'loading' && <Loading label={loading} />}
      {maySee && known.is === 'failed' && (
        <ProblemNote title={failed} actions={<Button onClick={known.again}>{again}</Button>} />
      )}
      {maySee && known.is === 'known' && !newest && <ProblemNote title={words.none} />}
      {maySee && (
        <p className="no-print">
          {words.lead} <Link href="/privacy/edit">{words.back}</Link>
        </p>
      )}
      {maySee && newest && <Papers notice={newest} />}
    </div>
  )
}

const Papers = ({ notice }: { readonly notice: Notice }) => {
  const words = useWords(papersBook)
  const [chosen, setChosen] = useState<string>('breach')
  return (
    <Tabs
      label={words.choose}
      chosen={chosen}
      onChoose={setChosen}
      tabs={paperKinds.map((kind) => ({
        key: kind,
        label: words[kind].tab,
        panel: <Paper kind={kind} notice={notice} />,
      }))}
    />
  )
}

const Paper = ({ kind, notice }: { readonly kind: PaperKind; readonly notice: Notice }) => {
  const words = useWords(papersBook)
  const noticeWords = useWords(privacyBook)
  const { language } = useLanguage()
  const { today } = useDevice()
  return (
    <article className="privacy-group paper">
      <h2>{words[kind].title}</h2>
      <p>
        <strong>{words.draft}</strong> {words.made(formatDay(language, today), formatNumber(language, notice.version))}
      </p>
      <p>{words[kind].lead}</p>
      {makePaper(kind, { notice, language, words, noticeWords }).map((section) => (
        <Section key={section.title} section={section} fill={words.fill} />
      ))}
      <Section section={{ title: words.signed, parts: [], isOpen: true }} fill={words.fill} />
    </article>
  )
}

const Section = ({
  section: { title, parts, isOpen },
  fill,
}: {
  readonly section: PaperSection
  readonly fill: string
}) => (
  <section>
    <h3>{title}</h3>
    {parts.map((part) => (
      <NoticePartView key={partKey(part)} part={part} />
    ))}
    {isOpen && <p className="paper-room muted small">{fill}</p>}
  </section>
)
