// Entries that need a person, each with its reason, another try, and an end after a question. Never all at once.
import { useState } from 'react'
import { Link } from 'wouter'
import { formatWeekday } from '../format.ts'
import { type TabletEntry, useDevice, useLanguage, useSentence, useWords } from '../hooks.ts'
import { Button, buttonLook } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Mark } from '../ui/status.tsx'
import { entriesBook } from './entries-book.ts'
import { partnerBook } from './partner-book.ts'
import { anewPath, mayTryAgain, remedies } from './remedies.ts'

export const AttentionList = ({
  entries,
  onSay,
}: {
  readonly entries: readonly TabletEntry[]
  readonly onSay: (text: string) => void
}) => {
  const { entries: words } = useWords(entriesBook)
  return (
    <section className="card entry-day">
      <h2>
        <Mark tone="danger">{words.attention}</Mark>
      </h2>
      <ul className="entry-list">
        {entries.map((entry) => (
          <AttentionEntry key={entry.id} entry={entry} onSay={onSay} />
        ))}
      </ul>
    </section>
  )
}

const AttentionEntry = ({ entry, onSay }: { readonly entry: TabletEntry; readonly onSay: (text: string) => void }) => {
  const { entries: words } = useWords(entriesBook)
  const { language } = useLanguage()
  const sentence = useSentence()
  const { retryEntry, discardEntry } = useDevice()
  const [isAsked, setAsked] = useState(false)
  const { entries: contactWords } = useWords(partnerBook)
  const isContact = entry.kind === 'contact'
  const known = isContact ? contactWords.sealed : entry.visit ? words.visit : words.arrival
  const kind = entry.reason === 'damaged' ? words.damaged : known
  const label = entry.day ? `${kind} ${formatWeekday(language, entry.day)}` : kind
  const remedy = remedies[entry.reason ?? 'rejected']
  const anew = anewPath(remedy, entry)
  const retry = async () => onSay((await retryEntry(entry.id)) ? words.retried : words.failed)
  const discard = async () => {
    setAsked(false)
    onSay((await discardEntry(entry.id)) ? words.discarded : words.failed)
  }
  return (
    <li className="entry">
      <span className="entry-label">{label}</span>
      {entry.reason && (
        <span className="entry-reason">
          {sentence(entry.reason)} <strong>{words.remedies[remedy]}</strong>
        </span>
      )}
      <span className="row entry-acts">
        {anew !== null && (
          <Link href={anew} className={buttonLook()} aria-label={`${words.anew}: ${label}`}>
            {words.anew}
          </Link>
        )}
        {mayTryAgain(remedy) && (
          <Button icon="refresh" aria-label={`${words.tryAgain}: ${label}`} onClick={() => void retry()}>
            {words.tryAgain}
          </Button>
        )}
        <Button kind="danger" icon="remove" aria-label={`${words.discard}: ${label}`} onClick={() => setAsked(true)}>
          {words.discard}
        </Button>
      </span>
      {isAsked && (
        <Dialog
          title={words.discardTitle}
          closeLabel={words.keep}
          onClose={() => setAsked(false)}
          actions={
            <Button kind="danger" icon="remove" onClick={() => void discard()}>
              {words.discard}
            </Button>
          }
        >
          <p>{label}</p>
          <p>{isContact ? contactWords.discardText : words.discardText}</p>
        </Dialog>
      )}
    </li>
  )
}
