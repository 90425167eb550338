import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import type { Reporter } from 'vitest/node'
import { testEnvironment } from './room.ts'

/** Carries what the JSON report forgets into it, for all.ts to print: why a test was skipped, or failed at its first try. */
const reasons: Reporter = {
  onTestCaseResult(testCase) {
    const result = testCase.result()
    if (result.state === 'skipped') Object.assign(testCase.meta(), { reason: result.note })
    const [firstTry = ''] = result.errors?.[0]?.message.split('\n') ?? []
    if (testCase.diagnostic()?.flaky) Object.assign(testCase.meta(), { firstTry })
  },
}

// The root is the repository's, so that a test is named as its path reads: tests/shared/day.test.ts.
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  // A cache of its own: the web build's must not be emptied under it.
  cacheDir: fileURLToPath(new URL('.cache/vitest', import.meta.url)),
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', '**/.cache/**'],
    reporters: process.env.REPORT ? ['default', ['json', { outputFile: process.env.REPORT }], reasons] : ['default'],
    allowOnly: false,
    env: testEnvironment(),
    globalSetup: [fileURLToPath(new URL('postgres.ts', import.meta.url))],
    // Much of the time is spent waiting for servers and databases: no core is kept free.
    maxWorkers: '100%',
    // Real servers and databases start inside tests, on machines that do other things too.
    testTimeout: 60_000,
    // A crowded machine may be too slow once; who passes at the second try is named beside the count, with what failed first.
    retry: 1,
    hookTimeout: 120_000,
  },
})
