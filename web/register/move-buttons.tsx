import './move-buttons.css'

/** One place up or down. They stay pressable at the ends, where nothing happens, so that focus is not lost. */
export const MoveButtons = ({
  path,
  name,
  words,
  onMove,
}: {
  readonly path: string
  readonly name: string
  readonly words: { readonly code: { readonly up: (name: string) => string; readonly down: (name: string) => string } }
  readonly onMove: (step: -1 | 1) => void
}) => (
  <span className="move-buttons">
    <button type="button" name={`${path}.up`} aria-label={words.code.up(name)} onClick={() => onMove(-1)}>
      ↑
    </button>
    <button type="button" name={`${path}.down`} aria-label={words.code.down(name)} onClick={() => onMove(1)}>
      ↓
    </button>
  </span>
)
