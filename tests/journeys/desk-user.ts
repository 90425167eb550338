// Users of other roles than the fixture's main user, made by the command line, and signed in without the pages of the log-in.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { protocol, protocolHeader } from '@tukkimies/shared/wire.ts'
import { type App, expect, type LogIn } from './fixture.ts'

const password = 'kahdeksan vihreää venettä'

/** Makes a user of the role; advisors and coordinators at the points. */
export const addUser = async (app: App, role: string, points: readonly string[] = []): Promise<LogIn> => {
  const username = role.replace('_', '.')
  const file = join(app.folder, `${username}.txt`)
  writeFileSync(file, password, { mode: 0o600 })
  const names = ['--username', username, '--first', 'Olli', '--last', 'Mallikas', '--role', role]
  const at = points.flatMap((point) => ['--at', point])
  const { code, err } = await app.tukkimies('user', 'create', ...names, ...at, '--password-file', file)
  expect(code, err).toBe(0)
  return { username, password }
}

/** Signs the page's browser in, and accepts the undertaking. */
export const signInAs = async (page: Page, app: App, who: LogIn): Promise<void> => {
  const headers = { Origin: app.url, [protocolHeader]: String(protocol) }
  const post = async (path: string, body: object): Promise<void> => {
    const answer = await page.request.post(`${app.url}/api/v1/${path}`, { data: body, headers })
    expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true)
  }
  await post('sign-in', who)
  await post('undertaking/accept', { version: 1 })
}
