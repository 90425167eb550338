import { defineConfig } from 'vitest/config'

// The root is the repository's, so that a test is named as its path reads: tests/shared/day.test.ts.
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', '**/.cache/**'],
    environment: 'node',
  },
})
