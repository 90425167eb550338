// How files are named and how they read, as far as a program can tell.
import { expect, test } from 'vitest'
import { filePaths, lineOf, parseSource, readSources, textOf } from './sources.ts'
import type { Node, Source } from './sources.ts'

const linesMax = 300
const bannedWords = ['manager', 'helper', 'util', 'utils', 'common', 'model', 'item', 'data']

/** The setting DATA_DIR has its name from elsewhere. */
const allowedNames = ['dataDir']

/** What a tool reads by its default export. */
const toolConfigurations = ['web/vite.config.ts', 'tests/vitest.config.ts', 'tests/playwright.config.ts']

/** Classes besides Refused, each because a library asks for one. */
const classes: Readonly<Record<string, string>> = { Refused: 'server/refused.ts', Boundary: 'web/late.tsx' }

const check = (rule: (source: Source) => readonly string[], sources: readonly Source[]): string[] =>
  sources.flatMap((source) => rule(source).map((found) => `${source.path}: ${found}`))

const nodesOf = (source: Source, ...types: readonly string[]): Node[] =>
  source.nodes.filter(({ type }) => types.includes(type))

const placed = (source: Source, nodes: readonly Node[], what: string): string[] =>
  nodes.map((node) => `${what} in line ${lineOf(source, node.start)}`)

const layout = (paths: readonly string[]): string[] =>
  paths.filter((path) => /(^|\/)src\//.test(path) || /(^|\/)index\.(ts|tsx|js|mjs)$/.test(path))

const oddNames = (paths: readonly string[]): string[] =>
  paths
    .filter((path) => /^(shared|server|web|tests)\//.test(path))
    .filter((path) =>
      path.split('/').some((part) => wordsOf(part).some(isBanned) || /[A-Z_]/.test(part.replace(/\.md$/, ''))),
    )
    .filter((path) => !path.endsWith('.md'))

const wordsOf = (name: string): string[] =>
  name.split(/[^A-Za-z]+|(?<=[a-z])(?=[A-Z])/).map((word) => word.toLowerCase())

const isBanned = (word: string): boolean => bannedWords.includes(word) || bannedWords.includes(word.replace(/s$/, ''))

const bannedNames = (source: Source): string[] =>
  [...declaredNames(source)]
    .filter(({ name }) => wordsOf(name).some(isBanned) && !allowedNames.includes(name))
    .map(({ name, start }) => `${name} in line ${lineOf(source, start)}`)

const declaredNames = (source: Source): { name: string; start: number }[] => {
  const declarations = [
    'VariableDeclarator',
    'FunctionDeclaration',
    'ClassDeclaration',
    'TSTypeAliasDeclaration',
    'TSInterfaceDeclaration',
  ]
  return nodesOf(source, ...declarations).flatMap(({ id }) =>
    typeof id === 'object' && id !== null && 'name' in id && 'start' in id
      ? [{ name: String(id.name), start: Number(id.start) }]
      : [],
  )
}

const defaultExports = (source: Source): string[] =>
  toolConfigurations.includes(source.path)
    ? []
    : placed(source, nodesOf(source, 'ExportDefaultDeclaration'), 'default export')

/** A fixture of the journeys may hand its library on; our own files are imported where they are. */
const reexports = (source: Source): string[] =>
  source.imports
    .filter(({ reexport, ours }) => reexport && (ours || !source.path.startsWith('tests/')))
    .map(({ specifier }) => `exports what is in ${specifier}`)

const untranslatable = (source: Source): string[] => [
  ...placed(source, nodesOf(source, 'TSEnumDeclaration'), 'enum'),
  ...placed(
    source,
    nodesOf(source, 'TSModuleDeclaration').filter(({ declare, kind }) => !declare && kind !== 'global'),
    'namespace',
  ),
  ...placed(source, nodesOf(source, 'TSParameterProperty'), 'parameter property'),
  ...placed(
    source,
    nodesOf(source, 'ClassDeclaration', 'ClassExpression').filter(({ id }) => {
      const name = typeof id === 'object' && id !== null && 'name' in id ? String(id.name) : ''
      return classes[name] !== source.path
    }),
    'class',
  ),
]

const looseTypes = (source: Source): string[] => [
  ...placed(source, nodesOf(source, 'TSAnyKeyword'), 'any'),
  ...[...source.text.matchAll(/@ts-(ignore|expect-error|nocheck)|(eslint|oxlint)-disable|prettier-ignore/g)]
    .filter(() => source.path !== 'tests/style/files.test.ts')
    .map((found) => `${found[0]} in line ${lineOf(source, found.index)}`),
]

/** A file past the length says in its first line why it is long; words, lists and tests are long by nature. */
const unexplainedLength = (path: string, text: string): string[] => {
  const lines = text.split('\n')
  if (!/\.(ts|tsx|mjs|css)$/.test(path) || /(^|\/)(([a-z-]+-)?words\.\w+|numbers|.*\.test|.*\.spec)\.ts$/.test(path))
    return []
  if (lines.length <= linesMax || /^(\/\/|\/\*).*\bLong\b/.test(lines[0] ?? '')) return []
  return [`${path}: ${lines.length} lines`]
}

const unfinished = (source: Source): string[] =>
  [...source.text.matchAll(/\b(TODO|FIXME|XXX|HACK)\b/g)]
    .filter(() => source.path !== 'tests/style/files.test.ts')
    .map((found) => `${found[0]} in line ${lineOf(source, found.index)}`)

const sources = readSources()
const paths = filePaths()
const planted = (text: string, path = 'server/planted.ts') => [parseSource(path, text)]

test('no folder is called src and no file is a barrel', () => {
  expect(layout(paths)).toEqual([])
  expect(layout(['web/src/app.tsx', 'shared/index.ts', 'web/index.html'])).toHaveLength(2)
  expect(check(reexports, sources)).toEqual([])
  expect(check(reexports, planted(`export { day } from './day.ts'`))).toHaveLength(1)
  expect(check(reexports, planted(`export * from './day.ts'`))).toHaveLength(1)
})

test('exports are named, except for what a tool reads', () => {
  expect(check(defaultExports, sources)).toEqual([])
  expect(check(defaultExports, planted('export default {}'))).toHaveLength(1)
})

test('what Node cannot strip, and classes nobody asked for, are not used', () => {
  expect(check(untranslatable, sources)).toEqual([])
  expect(check(untranslatable, planted('enum Role { advisor }'))).toHaveLength(1)
  expect(check(untranslatable, planted('namespace Roles { export const a = 1 }'))).toHaveLength(1)
  expect(check(untranslatable, planted('export class Register {}'))).toHaveLength(1)
  expect(check(untranslatable, planted('export class Refused extends Error {}', 'server/refused.ts'))).toEqual([])
})

test('types are not loosened and checks are not silenced', () => {
  expect(check(looseTypes, sources)).toEqual([])
  expect(check(looseTypes, planted('const found: any = 1'))).toHaveLength(1)
  expect(check(looseTypes, planted('// @ts-expect-error\nconst found = 1'))).toHaveLength(1)
  expect(check(looseTypes, planted('const any = "any"'))).toEqual([])
})

test('no name holds a word that says nothing', () => {
  expect(oddNames(paths)).toEqual([])
  expect(
    oddNames(['server/contact-manager.ts', 'web/utils/day.ts', 'shared/Visit.ts', 'shared/visit.ts']),
  ).toHaveLength(3)
  expect(
    check(
      bannedNames,
      sources.filter(({ path }) => !path.startsWith('tests/')),
    ),
  ).toEqual([])
  expect(check(bannedNames, planted('const visitItems = []\ntype DataRow = string\nconst metadata = 1'))).toHaveLength(
    2,
  )
})

test('a file past 300 lines says in its first line why', () => {
  expect(
    paths.flatMap((path) => unexplainedLength(path, /\.(ts|tsx|mjs|css)$/.test(path) ? textOf(path) : '')),
  ).toEqual([])
  const long = '\n'.repeat(linesMax)
  expect(unexplainedLength('server/push.ts', `// Pushes.${long}`)).toHaveLength(1)
  expect(unexplainedLength('server/push.ts', `// Long because the statuses are one table.${long}`)).toEqual([])
  expect(unexplainedLength('web/words.fi.ts', long)).toEqual([])
})

test('nothing unfinished is left behind', () => {
  expect(check(unfinished, sources)).toEqual([])
  expect(check(unfinished, planted('// TODO later'))).toHaveLength(1)
})

test('the map of folders in README.md is the tree', () => {
  const folders = new Set(paths.flatMap(foldersAbove))
  const mirrored = [...folders].filter((folder) => /^tests\/(shared|server|web)\/./.test(folder))
  expect(mirrored.filter((folder) => !folders.has(folder.slice('tests/'.length)))).toEqual([])
  const mapped = mapOfFolders(textOf('README.md'))
  expect([...mapped].sort()).toEqual([...folders].filter((folder) => !mirrored.includes(folder)).sort())
})

test('a map of folders is read with its indents', () => {
  const map =
    '# Name\n\n```\nshared/        pure\n  register/    what is known\nserver/\n  live/  keys/ short\nweb/capture/   pages\n```\n'
  expect([...mapOfFolders(map)].sort()).toEqual([
    'server/',
    'server/keys/',
    'server/live/',
    'shared/',
    'shared/register/',
    'web/',
    'web/capture/',
  ])
})

const foldersAbove = (path: string): string[] =>
  path
    .split('/')
    .slice(0, -1)
    .map((_, index, parts) => `${parts.slice(0, index + 1).join('/')}/`)

/** The first fenced block that begins with a folder; a deeper indent is inside the folder above, and some share a line. */
const mapOfFolders = (text: string): Set<string> => {
  const blocks = [...text.matchAll(/^```[^\n]*\n([\s\S]*?)^```/gm)].map(([, block = '']) => block)
  const above: { indent: number; folder: string }[] = []
  const folders = new Set<string>()
  for (const line of blocks.find((block) => /^[\w.-]+\//.test(block))?.split('\n') ?? []) {
    const [, indent = '', names = ''] = /^( *)((?:[\w./-]+\/(?:\s+|$))*)/.exec(line) ?? []
    while ((above.at(-1)?.indent ?? -1) >= indent.length) above.pop()
    const begin = above.at(-1)?.folder ?? ''
    for (const name of names.split(/\s+/).filter((found) => found !== '')) {
      for (const one of foldersAbove(`${begin}${name}file`)) folders.add(one)
      if (names.trim() === name) above.push({ indent: indent.length, folder: begin + name })
    }
  }
  return folders
}
