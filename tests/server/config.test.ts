import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
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
    TRUSTED_PROXIES: '10.0.0.0/8, ::1',
  })
  expect(reading.ok && reading.config).toEqual({
    port: 8080,
    host: '::',
    dataDir: '/srv/tukkimies',
    databaseUrl: 'postgres://a:b@localhost:5432/c',
    backup: 'none',
    rootKeyFile: '/run/keys/root',
    origins: ['https://example.org', 'https://example.net'],
    proxies: ['10.0.0.0/8', '::1'],
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

const withSecret = <T>(use: (file: string) => T): T => {
  const folder = mkdtempSync(join(tmpdir(), 'tukkimies-'))
  const file = join(folder, 'secret')
  writeFileSync(file, 'planted-secret\nmore\n', { mode: 0o400 })
  try {
    return use(file)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const oidcOf = (file: string) => ({
  ORIGINS: 'https://laskuri.example.org, https://other.example.org',
  OIDC_ISSUER: 'https://id.example.org/realms/town',
  OIDC_CLIENT_ID: 'tukkimies',
  OIDC_CLIENT_SECRET_FILE: file,
  OIDC_NAME: 'Kaupungin tunnus / Stadens inloggning / City account',
})

test('the organisation’s own log-in is taken whole, and sends browsers back to the first origin', () => {
  withSecret((file) => {
    const reading = readConfig({ BACKUP: 'none', ...oidcOf(file) })
    expect(reading.ok && reading.config.oidc).toEqual({
      issuer: 'https://id.example.org/realms/town',
      clientId: 'tukkimies',
      secret: 'planted-secret',
      names: { fi: 'Kaupungin tunnus', sv: 'Stadens inloggning', en: 'City account' },
      redirect: 'https://laskuri.example.org/oidc',
    })
  })
})

test('[F96] each part of the log-in that is missing or unsafe is named by its variable', () => {
  withSecret((file) => {
    const good = oidcOf(file)
    const faults: readonly (readonly [keyof ReturnType<typeof oidcOf>, string])[] = [
      ['ORIGINS', ''],
      ['OIDC_ISSUER', ''],
      ['OIDC_ISSUER', 'http://id.example.org'],
      ['OIDC_ISSUER', 'https://user:planted@id.example.org'],
      ['OIDC_ISSUER', 'https://id.example.org/?planted'],
      ['OIDC_CLIENT_ID', ''],
      ['OIDC_CLIENT_SECRET_FILE', ''],
      ['OIDC_CLIENT_SECRET_FILE', `${file}-planted`],
      ['OIDC_NAME', 'planted'],
      ['OIDC_NAME', 'a / b / c / d'],
      ['OIDC_NAME', 'a /  / c'],
    ]
    for (const [variable, value] of faults) {
      const complaints = complaintsOf({ ...good, [variable]: value })
      expect(complaints, `${variable}=${value}`).toHaveLength(1)
      expect(complaints[0]).toMatch(new RegExp(`^${variable} `))
      expect(complaints[0]).not.toContain('planted')
    }
    expect(complaintsOf({ ...good, OIDC_ISSUER: 'http://localhost:4999' })).toEqual([])
    chmodSync(file, 0o444)
    expect(complaintsOf(good)[0]).toMatch(/^OIDC_CLIENT_SECRET_FILE /)
  })
})

test('mail is off unless its server, its sender and the address of this service are known', () => {
  const good = {
    ORIGINS: 'https://laskuri.example.org',
    SMTP_URL: 'smtps://a:b@mail.example.org',
    SMTP_FROM: 'a@example.org',
  }
  const reading = readConfig({ BACKUP: 'none', ...good })
  expect(reading.ok && reading.config.mail).toEqual({
    url: good.SMTP_URL,
    from: good.SMTP_FROM,
    site: 'https://laskuri.example.org',
  })
  for (const [variable, value] of [
    ['ORIGINS', ''],
    ['SMTP_URL', ''],
    ['SMTP_URL', 'https://planted.example.org'],
    ['SMTP_FROM', ''],
    ['SMTP_FROM', 'planted'],
    ['SMTP_FROM', 'a@b.fi\nBcc: planted@example.org'],
  ] as const) {
    const complaints = complaintsOf({ ...good, [variable]: value })
    expect(complaints, `${variable}=${value}`).toHaveLength(1)
    expect(complaints[0]).toMatch(new RegExp(`^${variable} `))
    expect(complaints[0]).not.toContain('planted')
  }
})

test('proxies that are believed are addresses, or networks of IPv4', () => {
  for (const proxies of ['127.0.0.1', '10.0.0.0/8,192.168.1.1', '2001:db8::1']) {
    expect(complaintsOf({ TRUSTED_PROXIES: proxies })).toEqual([])
  }
  for (const proxies of ['proxy', '10.0.0.0/0', '10.0.0.0/33', '256.0.0.1', '*', '10.0.0.0/8/8', '2001:db8::/32']) {
    expect(complaintsOf({ TRUSTED_PROXIES: proxies })[0]).toMatch(/^TRUSTED_PROXIES /)
  }
})
