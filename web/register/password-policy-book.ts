import type { Book } from '../hooks.ts'
import type { Words } from './password-policy-words.fi.ts'

export const passwordPolicyBook: Book<Words> = {
  fi: () => import('./password-policy-words.fi.ts').then((file) => file.words),
  sv: () => import('./password-policy-words.sv.ts').then((file) => file.words),
  en: () => import('./password-policy-words.en.ts').then((file) => file.words),
}
