// A one-time code for a new tablet: as a QR code that leads to the page which enrols, to be typed there, and on paper.
import { type SyntheticEvent, useState } from 'react'
import type { DeviceId, PointId } from '@tukkimies/shared/id.ts'
import { DeviceCodeAnswer, DeviceName } from '@tukkimies/shared/register/device.ts'
import { useAsk, useDirty, useSentence, useWords } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { Select } from '../ui/select.tsx'
import { book } from './book.ts'
import type { Words } from './devices-words.fi.ts'
import { type MadeCode, MadeCodeCard } from './made-code.tsx'

export type NamedPoint = { readonly id: PointId; readonly name: string }

export const EnrolForm = ({
  words,
  points,
  known,
  onDone,
}: {
  readonly words: Words
  readonly points: readonly NamedPoint[]
  /** The tablets that there are already. */
  readonly known: readonly DeviceId[]
  /** The code has been read, so the tablet may be there by now. */
  readonly onDone: () => void
}) => {
  const texts = words.enrol
  const general = useWords(book)
  const ask = useAsk()
  const sentence = useSentence()
  const [name, setName] = useState('')
  const [chosen, setChosen] = useState('')
  const [isTried, setIsTried] = useState(false)
  const [isBusy, setIsBusy] = useState(false)
  const [failed, setFailed] = useState<string | null>(null)
  const [made, setMade] = useState<MadeCode | null>(null)
  useDirty(name !== '' || made !== null)
  const point = points.length === 1 ? points[0] : points.find(({ id }) => id === chosen)
  const read = DeviceName.safeParse(name)

  const make = async (event: SyntheticEvent) => {
    event.preventDefault()
    setFailed(null)
    setIsTried(true)
    if (!point || !read.success || isBusy) return
    setIsBusy(true)
    const body = { point: point.id, name: read.data }
    const outcome = await ask({ path: '/api/v1/devices/codes', body, shape: DeviceCodeAnswer })
    setIsBusy(false)
    if (outcome.is !== 'answered')
      return setFailed(outcome.is === 'refused' ? sentence(outcome.problem) : general.unreachable[outcome.why])
    setIsTried(false)
    setMade({ ...outcome.value, name: read.data, point: point.name, known })
  }
  const end = () => {
    setMade(null)
    setName('')
    onDone()
  }

  return (
    <section className="card stack enrolment">
      <h2>{texts.title}</h2>
      {failed !== null && (
        <ProblemNote title={words.changeFailed} takesFocus>
          <p>{failed}</p>
        </ProblemNote>
      )}
      {made ? (
        <MadeCodeCard words={words} made={made} onAgain={() => setMade(null)} onDone={end} />
      ) : (
        <form className="stack" noValidate onSubmit={(event) => void make(event)}>
          <p>
            {texts.first} <strong>{window.location.origin}</strong>. {texts.second}
          </p>
          {points.length === 1 ? (
            <p>
              <strong>{points[0]?.name}</strong>
            </p>
          ) : (
            <Select
              label={words.point}
              error={isTried && !point ? texts.missing : undefined}
              value={chosen}
              empty={texts.choose}
              options={points.map(({ id, name: label }) => ({ value: id, label }))}
              required
              onChange={setChosen}
            />
          )}
          <TextField
            label={texts.name}
            hint={texts.nameHint}
            error={isTried && !read.success ? texts.nameMissing : undefined}
            name="name"
            value={name}
            maxLength={40}
            autoComplete="off"
            required
            onChange={setName}
          />
          <Button type="submit" kind="primary" icon="plus" busy={isBusy}>
            {texts.action}
          </Button>
        </form>
      )}
    </section>
  )
}
