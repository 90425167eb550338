// A table of the release as a file. Whoever takes one says to whom it goes and what for: that is noted in the same step,
// and without the note there is no file (A30). No file is kept here.
import { cubeSize } from '@tukkimies/shared/release/cube.ts'
import { exportCellsMax, exportMedia, ExportRequest } from '@tukkimies/shared/release/export.ts'
import { readTableRequest } from '@tukkimies/shared/release/table-request.ts'
import type { Deps } from '../deps.ts'
import { type Discloser, noteDisclosure } from '../disclosures.ts'
import { Refused, valueOrThrow } from '../refused.ts'
import { readCodeLists } from '../register/code-lists.ts'
import { readPlaces } from '../register/organisation.ts'
import { type Buckets, createBuckets, takeOrThrow } from './bucket.ts'
import { makeLine } from './line.ts'
import { makeBodyRoute, type Route } from './route.ts'
import { answerTable } from './tables.ts'
import { userOf } from './who.ts'

/** More than anybody reads in a day; each takes the server up to a second. */
export const filesByUser = { burst: 60, perMinute: 20 }

type ExportDeps = Pick<Deps, 'register' | 'reader' | 'now' | 'random' | 'makeFile'>

export const exportRoutes = (deps: ExportDeps): readonly Route[] => [exportRoute(deps, createBuckets(filesByUser))]

const exportRoute = (deps: ExportDeps, users: Buckets): Route =>
  makeBodyRoute(
    {
      method: 'post',
      path: '/api/v1/exports',
      right: 'note_disclosures',
      summary: 'A table of the release as a file; to whom it goes is noted in the disclosure register',
      answer: null,
      file: [...new Set(Object.values(exportMedia).map(({ type }) => type))],
      problems: [
        'unknown_parameter',
        'not_found',
        'not-in-release',
        'not-closed-yet',
        'identity_code',
        'text_found',
        'too_many_requests',
        'busy',
      ],
    },
    ExportRequest,
    async (c, { query, format, language, totals, recipient, purpose, basis }) => {
      const { user, scope } = userOf(c.get('who'))
      takeOrThrow(users, user.id, deps.now())
      const answer = await answerTable(deps, scope, valueOrThrow(readTableRequest(new URLSearchParams(query))))
      if (cubeSize(answer, totals) > exportCellsMax)
        throw new Refused({ code: 'invalid', field: 'rows', limit: exportCellsMax })
      const ground = { ...(await readPlaces(deps.register)), lists: await readCodeLists(deps.register) }
      const file = await deps.makeFile(format, { answer, ground, language, totals })
      const discloser: Discloser = {
        user: user.id,
        organisation: user.organisation,
        line: (event) => makeLine(c, deps.now(), event),
      }
      await deps.register.transact((tx) =>
        noteDisclosure(deps, tx, discloser, {
          what: { is: 'table', query: answer.query },
          periods: answer.periods.map(({ name }) => name),
          form: 'file',
          recipient,
          purpose,
          basis,
        }),
      )
      c.header('Content-Disposition', `attachment; filename="${file.name}"`)
      return c.body(Uint8Array.from(file.bytes), 200, { 'Content-Type': file.type })
    },
  )
