// The key pairs that tablets seal contacts to: a new one every 30 days, usable on tablets for 120, the private part destroyed
// twelve months after that. The private part never leaves *keys* unwrapped but in the memory of one request.
import type { Day } from '@tukkimies/shared/day.ts'
import type { TransportKey } from '@tukkimies/shared/register/transport-key.ts'
import type { ContactStores } from './stores.ts'

/** The newest key that tablets may still use, or `null` if none was made. */
export const findTransportKey = async (
  _stores: Pick<ContactStores, 'keys'>,
  _today: Day,
): Promise<TransportKey | null> => {
  throw new Error('not there yet')
}

/** Makes a new key where none is younger than 30 days; answers whether it did. At start and nightly. */
export const ensureTransportKey = async (_stores: ContactStores, _now: number): Promise<boolean> => {
  throw new Error('not there yet')
}

/** Destroys the private parts that are over age; answers how many keys went. */
export const expireTransportKeys = async (_stores: Pick<ContactStores, 'keys'>, _today: Day): Promise<number> => {
  throw new Error('not there yet')
}
