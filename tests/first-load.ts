// What a tablet loads, read from the build, which `npm test` makes first. Paths are those of web/dist.
import { existsSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { gzipSync } from 'node:zlib'
import { parseSync } from 'vite'
import { root } from './style/sources.ts'

export const dist = `${root}web/dist/`

export const readBuilt = (path: string): Buffer => {
  if (!existsSync(dist + path)) throw new Error(`web/dist/${path} is missing: run \`node server/launch.mjs build\``)
  return readFileSync(dist + path)
}

export const gzipBytes = (paths: readonly string[]): number =>
  paths.reduce((sum, path) => sum + gzipSync(readBuilt(path), { level: 9 }).length, 0)

/** The scripts that index.html names, and all that these import statically. */
export const entryScripts = (): readonly string[] => {
  const page = readBuilt('index.html').toString()
  const named = [...page.matchAll(/<(?:script|link rel="modulepreload")[^>]*(?:src|href)="\/([^"]+\.js)"/g)].map(
    ([, path = '']) => path,
  )
  return withImports(named)
}

/** All that comes before the visit screen of an enrolled tablet can be used, where it speaks this language. */
export const firstLoadScripts = (language: string, scripts: readonly string[]): readonly string[] => {
  const wordsOf = (name: string): string => {
    const found = scripts.filter((path) => path.startsWith(`assets/${name}.${language}-`))
    if (found.length !== 1 || !found[0]) throw new Error(`${found.length} scripts hold ${name} in ${language}`)
    return found[0]
  }
  return withImports([...entryScripts(), wordsOf('words'), wordsOf('capture-words')])
}

/** What the lock of a tablet adds to that. */
export const lockScripts = (language: string, scripts: readonly string[]): readonly string[] => {
  const first = new Set(firstLoadScripts(language, scripts))
  const named = ['assets/lock-', `assets/me-lock-words.${language}-`].map((begin) => {
    const [found, ...others] = scripts.filter((path) => path.startsWith(begin))
    if (found === undefined || others.length > 0) throw new Error(`not one script begins with ${begin}`)
    return found
  })
  return withImports(named).filter((path) => !first.has(path))
}

/** These scripts and all that they import statically, each once. */
export const withImports = (paths: readonly string[]): readonly string[] => {
  const found = new Set<string>()
  const visit = (path: string): void => {
    if (found.has(path)) return
    found.add(path)
    const { module } = parseSync(path, readBuilt(path).toString())
    for (const { moduleRequest } of module.staticImports) visit(posix.join(posix.dirname(path), moduleRequest.value))
  }
  for (const path of paths) visit(path)
  return [...found]
}
