import { useId } from 'react'
import './chip.css'
import { Icon } from './icon.tsx'

export type ChipProps = {
  readonly kind: 'one' | 'many'
  /** Groups the radios: the same for all chips of one question. */
  readonly name: string
  readonly value: string
  readonly label: string
  /** The full wording, where the label is short for it. */
  readonly title?: string | undefined
  readonly lang?: string | undefined
  readonly chosen: boolean
  /** Chosen by default and untouched: looks like it. */
  readonly given?: boolean | undefined
  /** Pressable, but over the limit of the group: the caller says so when it is pressed. */
  readonly full?: boolean | undefined
  readonly tabIndex?: 0 | -1
  /** Also called when a chosen radio is pressed again, which a native radio does not tell by itself. */
  readonly onPress: () => void
}

/** One answer: a native radio or checkbox under its label. */
export const Chip = ({ kind, name, value, label, title, lang, chosen, given, full, tabIndex, onPress }: ChipProps) => (
  <label className={chipLook({ chosen, given, full })} lang={lang}>
    <input
      type={kind === 'one' ? 'radio' : 'checkbox'}
      className="chip-input"
      name={name}
      value={value}
      checked={chosen}
      tabIndex={tabIndex}
      title={title === label ? undefined : title}
      onChange={chosen && kind === 'one' ? undefined : onPress}
      onClick={chosen && kind === 'one' ? onPress : undefined}
      readOnly={chosen && kind === 'one'}
    />
    <span className="chip-tick">
      <Icon name="check" />
    </span>
    {label}
  </label>
)

const chipLook = ({ chosen, given, full }: Pick<ChipProps, 'chosen' | 'given' | 'full'>) =>
  ['chip', chosen && 'chip-chosen', chosen && given && 'chip-given', full && !chosen && 'chip-full']
    .filter(Boolean)
    .join(' ')

/** A chip that does something instead of being an answer: chooses and closes, or opens a sheet. */
export const ChipButton = ({
  label,
  own = null,
  title,
  chosen,
  full,
  opens = false,
  tabIndex,
  onPress,
}: {
  readonly label: string
  /** What it is called in a language of its own, beside the label. */
  readonly own?: { readonly name: string; readonly lang: string; readonly dir: 'ltr' | 'rtl' } | null
  readonly title?: string | undefined
  readonly chosen: boolean
  /** As of a chip. */
  readonly full?: boolean
  /** It opens a dialog; otherwise it is a button that is pressed in or not. */
  readonly opens?: boolean
  readonly tabIndex?: 0 | -1
  readonly onPress: () => void
}) => (
  <button
    type="button"
    className={chipLook({ chosen, full })}
    title={title === label ? undefined : title}
    aria-haspopup={opens ? 'dialog' : undefined}
    aria-pressed={opens ? undefined : chosen}
    tabIndex={tabIndex}
    onClick={onPress}
  >
    <span className="chip-tick">
      <Icon name="check" />
    </span>
    <span>
      {label}
      {own && own.name !== label && (
        <>
          {' '}
          <bdi className="chip-own" lang={own.lang} dir={own.dir}>
            {own.name}
          </bdi>
        </>
      )}
    </span>
  </button>
)

export type ChipOption = { readonly key: string; readonly label: string; readonly lang?: string }

/** A whole question as chips. `kind` "one" keeps exactly one chosen, "many" any number. */
export const ChipGroup = ({
  legend,
  kind,
  options,
  chosen,
  onChoose,
}: {
  readonly legend: string
  readonly kind: 'one' | 'many'
  readonly options: readonly ChipOption[]
  readonly chosen: readonly string[]
  readonly onChoose: (chosen: readonly string[]) => void
}) => {
  const name = useId()
  const press = (key: string) => {
    if (kind === 'one') return onChoose([key])
    onChoose(chosen.includes(key) ? chosen.filter((other) => other !== key) : [...chosen, key])
  }
  return (
    <fieldset className="chip-group">
      <legend>{legend}</legend>
      {options.map((option) => (
        <Chip
          key={option.key}
          kind={kind}
          name={name}
          value={option.key}
          label={option.label}
          lang={option.lang}
          chosen={chosen.includes(option.key)}
          onPress={() => press(option.key)}
        />
      ))}
    </fieldset>
  )
}
