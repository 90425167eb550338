// Presets of a point: whole client visits that one press saves.
import { useState } from 'react'
import { type CodeList, dimensionByKey, dimensionsOf } from '@tukkimies/shared/register/code-list.ts'
import type { Language } from '@tukkimies/shared/register/organisation.ts'
import { applyScreen, presetsMax } from '@tukkimies/shared/register/visit-screen.ts'
import type { Picks } from '@tukkimies/shared/visit.ts'
import { useDevice, useLanguage, useWords } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { Mark } from '../ui/status.tsx'
import { MoveButtons } from './move-buttons.tsx'
import { visitScreenBook } from './visit-screen-book.ts'
import { movePreset, presetFault, putPreset, removePreset } from './visit-screen-preset-draft.ts'
import { faultText, PresetForm } from './visit-screen-preset-form.tsx'
import type { ScreenParts } from './visit-screen-parts.ts'

export const Presets = ({ list, screen, onChange }: ScreenParts) => {
  const { preset: words, order } = useWords(visitScreenBook)
  const { language } = useLanguage()
  const { today } = useDevice()
  const [edited, setEdited] = useState<number | null>(null)
  const asked = applyScreen(list, screen)
  const isFull = screen.presets.length >= presetsMax
  return (
    <div className="stack screen-presets">
      <p className="small muted">{words.lead}</p>
      {screen.presets.length === 0 && <p>{words.none}</p>}
      <ol className="screen-list">
        {screen.presets.map((picks, at) => {
          const name = picksToName(picks, asked, language) || words.nothing
          const fault = presetFault(list, screen, picks, at, today)
          return (
            <li key={JSON.stringify(picks)} className="screen-preset">
              <span>
                {name} {fault && <Mark tone="danger">{faultText(fault, asked, language, words)}</Mark>}
              </span>
              <span className="row">
                <Button aria-label={words.edit(name)} onClick={() => setEdited(at)}>
                  {words.editShort}
                </Button>
                <MoveButtons
                  path={`presets.${at}`}
                  name={name}
                  words={order}
                  onMove={(step) => onChange(movePreset(screen, at, step))}
                />
                <Button
                  icon="remove"
                  aria-label={words.remove(name)}
                  onClick={() => onChange(removePreset(screen, at))}
                >
                  {words.removeShort}
                </Button>
              </span>
            </li>
          )
        })}
      </ol>
      {isFull ? (
        <p className="small muted">{words.full}</p>
      ) : (
        <p>
          <Button icon="plus" onClick={() => setEdited(screen.presets.length)}>
            {words.add}
          </Button>
        </p>
      )}
      {edited !== null && (
        <PresetForm
          list={list}
          screen={screen}
          at={edited}
          onClose={() => setEdited(null)}
          onDone={(picks) => {
            setEdited(null)
            onChange(putPreset(screen, picks, edited))
          }}
        />
      )}
    </div>
  )
}

/** All answers of a preset, short and in the order of the questions. */
const picksToName = (picks: Picks, asked: CodeList, language: Language): string =>
  dimensionsOf(asked, 'client')
    .flatMap(({ key }) => {
      const codes = dimensionByKey(asked, key)?.codes.filter((code) => picks[key]?.includes(code.key)) ?? []
      return codes.length === 0 ? [] : [codes.map((code) => (code.short ?? code.labels)[language]).join(', ')]
    })
    .join(' · ')
