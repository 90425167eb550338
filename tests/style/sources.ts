// The repository's own files as the style tests see them: parsed, with comments blanked out and imports resolved.
import { readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseSync } from 'vite'

/** `target` is a path from the root for our own files, the specifier as written for a package. */
export type Import = {
  readonly specifier: string
  readonly target: string
  readonly ours: boolean
  readonly type: boolean
  readonly dynamic: boolean
  readonly reexport: boolean
}
export type Node = { readonly type: string; readonly start: number; readonly [key: string]: unknown }
export type Source = {
  readonly path: string
  readonly text: string
  /** The text with comments replaced by spaces: what a search for forbidden words must not trip over. */
  readonly code: string
  readonly imports: readonly Import[]
  readonly nodes: readonly Node[]
}

export const root = fileURLToPath(new URL('../..', import.meta.url))

const notOurs = ['node_modules', 'dist', '.cache', 'var', '.git']

/** Every file of the repository by its path from the root, without what is installed, built or kept. */
export const filePaths = (folder = ''): string[] =>
  readdirSync(root + folder, { withFileTypes: true })
    .filter((entry) => !notOurs.includes(entry.name))
    .flatMap((entry) => (entry.isDirectory() ? filePaths(`${folder}${entry.name}/`) : [folder + entry.name]))
    .sort()

export const textOf = (path: string): string => readFileSync(root + path, 'utf8')

export const readSources = (): Source[] =>
  filePaths()
    .filter((path) => /\.(ts|tsx|mjs)$/.test(path))
    .map((path) => parseSource(path, textOf(path)))

export const parseSource = (path: string, text: string): Source => {
  const { program, comments, module, errors } = parseSync(path, text)
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`)
  const found = [
    ...module.staticImports.map((found) => ({
      specifier: found.moduleRequest.value,
      type: found.entries.length > 0 && found.entries.every((entry) => entry.isType),
      dynamic: false,
      reexport: false,
    })),
    ...module.staticExports.flatMap((found) =>
      found.entries
        .filter((entry) => entry.moduleRequest !== null)
        .map((entry) => ({
          specifier: entry.moduleRequest?.value ?? '',
          type: entry.isType,
          dynamic: false,
          reexport: true,
        })),
    ),
    ...module.dynamicImports.map(({ moduleRequest }) => ({
      specifier: text.slice(moduleRequest.start, moduleRequest.end).replace(/^['"`]|['"`]$/g, ''),
      type: false,
      dynamic: true,
      reexport: false,
    })),
  ]
  return {
    path,
    text,
    code: comments.reduce(
      (code, { start, end }) => code.slice(0, start) + blank(code.slice(start, end)) + code.slice(end),
      text,
    ),
    imports: found.map((one) => ({ ...one, ...resolve(path, one.specifier) })),
    nodes: nodesUnder(program),
  }
}

const resolve = (path: string, specifier: string): { target: string; ours: boolean } => {
  if (specifier.startsWith('.')) return { target: posix.join(posix.dirname(path), specifier), ours: true }
  if (specifier.startsWith('@tukkimies/')) return { target: specifier.slice('@tukkimies/'.length), ours: true }
  return { target: specifier, ours: false }
}

const blank = (text: string): string => text.replace(/[^\n]/g, ' ')

const nodesUnder = (value: unknown): Node[] => {
  if (Array.isArray(value)) return value.flatMap(nodesUnder)
  if (typeof value !== 'object' || value === null) return []
  const below = Object.values(value).flatMap(nodesUnder)
  return isNode(value) ? [value, ...below] : below
}

const isNode = (value: object): value is Node => 'type' in value && typeof value.type === 'string' && 'start' in value

export const lineOf = (source: Source, start: number): number => source.text.slice(0, start).split('\n').length
