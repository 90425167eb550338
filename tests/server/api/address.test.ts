import { expect, test } from 'vitest'
import { findAddress } from '@tukkimies/server/api/address.ts'

const proxies = ['127.0.0.1', '10.0.0.0/8', '2001:db8::1']

test('[F95] without a proxy of ours, what is said about addresses is not believed', () => {
  expect(findAddress('203.0.113.9', '198.51.100.1', [])).toBe('203.0.113.9')
  expect(findAddress('203.0.113.9', '198.51.100.1', proxies)).toBe('203.0.113.9')
  expect(findAddress('', '198.51.100.1', [])).toBe('')
})

test('[F95] behind proxies of ours the address is the last one that is none of them', () => {
  expect(findAddress('127.0.0.1', '203.0.113.9', proxies)).toBe('203.0.113.9')
  expect(findAddress('::ffff:127.0.0.1', '198.51.100.1, 203.0.113.9, 10.1.2.3', proxies)).toBe('203.0.113.9')
  expect(findAddress('2001:0db8:0:0::1', '2001:DB8:0::9', proxies)).toBe('2001:db8::9')
  expect(findAddress('127.0.0.1', '', proxies)).toBe('127.0.0.1')
})

test('[F95] what a guesser puts before the own address, or instead of one, changes nothing', () => {
  for (const made of ['1.1.1.1, 203.0.113.9', 'x, 203.0.113.9', '127.0.0.1, 203.0.113.9', ', ,203.0.113.9']) {
    expect(findAddress('127.0.0.1', made, proxies)).toBe('203.0.113.9')
  }
  expect(findAddress('127.0.0.1', 'no address', proxies)).toBe('127.0.0.1')
})
