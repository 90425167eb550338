// The organisation's own log-in: OpenID Connect with code, PKCE, state and nonce. Beside mail the only call to another server.
// What comes back is one identity, as a keyed hash; no token and no detail of a person is kept. The provider is looked for when
// it is needed, so that one that is down stops neither the start nor any other log-in.
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  type ClientAuth,
  ClientSecretBasic,
  ClientSecretPost,
  type Configuration,
  discovery,
  enableNonRepudiationChecks,
  type IDToken,
} from 'openid-client'
import { bytesToBase64url } from '@tukkimies/shared/id.ts'
import type { OidcFinish } from '@tukkimies/shared/register/oidc.ts'
import type { OidcConfig } from '../config.ts'
import { hmac, makeToken, type SealKey } from '../crypto.ts'
import { Refused } from '../refused.ts'

/** What must be found again when the browser comes back: secrets that only this server knows. */
export type OidcSecrets = { readonly state: string; readonly nonce: string; readonly verifier: string }

export type Provider = {
  /** An address at the provider and the secrets that belong to it. `anew` asks for a log-in even of who is logged in there. */
  readonly begin: (anew: boolean) => Promise<{ readonly url: string; readonly secrets: OidcSecrets }>
  /**
   * The identity that the provider vouches for, as a keyed hash. `since`, in milliseconds: whoever had logged in there
   * before does not count. Problems: code_unknown where the answer belongs to another log-in, login where the provider
   * let nobody in, provider.
   */
  readonly finish: (secrets: OidcSecrets, returned: OidcFinish, since: number | null) => Promise<string>
}

const waitSecondsMax = 5
/** After this the provider's description is fetched anew: keys change, and one that is down is noticed before the browser leaves. */
const describedMsMax = 60_000
/** Clocks of two machines differ. */
const skewMs = 60_000
/** How old a log-in at the provider may be that was asked for anew: as long as the browser may be away. */
const anewSecondsMax = 600

/** The provider of the configuration. `note` is told, by a code of the library's, why it could not be used. */
export const createProvider = (
  config: OidcConfig,
  key: SealKey,
  now: () => number,
  note: (code: string) => void,
): Provider => {
  let described: { readonly at: number; readonly found: Promise<Configuration> } | null = null

  const describe = async (): Promise<Configuration> => {
    if (described === null || Math.abs(now() - described.at) > describedMsMax) {
      described = { at: now(), found: discover(config) }
    }
    const mine = described
    try {
      return await mine.found
    } catch (fault) {
      // Whoever asks next tries again.
      if (described === mine) described = null
      throw fault
    }
  }

  const begin: Provider['begin'] = (anew) =>
    orProvider(note, async () => {
      const provider = await describe()
      const secrets = { state: makeToken(), nonce: makeToken(), verifier: makeToken() }
      const url = buildAuthorizationUrl(provider, {
        redirect_uri: config.redirect,
        scope: 'openid',
        state: secrets.state,
        nonce: secrets.nonce,
        code_challenge: await calculatePKCECodeChallenge(secrets.verifier),
        code_challenge_method: 'S256',
        ...(canUseFragment(provider) ? { response_mode: 'fragment' } : {}),
        ...(anew ? { prompt: 'login', max_age: '0' } : {}),
      })
      return { url: url.href, secrets }
    })

  const finish: Provider['finish'] = async (secrets, returned, since) => {
    if (returned.state !== secrets.state) throw new Refused({ code: 'code_unknown' })
    if (returned.error !== undefined) throw new Refused({ code: isRefusal(returned.error) ? 'login' : 'provider' })
    return orProvider(note, async () => {
      const provider = await describe()
      const answer = await authorizationCodeGrant(provider, toAddress(config.redirect, returned), {
        expectedState: secrets.state,
        expectedNonce: secrets.nonce,
        pkceCodeVerifier: secrets.verifier,
        ...(since === null ? {} : { maxAge: anewSecondsMax }),
      })
      const claims = claimsOrThrow(answer.claims(), config, since)
      return bytesToBase64url(hmac(key.bytes, JSON.stringify([claims.iss, claims.sub])))
    })
  }
  return { begin, finish }
}

const discover = async ({ issuer, clientId, secret }: OidcConfig): Promise<Configuration> => {
  const address = new URL(issuer)
  // Only an issuer on this machine can be without TLS: the configuration has refused all others.
  const insecure = address.protocol === 'http:' ? [allowInsecureRequests] : []
  const options = { timeout: waitSecondsMax, execute: [enableNonRepudiationChecks, ...insecure] }
  const provider = await discovery(address, clientId, undefined, authenticate(secret), options)
  // The library lets some issuers of many tenants differ.
  if (new URL(provider.serverMetadata().issuer).href !== address.href) throw new Error('another issuer')
  return provider
}

// Basic, as is the rule where a provider says nothing; in the body only where it takes no other.
const authenticate =
  (secret: string): ClientAuth =>
  (provider, client, body, headers) => {
    const takesBasic = provider.token_endpoint_auth_methods_supported?.includes('client_secret_basic') ?? true
    const prove = takesBasic ? ClientSecretBasic(secret) : ClientSecretPost(secret)
    return prove(provider, client, body, headers)
  }

// Behind # the code reaches no server and no log on its way.
const canUseFragment = (provider: Configuration): boolean =>
  provider.serverMetadata().response_modes_supported?.includes('fragment') === true

/** Codes of OpenID Connect and OAuth by which a provider says that somebody was not let in. */
const isRefusal = (error: string): boolean =>
  [
    'access_denied',
    'login_required',
    'interaction_required',
    'consent_required',
    'account_selection_required',
  ].includes(error)

const toAddress = (redirect: string, { state, code, iss }: OidcFinish): URL => {
  const address = new URL(redirect)
  for (const [name, value] of Object.entries({ state, code, iss })) {
    if (value !== undefined) address.searchParams.set(name, value)
  }
  return address
}

// The library has held signature, issuer, nonce and times against what was expected; of several audiences it takes ours
// among others, and of the time of the log-in it does not know when we asked.
const claimsOrThrow = (claims: IDToken | undefined, { clientId }: OidcConfig, since: number | null): IDToken => {
  if (!claims || claims.sub === '') throw new Error('no identity')
  const audience = typeof claims.aud === 'string' ? [claims.aud] : claims.aud
  if (audience.length !== 1 || audience[0] !== clientId) throw new Error('another audience')
  if (since !== null && !(Number(claims.auth_time) * 1000 >= since - skewMs)) throw new Error('an old log-in')
  return claims
}

const orProvider = async <T>(note: (code: string) => void, work: () => Promise<T>): Promise<T> => {
  try {
    return await work()
  } catch (fault) {
    note(fault instanceof Error && 'code' in fault ? String(fault.code) : 'refused')
    throw new Refused({ code: 'provider' })
  }
}
