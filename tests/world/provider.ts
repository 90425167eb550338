// An OpenID provider of the test's own: a real one, with keys of its own, on a port of its own. Whoever it is told to be logs
// in there by being sent there. The tokens it hands out can be made wrong, one claim at a time.
import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'
import type { OidcConfig } from '@tukkimies/server/config.ts'

export type Claims = Record<string, unknown>
/** What is wrong with the next tokens. `key` signs in place of the provider's; `text` stands in place of the token. */
export type Fault = {
  readonly claims?: (claims: Claims) => Claims
  readonly key?: KeyObject
  readonly text?: (token: string) => string | undefined
}

export type IdentityProvider = {
  readonly issuer: string
  /** How this server is set up for it; `redirect` is given at the making. */
  readonly config: OidcConfig
  /** Who logs in from now on; null: whoever comes turns back. */
  readonly setPerson: (subject: string | null) => void
  readonly setFault: (fault: Fault | null) => void
  /** Down, it hangs up on whoever comes. */
  readonly setDown: (isDown: boolean) => void
  /** What was asked at the address of an authorisation, and where the browser was sent then. */
  readonly visit: (address: string) => Promise<URL>
  /** Requests that came, by path. */
  readonly asked: readonly string[]
  readonly close: () => Promise<void>
}

const clientId = 'tukkimies'
const secret = 'a secret of the client, long enough for the provider'
const names = { fi: 'Kaupungin tunnus', sv: 'Stadens inloggning', en: 'City account' }

export const createIdentityProvider = async (redirect: string): Promise<IdentityProvider> => {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, 'localhost', () => resolve()))
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const jwk = { ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'one' }
  let person: string | null = 'anna'
  let fault: Fault | null = null
  let isDown = false
  const asked: string[] = []

  const provider = new Provider(issuer, {
    clients: [{ client_id: clientId, client_secret: secret, redirect_uris: [redirect], response_types: ['code'] }],
    jwks: { keys: [jwk as { kty: string }] },
    cookies: { keys: ['a key of the test'] },
    features: { devInteractions: { enabled: false } },
    ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    pkce: { required: () => false },
    findAccount: (_ctx, accountId) => ({ accountId, claims: () => ({ sub: accountId }) }),
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({ clientId, accountId: ctx.oidc.session?.accountId ?? '' })
      grant.addOIDCScope('openid')
      await grant.save()
      return grant
    },
  })
  provider.use(async (ctx, next) => {
    await next()
    const body = ctx.body as { id_token?: string } | undefined
    if (ctx.path !== '/token' || !fault || typeof body?.id_token !== 'string') return
    const token = spoil(body.id_token, fault, privateKey)
    const { id_token: _, ...rest } = body
    ctx.body = token === undefined ? rest : { ...rest, id_token: token }
  })
  const answer = provider.callback()
  server.on('request', (request, response) => {
    const path = request.url?.split('?')[0] ?? ''
    asked.push(path)
    if (isDown) return void request.socket.destroy()
    if (!path.startsWith('/interaction/')) return void answer(request, response)
    const result = person === null ? { error: 'access_denied' } : { login: { accountId: person } }
    void provider.interactionFinished(request, response, result)
  })

  return {
    issuer,
    config: { issuer, clientId, secret, names, redirect },
    setPerson: (subject) => (person = subject),
    setFault: (next) => (fault = next),
    setDown: (next) => (isDown = next),
    visit: (address) => visit(address, redirect),
    asked,
    close: async () => {
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

/** Goes where a browser would, with a fresh jar of cookies, until it is sent back. */
const visit = async (address: string, redirect: string): Promise<URL> => {
  const jar = new Map<string, string>()
  let at = new URL(address)
  for (let step = 0; step < 10; step++) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(at, { redirect: 'manual', headers: { cookie } })
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (name !== undefined && value !== undefined) jar.set(name, value)
    }
    const location = response.headers.get('Location')
    if (location === null) throw new Error(`the provider answered ${response.status}: ${await response.text()}`)
    at = new URL(location, at)
    if (at.href.startsWith(redirect)) return at
  }
  throw new Error('sent around in a circle')
}

const spoil = (token: string, { claims, key, text }: Fault, own: KeyObject): string | undefined => {
  if (text) return text(token)
  const [head = '', body = ''] = token.split('.')
  const read: Claims = JSON.parse(Buffer.from(body, 'base64url').toString())
  const signed = `${head}.${Buffer.from(JSON.stringify(claims ? claims(read) : read)).toString('base64url')}`
  return `${signed}.${sign('sha256', Buffer.from(signed), key ?? own).toString('base64url')}`
}
