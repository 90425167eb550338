import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { readConfig } from '@tukkimies/server/config.ts'

const complaintsOf = (environment: Record<string, string>): readonly string[] => {
  const reading = readConfig({ BACKUP: 'none', ...environment })
  return reading.ok ? [] : reading.complaints
}

test('without settings the server is this machine’s own, on port 3000, with its stores in var', () => {
  expect(readConfig({ BACKUP: 'none' })).toEqual({
    ok: true,
    config: {
      port: 3000,
      host: '127.0.0.1',
      dataDir: resolve('var'),
      databaseUrl: null,
      backup: 'none',
      rootKeyFile: resolve('var/root.key'),
      origins: [],
    },
  })
})

test('every setting is taken', () => {
  const reading = readConfig({
    BACKUP: 'none',
    PORT: '8080',
    HOST: '::',
    DATA_DIR: '/srv/tukkimies',
    DATABASE_URL: 'postgres://a:b@localhost:5432/c',
    ROOT_KEY_FILE: '/run/keys/root',
    ORIGINS: 'https://example.org, https://example.net',
  })
  expect(reading.ok && reading.config).toEqual({
    port: 8080,
    host: '::',
    dataDir: '/srv/tukkimies',
    databaseUrl: 'postgres://a:b@localhost:5432/c',
    backup: 'none',
    rootKeyFile: '/run/keys/root',
    origins: ['https://example.org', 'https://example.net'],
  })
})

test('[S27] without a word about backups the server does not start', () => {
  expect(complaintsOf({ BACKUP: '' })).toHaveLength(1)
  expect(complaintsOf({ BACKUP: 's3' })[0]).toMatch(/^BACKUP /)
  expect(readConfig({}).ok).toBe(false)
})

test('[F43] a database on another machine must be proved by its certificate', () => {
  const url = 'postgres://user:pass@db.example.org/name'
  expect(complaintsOf({ DATABASE_URL: url })).toHaveLength(1)
  expect(complaintsOf({ DATABASE_URL: `${url}?sslmode=require` })).toHaveLength(1)
  expect(complaintsOf({ DATABASE_URL: `${url}?sslmode=verify-full` })).toEqual([])
  expect(complaintsOf({ DATABASE_URL: 'postgres://user@127.0.0.1/name' })).toEqual([])
  expect(complaintsOf({ DATABASE_URL: 'mysql://localhost/name' })).toHaveLength(1)
  expect(complaintsOf({ DATABASE_URL: 'nonsense' })).toHaveLength(1)
})

test('a wrong value is named by its variable, all at once, and never repeated', () => {
  const complaints = complaintsOf({
    PORT: 'planted-1',
    BACKUP: 'planted-2',
    ORIGINS: 'http://planted-3.example.org',
    DATABASE_URL: 'ftp://planted-4',
  })
  expect(complaints.map((complaint) => complaint.split(' ')[0])).toEqual(['PORT', 'DATABASE_URL', 'BACKUP', 'ORIGINS'])
  expect(complaints.join()).not.toContain('planted')
  expect(complaintsOf({ PORT: '70000' })).toHaveLength(1)
  expect(complaintsOf({ ORIGINS: 'http://localhost:5173' })).toEqual([])
  expect(complaintsOf({ ORIGINS: 'https://example.org/path' })).toHaveLength(1)
})
