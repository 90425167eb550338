// The tablets' page as one script, from the product's own sources with the failpoints left in.
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { breakSource, type Broken } from './broken.ts'

const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url))
const built = new Map<Broken | null, Promise<string>>()

/** Built once for all rows of a run, and once for each way of being broken. */
export const buildPage = (broken: Broken | null): Promise<string> => {
  const known = built.get(broken) ?? bundle(broken)
  built.set(broken, known)
  return known
}

const bundle = async (broken: Broken | null): Promise<string> => {
  const output = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'failpoints-of-the-harness',
        enforce: 'pre',
        resolveId: (source) => (source.endsWith('/failpoint.ts') ? path('failpoint.ts') : null),
        transform: (source, id) => (broken === null ? null : breakSource(broken, id, source)),
      },
    ],
    build: {
      write: false,
      minify: false,
      modulePreload: false,
      rolldownOptions: { input: path('page.ts'), output: { codeSplitting: false } },
    },
  })
  const [chunk] = Array.isArray(output)
    ? output.flatMap(({ output: files }) => files)
    : 'output' in output
      ? output.output
      : []
  if (chunk?.type !== 'chunk') throw new Error('the page was not built')
  return chunk.code
}
