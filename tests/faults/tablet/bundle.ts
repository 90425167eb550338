// The tablets' page as one script, from the product's own sources with the failpoints left in.
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url))
let built: Promise<string> | null = null

/** Built once for all rows of a run. */
export const buildPage = (): Promise<string> => (built ??= bundle())

const bundle = async (): Promise<string> => {
  const output = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'failpoints-of-the-harness',
        enforce: 'pre',
        resolveId: (source) => (source.endsWith('/failpoint.ts') ? path('failpoint.ts') : null),
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
