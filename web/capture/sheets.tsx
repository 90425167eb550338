// What the visit screen shows only after the first paint: the row of presets, further keys, and what opens over it.
import { dayPlus } from '@tukkimies/shared/day.ts'
import type { Dimension } from '@tukkimies/shared/register/code-list.ts'
import type { Point } from '@tukkimies/shared/register/organisation.ts'
import { type UsedDevice, useLanguage, useWords } from '../hooks.ts'
import { book } from './book.ts'
import { ClockSheet } from './clock-sheet.tsx'
import { CodeSheet } from './code-search.tsx'
import { DaySheet } from './day-sheet.tsx'
import { KeysSheet } from './keys-sheet.tsx'
import { LateBanners } from './late-banners.tsx'
import { lateBook } from './late-book.ts'
import { LateKeys } from './late-keys.tsx'
import { codesOnDay } from './picks.ts'
import { PresetBar } from './preset-bar.tsx'
import { PresetSheet } from './preset-sheet.tsx'
import type { Task } from './task.ts'
import type { VisitForm } from './visit-form.ts'
import './sheets.css'

export type Sheet =
  { readonly is: 'codes'; readonly dimension: Dimension } | { readonly is: 'day' | 'clock' | 'presets' | 'keys' }

/** What stands on the screen itself, and not over it. */
export const late = { LateBanners, LateKeys, PresetBar, book: lateBook }

export const OpenSheet = ({
  sheet,
  device,
  point,
  visit,
  task,
  onClose,
}: {
  readonly sheet: Sheet
  readonly device: UsedDevice
  readonly point: Point
  readonly visit: VisitForm
  readonly task: Task
  readonly onClose: () => void
}) => {
  const words = useWords(book)
  const late = useWords(lateBook)
  const { language } = useLanguage()
  const thenClose =
    <T,>(act: (value: T) => void) =>
    (value: T) => {
      act(value)
      onClose()
    }
  switch (sheet.is) {
    case 'codes':
      return (
        <CodeSheet
          title={sheet.dimension.labels[language]}
          codes={codesOnDay(sheet.dimension, visit.day)}
          chosen={visit.form.picks[sheet.dimension.key] ?? []}
          language={language}
          search={sheet.dimension.key === 'language' ? late.search : null}
          areLanguages={sheet.dimension.key === 'language'}
          closeLabel={words.close}
          onChoose={thenClose((code) => visit.press(sheet.dimension, code))}
          onClose={onClose}
        />
      )
    case 'day':
      return (
        <DaySheet
          today={device.today}
          newest={task.is === 'correct' ? device.today : dayPlus(device.today, -1)}
          first={point.first}
          last={point.last}
          language={language}
          words={late.otherDay}
          onChoose={thenClose(visit.setOther)}
          onClose={onClose}
        />
      )
    case 'clock':
      return (
        <ClockSheet
          words={{ ...words.clock, ...late.clock }}
          closeLabel={words.close}
          onSet={thenClose(device.setToday)}
          onClose={onClose}
        />
      )
    case 'presets':
      return <PresetSheet device={device} visit={visit} onClose={onClose} />
    case 'keys':
      return <KeysSheet onClose={onClose} />
  }
}
