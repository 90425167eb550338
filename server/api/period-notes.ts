// Notes to periods: read beside the figures, kept by whoever coordinates the place.
import { PeriodNoteId } from '@tukkimies/shared/id.ts'
import { makeScope } from '@tukkimies/shared/register/rights.ts'
import { NewPeriodNote, PeriodNote, PeriodNoteList, PeriodNotesRequest } from '@tukkimies/shared/release/period-note.ts'
import type { Deps } from '../deps.ts'
import { keepPeriodNote, type NoteAsker, readPeriodNotes, removePeriodNote } from '../period-notes.ts'
import { readReadablePlaces } from '../readable-places.ts'
import { makeLine } from './line.ts'
import { readId } from './place-request.ts'
import { readQuery } from './query.ts'
import { type Asking, makeBodyRoute, makeRoute, Nothing, type Route } from './route.ts'
import { userOf } from './who.ts'

type NoteDeps = Pick<Deps, 'register' | 'now' | 'random'>

const path = '/api/v1/period-notes'
const { from, to } = PeriodNotesRequest.shape

export const periodNoteRoutes = (deps: NoteDeps): readonly Route[] => [
  makeRoute(
    {
      method: 'get',
      path,
      right: 'read_completeness',
      summary: 'Notes to the periods that share a day with those asked for',
      query: [
        { name: 'from', schema: from, required: true },
        { name: 'to', schema: to, required: true },
      ],
      answer: PeriodNoteList,
      problems: ['unknown_parameter', 'invalid'],
    },
    async (c) => {
      const asked = readQuery(c, ['from', 'to'], PeriodNotesRequest)
      return c.json({ notes: await readPeriodNotes(deps, await askerOf(c, deps), asked) } satisfies PeriodNoteList)
    },
  ),
  makeBodyRoute(
    {
      method: 'post',
      path,
      right: 'keep_period_notes',
      summary: 'Keeps a note to a period of a place of one’s own',
      answer: PeriodNote,
      problems: ['not_found', 'identity_code', 'text_found'],
    },
    NewPeriodNote,
    async (c, draft) =>
      c.json(await keepPeriodNote(deps, await askerOf(c, deps), draft, (event) => makeLine(c, deps.now(), event))),
  ),
  makeBodyRoute(
    {
      method: 'post',
      path: `${path}/:note/delete`,
      right: 'keep_period_notes',
      summary: 'Takes a note to a period away',
      status: 204,
      answer: null,
      problems: ['not_found'],
    },
    Nothing,
    async (c) => {
      const id = readId(c, 'note', PeriodNoteId)
      await removePeriodNote(deps, await askerOf(c, deps), id, (event) => makeLine(c, deps.now(), event))
      return c.body(null, 204)
    },
  ),
]

/** Whichever of the three is asked, both rights count: what may be read, and what may be taken away. */
const askerOf = async (c: Asking, deps: NoteDeps): Promise<NoteAsker> => {
  const { user, scope } = userOf(c.get('who'))
  const keeping = makeScope('keep_period_notes', user)
  return {
    organisation: user.organisation,
    places: await readReadablePlaces(deps, makeScope('read_completeness', user) ?? scope),
    keeps: keeping && (await readReadablePlaces(deps, keeping)),
  }
}
