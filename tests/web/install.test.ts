import { expect, test } from 'vitest'
import { createInstall } from '@tukkimies/web/install.ts'

const createBrowser = (isInstalled = false) => {
  const target = new EventTarget()
  const browser = {
    addEventListener: target.addEventListener.bind(target) as Window['addEventListener'],
    matchMedia: () => ({ matches: isInstalled }) as MediaQueryList,
  }
  const offer = () => {
    let shown = 0
    const event = Object.assign(new Event('beforeinstallprompt', { cancelable: true }), {
      prompt: () => Promise.resolve(shown++),
    })
    target.dispatchEvent(event)
    return { isHeldBack: event.defaultPrevented, shown: () => shown }
  }
  return { browser, offer, tell: (name: string) => target.dispatchEvent(new Event(name)) }
}

test('the browser’s offer to install waits for our button, and is shown once', async () => {
  const { browser, offer } = createBrowser()
  const install = createInstall(browser)
  let told = 0
  install.watch(() => told++)
  expect(install.state()).toBe('none')
  await install.ask()
  const { isHeldBack, shown } = offer()
  expect(isHeldBack).toBe(true)
  expect([install.state(), shown(), told]).toEqual(['offered', 0, 1])
  await install.ask()
  await install.ask()
  expect([install.state(), shown()]).toEqual(['none', 1])
})

test('an app that runs installed, or has just been, is known to be', () => {
  expect(createInstall(createBrowser(true).browser).state()).toBe('installed')
  const { browser, offer, tell } = createBrowser()
  const install = createInstall(browser)
  offer()
  tell('appinstalled')
  expect(install.state()).toBe('installed')
})
