// The ways of the desk, by role and grant: nobody is led to a page that refuses.
import { expect, test } from 'vitest'
import { UserId } from '@tukkimies/shared/id.ts'
import { waysOf } from '@tukkimies/web/ways.ts'
import { fixtureUsers } from '../users.ts'

const id = UserId.parse('AAAAAAAAAAAAAAAAAAAAAA')
const pathsOf = (name: keyof typeof fixtureUsers) => {
  const { desk, admin } = waysOf({ id, ...fixtureUsers[name] })
  return { desk: desk.map(({ path }) => path), admin: admin.map(({ path }) => path) }
}

test('[A33][C13] contacts are a way for a main user and for an advisor who was given them', () => {
  expect(pathsOf('aino').desk).toEqual(['/busy', '/figures', '/tablets', '/withdrawal'])
  expect(pathsOf('elli').desk).toEqual(['/busy', '/figures', '/tablets', '/contacts'])
  expect(pathsOf('maija').desk).toContain('/contacts')
  for (const name of ['kaarina', 'tuomas', 'oskari'] as const) {
    const { desk, admin } = pathsOf(name)
    expect([...desk, ...admin]).not.toContain('/contacts')
    expect([...desk, ...admin]).not.toContain('/withdrawal')
  }
})

test('[C30] a withdrawal is a way for every advisor, and among the rest for whoever reads contacts', () => {
  expect(pathsOf('aino').desk).toContain('/withdrawal')
  for (const name of ['elli', 'maija'] as const) {
    expect(pathsOf(name).desk).not.toContain('/withdrawal')
    expect(pathsOf(name).admin[0]).toBe('/withdrawal')
  }
})

test('requests, retention, disclosures and the notice are ways for whoever answers for them, open data for everybody', () => {
  expect(pathsOf('maija').admin).toEqual(expect.arrayContaining(['/requests', '/retention', '/disclosures']))
  expect(pathsOf('tuomas').admin).toEqual(
    expect.arrayContaining(['/requests', '/retention', '/disclosures', '/privacy/edit']),
  )
  expect(pathsOf('oskari').admin).toEqual(expect.arrayContaining(['/retention', '/privacy/edit']))
  expect(pathsOf('aino').admin).toEqual(['/reports', '/audit', '/open'])
  // Who sees no more of the log than the own log-ins finds it under that name.
  const words = (name: keyof typeof fixtureUsers) => waysOf({ id, ...fixtureUsers[name] }).admin.map(({ word }) => word)
  expect(words('aino')).toContain('ownAudit')
  expect(words('aino')).not.toContain('audit')
  expect(words('tuomas')).toContain('audit')
})

test('[A17] the visit screen is set by the main user, and by nobody else', () => {
  expect(pathsOf('maija').admin).toContain('/visit-screen')
  for (const name of ['aino', 'kaarina', 'tuomas', 'oskari'] as const)
    expect(pathsOf(name).admin).not.toContain('/visit-screen')
})
