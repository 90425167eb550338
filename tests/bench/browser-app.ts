// An installation with a month published, and real browsers before it, for what is measured on screens.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from '@playwright/test'
import { type App, createApp } from '../journeys/fixture.ts'

export type Browsing = {
  readonly app: App
  /** A browser of its own with an empty profile; `args` go to the program. */
  readonly open: (args?: readonly string[]) => Promise<{ readonly context: BrowserContext; readonly page: Page }>
}

export const withBrowsers = async <T>(work: (browsing: Browsing) => Promise<T>): Promise<T> => {
  const folder = mkdtempSync(join(tmpdir(), 'tukkimies-'))
  const app = await createApp(join(folder, 'server'), true)
  const opened: BrowserContext[] = []
  const open: Browsing['open'] = async (args = []) => {
    const context = await chromium.launchPersistentContext(join(folder, `browser-${opened.length}`), {
      executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--no-first-run', ...args],
      locale: 'fi-FI',
      timezoneId: 'Europe/Helsinki',
      viewport: { width: 1180, height: 820 },
      hasTouch: true,
    })
    opened.push(context)
    return { context, page: context.pages()[0] ?? (await context.newPage()) }
  }
  try {
    return await work({ app, open })
  } finally {
    for (const context of opened) await context.close()
    await app.stop()
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}
