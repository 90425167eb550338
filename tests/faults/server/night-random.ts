// Chance of nights that can be compared: every visit gets one key, since which visit comes when is chance, too.
import { randomBytes } from '@tukkimies/server/crypto.ts'
import type { Random } from '@tukkimies/server/deps.ts'

const recordKey = Uint8Array.from({ length: 16 }, (_, place) => place)

/** The key of every visit is the same; whatever else is drawn is not. */
export const nightRandom: Random = (length) =>
  new Error('who asks').stack?.includes('visits/counting.ts') ? recordKey.slice(0, length) : randomBytes(length)
