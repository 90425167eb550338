// A proposal while it is written: what was typed, and what of it is wrong.
import { retentionClasses } from '@tukkimies/shared/register/retention.ts'
import {
  OwnClass,
  ownMonthsMax,
  type RetentionMode,
  type RetentionSettings,
  SettableClass,
  settablePeriods,
} from '@tukkimies/shared/register/retention-settings.ts'
import { type Labels, languages } from '@tukkimies/shared/register/organisation.ts'
import type { Words } from './retention-words.fi.ts'

type Period = { readonly months: string; readonly mode: RetentionMode }
export const ownTexts = ['names', 'begins', 'basis'] as const
export type OwnText = (typeof ownTexts)[number]
export type OwnDraft = Period & { readonly key: string } & Readonly<Record<OwnText, Labels>>
export type SettingsDraft = {
  readonly periods: Readonly<Record<SettableClass, Period>>
  readonly classes: readonly OwnDraft[]
}

const nothing: Labels = { fi: '', sv: '', en: '' }
export const emptyOwn: OwnDraft = {
  key: '',
  months: '',
  mode: 'rounds',
  names: nothing,
  begins: nothing,
  basis: nothing,
}

export const settingsToDraft = ({ periods, classes }: RetentionSettings): SettingsDraft => {
  const draftOf = (name: SettableClass): Period => ({ ...periods[name], months: String(periods[name].months) })
  return {
    periods: { audit: draftOf('audit'), request: draftOf('request'), disclosure: draftOf('disclosure') },
    classes: classes.map((one) => ({ ...one, months: String(one.months) })),
  }
}

export const draftToSettings = ({ periods, classes }: SettingsDraft): RetentionSettings => {
  const periodOf = (name: SettableClass) => ({ months: Number(periods[name].months), mode: periods[name].mode })
  return {
    periods: { audit: periodOf('audit'), request: periodOf('request'), disclosure: periodOf('disclosure') },
    classes: classes.map((one) => ({ ...one, months: Number(one.months) })),
  }
}

/** What is wrong, by the names of the fields: `audit.months`, `0.key`, `0.names.fi`. */
export const draftErrors = (
  { periods, classes }: SettingsDraft,
  words: Words['form'],
): readonly { readonly name: string; readonly text: string }[] => {
  const { errors, inLanguage } = words
  const monthsOf = (name: string, months: string, { min, max }: { readonly min: number; readonly max: number }) => {
    const isRight = /^\d{1,4}$/.test(months) && Number(months) >= min && Number(months) <= max
    return isRight ? [] : [{ name: `${name}.months`, text: errors.months(String(min), String(max)) }]
  }
  const known = new Set<string>(retentionClasses.map(({ name }) => name))
  return [
    ...SettableClass.options.flatMap((name) => monthsOf(name, periods[name].months, settablePeriods[name])),
    ...classes.flatMap((one, at) => [
      ...(isKey(one.key, known) ? [] : [{ name: `${at}.key`, text: errors.key }]),
      ...ownTexts.flatMap((text) =>
        languages
          .filter((language) => one[text][language].trim() === '')
          .map((language) => ({
            name: `${at}.${text}.${language}`,
            text: errors.text(`${words[text]}, ${inLanguage[language]}`),
          })),
      ),
      ...monthsOf(String(at), one.months, { min: 1, max: ownMonthsMax }),
    ]),
  ]
}

const isKey = (key: string, known: Set<string>): boolean => {
  const isFree = OwnClass.shape.key.safeParse(key).success && !known.has(key)
  known.add(key)
  return isFree
}
