// Reads a body strictly: exact media type, size counted while it arrives, valid UTF-8, strict JSON, a closed schema.
// What is wrong with it is named by our own names; what was sent is never repeated.
import type { Context } from 'hono'
import type * as z from 'zod/mini'
import { limits } from '@tukkimies/shared/wire.ts'
import { Refused } from '../refused.ts'
import { readStrictJson, type StrictJson } from './strict-json.ts'

/** The body by its schema. Problems: wrong_media_type, body_too_large, malformed, invalid with the field's path. */
export const readBody = async <T>(c: Context, schema: z.ZodMiniType<T>, depthMax?: number): Promise<T> => {
  const json = await readJson(c, depthMax)
  if (json.entryFlaws.size > 0) throw new Refused({ code: 'malformed' })
  return parseOrThrow(schema, json.value)
}

/** The body as strict JSON, still unread: flaws outside `entries` refuse it, those inside are left to the caller. */
export const readJson = async (c: Context, depthMax: number = limits.depthMax): Promise<StrictJson> => {
  const type = c.req.header('Content-Type')?.toLowerCase()
  const encoding = c.req.header('Content-Encoding')?.toLowerCase() ?? 'identity'
  if (type !== 'application/json' || encoding !== 'identity') throw new Refused({ code: 'wrong_media_type' })
  const json = readStrictJson(await readText(c.req.raw), depthMax)
  if (!json || json.flaw) throw new Refused({ code: 'malformed' })
  return json
}

/** The value by its schema, or `invalid` with the path of the field. Only for schemas whose keys are all our own. */
export const parseOrThrow = <T>(schema: z.ZodMiniType<T>, value: unknown): T => {
  const read = schema.safeParse(value)
  if (read.success) return read.data
  const path = read.error.issues[0]?.path.join('.') ?? ''
  throw new Refused(path === '' ? { code: 'invalid' } : { code: 'invalid', field: path })
}

/** Thrown where a client hung up in the middle of its body: nobody hears the answer, and nothing is wrong here. */
export const hungUp = new Error('the client hung up')

const tooLarge = (): Refused => new Refused({ code: 'body_too_large', limit: limits.bodyBytesMax })

const readText = async (request: Request): Promise<string> => {
  if (Number(request.headers.get('Content-Length') ?? 0) > limits.bodyBytesMax) throw tooLarge()
  const chunks: Uint8Array[] = []
  let length = 0
  try {
    for await (const chunk of request.body ?? []) {
      length += chunk.byteLength
      if (length > limits.bodyBytesMax) throw tooLarge()
      chunks.push(chunk)
    }
  } catch (fault) {
    throw fault instanceof Refused ? fault : hungUp
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.concat(chunks))
  } catch {
    throw new Refused({ code: 'malformed' })
  }
}
