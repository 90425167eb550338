// What a tablet could not send, out of a file that a main user imports: opened with the server's key, and taken in as if the
// tablet itself had pushed it (S9), so that what it sends besides counts once.
import { openBox } from '@tukkimies/shared/box.ts'
import { instantToDay } from '@tukkimies/shared/day.ts'
import { type RescueAnswer, type RescueBox, rescueBound, RescueContent } from '@tukkimies/shared/rescue.ts'
import type { Scope } from '@tukkimies/shared/register/rights.ts'
import type { Result } from '@tukkimies/shared/wire.ts'
import { readTransportPair } from './contacts/transport.ts'
import { boxCrypto } from './crypto.ts'
import { type PushDeps, pushEntries } from './push.ts'
import { findDeviceByCredential, listDevices } from './register/devices.ts'

/** `null`: no box of ours, or of a tablet that is not in scope; the two look alike. A withdrawn tablet's is taken. */
export const importRescue = async (
  deps: PushDeps,
  scope: Scope,
  { key, box }: RescueBox,
): Promise<RescueAnswer | null> => {
  const keys = await readTransportPair(deps, key)
  const read = RescueContent.safeParse(keys && (await openBox(boxCrypto, keys, rescueBound(key), box)))
  if (!read.success) return null
  const { credential, entries } = read.data
  const device = await findDeviceByCredential(deps.register, credential, instantToDay(deps.now()))
  const own = device && (await listDevices(deps.register, scope)).find(({ id }) => id === device.id)
  if (!own) return null
  const raw = entries.map((entry) => ({ raw: entry }))
  const { results } = await pushEntries(deps, own.point, null, raw)
  return { point: own.point, counts: countResults(results) }
}

const countResults = (results: readonly Result[]): RescueAnswer['counts'] => {
  const counts: Partial<Record<Result['status'], number>> = {}
  for (const { status } of results) counts[status] = (counts[status] ?? 0) + 1
  return counts
}
