// The browser's passkeys, by a library that only those load who use one.
import { startAuthentication, startRegistration, WebAuthnError } from '@simplewebauthn/browser'

/** `known`: this authenticator holds one of this account already. */
export type MadePasskey =
  { readonly is: 'made'; readonly response: unknown } | { readonly is: 'known' } | { readonly is: 'cancelled' }
/** Options come from the server and the response goes back to it, as they are. */
export type Passkeys = {
  readonly prove: (options: unknown) => Promise<MadePasskey>
  readonly make: (options: unknown) => Promise<MadePasskey>
}

type ProveOptions = Parameters<typeof startAuthentication>[0]['optionsJSON']
type MakeOptions = Parameters<typeof startRegistration>[0]['optionsJSON']

/** Nothing here throws: the browser tells a no, a time-out and a missing passkey alike. */
export const passkeys: Passkeys = {
  // The server's library made the options, and its answer goes back to it: what stands in between is theirs.
  prove: (options) => attempt(() => startAuthentication({ optionsJSON: options as ProveOptions })),
  make: (options) => attempt(() => startRegistration({ optionsJSON: options as MakeOptions })),
}

const attempt = async (run: () => Promise<unknown>): Promise<MadePasskey> => {
  try {
    return { is: 'made', response: await run() }
  } catch (error) {
    const isKnown = error instanceof WebAuthnError && error.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED'
    return { is: isKnown ? 'known' : 'cancelled' }
  }
}
