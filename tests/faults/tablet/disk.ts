// The files that a browser finds after the power was cut, out of a recording of its system calls: what was synced, and none,
// the beginning or some sectors of the rest. Names of a folder change in the order in which they were changed, as far as it
// had come; for certain only as far as the folder was synced.
import { dirname } from 'node:path'
import type { Random } from '../../world/random.ts'
import { type Act, apply, type Call } from '../server/recording.ts'

type Content = { readonly base: Buffer; readonly acts: Act[]; synced: number; length: number }
type Naming = { readonly path: string; readonly content: Content | null }

export type Files = ReadonlyMap<string, Buffer>

const sectorBytes = 512

const contentOf = (base: Buffer): Content => ({ base, acts: [], synced: 0, length: base.length })

/** `calls` in their order; paths are whole. */
export const filesAfterCut = (calls: readonly Call[], base: Files, moment: number, random: Random): Files => {
  const names = new Map([...base].map(([path, bytes]) => [path, contentOf(bytes)]))
  const before = new Map(names)
  const namings: Naming[] = []
  const sure = new Map<string, number>()
  for (const call of calls) if (call.begin <= moment) take(call, call.end <= moment, { names, namings, sure })
  const found = applyNamings(before, namings, sure, random)
  return new Map([...found].map(([path, content]) => [path, bytesOf(content, random)]))
}

type Disk = { readonly names: Map<string, Content>; readonly namings: Naming[]; readonly sure: Map<string, number> }

const take = ({ path, act }: Call, isOver: boolean, { names, namings, sure }: Disk): void => {
  const content = names.get(path)
  if (act.is === 'create' && !content) {
    const made = contentOf(Buffer.alloc(0))
    names.set(path, made)
    namings.push({ path, content: made })
  }
  if (act.is === 'create' && content && act.isEmptied) write(content, { is: 'truncate', length: 0 })
  if (act.is === 'sync' && isOver && content) content.synced = content.acts.length
  if (act.is === 'sync' && isOver && !content) sure.set(path, namings.length)
  if ((act.is === 'unlink' || act.is === 'rename') && content) {
    names.delete(path)
    if (act.is === 'rename') {
      names.set(act.to, content)
      namings.push({ path: act.to, content })
    }
    namings.push({ path, content: null })
  }
  if (act.is === 'write' || act.is === 'truncate') write(content, act)
  if (act.is === 'append') write(content, { is: 'write', at: content?.length ?? 0, bytes: act.bytes })
}

const write = (content: Content | undefined, act: Act): void => {
  if (!content) return
  content.acts.push(act)
  if (act.is === 'truncate') content.length = act.length
  if (act.is === 'write') content.length = Math.max(content.length, act.at + act.bytes.length)
}

const applyNamings = (
  before: ReadonlyMap<string, Content>,
  namings: readonly Naming[],
  sure: ReadonlyMap<string, number>,
  random: Random,
): ReadonlyMap<string, Content> => {
  const found = new Map(before)
  const reached = new Map<string, number>()
  for (const [at, { path, content }] of namings.entries()) {
    const folder = dirname(path)
    const from = sure.get(folder) ?? 0
    const end = reached.get(folder) ?? from + Math.round(chance(random) * (namings.length - from))
    reached.set(folder, end)
    if (at >= end) continue
    if (content) found.set(path, content)
    else found.delete(path)
  }
  return found
}

const chance = (random: Random): number => (random(1)[0] ?? 0) / 255

const bytesOf = ({ base, acts, synced }: Content, random: Random): Buffer => {
  const fate = (random(1)[0] ?? 0) % 3
  const kept = synced + Math.round(chance(random) * (acts.length - synced))
  let bytes: Buffer = Buffer.from(base)
  const states: Buffer[] = []
  for (const [at, act] of acts.entries()) {
    if (fate === 2 && at >= synced) states.push(bytes)
    if (at < synced || fate === 2 || (fate === 1 && at < kept)) bytes = apply(bytes, act)
  }
  return fate === 2 ? mixSectors([...states, bytes], random) : bytes
}

/** Each sector of the file as it was in one of its states, whichever of them the disk had come to. */
const mixSectors = (states: readonly Buffer[], random: Random): Buffer => {
  const mixed = Buffer.alloc(Math.max(...states.map(({ length }) => length)))
  let length = 0
  for (let at = 0; at < mixed.length; at += sectorBytes) {
    const state = states[Math.round(chance(random) * (states.length - 1))]
    if (state && at < state.length) length = at + state.copy(mixed, at, at, at + sectorBytes)
  }
  return mixed.subarray(0, length)
}
