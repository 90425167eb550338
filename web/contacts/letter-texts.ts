// What is written to a person, in all three languages at once: whoever prints it may read another one.
import type { Language } from '@tukkimies/shared/register/organisation.ts'
import type { RequestGroup, RequestRight } from '@tukkimies/shared/register/request.ts'
import { words as en } from './letter-words.en.ts'
import { type Words, words as fi } from './letter-words.fi.ts'
import { words as sv } from './letter-words.sv.ts'

export const letterTexts: Readonly<Record<Language, Words>> = { fi, sv, en }

/** The ready answer to a request; of a client nothing is held, whatever is asked. */
export const readyAnswer = (language: Language, right: RequestRight, group: RequestGroup): string => {
  const { ready } = letterTexts[language]
  return group === 'client' ? ready.client : ready[group][right]
}
