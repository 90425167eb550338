// The parameters of publication and their limits. A policy that cannot protect is refused before the server starts.
import * as z from 'zod/mini'
import { type Checked, type Problem } from '../problem.ts'
import { type CodeList, Key } from '../register/code-list.ts'

/** How much a period publishes, from least to most (AN34). */
export const Profile = z.enum(['floor', 'S', 'M', 'L'])
export type Profile = z.infer<typeof Profile>

/** AN102, one versioned file. */
export const Policy = z.strictObject({
  version: z.int().check(z.gte(1)),
  noise: z.strictObject({
    D: z.int(),
    V: z.number(),
    js: z.int(),
    mode: z.enum(['equal', 'atMost']),
    rowMode: z.enum(['symmetric', 'byCount']),
  }),
  threshold: z.int(),
  sensitive: z.strictObject({ D: z.int(), V: z.number(), threshold: z.int() }),
  /** `volume`, or a profile; one finer than the volume gives needs the data protection officer's signature (AN35). */
  profile: z.strictObject({ set: z.enum(['volume', 'floor', 'S', 'M', 'L']), signed: z.boolean() }),
  triples: z.array(z.tuple([Key, Key, Key])),
  codesPerDimension: z.int(),
  smallPoint: z.int(),
  repeat: z.strictObject({ divisor: z.int(), persons: z.int() }),
  /** `share` in whole per cent. */
  dominance: z.strictObject({ share: z.int(), below: z.int() }),
  openDays: z.int(),
  foldBatch: z.int(),
  foldWait: z.int(),
  grace: z.strictObject({ m: z.int(), q: z.int(), y: z.int() }),
  receiptDays: z.int(),
  liveBackupDays: z.int(),
  arrivalMonths: z.int(),
})
export type Policy = z.infer<typeof Policy>

/** What a policy is judged against: the code lists, the dimensions some point shows, the yearly volume if it is known. */
export type PolicyGround = {
  readonly lists: readonly CodeList[]
  readonly shown: readonly Key[]
  readonly volume: number | null
}

/** A lawful policy, and what the interface must warn of. */
export type PolicyVerdict = { readonly policy: Policy; readonly warnings: readonly Problem[] }

export const firstPolicy: Policy = {
  version: 1,
  noise: { D: 3, V: 2, js: 0, mode: 'equal', rowMode: 'symmetric' },
  threshold: 8,
  sensitive: { D: 5, V: 4, threshold: 15 },
  profile: { set: 'volume', signed: false },
  triples: [],
  codesPerDimension: 4,
  smallPoint: 120,
  repeat: { divisor: 3, persons: 3 },
  dominance: { share: 90, below: 50 },
  openDays: 3,
  foldBatch: 20,
  foldWait: 7,
  grace: { m: 7, q: 14, y: 31 },
  receiptDays: 400,
  liveBackupDays: 7,
  arrivalMonths: 24,
}

/** A policy file as it was read (AN9, AN10, AN13, AN35, AN39, AN102). Problems: `policy`, naming the parameter. */
export const checkPolicy = (_raw: unknown, _ground: PolicyGround): Checked<PolicyVerdict> => {
  throw new Error('not yet')
}
