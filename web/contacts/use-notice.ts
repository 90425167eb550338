// The privacy notice in force: from the server, or, without a network, the newest that this tablet has pulled.
import { type Notice, NoticeAnswer } from '@tukkimies/shared/register/notice.ts'
import { useAnswer, useDevice } from '../hooks.ts'

/** `null`: none is published, or none is known here. */
export const useNotice = (): { readonly isLoading: boolean; readonly notice: Notice | null } => {
  const { notice: pulled } = useDevice()
  const answer = useAnswer({ path: '/api/v1/notice', shape: NoticeAnswer })
  const found = answer.is === 'answered' ? answer.value : answer.is === 'offline' ? answer.last?.value : undefined
  return { isLoading: answer.is === 'loading' && pulled === null, notice: found ? (found.versions[0] ?? null) : pulled }
}
