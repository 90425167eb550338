// What can be changed at a point, one thing at a time, each with the day from which it holds and what it means.
import { type ReactNode, useState } from 'react'
import { Day } from '@tukkimies/shared/day.ts'
import type { Area, Point } from '@tukkimies/shared/register/organisation.ts'
import { formatDay } from '../format.ts'
import { useLanguage, useWords } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { DayField } from '../ui/day-field.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Select } from '../ui/select.tsx'
import { book } from './book.ts'
import { ChangeDialog } from '../asking/change-dialog.tsx'
import { BusyField, RenameDialog } from './place-dialogs.tsx'
import type { Words } from './places-words.fi.ts'
import { areaDays, closingDayMin, mergeDays, mergeTargets } from './places.ts'

type Act = 'names' | 'busy' | 'area' | 'close' | 'reopen' | 'merge'

type Asked = {
  readonly words: Words
  readonly point: Point
  readonly siblings: readonly Point[]
  readonly areas: readonly Area[]
  /** Tablets in use at the point; null while that is not known. */
  readonly tablets: number | null
  readonly today: Day
  readonly onDone: (said: string) => void
  readonly onClose: () => void
}

export const PointSheet = (asked: Asked) => {
  const { words, point } = asked
  const general = useWords(book)
  const { language } = useLanguage()
  const [act, setAct] = useState<Act | null>(null)
  const acts: readonly Act[] = [
    'names',
    'busy',
    'area',
    ...(point.last === undefined ? (['close', 'merge'] as const) : (['reopen'] as const)),
  ]
  const title = words.act.title(point.names[language])
  if (act !== null) return <ActDialog {...asked} act={act} title={`${words.act[act]}: ${point.names[language]}`} />
  return (
    <Dialog title={title} closeLabel={general.close} onClose={asked.onClose}>
      <p>{words.act.lead}</p>
      <div className="sheet-acts">
        {acts.map((one) => (
          <Button
            key={one}
            kind={one === 'close' || one === 'merge' ? 'danger' : 'secondary'}
            onClick={() => setAct(one)}
          >
            {words.act[one]}
          </Button>
        ))}
      </div>
    </Dialog>
  )
}

const ActDialog = ({ act, title, ...asked }: Asked & { readonly act: Act; readonly title: string }) => {
  const { words, point, onDone, onClose } = asked
  switch (act) {
    case 'names':
      return (
        <RenameDialog
          words={words}
          title={title}
          path={`/api/v1/points/${point.id}/names`}
          names={point.names}
          onDone={onDone}
          onClose={onClose}
        />
      )
    case 'busy':
      return <BusyDialog {...asked} title={title} />
    case 'area':
      return <AreaChangeDialog {...asked} title={title} />
    case 'close':
      return <ClosingDialog {...asked} title={title} />
    case 'reopen':
      return <ReopeningDialog {...asked} title={title} />
    case 'merge':
      return <MergingDialog {...asked} title={title} />
  }
}

type Titled = Asked & { readonly title: string }

const BusyDialog = ({ words, point, title, onDone, onClose }: Titled) => {
  const { language } = useLanguage()
  const [busy, setBusy] = useState(point.busy ? 'yes' : 'no')
  return (
    <ChangeDialog
      title={title}
      action={words.save}
      read={() => ({
        is: 'ready',
        change: { path: `/api/v1/points/${point.id}/busy`, body: { busy: busy === 'yes' } },
      })}
      onDone={() => onDone(words.saved(point.names[language]))}
      onClose={onClose}
    >
      {() => <BusyField words={words} value={busy} onChange={setBusy} />}
    </ChangeDialog>
  )
}

const AreaChangeDialog = ({ words, point, areas, today, title, onDone, onClose }: Titled) => {
  const { language } = useLanguage()
  const starts = areaDays(today)
  const [area, setArea] = useState<string>(point.areas.at(-1)?.area ?? '')
  const [from, setFrom] = useState<string>(starts[0] ?? '')
  return (
    <ChangeDialog
      title={title}
      action={words.save}
      read={() => ({
        is: 'ready',
        change: { path: `/api/v1/points/${point.id}/area`, body: { area: area === '' ? null : area, from } },
      })}
      onDone={() => onDone(words.areaChange.done(point.names[language], formatDay(language, from as Day)))}
      onClose={onClose}
    >
      {() => (
        <>
          <Select
            label={words.areaChange.area}
            value={area}
            empty={words.form.noArea}
            options={areas.map(({ id, names }) => ({ value: id, label: names[language] }))}
            onChange={setArea}
          />
          <DaySelect
            label={words.areaChange.from}
            hint={words.areaChange.hint}
            value={from}
            days={starts}
            onChange={setFrom}
          />
        </>
      )}
    </ChangeDialog>
  )
}

const ClosingDialog = ({ words, point, tablets, today, title, onDone, onClose }: Titled) => {
  const { closing } = words
  const { language } = useLanguage()
  // Chosen by hand: a day that stood there already would close a point by one press.
  const [last, setLast] = useState('')
  const day = Day.safeParse(last).data
  return (
    <ChangeDialog
      title={title}
      action={closing.action}
      kind="danger"
      read={() =>
        day === undefined
          ? { is: 'wrong', errors: [{ name: 'last', text: closing.missing }] }
          : { is: 'ready', change: { path: `/api/v1/points/${point.id}/close`, body: { last: day } } }
      }
      onDone={() => onDone(closing.done(point.names[language], formatDay(language, day ?? today)))}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <DayField
            label={closing.last}
            hint={closing.lastHint}
            error={errorOf('last')}
            min={closingDayMin(point, today)}
            value={last}
            required
            onChange={setLast}
          />
          <p>{closing.what}</p>
          {tablets !== null && <p>{tablets === 0 ? closing.noTablets : closing.tablets(tablets)}</p>}
        </>
      )}
    </ChangeDialog>
  )
}

const ReopeningDialog = ({ words, point, title, onDone, onClose }: Titled) => {
  const { language } = useLanguage()
  return (
    <ChangeDialog
      title={title}
      action={words.reopening.action}
      read={() => ({ is: 'ready', change: { path: `/api/v1/points/${point.id}/reopen`, body: {} } })}
      onDone={() => onDone(words.reopening.done(point.names[language]))}
      onClose={onClose}
    >
      {() => <p>{words.reopening.what}</p>}
    </ChangeDialog>
  )
}

const MergingDialog = (asked: Titled) => {
  const { words, point, siblings, today, title, onDone, onClose } = asked
  const { merging } = words
  const general = useWords(book)
  const { language } = useLanguage()
  const targets = mergeTargets(siblings, point.id)
  const starts = mergeDays(point, today)
  const [into, setInto] = useState('')
  const [from, setFrom] = useState<string>(starts[0] ?? '')
  const nameOf = (id: string) => targets.find((target) => target.id === id)?.names[language] ?? ''
  if (targets.length === 0)
    return (
      <Dialog title={title} closeLabel={general.close} onClose={onClose}>
        <p>{merging.none}</p>
      </Dialog>
    )
  return (
    <ChangeDialog
      title={title}
      action={merging.action}
      kind="danger"
      read={() =>
        into === ''
          ? { is: 'wrong', errors: [{ name: 'into', text: merging.intoMissing }] }
          : { is: 'ready', change: { path: `/api/v1/points/${point.id}/merge`, body: { into, from } } }
      }
      onDone={() => onDone(merging.done(point.names[language], nameOf(into), formatDay(language, from as Day)))}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <Select
            label={merging.into}
            error={errorOf('into')}
            value={into}
            empty={merging.choose}
            options={targets.map(({ id, names }) => ({ value: id, label: names[language] }))}
            required
            onChange={setInto}
          />
          <DaySelect label={merging.from} value={from} days={starts} onChange={setFrom} />
          <p>{merging.what}</p>
          <p>{merging.tablets}</p>
        </>
      )}
    </ChangeDialog>
  )
}

const DaySelect = ({
  label,
  hint,
  value,
  days,
  onChange,
}: {
  readonly label: string
  readonly hint?: ReactNode & string
  readonly value: string
  readonly days: readonly Day[]
  readonly onChange: (day: string) => void
}) => {
  const { language } = useLanguage()
  return (
    <Select
      label={label}
      hint={hint}
      value={value}
      options={days.map((day) => ({ value: day, label: formatDay(language, day) }))}
      onChange={onChange}
    />
  )
}
