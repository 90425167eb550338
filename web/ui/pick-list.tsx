import { useId } from 'react'
import './chip.css'
import { Icon } from './icon.tsx'
import { Select, type SelectOption } from './select.tsx'

/** Some of a long list: those chosen stand as buttons that take them away again, the others in a list to add from. */
export const PickList = ({
  legend,
  add,
  choose,
  remove,
  none,
  options,
  chosen,
  onChoose,
}: {
  readonly legend: string
  /** Label of the list to add from, and its text while nothing is chosen in it. */
  readonly add: string
  readonly choose: string
  readonly remove: (label: string) => string
  /** Said while nothing is chosen. */
  readonly none: string
  readonly options: readonly SelectOption[]
  readonly chosen: readonly string[]
  readonly onChoose: (chosen: readonly string[]) => void
}) => {
  const id = useId()
  const labelOf = (value: string) => options.find((option) => option.value === value)?.label ?? value
  const rest = options.filter(({ value }) => !chosen.includes(value))
  return (
    <fieldset className="pick-list">
      <legend id={id}>{legend}</legend>
      {chosen.length === 0 && <p className="field-hint">{none}</p>}
      <ul aria-labelledby={id} className="pick-list-chosen">
        {chosen.map((value) => (
          <li key={value}>
            <button
              type="button"
              className="chip"
              aria-label={remove(labelOf(value))}
              onClick={() => onChoose(chosen.filter((other) => other !== value))}
            >
              {labelOf(value)}
              <Icon name="close" />
            </button>
          </li>
        ))}
      </ul>
      {rest.length > 0 && (
        <Select
          label={add}
          value=""
          empty={choose}
          options={rest}
          onChange={(value) => value !== '' && onChoose([...chosen, value])}
        />
      )}
    </fieldset>
  )
}
