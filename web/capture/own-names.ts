// What languages are called by those who speak them, for the sheet of all languages: a visitor finds their own on the screen.
import type { Key } from '@tukkimies/shared/register/code-list.ts'

/** `lang` is the tag of the name's own language; a right-to-left name is written so. */
export type OwnName = { readonly name: string; readonly lang: string; readonly dir: 'ltr' | 'rtl' }

const names: Readonly<Record<Key, string>> = {
  fi: 'suomi',
  sv: 'svenska',
  en: 'English',
  ar: 'العربية',
  so: 'Soomaali',
  uk: 'українська',
  ru: 'русский',
  prs: 'دری',
  fa: 'فارسی',
  ckb: 'کوردی (سۆرانی)',
  vi: 'Tiếng Việt',
  es: 'español',
  et: 'eesti',
  kmr: 'Kurdî (Kurmancî)',
  tr: 'Türkçe',
  ps: 'پښتو',
  fr: 'français',
  pl: 'polski',
  sq: 'shqip',
  ti: 'ትግርኛ',
  am: 'አማርኛ',
  sw: 'Kiswahili',
  zh: '中文',
  th: 'ไทย',
  tl: 'Tagalog',
  bn: 'বাংলা',
  ne: 'नेपाली',
  ur: 'اردو',
}

/** The own name of a language of the list, or null: easy Finnish, sign languages and the like have none. */
export const ownNameOf = (key: Key): OwnName | null => {
  const name = Object.hasOwn(names, key) ? names[key] : undefined
  return name === undefined ? null : { name, lang: key, dir: /^\p{Script=Arabic}/u.test(name) ? 'rtl' : 'ltr' }
}
