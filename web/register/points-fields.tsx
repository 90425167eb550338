import { Button } from '../ui/button.tsx'
import { RadioField } from '../ui/radio-field.tsx'
import { makePointDraft, type PointDraft } from './first-run-form.ts'
import { NamesFields } from './names-fields.tsx'
import type { Words } from './words.fi.ts'

const pointsMax = 50

/** The advice points of the first run: at least one, each with its names and the question of AN38. */
export const PointsFields = ({
  words,
  points,
  errorOf,
  onChange,
}: {
  readonly words: Words
  readonly points: readonly PointDraft[]
  readonly errorOf: (field: string) => string | undefined
  readonly onChange: (points: readonly PointDraft[]) => void
}) => {
  const texts = words.firstRun
  const changePoint = (changed: PointDraft) =>
    onChange(points.map((point) => (point.key === changed.key ? changed : point)))
  const nextKey = 1 + points.reduce((most, { key }) => Math.max(most, key), 0)
  return (
    <section className="card stack">
      <h2>{texts.pointsTitle}</h2>
      {points.map((point, at) => (
        <section key={point.key} className="stack point-fields">
          <h3>{texts.point(at + 1)}</h3>
          <NamesFields
            words={words.names}
            field={`points.${at}.names`}
            names={point.names}
            errorOf={errorOf}
            onChange={(names) => changePoint({ ...point, names })}
          />
          <RadioField
            legend={texts.busy}
            hint={texts.busyHint}
            error={errorOf(`points.${at}.busy`)}
            name={`points.${at}.busy`}
            options={[
              { value: 'yes', label: texts.busyYes },
              { value: 'no', label: texts.busyNo },
            ]}
            value={point.busy}
            onChange={(busy) => changePoint({ ...point, busy: busy === 'yes' ? 'yes' : 'no' })}
          />
          {points.length > 1 && (
            <Button kind="quiet" icon="remove" onClick={() => onChange(points.filter(({ key }) => key !== point.key))}>
              {texts.removePoint(at + 1)}
            </Button>
          )}
        </section>
      ))}
      {points.length < pointsMax && (
        <Button icon="plus" onClick={() => onChange([...points, makePointDraft(nextKey)])}>
          {texts.addPoint}
        </Button>
      )}
    </section>
  )
}
