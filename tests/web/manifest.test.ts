// What an installing browser reads: one manifest a language, of one app.
import { existsSync, readFileSync, statSync } from 'node:fs'
import { expect, test } from 'vitest'
import { languages } from '@tukkimies/shared/register/organisation.ts'
import { pngSize } from '../png.ts'
import { root, textOf } from '../style/sources.ts'

type Picture = { readonly src: string; readonly sizes: string; readonly type: string; readonly purpose?: string }
type Manifest = {
  readonly [field: string]: unknown
  readonly lang: string
  readonly icons: readonly Picture[]
  readonly screenshots: readonly (Picture & { readonly form_factor: string; readonly label: string })[]
  readonly shortcuts: readonly { readonly name: string; readonly url: string; readonly icons: readonly Picture[] }[]
}

const publicFolder = `${root}web/public`
const readManifest = (language: string): Manifest =>
  JSON.parse(readFileSync(`${publicFolder}/manifest.${language}.webmanifest`, 'utf8')) as Manifest
const manifests = languages.map(readManifest)
const pictureBytesMax = 160_000

test('[duty-F05] the manifests of three languages are of one app, and differ in words and pictures alone', () => {
  const bare = manifests.map(({ lang: _lang, description: _description, screenshots, shortcuts, ...rest }) => ({
    ...rest,
    screenshots: screenshots.map(({ label: _label, src, ...picture }) => ({ ...picture, src: src.slice(0, -7) })),
    shortcuts: shortcuts.map(({ name: _name, ...shortcut }) => shortcut),
  }))
  expect(bare[1]).toEqual(bare[0])
  expect(bare[2]).toEqual(bare[0])
  expect(manifests.map(({ lang }) => lang)).toEqual([...languages])
  expect(new Set(manifests.map(({ description }) => description)).size).toBe(3)
  for (const at of [0, 1, 2, 3]) expect(new Set(manifests.map(({ shortcuts }) => shortcuts[at]?.name)).size).toBe(3)
  for (const at of [0, 1]) expect(new Set(manifests.map(({ screenshots }) => screenshots[at]?.label)).size).toBe(3)
})

test('the manifest names the app, its colours and its ways in', () => {
  const colours = /theme-color" media="\(prefers-color-scheme: light\)" content="(#\w{6})"/.exec(
    readFileSync(`${root}web/index.html`, 'utf8'),
  )
  for (const manifest of manifests) {
    expect(manifest).toMatchObject({
      id: '/',
      scope: '/',
      name: 'Tukkimies',
      short_name: 'Tukkimies',
      display: 'standalone',
    })
    expect(String(manifest['theme_color']).toLowerCase()).toBe(colours?.[1])
    expect(manifest.shortcuts.map(({ url }) => url)).toEqual(['/', '/partner', '/entries', '/sending'])
    expect(manifest.screenshots.map(({ form_factor }) => form_factor)).toEqual(['wide', 'narrow'])
    expect(manifest.icons.map(({ purpose }) => purpose)).toEqual(['any', 'any', 'maskable', 'any'])
    for (const { url } of manifest.shortcuts) expect(textOf('web/app.tsx')).toContain(`'${url}':`)
  }
})

test('every picture of a manifest is there, of the size it is said to have, and small', () => {
  const pictures = manifests.flatMap(({ icons, screenshots, shortcuts }) => [
    ...icons,
    ...screenshots,
    ...shortcuts.flatMap((shortcut) => shortcut.icons),
  ])
  expect(pictures.length).toBeGreaterThan(20)
  for (const { src, sizes, type } of pictures) {
    const path = publicFolder + src
    expect(existsSync(path), src).toBe(true)
    expect(statSync(path).size, src).toBeLessThan(pictureBytesMax)
    if (type !== 'image/png') continue
    const { width, height } = pngSize(readFileSync(path))
    expect(`${width}x${height}`, src).toBe(sizes)
  }
})
