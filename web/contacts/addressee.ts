// Somebody to turn to, as a letter or form names them: the name and what is known of address, e-mail and phone.
import type { NoticeSettings } from '@tukkimies/shared/register/notice.ts'
import type { Language } from '@tukkimies/shared/register/organisation.ts'

type Known = NoticeSettings['controller'] & { readonly web?: string }

export const addresseeToText = ({ names, address, email, phone, web }: Known, language: Language): string =>
  [names[language], address, email, phone, web ?? ''].filter((part) => part !== '').join(', ')
