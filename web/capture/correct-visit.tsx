// A visit of the list in the form, filled in. Nothing of it is kept anywhere before it is saved, and then in one transaction:
// a lock, a reload or the way out leave the old visit as it was.
import { useEffect } from 'react'
import type { Picks, Visit } from '@tukkimies/shared/visit.ts'
import { formatWeekday } from '../format.ts'
import {
  type SaveOccasion,
  type SaveOutcome,
  type TabletEntry,
  type UsedDevice,
  useLanguage,
  useSending,
  useTitle,
  useWords,
} from '../hooks.ts'
import { focusPage } from '../page-focus.ts'
import { Banner } from '../ui/status.tsx'
import { isUnchanged, keptAnswers } from './correct.ts'
import { entriesBook } from './entries-book.ts'
import { VisitScreen } from './visit.tsx'

export const CorrectVisit = ({
  device,
  entry: { id },
  visit,
  onEnd,
}: {
  readonly device: UsedDevice
  readonly entry: TabletEntry
  readonly visit: Visit
  /** What came of it in words. `isSaved`: something was written. */
  readonly onEnd: (text: string, isSaved: boolean) => void
}) => {
  const { entries, correcting: words } = useWords(entriesBook)
  const { language } = useLanguage()
  const { mark } = useSending()
  useTitle(words.title)
  useEffect(focusPage, [])
  const { visitor, codes: picks, day } = visit
  const kept = keptAnswers(visit, device, language)
  const save = async (changed: Picks, occasion: SaveOccasion): Promise<SaveOutcome> => {
    if (isUnchanged(visit, changed, occasion, device)) {
      onEnd(entries.unchanged, false)
      return { is: 'saved' }
    }
    const outcome = await device.correctVisit(id, changed, occasion)
    if (outcome.is === 'saved') onEnd(mark === 'offline' ? entries.correctedLater : entries.corrected, true)
    if (outcome.is === 'not_saved' && outcome.why === 'gone') onEnd(entries.tooLate, false)
    return outcome
  }
  if (!device.point) return null
  return (
    <div className="own-screen">
      <VisitScreen
        device={device}
        point={device.point}
        menu={null}
        task={{
          is: 'correct',
          title: words.title,
          banner: (
            <Banner tone="warning">
              {words[visitor](formatWeekday(language, day))} {words.how}
              {kept.length > 0 && ` ${words.kept(kept.join('; '))}`}
            </Banner>
          ),
          visitor,
          picks,
          day,
          ownDayLabel: words.ownDay,
          saveLabel: words.save,
          save,
          onSaved: () => {},
          leaveLabel: words.leave,
          onLeave: () => onEnd(entries.unchanged, false),
        }}
      />
    </div>
  )
}
