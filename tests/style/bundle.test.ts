// How much a tablet loads. Reads the build, which `npm test` makes first.
import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { languages } from '@tukkimies/shared/register/organisation.ts'
import { dist, entryScripts, firstLoadScripts, gzipBytes, lockScripts, readBuilt, withImports } from '../first-load.ts'

const firstLoadBytesMax = 129_000
const lockBytesMax = 7_000
const offlineBytesMax = 1_000_000

const builtFiles = (): string[] => readdirSync(dist, { recursive: true, encoding: 'utf8' })
const scripts = (): string[] => builtFiles().filter((path) => path.endsWith('.js') && path !== 'sw.js')
const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`

/** What the service worker keeps: its manifest is the only list of urls with revisions in it. */
const precache = (): string[] => {
  const worker = readBuilt('sw.js').toString()
  const found = [...worker.matchAll(/\{[^{}]*\b"?url"?:\s*["'`]([^"'`]+)["'`][^{}]*\}/g)].map(([, path = '']) =>
    path.replace(/^\//, ''),
  )
  return [...new Set(found), 'sw.js']
}

test('until the visit screen can be used a tablet loads at most 129 kB of JavaScript', () => {
  const all = scripts()
  const sums = languages.map((language) => gzipBytes(firstLoadScripts(language, all)))
  const later = ['sync-sending', 'capture-sheets', 'workbox-window'].map((name) => {
    const found = all.filter((path) => path.startsWith(`assets/${name}`))
    expect(found).toHaveLength(1)
    return found[0] ?? ''
  })
  const first = new Set(languages.flatMap((language) => firstLoadScripts(language, all)))
  const laterBytes = gzipBytes(withImports(later).filter((path) => !first.has(path)))
  console.log(
    `first load ${kilobytes(Math.max(...sums))} of ${kilobytes(firstLoadBytesMax)}: ` +
      `${kilobytes(gzipBytes(entryScripts()))} and the words of one language; ` +
      `right after the first paint ${kilobytes(laterBytes)}`,
  )
  expect(Math.max(...sums)).toBeLessThanOrEqual(firstLoadBytesMax)
})

test('the lock of a tablet adds at most 7 kB, and no schema', () => {
  const sums = languages.map((language) => gzipBytes(lockScripts(language, scripts())))
  console.log(`lock ${kilobytes(Math.max(...sums))} of ${kilobytes(lockBytesMax)}`)
  expect(Math.max(...sums)).toBeLessThanOrEqual(lockBytesMax)
})

test('what asks for the first page runs before all else has come', () => {
  const [first, ...others] = entryScripts()
  expect(first).toMatch(/^assets\/begin-/)
  const needed = withImports(first === undefined ? [] : [first])
  expect(needed.filter((path) => /\/(app|libraries)-/.test(path))).toEqual([])
  expect(others.some((path) => path.startsWith('assets/libraries-'))).toBe(true)
})

test('the statistics page comes in at most five scripts besides the first load, asked for at once by a sixth', () => {
  const all = scripts()
  const first = new Set(firstLoadScripts('fi', all))
  const asking = all.find((path) => path.startsWith('assets/begin-dashboard-')) ?? ''
  const page = all.filter((path) => /^assets\/figures-dashboard-[^.]+\.js$/.test(path))
  const parts = withImports(page).filter((path) => !first.has(path) && path !== asking)
  expect(page).toHaveLength(1)
  expect(parts.length).toBeLessThanOrEqual(5)
  const asked = [asking, entryScripts()[0] ?? ''].map((path) => readBuilt(path).toString()).join()
  expect(parts.filter((path) => !asked.includes(path.replace('assets/', '')))).toEqual([])
})

test('schemas come after the first paint', () => {
  const schema = /\bsafeParse\b|"?\b_zod\b/
  const first = new Set(languages.flatMap((language) => firstLoadScripts(language, scripts())))
  const withSchema = scripts().filter((path) => schema.test(readBuilt(path).toString()))
  expect(withSchema.length).toBeGreaterThan(0)
  expect(withSchema.filter((path) => first.has(path))).toEqual([])
})

test('all that is kept for offline use is at most 1 MB', () => {
  const paths = precache()
  expect(paths).toContain('index.html')
  expect(paths.filter((path) => path.endsWith('.js')).length).toBeGreaterThan(1)
  const bytes = gzipBytes(paths)
  console.log(`kept for offline use ${kilobytes(bytes)} of ${kilobytes(offlineBytesMax)}`)
  expect(bytes).toBeLessThanOrEqual(offlineBytesMax)
})

test('every script of the build is kept for offline use', () => {
  const files = builtFiles().filter((path) => /\.(js|css)$/.test(path))
  expect(files.filter((path) => !precache().includes(path))).toEqual([])
})

test('the build holds no inline script, no address of another origin and no failpoint', () => {
  expect(readBuilt('index.html').toString()).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>|\son\w+="|<style/)
  expect(readBuilt('index.html').toString()).not.toMatch(/(src|href)="(https?:)?\/\//)
  expect(scripts().filter((path) => readBuilt(path).toString().includes('failpoint'))).toEqual([])
})
