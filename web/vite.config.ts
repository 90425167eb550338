// The build of the web app: one lazy chunk a page folder, no inline script or style, a worker that lists every file with its
// hash, and each text file compressed beside itself for the server to send as it is.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'

const webFolder = fileURLToPath(new URL('.', import.meta.url))
const sharedFolder = fileURLToPath(new URL('../shared', import.meta.url))
const distFolder = join(webFolder, 'dist')
const lazyFolders = ['figures', 'register', 'me', 'notice']

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
const withIntegrity = <T extends { url: string }>(entries: T[]): { manifest: (T & { integrity: string })[] } => ({
  manifest: entries.map((entry) => {
    const hash = createHash('sha256')
      .update(readFileSync(join(distFolder, entry.url)))
      .digest('base64')
    return { ...entry, integrity: `sha256-${hash}` }
  }),
})

export default defineConfig(({ command }) => ({
  root: webFolder,
  define: { BUILD: JSON.stringify({ version: buildVersion(), day: buildDay(), worker: command === 'build' }) },
  // The modern build: the one that the package names is compiled for browsers that have no modules.
  resolve: { alias: { dexie: 'dexie/dist/modern/dexie.mjs' } },
  plugins: [
    dropFailpoints(),
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
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: lazyFolders.map((name) => ({ name, test: new RegExp(`/web/${name}/(?!words\\.)`) })),
        },
      },
    },
  },
  server: { port: 5173, proxy: { '/api': 'http://localhost:3000' } },
}))
