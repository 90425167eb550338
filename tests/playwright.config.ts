import { defineConfig } from '@playwright/test'
import { testEnvironment } from './room.ts'

// What the workers, and the servers and browsers that they start, inherit.
Object.assign(process.env, testEnvironment())

// Debian's Chromium, which Playwright does not download. Without traces: they would hold what was typed.
export default defineConfig({
  testDir: './journeys',
  // What is made to be looked at is no test: `npm run screens`. What takes long is met with LOOKS=all.
  testMatch: process.env.SCREENS ? '**/*.sheet.ts' : process.env.LOOKS ? '**/*.{spec,full}.ts' : '**/*.spec.ts',
  outputDir: './.cache/journeys',
  workers: 2,
  // A browser on a busy machine may be too slow once; who passes at the second try is named beside the count.
  retries: 1,
  forbidOnly: true,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  reporter: process.env.REPORT ? [['list'], ['json', { outputFile: process.env.REPORT }]] : [['list']],
  use: {
    trace: 'off',
    screenshot: 'off',
    video: 'off',
    locale: 'fi-FI',
    timezoneId: 'Europe/Helsinki',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
})
