// Anchors of the use log: what its end was at a moment, sealed by the root key and kept on another host. A log that was cut
// off, or written anew from its beginning, does not hold its older anchors (F100).
import * as z from 'zod/mini'
import { bytesToBase64url } from '@tukkimies/shared/id.ts'
import { equalBytes, hmac } from './crypto.ts'
import type { Deps } from './deps.ts'
import { Refused } from './refused.ts'
import { checkAudit, hasAuditLine } from './register/audit-chain.ts'

/** `count`: how many lines were ever written; `head`: the hash of the last. */
export const Anchor = z.strictObject({
  at: z.iso.datetime(),
  count: z.int().check(z.gte(0)),
  head: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  mac: z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/)),
})
export type Anchor = z.infer<typeof Anchor>

/** `held`: the log holds it; `unsure`: its line went with a month; `missing`: it does not; `forged`: never made here. */
export type AnchorReport = Readonly<Record<'held' | 'unsure' | 'missing' | 'forged', number>>

type AnchorDeps = Pick<Deps, 'register' | 'root'>

/** The end of the log now. A chain that is broken gets no anchor. */
export const makeAnchor = async (deps: AnchorDeps, now: number): Promise<Anchor> => {
  const { last: count, head, broken } = await checkAudit(deps.register)
  if (broken !== null) throw new Error(`The use log is broken at line ${broken}: there is nothing to anchor.`)
  const ends = { at: new Date(now).toISOString(), count, head }
  return { ...ends, mac: bytesToBase64url(macOf(deps, ends)) }
}

/** Whether the log still holds each of the anchors of a file, one a line. Problem: invalid, if a line is none. */
export const checkAnchors = async (deps: AnchorDeps, text: string): Promise<AnchorReport> => {
  const report = { held: 0, unsure: 0, missing: 0, forged: 0 }
  for (const anchor of readAnchors(text)) {
    if (!equalBytes(Buffer.from(anchor.mac, 'base64url'), macOf(deps, anchor))) {
      report.forged++
      continue
    }
    const isHeld = await hasAuditLine(deps.register, anchor.count, anchor.head)
    report[isHeld === null ? 'unsure' : isHeld ? 'held' : 'missing']++
  }
  return report
}

const readAnchors = (text: string): Anchor[] => {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  if (lines.length === 0) throw notAnchors
  return lines.map((line) => {
    try {
      return Anchor.parse(JSON.parse(line))
    } catch {
      throw notAnchors
    }
  })
}

const notAnchors = new Refused({ code: 'invalid', field: 'anchor' })

const macOf = ({ root }: AnchorDeps, { at, count, head }: Omit<Anchor, 'mac'>): Uint8Array =>
  hmac(root.anchor.bytes, `${at}|${count}|${head}`)
