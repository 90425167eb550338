// How much a tablet loads. Reads the build, which `npm test` makes first.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { parseSource, root } from './sources.ts'

const firstLoadBytesMax = 130_000
const offlineBytesMax = 1_000_000

const dist = `${root}web/dist/`

const read = (path: string): Buffer => {
  if (!existsSync(dist + path)) throw new Error(`web/dist/${path} is missing: run \`node server/launch.mjs build\``)
  return readFileSync(dist + path)
}

const gzipBytes = (path: string): number => gzipSync(read(path), { level: 9 }).length

/** The scripts that index.html names, and all that these import statically. */
const firstLoad = (): string[] => {
  const page = read('index.html').toString()
  const entries = [...page.matchAll(/<(?:script|link rel="modulepreload")[^>]*(?:src|href)="\/([^"]+\.js)"/g)].map(
    ([, path = '']) => path,
  )
  const found = new Set<string>()
  const visit = (path: string): void => {
    if (found.has(path)) return
    found.add(path)
    for (const { target, dynamic } of parseSource(path, read(path).toString()).imports) if (!dynamic) visit(target)
  }
  for (const path of entries) visit(path)
  return [...found]
}

/** What the service worker keeps: its manifest is the only list of urls with revisions in it. */
const precache = (): string[] => {
  const worker = read('sw.js').toString()
  const found = [...worker.matchAll(/\{[^{}]*\b"?url"?:\s*["'`]([^"'`]+)["'`][^{}]*\}/g)].map(([, path = '']) =>
    path.replace(/^\//, ''),
  )
  return [...new Set(found), 'sw.js']
}

const total = (paths: readonly string[]): number => paths.reduce((sum, path) => sum + gzipBytes(path), 0)

test('the page of the tablet loads at most 130 kB of JavaScript', () => {
  const paths = firstLoad()
  expect(paths.length).toBeGreaterThan(0)
  expect(total(paths)).toBeLessThanOrEqual(firstLoadBytesMax)
})

test('all that is kept for offline use is at most 1 MB', () => {
  const paths = precache()
  expect(paths).toContain('index.html')
  expect(paths.filter((path) => path.endsWith('.js')).length).toBeGreaterThan(1)
  expect(total(paths)).toBeLessThanOrEqual(offlineBytesMax)
})

test('every script of the build is kept for offline use', () => {
  const scripts = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((path) => /\.(js|css)$/.test(path))
  expect(scripts.filter((path) => !precache().includes(path))).toEqual([])
})

test('the build holds no inline script, no address of another origin and no failpoint', () => {
  expect(read('index.html').toString()).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>|\son\w+="|<style/)
  expect(read('index.html').toString()).not.toMatch(/(src|href)="(https?:)?\/\//)
  const scripts = firstLoad().map((path) => read(path).toString())
  expect(scripts.filter((text) => text.includes('failpoint'))).toEqual([])
})
