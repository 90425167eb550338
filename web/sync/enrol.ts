// A tablet's enrolment: a one-time code for a credential, which is kept before anybody is told.
import { typedToCode } from '@tukkimies/shared/register/device.ts'
import { EnrolAnswer, EnrolRequest } from '@tukkimies/shared/wire.ts'
import { type Api, type Outcome, replyToOutcome } from '../api.ts'
import type { Store } from '../store/database.ts'
import { addEnrolment } from '../store/settings.ts'

/** Rejects only if what the server gave could not be kept. */
export const enrolTablet = async (store: Store, api: Api, code: string): Promise<Outcome<void>> => {
  const request = EnrolRequest.safeParse({ code: typedToCode(code) })
  if (!request.success) return { is: 'refused', problem: { code: 'code_unknown' } }
  const body = JSON.stringify(request.data)
  const reply = await api.send({ method: 'POST', path: '/api/v1/devices/enrol', body, shape: EnrolAnswer })
  if (reply.is !== 'answered') return replyToOutcome(reply)
  await addEnrolment(store, { ...reply.value, refused: null })
  return { is: 'answered', value: undefined }
}
