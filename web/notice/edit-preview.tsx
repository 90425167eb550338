// How the draft will read, group by group, before it is published.
import { useState } from 'react'
import type { Notice, NoticeDraft } from '@tukkimies/shared/register/notice.ts'
import { firstRetentionSettings } from '@tukkimies/shared/register/retention-settings.ts'
import { useDevice, useWords } from '../hooks.ts'
import { Tabs } from '../ui/tabs.tsx'
import type { Words } from './edit-words.fi.ts'
import { privacyBook } from './privacy-book.ts'
import { draftErrors, trimDraft } from './privacy-draft.ts'
import { GroupNotice } from './privacy-parts.tsx'
import { noticeGroups } from './privacy-text.ts'
import './privacy.css'

export const NoticePreview = ({
  draft,
  newest,
  words,
}: {
  readonly draft: NoticeDraft
  readonly newest: Notice | undefined
  readonly words: Words
}) => {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <details className="edit-preview" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{words.preview}</summary>
      {isOpen && draftErrors(draft).length > 0 && <p>{words.previewWrong}</p>}
      {isOpen && draftErrors(draft).length === 0 && <Preview draft={draft} newest={newest} label={words.preview} />}
    </details>
  )
}

const Preview = ({
  draft,
  newest,
  label,
}: {
  readonly draft: NoticeDraft
  readonly newest: Notice | undefined
  readonly label: string
}) => {
  const words = useWords(privacyBook)
  const { today } = useDevice()
  const [chosen, setChosen] = useState<string>('clients')
  const notice: Notice = {
    ...trimDraft(draft),
    version: (newest?.version ?? 0) + 1,
    first: today,
    retention: newest?.retention ?? firstRetentionSettings,
  }
  return (
    <Tabs
      label={label}
      chosen={chosen}
      onChoose={setChosen}
      tabs={noticeGroups.map((group) => ({
        key: group,
        label: words.groups[group].tab,
        panel: <GroupNotice notice={notice} group={group} words={words} />,
      }))}
    />
  )
}
