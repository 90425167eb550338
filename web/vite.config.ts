// The build of the web app: a first load without schemas, one lazy chunk a page folder, no inline script or style, a worker
// that lists every file with its hash, and each text file compressed beside itself for the server to send as it is.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, parseSync, type Plugin } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'

const webFolder = fileURLToPath(new URL('.', import.meta.url))
const sharedFolder = fileURLToPath(new URL('../shared', import.meta.url))
const distFolder = join(webFolder, 'dist')
const lazyFolders = ['figures', 'register', 'me', 'notice']
/** What changes only with its version, and need not be loaded anew with ours. */
const libraries = /node_modules\/(react|react-dom|scheduler|dexie|wouter|regexparam)\//
const firstLoadMark = '?first-load'

const listFiles = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/[\\/](node_modules|dist|\.cache)[\\/]/.test(path))
    .toSorted()

/** The version in package.json and a hash of all sources: the same sources are the same build, wherever they are built. */
const buildVersion = (): string => {
  const { version } = JSON.parse(readFileSync(join(webFolder, '../package.json'), 'utf8')) as { version: string }
  const hash = createHash('sha256')
  for (const folder of [webFolder, sharedFolder])
    for (const path of listFiles(folder)) hash.update(relative(folder, path)).update(readFileSync(path))
  return `${version}-${hash.digest('hex').slice(0, 8)}`
}

const buildDay = (): string => {
  const seconds = process.env['SOURCE_DATE_EPOCH']
  return (seconds === undefined ? new Date() : new Date(Number(seconds) * 1000)).toISOString().slice(0, 10)
}

/** Tests arm the failpoints where they stand; what tablets get does not even name them. */
const dropFailpoints = (): Plugin => ({
  name: 'drop-failpoints',
  apply: 'build',
  enforce: 'pre',
  transform: (code, id) =>
    id.includes('node_modules') || !code.includes('failpoint')
      ? null
      : code.replace(/^import \{ failpoint \} from .*$/gm, '').replace(/^(\s*)failpoint\('[^']*'\)$/gm, '$1'),
})

/** What a file imports, and what that imports, as far as it is ours and no mere type. */
const filesOf = (path: string, found = new Set<string>()): ReadonlySet<string> => {
  if (found.has(path)) return found
  found.add(path)
  const { module } = parseSync(path, readFileSync(path, 'utf8'))
  for (const { moduleRequest, entries } of module.staticImports) {
    const isType = entries.length > 0 && entries.every((entry) => entry.isType)
    if (isType || !/\.tsx?$/.test(moduleRequest.value)) continue
    if (moduleRequest.value.startsWith('.')) filesOf(join(dirname(path), moduleRequest.value), found)
    else filesOf(moduleRequest.value.replace('@tukkimies/shared', sharedFolder), found)
  }
  return found
}

const isOurs = (path: string): boolean => !relative(webFolder, path).startsWith('..')
const filesOfPages = (...names: readonly string[]): ReadonlySet<string> =>
  new Set(names.flatMap((name) => [...filesOf(join(webFolder, name))]))

const firstLoad = new Set([...filesOfPages('begin.ts', 'main.tsx')].filter(isOurs))
const begin = new Set([...filesOfPages('begin.ts')].filter(isOurs))
const beginDashboard = filesOfPages('begin-dashboard.ts')
const lock = filesOfPages('me/lock.tsx')
const talk = filesOfPages('session.ts', 'sync/sending.ts')
const desk = filesOfPages('desk-head.tsx', 'desk-foot.tsx')
const dashboard = filesOfPages('figures/dashboard.tsx')
const charts = /(bar|line|stacked)-chart|picture|plot|heat|grid|line-ends|series|qr/
/** Besides: copies, what loads the rest, and styles, of which there is one file. */
const isOfFirstLoad = /\?first-load$|\.css$/
/** Runs first, and so brings what loads the rest. */
const isOfBegin = (id: string): boolean =>
  begin.has(id) || /preload-helper|rolldown.?runtime|\/organisation\.ts\?first-load$/.test(id)

/**
 * Files of shared hold schemas and functions; the first load needs functions alone, but a file that any page asks for its
 * schema would come whole. So the first load gets copies of its own, from which the schemas fall away. Shared files hold no
 * state: two copies are as good as one.
 */
const copyForFirstLoad = (): Plugin => ({
  name: 'copy-for-first-load',
  apply: 'build',
  enforce: 'pre',
  resolveId: async function (source, importer) {
    const isCopy = importer?.endsWith(firstLoadMark)
    if (!importer || !(isCopy || (firstLoad.has(importer) && source.startsWith('@tukkimies/shared/')))) return null
    const found = await this.resolve(source, importer.replace(firstLoadMark, ''), { skipSelf: true })
    return found?.id.startsWith(sharedFolder) ? `${found.id}${firstLoadMark}` : found
  },
  load: (id) => {
    if (!id.endsWith(firstLoadMark)) return null
    const path = id.slice(0, -firstLoadMark.length)
    return { code: markPureCalls(path, readFileSync(path, 'utf8')), moduleType: 'ts' }
  },
})

/** Styles are one file, and nothing is to be loaded before a page but the page: an import is only an import. */
const importPlainly = (): Plugin => ({
  name: 'import-plainly',
  apply: 'build',
  enforce: 'pre',
  load: (id) => (id.includes('vite/preload-helper') ? 'export const __vitePreload = (load) => load()' : null),
})

/** Nothing happens on import: what a file of shared calls at its top only makes a value, and goes where nobody asks for it. */
const markPureCalls = (path: string, code: string): string => {
  const declarators = parseSync(path, code).program.body.flatMap((statement) => {
    const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement
    return declared?.type === 'VariableDeclaration' ? declared.declarations : []
  })
  return declarators
    .flatMap(({ init }) => (init?.type === 'CallExpression' || init?.type === 'NewExpression' ? [init] : []))
    .reduceRight(
      (marked, { start, end }) =>
        `${marked.slice(0, start)}/* @__PURE__ */ (() => ${marked.slice(start, end)})()${marked.slice(end)}`,
      code,
    )
}

/** Runs last, after the worker is written. */
const compressFiles = (): Plugin => ({
  name: 'compress-files',
  apply: 'build',
  enforce: 'post',
  closeBundle: {
    order: 'post',
    sequential: true,
    handler: () => {
      for (const path of listDist().filter((name) => /\.(html|js|css|svg|webmanifest|json)$/.test(name))) {
        const bytes = readFileSync(path)
        writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }))
        const quality = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY }
        writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params: quality }))
      }
    },
  },
})

const listDist = (): string[] =>
  readdirSync(distFolder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

/** The worker refuses a file that is not what was built (a portal's page under the app's name). */
const withIntegrity = <T extends { url: string }>(entries: T[]) => ({
  manifest: entries.map((entry) => {
    const hash = createHash('sha256')
      .update(readFileSync(join(distFolder, entry.url)))
      .digest('base64')
    return { ...entry, integrity: `sha256-${hash}`, ...(entry.url === 'index.html' ? { build: buildVersion() } : {}) }
  }),
})

/** `capture-words.fi` of `capture/words.fi.ts`. */
const pathToName = (path: string): string =>
  relative(webFolder, path)
    .replace(/\.\w+$/, '')
    .replaceAll('/', '-')

export default defineConfig(({ command }) => ({
  root: webFolder,
  define: { BUILD: JSON.stringify({ version: buildVersion(), day: buildDay(), worker: command === 'build' }) },
  // The modern build: the one that the package names is compiled for browsers that have no modules.
  // And what wouter brings for a React that cannot do this itself.
  resolve: {
    alias: { dexie: 'dexie/dist/modern/dexie.mjs', 'use-sync-external-store/shim/index.js': 'react' },
  },
  plugins: [
    dropFailpoints(),
    copyForFirstLoad(),
    importPlainly(),
    react(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: '.',
      filename: 'sw.ts',
      injectRegister: false,
      // A file for each language stands in public.
      manifest: false,
      injectManifest: {
        globPatterns: ['**/*.{html,js,css,woff2,svg,png,webmanifest}'],
        // Pictures that a browser shows before the app is installed.
        globIgnores: ['screens/**'],
        manifestTransforms: [withIntegrity],
      },
    }),
    compressFiles(),
  ],
  build: {
    outDir: distFolder,
    emptyOutDir: true,
    // Inline styles, fonts and scripts are what the content policy stops.
    assetsInlineLimit: 0,
    modulePreload: {
      polyfill: false,
      // What is loaded later comes from the worker: only the first page asks ahead.
      resolveDependencies: (_file, dependencies, { hostType }) => (hostType === 'html' ? dependencies : []),
    },
    cssCodeSplit: false,
    rolldownOptions: {
      output: {
        // Named by folder: what the first load takes is told from the rest by it.
        chunkFileNames: ({ facadeModuleId, name }) =>
          `assets/${facadeModuleId?.startsWith(webFolder) ? pathToName(facadeModuleId) : name}-[hash].js`,
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            { name: 'begin', test: isOfBegin },
            { name: 'begin-dashboard', test: (id) => beginDashboard.has(id) },
            { name: 'libraries', test: libraries },
            { name: 'app', test: (id) => firstLoad.has(id) || isOfFirstLoad.test(id) },
            // A locked tablet starts with it, and needs nothing else of its folder.
            { name: 'lock', test: (id) => isOurs(id) && lock.has(id) },
            { name: 'sync-sending', test: (id) => talk.has(id) || /node_modules\/zod\//.test(id) },
            // One request for a page rather than one for each of its parts.
            { name: 'parts', test: (id) => dirname(id) === join(webFolder, 'ui') && !charts.test(id) },
            { name: 'desk', test: (id) => desk.has(id) },
            { name: 'figures-dashboard', test: (id) => dashboard.has(id) || /node_modules\/(d3-|internmap)/.test(id) },
            ...lazyFolders.map((name) => ({ name, test: new RegExp(`/web/${name}/(?!([a-z-]+-)?words\\.)`) })),
          ],
        },
      },
    },
  },
  // Not `/api`, which is also how api.ts begins.
  server: { port: 5173, proxy: { '^/api/': 'http://localhost:3000' } },
}))
