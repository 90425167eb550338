// The row above the questions: whole visits that one tap saves, and the last one to fill in again. What a tablet was taught by
// hand is covered from bystanders after a while; a tap on a covered tile shows it and saves nothing.
import { type MouseEvent, useEffect, useEffectEvent } from 'react'
import { presetsMax } from '@tukkimies/shared/register/visit-screen.ts'
import { type UsedDevice, useLanguage, useWords } from '../hooks.ts'
import { Icon, type IconName } from '../ui/icon.tsx'
import { keyToTile } from './keys.ts'
import { lateBook } from './late-book.ts'
import { defaultsOf } from './picks.ts'
import { picksToTexts, type Tile, tilesOf } from './tiles.ts'
import type { VisitForm } from './visit-form.ts'
import './preset-bar.css'

export const PresetBar = ({
  device,
  visit,
  isCovered,
  onChange,
}: {
  readonly device: UsedDevice
  readonly visit: VisitForm
  /** A sheet has the keys. */
  readonly isCovered: boolean
  /** Opens what removes presets; null where none can be made or removed. */
  readonly onChange: (() => void) | null
}) => {
  const { tiles: words } = useWords(lateBook)
  const { language } = useLanguage()
  const { screen, ownPresets, last } = device
  const isShown = visit.codesShown !== null
  const questions = { dimensions: visit.dimensions, day: visit.day, defaults: defaultsOf(screen) }
  const tiles = tilesOf({ point: screen.presets, tablet: ownPresets }, visit.list, questions, language)
  const lastTexts = last && picksToTexts(last, visit.list, questions, language)
  const press = (tile: Tile, at: number) => {
    if (tile.of === 'tablet' && !isShown) visit.showCodes(at)
    else void visit.savePreset(tile.picks, at)
  }
  useTileKeys(isCovered, (place, at) => {
    const tile = tiles[place]
    if (place === presetsMax) visit.repeatLast()
    else if (tile) press(tile, at)
  })
  const own = tiles.filter(({ of }) => of === 'tablet')
  return (
    <section className="quick-row" aria-label={words.name}>
      {tiles.map((tile) => {
        const isHidden = tile.of === 'tablet' && !isShown
        return (
          <TileButton
            key={`${tile.of} ${tiles.indexOf(tile)}`}
            title={isHidden ? words.own(own.indexOf(tile) + 1) : tile.label}
            text={isHidden ? words.show : tile.rest ? `${words.saves} · ${tile.rest}` : words.saves}
            icon={isHidden ? 'right' : null}
            onPress={(event) => press(tile, event.timeStamp)}
          />
        )
      })}
      {onChange && tiles.length < presetsMax && (
        <TileButton
          look="make"
          title={words.make}
          icon="plus"
          onPress={(event) => void visit.makePreset(event.timeStamp)}
        />
      )}
      {lastTexts && (
        <TileButton
          look="last"
          title={words.last}
          text={
            isShown && lastTexts.label ? [lastTexts.label, lastTexts.rest].filter(Boolean).join(' · ') : words.fills
          }
          icon="refresh"
          onPress={visit.repeatLast}
        />
      )}
      {onChange && ownPresets.length > 0 && <TileButton look="change" title={words.change} onPress={onChange} />}
    </section>
  )
}

const TileButton = ({
  look = 'saves',
  title,
  text,
  icon,
  onPress,
}: {
  readonly look?: 'saves' | 'make' | 'last' | 'change'
  readonly title: string
  readonly text?: string
  readonly icon?: IconName | null
  readonly onPress: (event: MouseEvent) => void
}) => (
  <button type="button" className={`tile tile-${look}`} onClick={onPress}>
    <span className="tile-title">
      {icon && <Icon name={icon} />}
      <span>{title}</span>
    </span>
    {text && <small className="tile-text">{text}</small>}
  </button>
)

// Alt+1 to Alt+3 are the presets, Alt+4 the last visit.
const useTileKeys = (isCovered: boolean, onTile: (place: number, at: number) => void) => {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const place = isCovered ? null : keyToTile(event)
    if (place === null) return
    event.preventDefault()
    onTile(place, event.timeStamp)
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event)
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
}
