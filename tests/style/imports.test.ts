// Who may import what. A row is the most special folder or file that names the importer; what is allowed and what is
// forbidden are beginnings of paths (of our own files) or names of packages. Imports of types count like the others.
import { expect, test } from 'vitest'
import { parseSource, readSources } from './sources.ts'
import type { Import, Source } from './sources.ts'

type Row = {
  readonly of: string
  readonly may?: readonly string[]
  /** Allowed besides, but only by `import type`. */
  readonly mayTypes?: readonly string[]
  readonly mayNot?: readonly string[]
}

/**
 * The tree's order, in layers: a file of shared imports only from its own layer and those before it. Settings of a visit
 * screen hold whole visits, so they stand beside these.
 */
const sharedLayers: readonly (readonly string[])[] = [
  ['shared/id.ts', 'shared/day.ts', 'shared/problem.ts', 'shared/failpoint.ts', 'shared/text-guard.ts'],
  ['shared/register/'],
  ['shared/box.ts', 'shared/phone.ts'],
  ['shared/visit.ts', 'shared/arrivals.ts', 'shared/wire.ts', 'shared/rescue.ts', 'shared/register/visit-screen'],
  ['shared/release/'],
  ['shared/rehearsal/'],
]

const drivers = ['pg', 'node:sqlite']
const nodeOfEngines = ['node:async_hooks', 'node:fs', 'node:path']
const pageFolders = ['capture', 'figures', 'register', 'contacts', 'me', 'notice', 'help', 'risk']

const store = (name: string): Row => ({
  of: `server/${name}/`,
  may: ['shared/', `server/${name}/`, 'kysely'],
  mayTypes: ['server/database.ts'],
})

const page = (name: string): Row => ({
  of: `web/${name}/`,
  may: [
    'shared/',
    `web/${name}/`,
    'web/asking/',
    'web/ui/',
    'web/hooks.ts',
    'web/format.ts',
    'web/words.',
    // What every page does alike with what comes late, with focus and with what is half made.
    'web/late.tsx',
    'web/page-focus.ts',
    'web/half-visit.ts',
    'react',
    'wouter',
  ],
})

const rows: readonly Row[] = [
  { of: 'shared/', may: ['shared/', 'zod/mini'] },
  { of: 'shared/phone.ts', may: ['shared/', 'libphonenumber-js/min'] },

  { of: 'server/', mayNot: [...drivers, 'web/', 'tests/'] },
  { of: 'server/database.ts', mayTypes: ['kysely'], may: [] },
  // Where the dialects are known: no store, and nothing that the product does.
  {
    of: 'server/engines/',
    may: [
      'server/engines/',
      'server/database.ts',
      'server/crypto.ts',
      'server/patience.ts',
      'kysely',
      ...drivers,
      ...nodeOfEngines,
    ],
  },
  ...['register', 'live', 'release', 'keys'].map(store),
  {
    of: 'server/push.ts',
    mayNot: [...drivers, 'hono', 'server/live/accumulators.ts', 'server/release/', 'server/keys/'],
  },
  ...['fold', 'counting'].map((name) => ({
    of: `server/visits/${name}.ts`,
    mayNot: [...drivers, 'hono', 'server/register/', 'server/release/', 'server/keys/', 'server/api/'],
  })),
  ...['close', 'publication', 'inspect'].map((name) => ({
    of: `server/visits/${name}.ts`,
    mayNot: [...drivers, 'hono', 'server/register/', 'server/keys/', 'server/api/'],
  })),
  ...['reader', 'sources'].map((name) => ({
    of: `server/visits/${name}.ts`,
    mayNot: [...drivers, 'hono', 'server/register/', 'server/live/', 'server/keys/', 'server/api/'],
  })),
  { of: 'server/contacts/', mayNot: [...drivers, 'hono', 'server/live/', 'server/release/', 'server/api/'] },
  { of: 'server/jobs/', mayNot: [...drivers, 'server/api/', 'hono'] },
  { of: 'server/exports/', may: ['shared/', 'server/exports/', 'write-excel-file', 'fflate'] },
  // The thread in which files are made, and the refusal of one that waits too long.
  ...['making', 'making-thread'].map((name) => ({
    of: `server/exports/${name}.ts`,
    may: ['shared/', 'server/exports/', 'server/refused.ts', 'node:worker_threads'],
  })),
  { of: 'server/api/', mayNot: [...drivers, 'kysely', 'server/live/', 'server/release/', 'server/keys/'] },
  { of: 'server/api/arrivals.ts', mayNot: [...drivers, 'kysely', 'server/release/', 'server/keys/'] },

  { of: 'web/', mayNot: ['server/', 'tests/', 'web/main.tsx'] },
  { of: 'web/store/', may: ['shared/', 'web/store/', 'dexie'], mayTypes: ['web/environment.ts'] },
  { of: 'web/sync/', may: ['shared/', 'web/store/', 'web/sync/', 'web/api.ts'], mayTypes: ['web/environment.ts'] },
  // device.ts is saving and reading put together.
  ...[
    'device',
    'saving',
    'sealing',
    'reading',
    'rescue',
    'repeat',
    'session',
    'unlock',
    'half-visit',
    'idle',
    'pin',
  ].map((name) => ({
    of: `web/${name}.ts`,
    may: [
      'shared/',
      'web/store/',
      'web/sync/',
      ...[
        'api',
        'saving',
        'sealing',
        'reading',
        'rescue',
        'repeat',
        'step-up',
        'unlock',
        'half-visit',
        'idle',
        'pin',
      ].map((part) => `web/${part}.ts`),
    ],
    mayTypes: ['web/environment.ts'],
  })),
  {
    of: 'web/hooks.ts',
    mayNot: ['server/', 'tests/', 'web/ui/', ...pageFolders.map((name) => `web/${name}/`)],
  },
  {
    of: 'web/ui/',
    may: ['web/ui/', 'web/format.ts', 'react', 'react-dom', 'react-aria-components', 'd3-scale', 'd3-shape', 'uqr'],
  },
  // Stands between the looks and the pages: it knows words and hooks, and no page.
  { of: 'web/asking/', may: ['shared/', 'web/asking/', 'web/ui/', 'web/hooks.ts', 'web/format.ts', 'react', 'wouter'] },
  ...pageFolders.map(page),
]

/** Imports that break a row all the same, each with the reason that outweighs it. */
const exceptions: readonly { readonly from: string; readonly to: string; readonly reason: string }[] = [
  {
    from: 'server/live/open.ts',
    to: 'server/crypto.ts',
    reason: 'only the store knows how an id becomes its keyed hash',
  },
  { from: 'server/register/devices.ts', to: 'server/crypto.ts', reason: 'a secret and its hash meet nowhere else' },
  { from: 'server/register/sessions.ts', to: 'server/crypto.ts', reason: 'a secret and its hash meet nowhere else' },
  { from: 'server/register/invitations.ts', to: 'server/crypto.ts', reason: 'a secret and its hash meet nowhere else' },
  { from: 'server/register/gates.ts', to: 'server/crypto.ts', reason: 'a secret and its hash meet nowhere else' },
  { from: 'server/register/audit.ts', to: 'server/crypto.ts', reason: 'each line holds the hash of the one before' },
]

const begins = (found: Import, name: string): boolean =>
  found.ours ? found.target.startsWith(name) : found.target === name || found.target.startsWith(`${name}/`)

const rowFor = (path: string): Row | undefined =>
  rows.filter(({ of }) => path.startsWith(of)).sort((a, b) => b.of.length - a.of.length)[0]

const isExcepted = (path: string, target: string): boolean =>
  exceptions.some(({ from, to }) => from === path && target.startsWith(to))

const wrongImports = (sources: readonly Source[]): string[] =>
  sources.flatMap((source) => {
    const row = rowFor(source.path)
    return source.imports
      .filter((found) => row && !isExcepted(source.path, found.target) && !allows(row, found))
      .map((found) => `${source.path} imports ${found.specifier}`)
  })

const allows = (row: Row, found: Import): boolean => {
  const isAmong = (names: readonly string[]) => names.some((name) => begins(found, name))
  if (!row.may) return !isAmong(row.mayNot ?? [])
  return isAmong(row.may) || (found.type && isAmong(row.mayTypes ?? []))
}

// The last that fits, so that a file may stand in a later layer than its folder.
const layerOf = (path: string): number =>
  sharedLayers.findLastIndex((layer) => layer.some((begin) => path.startsWith(begin)))

const wrongOrder = (sources: readonly Source[]): string[] =>
  sources
    .filter(({ path }) => path.startsWith('shared/'))
    .flatMap(({ path, imports }) => {
      if (layerOf(path) < 0) return [`${path} has no place in the layers`]
      return imports
        .filter(({ target, ours }) => ours && layerOf(target) > layerOf(path))
        .map(({ target }) => `${path} imports ${target}, which stands below it`)
    })

const wrongSpelling = (sources: readonly Source[]): string[] =>
  sources.flatMap(({ path, imports }) =>
    imports
      .filter(({ ours, specifier, target }) => ours && !isSpelledWell(path, specifier, target))
      .map(({ specifier }) => `${path} imports ${specifier}`),
  )

const isSpelledWell = (path: string, specifier: string, target: string): boolean => {
  if (!/\.(ts|tsx|json|css|mjs)$/.test(target)) return false
  const isNear = path.split('/')[0] === target.split('/')[0]
  // The tests mirror the packages' folders, which puts what they share further up.
  if (isNear && path.startsWith('tests/')) return specifier.startsWith('.')
  return isNear ? /^\.\.?\/(?!\.\.)/.test(specifier) : specifier.startsWith('@tukkimies/')
}

const cycles = (sources: readonly Source[]): string[] => {
  const targets = new Map(sources.map((source) => [source.path, source.imports.map(({ target }) => target)]))
  const done = new Set<string>()
  const found: string[] = []
  const visit = (path: string, way: readonly string[]): void => {
    if (way.includes(path)) found.push([...way.slice(way.indexOf(path)), path].join(' → '))
    if (way.includes(path) || done.has(path)) return
    for (const target of targets.get(path) ?? []) visit(target, [...way, path])
    done.add(path)
  }
  for (const path of targets.keys()) visit(path, [])
  return found
}

/** What a page pulls in by static imports of values, with the way to it. */
const packagesBehind = (sources: readonly Source[], begin: string): Map<string, string> => {
  const byPath = new Map(sources.map((source) => [source.path, source]))
  const found = new Map<string, string>()
  const seen = new Set<string>()
  const visit = (path: string, way: string): void => {
    if (seen.has(path)) return
    seen.add(path)
    for (const { ours, type, dynamic, target } of byPath.get(path)?.imports ?? []) {
      if (type || dynamic) continue
      if (ours) visit(target, `${way} → ${target}`)
      else found.set(target, way)
    }
  }
  visit(begin, begin)
  return found
}

const heavy = (sources: readonly Source[]): string[] =>
  sources
    .filter(({ path }) => path.startsWith('web/capture/') || path === 'web/main.tsx')
    .flatMap(({ path }) => [...packagesBehind(sources, path)])
    .filter(([name]) => name.startsWith('react-aria-components') || name.startsWith('d3-'))
    .map(([name, way]) => `${way} → ${name}`)

const sources = readSources()
const planted = (path: string, text: string): Source => parseSource(path, text)

test('every import is one that the table allows', () => {
  expect(wrongImports(sources)).toEqual([])
})

test('an import that the table forbids is found', () => {
  const found = (path: string, text: string) => wrongImports([planted(path, text)])
  expect(found('shared/visit.ts', `import { z } from 'zod'`)).toHaveLength(1)
  expect(found('shared/visit.ts', `import { z } from 'zod/mini'`)).toEqual([])
  expect(found('shared/day.ts', `import { readFileSync } from 'node:fs'`)).toHaveLength(1)
  expect(found('server/live/open.ts', `import { keys } from '../keys/week-keys.ts'`)).toHaveLength(1)
  expect(found('server/live/open.ts', `import type { Deps } from '../deps.ts'`)).toHaveLength(1)
  expect(found('server/live/open.ts', `import type { Migration } from '../database.ts'`)).toEqual([])
  expect(found('server/live/open.ts', `import { openDatabase } from '../database.ts'`)).toHaveLength(1)
  expect(found('server/serve.ts', `import pg from 'pg'`)).toHaveLength(1)
  expect(found('server/database.ts', `import pg from 'pg'`)).toHaveLength(1)
  expect(found('server/engines/sqlite.ts', `import { x } from '../live/open.ts'`)).toHaveLength(1)
  expect(found('server/push.ts', `import { addCounts } from './live/accumulators.ts'`)).toHaveLength(1)
  expect(found('server/visits/reader.ts', `const open = await import('../live/open.ts')`)).toHaveLength(1)
  expect(found('server/api/tables.ts', `import { cells } from '../release/cells.ts'`)).toHaveLength(1)
  expect(found('server/api/push.ts', `import { x } from '../live/arrivals.ts'`)).toHaveLength(1)
  expect(found('server/api/arrivals.ts', `import { x } from '../live/arrivals.ts'`)).toEqual([])
  expect(found('web/ui/chip.tsx', `import { useDevice } from '../hooks.ts'`)).toHaveLength(1)
  expect(found('web/capture/visit.tsx', `import { x } from '../figures/figure.tsx'`)).toHaveLength(1)
  expect(found('web/sync/push.ts', `import Dexie from 'dexie'`)).toHaveLength(1)
  expect(found('web/device.ts', `import { useState } from 'react'`)).toHaveLength(1)
  expect(found('web/api.ts', `import { x } from '@tukkimies/server/push.ts'`)).toHaveLength(1)
})

test('nothing imports the tests, and the two programs are started, not imported', () => {
  const starters = ['server/tukkimies.ts', 'server/launch.mjs', 'web/main.tsx']
  const wrong = sources.flatMap(({ path, imports }) =>
    imports
      .filter(
        ({ target, ours }) =>
          ours && (starters.includes(target) || (target.startsWith('tests/') && !path.startsWith('tests/'))),
      )
      .map(({ specifier }) => `${path} imports ${specifier}`),
  )
  expect(wrong).toEqual([])
  const serving = sources.filter(
    ({ path, imports }) => path.startsWith('server/') && imports.some(({ target }) => target === 'server/serve.ts'),
  )
  expect(serving.map(({ path }) => path).filter((path) => path !== 'server/tukkimies.ts')).toEqual([])
})

test('a file of shared imports only what stands above it', () => {
  expect(wrongOrder(sources)).toEqual([])
  expect(wrongOrder([planted('shared/day.ts', `import { x } from './visit.ts'`)])).toHaveLength(1)
  expect(wrongOrder([planted('shared/stray.ts', '')])).toHaveLength(1)
})

test('an import names its file, and another package by name', () => {
  expect(wrongSpelling(sources)).toEqual([])
  const found = (text: string) => wrongSpelling([planted('server/jobs/nightly.ts', text)])
  expect(found(`import { x } from './retention'`)).toHaveLength(1)
  expect(found(`import { x } from '../../shared/day.ts'`)).toHaveLength(1)
  expect(found(`import { x } from '@tukkimies/server/log.ts'`)).toHaveLength(1)
  expect(found(`import { x } from '../log.ts'`)).toEqual([])
})

test('no import goes round in a circle', () => {
  expect(cycles(sources)).toEqual([])
  const circle = [
    planted('web/a.ts', `import { b } from './b.ts'`),
    planted('web/b.ts', `import type { A } from './a.ts'`),
  ]
  expect(cycles(circle)).toEqual(['web/a.ts → web/b.ts → web/a.ts'])
})

test('the pages of the tablet pull in no heavy package, however far away', () => {
  expect(heavy(sources)).toEqual([])
  const far = [
    planted('web/capture/visit.tsx', `import { Chart } from '../ui/chart.tsx'`),
    planted('web/ui/chart.tsx', `import { scaleLinear } from 'd3-scale'`),
  ]
  expect(heavy(far)).toEqual(['web/capture/visit.tsx → web/ui/chart.tsx → d3-scale'])
})

test('every exception is needed and gives its reason', () => {
  const isNeeded = ({ from, to }: { from: string; to: string }) =>
    sources.some(({ path, imports }) => path === from && imports.some(({ target }) => target.startsWith(to)))
  expect(exceptions.filter((exception) => !isNeeded(exception) || exception.reason === '')).toEqual([])
})
