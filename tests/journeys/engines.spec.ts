// The way of an advisor where the engine is another.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type App, expect, mainUser, pin, test } from './fixture.ts'
import { hasFirefox, openFirefox } from './firefox.ts'
import type { Hands } from './hands.ts'
import { readTopics } from './live-counts.ts'
import { hasWebKit, openWebKit, putTlsBefore } from './webkit.ts'

test('[A27][S4][S7][F2] Firefox: enrol, log in, record without a server, restart, and every visit comes in once', async ({
  app,
}) => {
  test.skip(!process.env.CI && !hasFirefox(), 'Firefox ESR is not installed on this machine')
  test.setTimeout(180_000)
  const profile = mkdtempSync(join(tmpdir(), 'firefox-'))
  let hands = await openFirefox(profile)
  try {
    await startTablet(app, app.url, hands)
    await recordAlone(app, app.url, hands)
    await hands.close()
    hands = await openFirefox(profile)
    await comeBack(app, app.url, hands)
  } finally {
    await hands.close()
    rmSync(profile, { recursive: true, force: true })
  }
})

test('[A27][S4][S7] WebKit: enrol, log in, record without a server, load anew, and every visit comes in once', async ({
  app,
}) => {
  test.skip(!hasWebKit(), 'WebKitGTK’s driver, xvfb or openssl is not installed on this machine')
  test.setTimeout(180_000)
  const front = await putTlsBefore(app.url)
  const hands = await openWebKit()
  try {
    // It speaks what the system has installed. The page is left before it stands.
    await hands.open(front.url)
    await hands.ask(`localStorage.setItem('tukkimies.language', 'fi')`)
    await startTablet(app, front.url, hands)
    await recordAlone(app, front.url, hands)
    await comeBack(app, front.url, hands)
  } finally {
    await hands.close()
    front.close()
  }
})

const startTablet = async (app: App, url: string, hands: Hands): Promise<void> => {
  await hands.open(`${url}/set-up#${await app.deviceCode()}`)
  await hands.press('button', /^Ota käyttöön$/)
  await hands.press('button', /Kirjaudu verkossa/)
  await hands.fill(/Käyttäjätunnus/, mainUser.username)
  await hands.fill(/^Salasana/, mainUser.password)
  await hands.press('button', /^Kirjaudu sisään$/)
  await hands.fill(/^Uusi PIN-koodi/, pin)
  await hands.fill(/^PIN-koodi uudelleen/, pin)
  await hands.press('button', /Ota PIN-koodi/)
  await hands.press('link', /^Ohita ja kirjaa/)
  await hands.sees('button', /Tallenna käynti/)
  await saveVisit(hands, /^Asuminen$/)
  await hands.sees('link', /Kaikki lähetetty/)
}

/** The app is served by its worker, with nobody to ask. */
const recordAlone = async (app: App, url: string, hands: Hands): Promise<void> => {
  await hands.ask('navigator.serviceWorker.ready.then(() => true)')
  await app.stop()
  await hands.open(url)
  await unlock(hands)
  await saveVisit(hands, /^Oleskelulupa$/)
  await saveVisit(hands, /^Kansalaisuus$/)
  await hands.press('button', /^Kumoa/)
  await hands.sees('status', /Kumottu/)
  await saveVisit(hands, /^Terveys$/)
}

const comeBack = async (app: App, url: string, hands: Hands): Promise<void> => {
  await hands.open(url)
  // Two visits; and the word that the third was taken back, if it had been in a request that failed (S21).
  await hands.sees('link', /[23] kirjausta odottaa lähetystä/)
  await app.start()
  await hands.open(url)
  await hands.sees('link', /Kaikki lähetetty/)
  expect(readTopics(app)).toEqual(['health', 'housing', 'permit'])
}

const unlock = async (hands: Hands): Promise<void> => {
  await hands.press('button', /^PP/)
  await hands.fill(/^PIN/, pin)
  await hands.press('button', /Avaa tabletti/)
  await hands.sees('button', /Tallenna käynti/)
}

const saveVisit = async (hands: Hands, topic: RegExp): Promise<void> => {
  await hands.press('chip', topic)
  await hands.press('chip', /^arabia$/)
  await hands.press('chip', /^15–29$/)
  await hands.press('button', /Tallenna käynti/)
  await hands.sees('status', /Tallennettu tälle laitteelle/)
}
