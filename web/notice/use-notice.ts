// Where a page finds the notice: asked from the server, and meanwhile or without network what this tablet has pulled.
import { type Notice, NoticeAnswer } from '@tukkimies/shared/register/notice.ts'
import { useAnswer, useDevice } from '../hooks.ts'

export type KnownNotice =
  | { readonly is: 'loading' }
  | { readonly is: 'failed'; readonly again: () => void }
  /** Newest first; none before the first is published. `isPulled`: only the newest is known, and from the tablet alone. */
  | { readonly is: 'known'; readonly versions: readonly Notice[]; readonly isPulled: boolean }

export const useNotice = (): KnownNotice => {
  const { state, notice } = useDevice()
  const answer = useAnswer(question)
  const fetched = answer.is === 'answered' ? answer.value : answer.is === 'offline' ? answer.last?.value : undefined
  if (fetched) return { is: 'known', versions: fetched.versions, isPulled: false }
  if (notice) return { is: 'known', versions: [notice], isPulled: answer.is !== 'loading' }
  if (answer.is === 'loading' || state === 'opening') return { is: 'loading' }
  return { is: 'failed', again: answer.again }
}

const question = { path: '/api/v1/notice', shape: NoticeAnswer } as const
