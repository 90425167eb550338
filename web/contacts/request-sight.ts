// Which requests a list shows.
import type { RequestRight, RequestSummary } from '@tukkimies/shared/register/request.ts'

export const requestStands = ['open', 'closed'] as const
export type RequestNarrowing = {
  readonly stand: (typeof requestStands)[number] | ''
  readonly right: RequestRight | ''
}
export const noNarrowing: RequestNarrowing = { stand: '', right: '' }

/** In the order they came in. */
export const narrowRequests = (
  requests: readonly RequestSummary[],
  { stand, right }: RequestNarrowing,
): readonly RequestSummary[] =>
  requests.filter(
    (request) =>
      (stand === '' || (request.state === 'open') === (stand === 'open')) && (right === '' || request.right === right),
  )
