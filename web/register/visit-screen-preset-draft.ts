// Changes to the presets of a visit screen, and what is wrong with one.
import type { Day } from '@tukkimies/shared/day.ts'
import { type CodeList, type Dimension, type Key, notRecorded } from '@tukkimies/shared/register/code-list.ts'
import { applyScreen, presetsMax, type VisitScreen } from '@tukkimies/shared/register/visit-screen.ts'
import { presetProblem } from '@tukkimies/shared/register/visit-screen-settings.ts'
import { canonicalPicks, type Picks } from '@tukkimies/shared/visit.ts'
import { swap, withAnswer } from './visit-screen-draft.ts'

/** A preset in the place of another, or a new one at the end. */
export const putPreset = (screen: VisitScreen, picks: Picks, at: number): VisitScreen => ({
  ...screen,
  presets: screen.presets.toSpliced(at, 1, picks).slice(0, presetsMax),
})

export const removePreset = (screen: VisitScreen, at: number): VisitScreen => ({
  ...screen,
  presets: screen.presets.toSpliced(at, 1),
})

export const movePreset = (screen: VisitScreen, at: number, step: -1 | 1): VisitScreen => ({
  ...screen,
  presets: swap(screen.presets, at, step),
})

/** A press on an answer of a preset: a second one takes it away, "not recorded" stands alone; over the limit nothing changes. */
export const pressPreset = (picks: Picks, { key, kind, max }: Dimension, code: Key): Picks => {
  const chosen = picks[key] ?? []
  if (chosen.includes(code))
    return withAnswer(
      picks,
      key,
      chosen.filter((other) => other !== code),
    )
  if (kind === 'one' || code === notRecorded) return withAnswer(picks, key, [code])
  const others = chosen.filter((other) => other !== notRecorded)
  return others.length >= max ? picks : withAnswer(picks, key, [...others, code])
}

/** Why a preset cannot be kept at its place: what a visit would be refused for, or that another is the same. */
export const presetFault = (
  list: CodeList,
  screen: VisitScreen,
  picks: Picks,
  at: number,
  day: Day,
): ReturnType<typeof presetProblem> | { readonly is: 'same' } => {
  const text = JSON.stringify(canonicalPicks(picks))
  const isSame = screen.presets.some((other, place) => place !== at && JSON.stringify(canonicalPicks(other)) === text)
  return presetProblem(picks, applyScreen(list, screen), day) ?? (isSame ? { is: 'same' } : null)
}

/** The first preset that could not be kept, or -1. */
export const firstFaulty = (list: CodeList, screen: VisitScreen, day: Day): number =>
  screen.presets.findIndex((picks, at) => presetFault(list, screen, picks, at, day) !== null)
