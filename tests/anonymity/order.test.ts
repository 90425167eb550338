// Rows that hold a person lie on the disk as they came until the hour: requests, and the keys of users and requests, of which
// the order would tell which key is whose.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, expect, test } from 'vitest'
import { reorderHour } from '@tukkimies/server/jobs/nightly.ts'
import { engines, type Ground, useEngines } from '../contracts/engines.ts'
import { addKeptRequest } from '../server/kept.ts'
import { addPerson, personOf } from '../server/people.ts'
import { openStation, type Station } from '../server/station.ts'
import { keskus } from '../users.ts'

const makeGround = useEngines()
const stations: Station[] = []

afterAll(async () => {
  for (const station of stations) await station.close()
})

type Table = { readonly store: 'keys' | 'register'; readonly name: string; readonly key: string }

const persons: Table = { store: 'keys', name: 'person', key: 'ref' }
const requests: Table = { store: 'register', name: 'request', key: 'id' }

/** Keys of rows by where these lie; in a page of SQLite the first to come lies last. */
const readPlaces = async (ground: Ground, { store, name, key }: Table, known: readonly string[]): Promise<string[]> => {
  if (ground.engine === 'sqlite') {
    const file = readFileSync(join(ground.folder, `${store}.sqlite`)).toString('latin1')
    // In the table alone the organisation follows the id; of keys there is no other place.
    const place = (of: string): number => file.indexOf(name === 'request' ? `${of}${keskus}` : of)
    expect(known.map(place)).not.toContain(-1)
    return known.toSorted((one, other) => place(other) - place(one))
  }
  const client = new Client(ground.databaseUrl ?? '')
  await client.connect()
  const { rows } = await client.query<{ key: string }>(`select ${key} as key from ${store}.${name} order by ctid`)
  await client.end()
  return rows.map(({ key: found }) => found)
}

for (const engine of engines) {
  test(`[AN72] ${engine}: after the hour neither requests nor the keys of persons lie as they came`, async () => {
    const ground = await makeGround(engine)
    const station = await openStation(ground)
    stations.push(station)
    const { deps } = station
    const ids: string[] = []
    const refs: string[] = []
    const noteRefs = async () => {
      const rows = await deps.keys.query.selectFrom('person').select('ref').execute()
      refs.push(...rows.map(({ ref }) => ref).filter((ref) => !refs.includes(ref)))
    }
    for (let at = 0; at < 5; at++) {
      await addPerson(deps, personOf(`user${at}`), '2026-03-01')
      await noteRefs()
      ids.push(await addKeptRequest(deps, null))
      await noteRefs()
    }
    for (const store of [deps.keys, deps.register]) await store.truncateLog()
    expect(await readPlaces(ground, requests, ids), 'the control').toEqual(ids)
    expect(await readPlaces(ground, persons, refs), 'the control').toEqual(refs)

    expect(await reorderHour(deps)).toBe(true)
    expect(await readPlaces(ground, requests, ids)).toEqual(ids.toSorted())
    expect(await readPlaces(ground, persons, refs)).toEqual(refs.toSorted())
    expect(await deps.register.reorder(['request']), 'nothing came since').toBe(false)
    expect(await deps.keys.reorder(['person']), 'nothing came since').toBe(false)
  })
}
