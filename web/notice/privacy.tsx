// The privacy notice for everybody: without a log-in, while a tablet is locked, and offline from what was pulled. Three groups
// as tabs on the screen, all three one after the other on paper.
import { useState } from 'react'
import { Link, useSearchParams } from 'wouter'
import type { Notice } from '@tukkimies/shared/register/notice.ts'
import { formatDay, formatNumber } from '../format.ts'
import { useLanguage, useTitle, useWords } from '../hooks.ts'
import { Button, buttonLook } from '../ui/button.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { Banner, Loading, Mark } from '../ui/status.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { NoticeSeen } from './notice-seen.tsx'
import { privacyBook } from './privacy-book.ts'
import { GroupNotice } from './privacy-parts.tsx'
import { noticeGroups } from './privacy-text.ts'
import type { Words } from './privacy-words.fi.ts'
import { useNotice } from './use-notice.ts'
import './privacy.css'

export const PrivacyPage = () => {
  const words = useWords(privacyBook)
  const known = useNotice()
  const [parameters] = useSearchParams()
  useTitle(words.title)
  const asked = Number(parameters.get('version'))
  const versions = known.is === 'known' ? known.versions : []
  const newest = versions[0]
  const shown = versions.find(({ version }) => version === asked) ?? newest
  return (
    <div className="page privacy">
      {!shown && <h1>{words.title}</h1>}
      {known.is === 'loading' && <Loading label={words.loading} />}
      {known.is === 'failed' && (
        <ProblemNote title={words.failed} actions={<Button onClick={known.again}>{words.again}</Button>}>
          <p>{words.failedText}</p>
        </ProblemNote>
      )}
      {known.is === 'known' && !shown && <NotPublished words={words} />}
      {newest && shown && (
        <>
          <NoticeHead words={words} shown={shown} />
          {known.is === 'known' && known.isPulled && <Banner>{words.pulled}</Banner>}
          <NoticeSeen words={words} newest={newest.version} />
          {shown.version !== newest.version && <OldVersion words={words} newest={newest} />}
          <Groups words={words} shown={shown} />
          <div className="privacy-paper">
            {noticeGroups.map((group) => (
              <GroupNotice key={group} notice={shown} group={group} words={words} />
            ))}
          </div>
          <Versions words={words} versions={versions} isPulled={known.is === 'known' && known.isPulled} />
        </>
      )}
    </div>
  )
}

const NoticeHead = ({ words, shown }: { readonly words: Words; readonly shown: Notice }) => {
  const { language } = useLanguage()
  return (
    <div className="row row-apart">
      <div className="stack privacy-head">
        <h1>{words.title}</h1>
        <p>{shown.settings.register.names[language]}</p>
        <p className="muted">
          {words.updated(formatDay(language, shown.first), formatNumber(language, shown.version))}
        </p>
      </div>
      <div className="row no-print">
        <Link href="/requests/forms" className={buttonLook()}>
          {words.forms}
        </Link>
        <Link href="/privacy/board" className={buttonLook()}>
          {words.board}
        </Link>
        <Button icon="print" onClick={() => window.print()}>
          {words.print}
        </Button>
      </div>
    </div>
  )
}

const NotPublished = ({ words: { none } }: { readonly words: Words }) => (
  <>
    <Banner tone="warning">
      <p>
        <strong>{none.title}</strong>
      </p>
      <p>{none.text}</p>
      <p>{none.toDo}</p>
    </Banner>
    <p className="no-print">
      <Link href="/privacy/edit">{none.action}</Link>
    </p>
  </>
)

const OldVersion = ({ words, newest }: { readonly words: Words; readonly newest: Notice }) => {
  const { language } = useLanguage()
  return (
    <Banner
      tone="warning"
      actions={
        <Link href="/privacy" className={buttonLook()}>
          {words.toNewest}
        </Link>
      }
    >
      {words.old(formatNumber(language, newest.version))}
    </Banner>
  )
}

const Groups = ({ words, shown }: { readonly words: Words; readonly shown: Notice }) => {
  // A group has an address, for links and for the reader who comes back.
  const [chosen, setChosen] = useState<string>(
    () => noticeGroups.find((group) => `#${group}` === window.location.hash) ?? 'clients',
  )
  const choose = (group: string) => {
    setChosen(group)
    window.history.replaceState(null, '', `#${group}`)
  }
  return (
    <div className="no-print">
      <Tabs
        label={words.tabs}
        chosen={chosen}
        onChoose={choose}
        tabs={noticeGroups.map((group) => ({
          key: group,
          label: words.groups[group].tab,
          panel: <GroupNotice notice={shown} group={group} words={words} />,
        }))}
      />
    </div>
  )
}

const Versions = ({
  words,
  versions,
  isPulled,
}: {
  readonly words: Words
  readonly versions: readonly Notice[]
  readonly isPulled: boolean
}) => {
  const { language } = useLanguage()
  const numberOf = ({ version }: Notice) => formatNumber(language, version)
  return (
    <section className="stack privacy-versions">
      <h2>{words.versions}</h2>
      <ul>
        {versions.map((notice, at) => (
          <li key={notice.version}>
            <h3>{words.version(numberOf(notice), formatDay(language, notice.first))}</h3>
            <p>{notice.changes[language]}</p>
            <p className="row small">
              {at === 0 && <Mark tone="good">{words.newest}</Mark>}
              {notice.significant && <Mark>{words.significant}</Mark>}
              {at > 0 && (
                <Link href={`/privacy?version=${notice.version}`} className="no-print">
                  {words.read(numberOf(notice))}
                </Link>
              )}
            </p>
          </li>
        ))}
      </ul>
      {isPulled && <p className="muted">{words.onlineOnly}</p>}
    </section>
  )
}
