import type { Language } from '@tukkimies/shared/register/organisation.ts'
import { words as en } from './form-words.en.ts'
import { type Words, words as fi } from './form-words.fi.ts'
import { words as sv } from './form-words.sv.ts'

/** A form is in the language of whoever fills it in, the page around it in the reader's: all three are at hand. */
export const formTexts: Readonly<Record<Language, Words>> = { fi, sv, en }

export const blankForms = ['access', 'rectify', 'erase', 'limit', 'withdraw'] as const
export type BlankForm = (typeof blankForms)[number]
