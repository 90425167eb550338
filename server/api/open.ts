// Open data: what everybody may read without being anybody, and the opening and withdrawing of a table. Reading asks no
// session, sets no cookie, and may be kept by anybody on the way for some minutes.
import { bytesToBase64url, OpenTableId } from '@tukkimies/shared/id.ts'
import { Language } from '@tukkimies/shared/register/organisation.ts'
import {
  NewOpenTable,
  OpenAnswer,
  openCacheSeconds,
  OpenFormat,
  OpenList,
  OpenTable,
} from '@tukkimies/shared/release/open-table.ts'
import { type ExportFormat, exportMedia } from '@tukkimies/shared/release/export.ts'
import * as z from 'zod/mini'
import { sha256 } from '../crypto.ts'
import { build, type Deps } from '../deps.ts'
import type { TableFile } from '../exports/file.ts'
import { leaveRoom } from '../exports/making.ts'
import { listOpen, namesOfTable, type OpenFigures, publishOpen, readOpen, withdrawOpen } from '../open-tables.ts'
import { Refused } from '../refused.ts'
import { addressOf } from './address.ts'
import { type Buckets, createBuckets, takeOrThrow } from './bucket.ts'
import { answerTagged, namesTag } from './etag.ts'
import { makeLine } from './line.ts'
import { readQuery } from './query.ts'
import { type Asking, makeBodyRoute, makeRoute, Nothing, type Route } from './route.ts'
import { checkPlaces } from './tables.ts'
import { userOf } from './who.ts'

type OpenDeps = Pick<Deps, 'register' | 'reader' | 'now' | 'random' | 'makeFile'>

const path = '/api/v1/open'
/** A page reads a few tables; a program that follows them asks once a day. */
const readsByAddress = { burst: 120, perMinute: 60 }
/** Files that were made and are asked for again. */
const filesMax = 20

const Totals = z.enum(['yes', 'no'])
const FileQuery = z.strictObject({
  format: z.optional(OpenFormat),
  language: z.optional(Language),
  totals: z.optional(Totals),
})

export const openRoutes = (deps: OpenDeps): readonly Route[] => {
  const addresses = createBuckets(readsByAddress)
  const open = { ...deps, makeFile: leaveRoom(deps.makeFile) }
  return [listRoute(deps, addresses), readRoute(open, addresses), publishRoute(deps), withdrawRoute(deps)]
}

const listRoute = (deps: OpenDeps, addresses: Buckets): Route =>
  makeRoute(
    {
      method: 'get',
      path,
      right: 'read_open_data',
      summary: 'The tables of the release that are open to everybody, without log-in',
      answer: OpenList,
      tagged: true,
      problems: ['unknown_parameter', 'too_many_requests'],
    },
    async (c) => {
      readQuery(c, [], z.strictObject({}))
      takeOrThrow(addresses, addressOf(c), deps.now())
      const json = JSON.stringify((await listOpen(deps)) satisfies OpenList)
      return answerOpenly(c, sha256(json), () => json)
    },
  )

const readRoute = (deps: OpenDeps, addresses: Buckets): Route => {
  const files = new Map<string, TableFile>()
  return makeRoute(
    {
      method: 'get',
      path: `${path}/:table`,
      right: 'read_open_data',
      summary: 'An open table: its figures and the names of all that is in them, or a file of it',
      query: [
        { name: 'format', schema: OpenFormat, required: false },
        { name: 'language', schema: Language, required: false },
        { name: 'totals', schema: Totals, required: false },
      ],
      answer: OpenAnswer,
      file: [...new Set(Object.values(exportMedia).map(({ type }) => type))],
      tagged: true,
      problems: [
        'unknown_parameter',
        'invalid',
        'not_found',
        'not-in-release',
        'not-closed-yet',
        'too_many_requests',
        'busy',
      ],
    },
    async (c) => {
      const { format = 'json', language = 'fi', totals } = readQuery(c, ['format', 'language', 'totals'], FileQuery)
      const id = OpenTableId.safeParse(c.req.param('table'))
      if (!id.success) throw new Refused({ code: 'not_found' })
      takeOrThrow(addresses, addressOf(c), deps.now())
      const figures = await readOpen(deps, id.data)
      const json = JSON.stringify(figuresToAnswer(figures))
      if (format === 'json') return answerOpenly(c, sha256(json), () => json)
      return answerFile(c, deps, files, { figures, json, format, language, totals: totals !== 'no' })
    },
  )
}

const publishRoute = (deps: OpenDeps): Route =>
  makeBodyRoute(
    {
      method: 'post',
      path,
      right: 'publish_open_data',
      summary: 'Opens a table to everybody; that is noted in the disclosure register',
      answer: OpenTable,
      problems: ['unknown_parameter', 'not_found', 'not-in-release', 'not-closed-yet'],
    },
    NewOpenTable,
    async (c, asked) => {
      const { user, scope } = userOf(c.get('who'))
      const discloser = {
        user: user.id,
        organisation: user.organisation,
        line: (event: Parameters<typeof makeLine>[2]) => makeLine(c, deps.now(), event),
      }
      const opened = await publishOpen(deps, discloser, asked, (request) => checkPlaces(deps, scope, request))
      return c.json(opened satisfies OpenTable)
    },
  )

const withdrawRoute = (deps: OpenDeps): Route =>
  makeBodyRoute(
    {
      method: 'post',
      path: `${path}/:table/delete`,
      right: 'publish_open_data',
      summary: 'Withdraws a table: nobody reads it here any more',
      status: 204,
      answer: null,
      problems: ['not_found'],
    },
    Nothing,
    async (c) => {
      const { scope } = userOf(c.get('who'))
      const id = OpenTableId.safeParse(c.req.param('table'))
      if (!id.success) throw new Refused({ code: 'not_found' })
      await withdrawOpen(deps, scope, id.data, (event) => makeLine(c, deps.now(), event))
      return c.body(null, 204)
    },
  )

const figuresToAnswer = ({ table, answer, ground }: OpenFigures): OpenAnswer => ({
  ...table,
  table: answer,
  names: namesOfTable(answer, ground),
})

const answerOpenly = async (c: Asking, hash: Uint8Array, makeJson: () => string): Promise<Response> => {
  const response = await answerTagged(c, hash, makeJson)
  response.headers.set('Cache-Control', cacheRule)
  return response
}

const cacheRule = `public, max-age=${openCacheSeconds}`

type AskedFile = {
  readonly figures: OpenFigures
  readonly json: string
  readonly format: ExportFormat
  readonly language: Language
  readonly totals: boolean
}

// The same figures under the same names in the same language are the same bytes, so that a file is made once.
const answerFile = async (
  c: Asking,
  deps: OpenDeps,
  files: Map<string, TableFile>,
  { figures, json, format, language, totals }: AskedFile,
): Promise<Response> => {
  const key = bytesToBase64url(sha256([build, format, language, totals, json].join('\n')))
  const tag = `"${key}"`
  if (namesTag(c.req.header('If-None-Match'), tag)) return c.body(null, 304, { ETag: tag, 'Cache-Control': cacheRule })
  const { answer, ground } = figures
  const file = files.get(key) ?? (await deps.makeFile(format, { answer, ground, language, totals }))
  files.delete(key)
  files.set(key, file)
  for (const oldest of files.keys()) {
    if (files.size <= filesMax) break
    files.delete(oldest)
  }
  return c.body(Uint8Array.from(file.bytes), 200, {
    ETag: tag,
    'Cache-Control': cacheRule,
    'Content-Disposition': `attachment; filename="${file.name}"`,
    'Content-Type': file.type,
  })
}
