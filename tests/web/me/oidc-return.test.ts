// What the page of the organisation's log-in takes from its address.
import { expect, test } from 'vitest'
import { isProviderAddress, readReturned } from '@tukkimies/web/me/oidc-return.ts'

test('an answer of the provider is read behind ? and behind #, and only what is of use', () => {
  const wanted = { state: 's', code: 'c', iss: 'https://id.example.org' }
  const text = 'code=c&state=s&iss=https%3A%2F%2Fid.example.org&session_state=x'
  expect(readReturned({ search: `?${text}`, hash: '' })).toEqual(wanted)
  expect(readReturned({ search: '', hash: `#${text}` })).toEqual(wanted)
  expect(readReturned({ search: '?error=access_denied&state=s&error_description=x', hash: '' })).toEqual({
    error: 'access_denied',
    state: 's',
  })
})

test('an address without an answer, or with two in one, is not read', () => {
  for (const search of [
    '',
    '?',
    '?code=c',
    '?state=',
    '?state=s&state=t',
    '?state=s&code=a&code=b',
    `?state=${'s'.repeat(201)}`,
  ])
    expect(readReturned({ search, hash: '' }), search).toBeNull()
})

test('[F90] the browser is only ever sent on over TLS, or to this machine', () => {
  expect(isProviderAddress('https://id.example.org/auth?x=1')).toBe(true)
  expect(isProviderAddress('http://localhost:4999/auth')).toBe(true)
  for (const text of [
    'http://id.example.org',
    'javascript:alert(1)',
    'data:text/html,x',
    '//id.example.org',
    'blob:x',
    '',
  ])
    expect(isProviderAddress(text), text).toBe(false)
})
