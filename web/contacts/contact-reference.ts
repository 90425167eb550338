// What the pages of a contact have to name: points, the organisation, and versions of the privacy notice.
import type { PointId } from '@tukkimies/shared/id.ts'
import { type Notice, NoticeAnswer } from '@tukkimies/shared/register/notice.ts'
import type { Language } from '@tukkimies/shared/register/organisation.ts'
import type { Me } from '@tukkimies/shared/register/user.ts'
import { PullAnswer } from '@tukkimies/shared/wire.ts'
import { valueOf } from '../asking/answer-note.tsx'
import { useAnswer, useLanguage } from '../hooks.ts'
import { versionToTell } from './contact-search.ts'

export type Reference = {
  /** Those of one's own, whether open or not. */
  readonly points: readonly { readonly id: PointId; readonly name: string }[]
  readonly organisation: Readonly<Record<Language, string>>
  readonly notices: readonly Notice[]
  /** The newest version of which contacts have to be told. */
  readonly toTell: Notice | null
}

const unnamed = { fi: '', sv: '', en: '' }

export const useReference = (me: Me): Reference => {
  const { language } = useLanguage()
  const pulled = valueOf(useAnswer({ path: '/api/v1/pull', shape: PullAnswer }))
  const notices = valueOf(useAnswer({ path: '/api/v1/notice', shape: NoticeAnswer }))?.versions ?? []
  const own = pulled?.points.filter(({ id }) => me.points.includes(id)) ?? []
  return {
    points: own.map(({ id, names }) => ({ id, name: names[language] })),
    organisation: pulled?.organisations.find(({ id }) => id === me.organisation)?.names ?? unnamed,
    notices,
    toTell: versionToTell(notices),
  }
}
