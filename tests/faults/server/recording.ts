// What a program wrote to its files and when it was synced, from a recording of its system calls; and what of that is on the
// disk when the power is cut at a moment: everything that was synced, and any part of the rest.
import { basename, dirname } from 'node:path'
import type { Random } from '../../world/random.ts'

export type Act =
  | { readonly is: 'write'; readonly at: number; readonly bytes: Buffer }
  /** Where the file has come to. */
  | { readonly is: 'append'; readonly bytes: Buffer }
  | { readonly is: 'truncate'; readonly length: number }
  | { readonly is: 'sync' }
  | { readonly is: 'create'; readonly isEmptied: boolean }
  | { readonly is: 'unlink' }
  | { readonly is: 'rename'; readonly to: string }
/** Times in seconds since 1970; `end` is when the call returned. */
export type Call = { readonly begin: number; readonly end: number; readonly path: string; readonly act: Act }
export type Recording = { readonly calls: readonly Call[]; readonly folder: string }

/** How a call is recorded, for `strace` before a program's name. */
export const recorder = (file: string): readonly string[] => {
  const calls = 'write,pwrite64,ftruncate,fsync,fdatasync,unlink,openat,rename'
  return [
    'strace',
    '-f',
    '-y',
    '-ttt',
    '-T',
    '-qq',
    '--seccomp-bpf',
    '-xx',
    '-s',
    '1000000',
    '-e',
    `trace=${calls}`,
    '-o',
    file,
  ]
}

const sectorBytes = 512

/** Reads a recording; of files elsewhere than in the folder nothing is kept. */
export const readRecording = (text: string, folder: string): Recording => ({
  calls: readCalls(text, (path) => path === folder || dirname(path) === folder),
  folder,
})

/** The calls of a recording to files that are wanted, in the order in which they began. */
export const readCalls = (text: string, isWanted: (path: string) => boolean): readonly Call[] => {
  const unfinished = new Map<string, string>()
  const calls: Call[] = []
  for (const line of text.split('\n')) {
    const [, pid = '', rest = ''] = /^(\d+) +(.*)$/.exec(line) ?? []
    if (rest.endsWith('<unfinished ...>')) {
      unfinished.set(pid, rest.slice(0, -'<unfinished ...>'.length).trimEnd())
      continue
    }
    const [, tail] = /^[\d.]+ <\.\.\. \w+ resumed>(.*)$/.exec(rest) ?? []
    const call = readCall(tail === undefined ? rest : `${unfinished.get(pid) ?? ''}${tail}`)
    if (call && isWanted(call.path)) calls.push(call)
  }
  return calls.toSorted((one, other) => one.begin - other.begin)
}

const readCall = (line: string): Call | null => {
  const [, at = '', name = '', args = '', result = '', took = ''] =
    /^([\d.]+) (\w+)\((.*)\) += (-?\d+)[^"]*<([\d.]+)>$/.exec(line) ?? []
  if (name === '' || Number(result) < 0) return null
  const begin = Number(at)
  const found = readAct(name, args, Number(result), line)
  return found ? { begin, end: begin + Number(took), ...found } : null
}

const readAct = (name: string, args: string, result: number, line: string): Pick<Call, 'path' | 'act'> | null => {
  const path = unhex(/^\d+<([^>]*)>/.exec(args)?.[1] ?? '')
  const quoted = /"([^"]*)"/.exec(args)?.[1] ?? ''
  if (name === 'fsync' || name === 'fdatasync') return { path, act: { is: 'sync' } }
  if (name === 'unlink') return { path: unhex(quoted), act: { is: 'unlink' } }
  if (name === 'openat') return args.includes('O_CREAT') ? { path: unhex(quoted), act: createOf(args) } : null
  if (name === 'rename') {
    const [, to = ''] = /, "([^"]*)"$/.exec(args) ?? []
    return { path: unhex(quoted), act: { is: 'rename', to: unhex(to) } }
  }
  if (name === 'ftruncate') return { path, act: { is: 'truncate', length: Number(/, (\d+)$/.exec(args)?.[1]) } }
  if (name !== 'pwrite64' && (name !== 'write' || !path.startsWith('/'))) return null
  const bytes = hexToBytes(quoted)
  if (bytes.length < result) throw new Error(`the recording cut a write short: ${line.slice(0, 80)}`)
  if (name === 'write') return { path, act: { is: 'append', bytes: bytes.subarray(0, result) } }
  const at = Number(/, (\d+)$/.exec(args)?.[1])
  if (Number.isNaN(at)) throw new Error(`a write without its place: ${line.slice(-80)}`)
  return { path, act: { is: 'write', at, bytes: bytes.subarray(0, result) } }
}

const createOf = (args: string): Act => ({ is: 'create', isEmptied: args.includes('O_TRUNC') })

const hexToBytes = (text: string): Buffer => Buffer.from(text.replaceAll(String.raw`\x`, ''), 'hex')
const unhex = (text: string): string => hexToBytes(text).toString('utf8')

/** The files that are found after a cut at a moment: names and bytes. What shared memory held is left out. */
export const cutPower = ({ calls, folder }: Recording, moment: number, random: Random): ReadonlyMap<string, Buffer> => {
  const files = new Map<string, Buffer>()
  const past = calls.filter(({ begin }) => begin <= moment)
  for (const path of new Set(past.map((call) => call.path))) {
    if (path === folder || path.endsWith('-shm')) continue
    const bytes = fileAfterCut(past, path, folder, moment, random)
    if (bytes) files.set(basename(path), bytes)
  }
  return files
}

const lastSync = (past: readonly Call[], path: string, moment: number): number =>
  past.findLastIndex((call) => call.path === path && call.act.is === 'sync' && call.end <= moment)

const fileAfterCut = (
  past: readonly Call[],
  path: string,
  folder: string,
  moment: number,
  random: Random,
): Buffer | null => {
  const entered = lastSync(past, folder, moment)
  let exists = false
  let bytes: Buffer = Buffer.alloc(0)
  const synced = lastSync(past, path, moment)
  const fate = (random(1)[0] ?? 0) % 3
  const kept = (random(1)[0] ?? 0) / 256
  const pending = past.filter((call, at) => call.path === path && at > synced).length
  let waiting = 0
  for (const [at, { path: own, act }] of past.entries()) {
    if (own !== path) continue
    if (act.is === 'create' || act.is === 'unlink') {
      // Entries of the folder are sure once the folder is synced; before that either may be found.
      const isSure = at < entered || coin(random)
      if (act.is === 'create' && isSure) exists = true
      if (act.is === 'unlink' && isSure) [exists, bytes] = [false, Buffer.alloc(0)]
      continue
    }
    if (at <= synced) bytes = apply(bytes, act)
    else if (fate === 1 && waiting++ < kept * pending) bytes = apply(bytes, act)
    else if (fate === 2) bytes = applyPart(bytes, act, random)
  }
  return exists ? bytes : null
}

export const coin = (random: Random): boolean => ((random(1)[0] ?? 0) & 1) === 1

/** What an act makes of the bytes of a file. */
export const apply = (bytes: Buffer, act: Act): Buffer => {
  if (act.is === 'truncate')
    return Buffer.concat([bytes.subarray(0, act.length), Buffer.alloc(Math.max(0, act.length - bytes.length))])
  if (act.is !== 'write') return bytes
  const length = Math.max(bytes.length, act.at + act.bytes.length)
  const grown = length > bytes.length ? Buffer.concat([bytes, Buffer.alloc(length - bytes.length)]) : bytes
  act.bytes.copy(grown, act.at)
  return grown
}

/** Some of its sectors, whichever the disk had come to. */
export const applyPart = (bytes: Buffer, act: Act, random: Random): Buffer => {
  if (act.is !== 'write') return coin(random) ? apply(bytes, act) : bytes
  let grown = bytes
  for (let at = 0; at < act.bytes.length; at += sectorBytes) {
    const part = act.bytes.subarray(at, at + sectorBytes)
    if (coin(random)) grown = apply(grown, { is: 'write', at: act.at + at, bytes: part })
  }
  return grown
}
