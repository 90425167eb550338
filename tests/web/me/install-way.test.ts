import { expect, test } from 'vitest'
import { type Browser, findInstallWay } from '@tukkimies/web/me/install-way.ts'

const chrome =
  'Mozilla/5.0 (Linux; Android 14; SM-X210) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36'
const ipad =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15'
const iphone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1'
const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
const firefoxAndroid = 'Mozilla/5.0 (Android 14; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0'
const way = (browser: Partial<Browser>) =>
  findInstallWay({ state: 'none', userAgent: firefox, touchPoints: 0, canOffer: false, ...browser })

test('[duty-F08] an app that runs installed needs no guide, whatever the browser says of itself', () => {
  for (const userAgent of [chrome, ipad, iphone, firefox])
    expect(way({ state: 'installed', userAgent })).toBe('installed')
})

test('[duty-F08] the guide is that of the browser: its own offer, an iPad’s two steps, its menu, or calmly none', () => {
  expect(way({ state: 'offered', userAgent: chrome, canOffer: true })).toBe('offered')
  expect(way({ userAgent: chrome, canOffer: true })).toBe('menu')
  expect(way({ userAgent: ipad, touchPoints: 5 })).toBe('apple')
  expect(way({ userAgent: iphone, touchPoints: 5 })).toBe('apple')
  expect(way({ userAgent: firefoxAndroid, touchPoints: 5 })).toBe('menu')
  expect(way({})).toBe('none')
  // A Mac is no iPad.
  expect(way({ userAgent: ipad, touchPoints: 0 })).toBe('none')
})
