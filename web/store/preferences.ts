// What this browser is set to, for whoever uses it: read before anything else opens, so that even a failure speaks the right
// language. Nothing about a person.
import { type Language, languages } from '@tukkimies/shared/register/organisation.ts'
import type { Markers } from './storage.ts'

export type Theme = 'system' | 'light' | 'dark'
const themes: readonly Theme[] = ['system', 'light', 'dark']

const readText = (markers: Markers | null, name: string): string | null => {
  try {
    return markers?.getItem(`tukkimies.${name}`) ?? null
  } catch {
    return null
  }
}

// A preference that cannot be kept holds until the page is closed; that is no reason to stop anybody.
const writeText = (markers: Markers | null, name: string, text: string | null): void => {
  try {
    if (text === null) markers?.removeItem(`tukkimies.${name}`)
    else markers?.setItem(`tukkimies.${name}`, text)
  } catch {
    return
  }
}

/** The language chosen here, or null. */
export const readLanguage = (markers: Markers | null): Language | null => {
  const text = readText(markers, 'language')
  return languages.find((language) => language === text) ?? null
}

export const writeLanguage = (markers: Markers | null, language: Language): void =>
  writeText(markers, 'language', language)

export const readTheme = (markers: Markers | null): Theme =>
  themes.find((theme) => theme === readText(markers, 'theme')) ?? 'system'

export const writeTheme = (markers: Markers | null, theme: Theme): void => writeText(markers, 'theme', theme)

/** How the hands of this browser's people like it. */
export type Choices = {
  /** Save at the left thumb. */
  readonly isMirrored: boolean
  /** Single letters and digits, and `?`, are keys of the visit screen. */
  readonly hasLetterKeys: boolean
}

export const readChoices = (markers: Markers | null): Choices => ({
  isMirrored: readText(markers, 'mirrored') === 'yes',
  hasLetterKeys: readText(markers, 'letter-keys') !== 'no',
})

export const writeChoices = (markers: Markers | null, { isMirrored, hasLetterKeys }: Choices): void => {
  writeText(markers, 'mirrored', isMirrored ? 'yes' : null)
  writeText(markers, 'letter-keys', hasLetterKeys ? null : 'no')
}

/** Whether a practice visit was offered on this tablet. */
export const readRehearsed = (markers: Markers | null): boolean => readText(markers, 'rehearsed') !== null

export const writeRehearsed = (markers: Markers | null): void => writeText(markers, 'rehearsed', 'yes')

/** When a new version was first offered, in milliseconds since 1970, or null. */
export const readOfferedSince = (markers: Markers | null): number | null => {
  const since = Number(readText(markers, 'offered') ?? Number.NaN)
  return Number.isFinite(since) ? since : null
}

export const writeOfferedSince = (markers: Markers | null, since: number | null): void =>
  writeText(markers, 'offered', since === null ? null : String(since))
