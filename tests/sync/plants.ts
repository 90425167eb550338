// Builds that are broken in one way, as they would answer: what a history must find out.
import { randomBytes } from 'node:crypto'
import type { Serve } from '../world/network.ts'
import type { Plant } from './stage.ts'

type Sent = { entries: { id: string; kind: string }[] }
type Answered = { results: { id: string; status: string; due?: string }[] }

/** Changes what the server is sent and what it answers; other requests go their way. */
const between =
  (change: (sent: Sent) => Sent, answerOf: (answer: Answered, sent: Sent) => Answered) =>
  (serve: Serve): Serve =>
  async (request) => {
    if (!request.url.endsWith('/push')) return serve(request)
    // As the tablet made it.
    const sent = (await request.clone().json()) as Sent
    const response = await serve(new Request(request, { method: 'POST', body: JSON.stringify(change(sent)) }))
    if (response.status !== 200) return response
    const answer = answerOf((await response.json()) as Answered, sent)
    return new Response(JSON.stringify(answer), { status: 200, headers: response.headers })
  }

const due = '2026-03-13'

export const plants: Readonly<Record<string, Plant>> = {
  'drop one': {
    serve: between(
      (sent) => ({ ...sent, entries: sent.entries.slice(1) }),
      (answer, { entries: [first] }) =>
        first ? { ...answer, results: [...answer.results, { id: first.id, status: 'stored', due }] } : answer,
    ),
  },
  'double one': {
    serve: between(
      (sent) => {
        const [first] = sent.entries.filter(({ kind }) => kind === 'visit')
        const twice = first ? [{ ...first, id: randomBytes(16).toString('base64url') }] : []
        return { ...sent, entries: [...sent.entries, ...twice] }
      },
      (answer, { entries }) => ({
        ...answer,
        results: answer.results.filter(({ id }) => entries.some((entry) => entry.id === id)),
      }),
    ),
  },
  'void late': {
    serve: between(
      (sent) => sent,
      (answer) => ({
        ...answer,
        results: answer.results.map((one) => (one.status === 'too_late' ? { ...one, status: 'voided' } : one)),
      }),
    ),
  },
  'skip a fold': {
    beforeNight: (live) =>
      live.transact(async (tx) => {
        const [first] = await tx.query.selectFrom('open_visit').select('h').limit(1).execute()
        if (first) await tx.query.deleteFrom('open_visit').where('h', '=', first.h).execute()
      }),
  },
}
