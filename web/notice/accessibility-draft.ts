// The ways of feedback as they are typed, and what is wrong with them.
import { AccessibilityChannel } from '@tukkimies/shared/register/accessibility.ts'
import { languages } from '@tukkimies/shared/register/organisation.ts'

/** The name of another supervisor stands under its language. */
export type ChannelDraft = Readonly<Record<'email' | 'phone' | 'page' | 'fi' | 'sv' | 'en', string>>
export type ChannelError = {
  readonly name: keyof ChannelDraft
  readonly kind: 'none' | 'email' | 'phone' | 'page' | 'supervisor'
}

export const channelToDraft = (channel: AccessibilityChannel | null): ChannelDraft => {
  const { email = '', phone = '', page = '', supervisor = { fi: '', sv: '', en: '' } } = channel ?? {}
  return { email, phone, page, ...supervisor }
}

/** What is left empty is left out. */
export const draftToChannel = (draft: ChannelDraft): AccessibilityChannel => {
  const [email, phone, page] = [draft.email.trim(), draft.phone.trim(), draft.page.trim()]
  const names = { fi: draft.fi.trim(), sv: draft.sv.trim(), en: draft.en.trim() }
  return {
    ...(email ? { email } : {}),
    ...(phone ? { phone } : {}),
    ...(page ? { page } : {}),
    ...(Object.values(names).some(Boolean) ? { supervisor: names } : {}),
  }
}

/** In the order of the form; at most one of a field. */
export const channelErrors = (draft: ChannelDraft): readonly ChannelError[] => {
  const channel = draftToChannel(draft)
  if (!channel.email && !channel.phone && !channel.page) return [{ name: 'email', kind: 'none' }]
  const wrong = new Set(AccessibilityChannel.safeParse(channel).error?.issues.map(({ path }) => path[0]) ?? [])
  const ways = (['email', 'phone', 'page'] as const).filter((name) => wrong.has(name))
  const empty = wrong.has('supervisor') ? languages.filter((language) => draft[language].trim() === '') : []
  return [
    ...ways.map((name) => ({ name, kind: name })),
    ...empty.map((name) => ({ name, kind: 'supervisor' as const })),
  ]
}
