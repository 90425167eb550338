// One's own second factors: setting up and removing an authenticator app and passkeys, and new recovery codes.
import {
  FactorAdded,
  PasskeyOptions,
  PasskeyRegistration,
  RecoveryAnswer,
  TotpBegun,
  TotpRequest,
} from '@tukkimies/shared/register/factors.ts'
import { type FactorKind, passwordLengthMin } from '@tukkimies/shared/register/user.ts'
import type { RequestProblemCode } from '@tukkimies/shared/problem.ts'
import type { Deps } from '../deps.ts'
import { Refused } from '../refused.ts'
import { appendAudit } from '../register/audit.ts'
import { removePasskey } from '../register/passkeys.ts'
import { replaceRecovery } from '../register/recovery.ts'
import type { RegisterTx } from '../register/schema.ts'
import { changeUser } from '../register/users.ts'
import type { Account } from '../users/accounts.ts'
import { createDelays } from '../users/delays.ts'
import { readFactorKinds } from '../users/factor-kinds.ts'
import { beginPasskey, savePasskey } from '../users/passkey.ts'
import { isPasswordShort } from '../users/password-change.ts'
import { makeRecovery } from '../users/second-factor.ts'
import { waitOrThrow } from '../users/sign-in.ts'
import { addTotp, beginTotp } from '../users/totp.ts'
import { readCeremonySecret, takeCeremonySecret, writeCeremonySecret } from './ceremony-cookie.ts'
import { ownOrigin } from './headers.ts'
import { makeLine } from './line.ts'
import { ownAccount } from './own-account.ts'
import { type Asking, type Declaration, makeBodyRoute, Nothing, type Route } from './route.ts'

type FactorDeps = Pick<Deps, 'register' | 'keys' | 'root' | 'now' | 'config'>

const declare = (
  path: string,
  summary: string,
  answer: Declaration['answer'],
  problems: readonly RequestProblemCode[] = [],
): Declaration => ({
  method: 'post',
  path: `/api/v1/me/${path}`,
  right: 'change_own_account',
  summary,
  status: answer ? 200 : 204,
  answer,
  problems,
})

export const factorRoutes = (deps: FactorDeps): readonly Route[] => [
  ...totpRoutes(deps),
  ...passkeyRoutes(deps),
  makeBodyRoute(
    declare('recovery', 'New recovery codes, shown once; those before end', RecoveryAnswer, ['factor_set_up_needed']),
    Nothing,
    async (c) => {
      const account = await ownAccount(c, deps)
      const kinds = await readFactorKinds(deps.register, account)
      if (kinds.length === 0) throw new Refused({ code: 'factor_set_up_needed' })
      const recovery = await deps.register.transact(async (tx) => {
        await noteFactor(c, deps, tx, 'factor_added', account, 'recovery')
        return makeRecovery(tx, deps.root, account.id)
      })
      return c.json({ recovery })
    },
  ),
]

const totpRoutes = (deps: FactorDeps): readonly Route[] => {
  const delays = createDelays()
  return [
    makeBodyRoute(declare('totp/begin', 'A new secret for an authenticator app', TotpBegun), Nothing, async (c) => {
      const { id, details } = await ownAccount(c, deps)
      const { begun, secret } = await beginTotp(deps, { id, username: details.username }, deps.now())
      writeCeremonySecret(c, secret)
      return c.json(begun)
    }),
    makeBodyRoute(
      declare('totp', 'Its first code: from now on it is asked for', FactorAdded, ['factor', 'too_many_requests']),
      TotpRequest,
      async (c, { code }) => {
        const account = await ownAccount(c, deps)
        const kinds = await readFactorKinds(deps.register, account)
        waitOrThrow(delays, account.id, deps.now())
        const recovery = await deps.register.transact(async (tx) => {
          await addTotp(tx, deps, { id: account.id, secret: readCeremonySecret(c), code }, deps.now())
          return addFactor(c, deps, tx, account, 'totp', kinds)
        })
        delays.clear(account.id)
        return c.json({ recovery })
      },
    ),
    makeBodyRoute(
      declare('totp/remove', 'The authenticator app is asked for no more', null, ['not_found', 'password_short']),
      Nothing,
      async (c) => {
        const account = await ownAccount(c, deps)
        if (!account.hasTotp) throw new Refused({ code: 'not_found' })
        await removeFactor(c, deps, account, 'totp', async (tx) => {
          await changeUser(tx, account.id, { totp: null, totp_step: null })
        })
        return c.body(null, 204)
      },
    ),
  ]
}

const passkeyRoutes = (deps: FactorDeps): readonly Route[] => [
  makeBodyRoute(declare('passkeys/begin', 'Options for a new passkey', PasskeyOptions), Nothing, async (c) => {
    const { id, details } = await ownAccount(c, deps)
    const asked = { id, username: details.username, origin: ownOrigin(c, deps.config.origins) }
    const { options, secret } = await beginPasskey(deps, asked, deps.now())
    writeCeremonySecret(c, secret)
    return c.json(options)
  }),
  makeBodyRoute(
    declare('passkeys', 'The passkey that the browser made', FactorAdded, ['factor', 'exists']),
    PasskeyRegistration,
    async (c, { response }) => {
      const account = await ownAccount(c, deps)
      const kinds = await readFactorKinds(deps.register, account)
      const brought = { response, secret: takeCeremonySecret(c), origin: ownOrigin(c, deps.config.origins) }
      const shown: { recovery: string[] | null } = { recovery: null }
      await savePasskey(deps, account.id, brought, deps.now(), async (tx) => {
        shown.recovery = await addFactor(c, deps, tx, account, 'passkey', kinds)
      })
      return c.json(shown)
    },
  ),
  makeBodyRoute(
    declare('passkeys/:passkey/remove', 'One of the own passkeys opens nothing any more', null, [
      'not_found',
      'password_short',
    ]),
    Nothing,
    async (c) => {
      const account = await ownAccount(c, deps)
      await removeFactor(c, deps, account, 'passkey', async (tx) => {
        const isRemoved = await removePasskey(tx, account.id, c.req.param('passkey') ?? '')
        if (!isRemoved) throw new Refused({ code: 'not_found' })
      })
      return c.body(null, 204)
    },
  ),
]

const noteFactor = (
  c: Asking,
  deps: FactorDeps,
  tx: RegisterTx,
  event: 'factor_added' | 'factor_removed',
  { id }: Account,
  factor: FactorKind,
): Promise<void> => appendAudit(tx, makeLine(c, deps.now(), { event, user: id, factor }))

/** Notes a new factor; the first one brings recovery codes. */
const addFactor = async (
  c: Asking,
  deps: FactorDeps,
  tx: RegisterTx,
  account: Account,
  factor: FactorKind,
  before: readonly FactorKind[],
): Promise<string[] | null> => {
  await noteFactor(c, deps, tx, 'factor_added', account, factor)
  return before.length > 0 ? null : makeRecovery(tx, deps.root, account.id)
}

/** Removes a factor; with the last one the recovery codes go. Problem: password_short, if the password may not stand alone. */
const removeFactor = async (
  c: Asking,
  deps: FactorDeps,
  account: Account,
  factor: FactorKind,
  remove: (tx: RegisterTx) => Promise<void>,
): Promise<void> => {
  await deps.register.transact(async (tx) => {
    await remove(tx)
    await noteFactor(c, deps, tx, 'factor_removed', account, factor)
    const hasTotp = factor === 'totp' ? false : account.hasTotp
    if ((await readFactorKinds(tx, { id: account.id, hasTotp })).length > 0) return
    if (await isPasswordShort(tx, account)) {
      throw new Refused({ code: 'password_short', field: 'password', min: passwordLengthMin })
    }
    await replaceRecovery(tx, account.id, [])
  })
  await deps.register.truncateLog()
}
