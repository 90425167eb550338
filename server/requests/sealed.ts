// What a request says of its person, sealed under the request's own key: gone everywhere with that key.
import * as z from 'zod/mini'
import type { RequestId } from '@tukkimies/shared/id.ts'
import { HeldRequest } from '@tukkimies/shared/register/request.ts'
import type { SealKey } from '../crypto.ts'
import { openInRow, requestRow, sealInRow } from '../row-keys.ts'

/** Everything that could lead to the person, even the refs of contacts and the way in which the identity was checked. */
export const RequestContent = z.pick(HeldRequest, {
  details: true,
  identity: true,
  extension: true,
  contacts: true,
  answer: true,
})
export type RequestContent = z.infer<typeof RequestContent>

/** Bytes that a content fills up to a multiple of: lengths would tell of texts and of who had none. */
const contentBytes = 4096
const blank = 0x20

export const sealContent = (rowKey: SealKey, id: RequestId, content: RequestContent): Uint8Array => {
  const plain = new TextEncoder().encode(JSON.stringify(content))
  const filled = new Uint8Array(Math.ceil(plain.length / contentBytes) * contentBytes).fill(blank)
  filled.set(plain)
  return sealInRow(rowKey, requestRow(id), 'details', filled)
}

export const openContent = (rowKey: SealKey, id: RequestId, sealed: Uint8Array): RequestContent =>
  RequestContent.parse(JSON.parse(new TextDecoder().decode(openInRow(rowKey, requestRow(id), 'details', sealed))))
