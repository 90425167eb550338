// Notices commits that were lost: by generations, which every start writes into all four stores, and by marks, which every
// push leaves and its tablet shows again (S29, S30). Either way the epoch changes and tablets send again what they keep.
import { type Day, dayPlus } from '@tukkimies/shared/day.ts'
import { bytesToBase64url } from '@tukkimies/shared/id.ts'
import type { Mark } from '@tukkimies/shared/wire.ts'
import { equalBytes, hmac, type SealKey } from './crypto.ts'
import { readFact, writeFact } from './database.ts'
import type { Deps, Random } from './deps.ts'
import { addMark, hasMark, markDays } from './live/marks.ts'
import type { LiveTx } from './live/schema.ts'

const tokenBytes = 16

export type Sighting = { readonly epoch: string; readonly lost: boolean }

/** The epoch in force, after a look at what the tablet was given last: a genuine mark nobody knows means lost commits. */
export const seeMark = async (
  tx: LiveTx,
  key: SealKey,
  mark: Mark | null,
  today: Day,
  random: Random,
): Promise<Sighting> => {
  const epoch = await readFact(tx, 'epoch')
  if (epoch === null) return { epoch: await beginEpoch(tx, random), lost: false }
  if (!mark || mark.epoch !== epoch || !isGenuine(key, mark)) return { epoch, lost: false }
  if (mark.day < dayPlus(today, -markDays) || (await hasMark(tx, mark.stamp))) return { epoch, lost: false }
  return { epoch: await noteLoss(tx, random, today), lost: true }
}

/** Leaves a stamp in the push's own transaction; the tablet shows the mark at its next push. */
export const leaveMark = async (tx: LiveTx, key: SealKey, epoch: string, today: Day, random: Random): Promise<Mark> => {
  const stamp = makeToken(random)
  await addMark(tx, stamp, today)
  return { epoch, day: today, stamp, mac: macOf(key, { epoch, day: today, stamp }) }
}

/**
 * One random generation in all four stores, new at each start. Answers whether they disagreed, which means that one of
 * them was put back alone: then the epoch is a new one. A start that was cut short looks the same and costs a repeat.
 */
export const passGeneration = async (
  stores: Pick<Deps, 'register' | 'live' | 'release' | 'keys' | 'random'>,
  today: Day,
): Promise<{ readonly agreed: boolean }> => {
  const { register, live, release, keys, random } = stores
  const found = await readGenerations(stores)
  const agreed = new Set(found).size === 1
  if (!agreed) await live.transact((tx) => noteLoss(tx, random, today))
  else if (found[0] === null) await live.transact((tx) => beginEpoch(tx, random))
  const generation = makeToken(random)
  await writeFact(register, 'generation', generation)
  await writeFact(live, 'generation', generation)
  await writeFact(release, 'generation', generation)
  await writeFact(keys, 'generation', generation)
  return { agreed }
}

/** The generation that each store holds. */
export const readGenerations = async (
  stores: Pick<Deps, 'register' | 'live' | 'release' | 'keys'>,
): Promise<readonly (string | null)[]> => [
  await readFact(stores.register, 'generation'),
  await readFact(stores.live, 'generation'),
  await readFact(stores.release, 'generation'),
  await readFact(stores.keys, 'generation'),
]

const noteLoss = async (tx: LiveTx, random: Random, today: Day): Promise<string> => {
  await writeFact(tx, 'last-loss', today)
  return beginEpoch(tx, random)
}

/** A new epoch: tablets send again what they keep (S29). */
export const beginEpoch = async (tx: LiveTx, random: Random): Promise<string> => {
  const epoch = makeToken(random)
  await writeFact(tx, 'epoch', epoch)
  return epoch
}

const makeToken = (random: Random): string => bytesToBase64url(random(tokenBytes))

const macOf = (key: SealKey, { epoch, day, stamp }: Omit<Mark, 'mac'>): string =>
  bytesToBase64url(hmac(key.bytes, `${epoch}|${day}|${stamp}`).subarray(0, tokenBytes))

const isGenuine = (key: SealKey, mark: Mark): boolean =>
  equalBytes(new TextEncoder().encode(mark.mac), new TextEncoder().encode(macOf(key, mark)))
