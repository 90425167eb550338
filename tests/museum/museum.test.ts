// What each shipped build says to a server and keeps on a tablet, stored as it was: today's server still takes the one, today's
// store still opens the other. An exhibit is never changed; a release adds its own.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { expect, test } from 'vitest'
import type { EntryId } from '@tukkimies/shared/id.ts'
import { addEnrolment } from '@tukkimies/server/register/devices.ts'
import { build } from '@tukkimies/server/deps.ts'
import { openStore } from '@tukkimies/web/store/database.ts'
import { countEntries, readEntries } from '@tukkimies/web/store/entries.ts'
import { isRowWhole, type OutboxRow, rowToEntry, type Setting } from '@tukkimies/web/store/rows.ts'
import { addEntries } from '@tukkimies/web/store/outbox.ts'
import { pulledToReference, readSetting } from '@tukkimies/web/store/settings.ts'
import { randomBytes } from '@tukkimies/server/crypto.ts'
import { createHouse } from '../server/api/house.ts'
import { p1 } from '../users.ts'

type Wire = {
  readonly headers: Readonly<Record<string, string>>
  readonly enrolAnswer: readonly string[]
  readonly pushes: readonly { readonly body: string; readonly results: Readonly<Record<string, string>> }[]
  readonly pushAnswer: readonly string[]
  readonly pushResult: readonly string[]
}
type Rows = { readonly outbox: readonly OutboxRow[]; readonly settings: readonly Setting[] }

/** SHA-256 of the files of every exhibit, the first sixteen digits. */
const exhibits: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '0.1.0': { 'rows.json': '094d01d7510ebc5f', 'wire.json': '93c80c403639c17e' },
}

const folder = fileURLToPath(new URL('.', import.meta.url))
const textOf = (version: string, file: string): string => readFileSync(`${folder}${version}/${file}`, 'utf8')

test('[F23] this version has an exhibit, and no exhibit was changed', () => {
  expect(Object.keys(exhibits)).toContain(build)
  const kept = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  expect(kept.map(({ name }) => name).toSorted()).toEqual(Object.keys(exhibits).toSorted())
  for (const [version, files] of Object.entries(exhibits)) {
    expect(readdirSync(folder + version).toSorted()).toEqual(Object.keys(files).toSorted())
    for (const [file, hash] of Object.entries(files)) {
      const found = createHash('sha256').update(textOf(version, file)).digest('hex').slice(0, 16)
      expect(found, `${version}/${file} is as it was shipped`).toBe(hash)
    }
  }
})

for (const version of Object.keys(exhibits)) {
  test(`[F23][S32][S33] what a tablet of ${version} sends is taken as it was, and answered in words it knows`, async () => {
    // Written when that version was shipped.
    const wire = JSON.parse(textOf(version, 'wire.json')) as Wire
    const house = await createHouse()
    const { code } = await house.deps.register.transact((tx) => addEnrolment(tx, p1, house.deps.now()))
    const { headers } = wire
    const enrolled = await house.ask('/api/v1/devices/enrol', { headers, body: { code } })
    expect(enrolled.status).toBe(200)
    expect(Object.keys(enrolled.body as object).toSorted()).toEqual(wire.enrolAnswer)
    const { credential } = enrolled.body as { credential: string }
    for (const { body, results } of wire.pushes) {
      const answer = await house.ask('/api/v1/push', { headers, credential, body })
      expect(answer.status).toBe(200)
      expect(Object.keys(answer.body as object).toSorted()).toEqual(wire.pushAnswer)
      const told = (answer.body as { results: { id: string; status: string }[] }).results
      expect(Object.fromEntries(told.map(({ id, status }) => [id, status]))).toEqual(results)
      expect(told.flatMap((one) => Object.keys(one)).filter((key) => !wire.pushResult.includes(key))).toEqual([])
    }
    await house.close()
  })

  test(`[F21][F23][S33] what a tablet of ${version} keeps is opened, read whole, and saved beside`, async () => {
    // As above.
    const { outbox, settings } = JSON.parse(textOf(version, 'rows.json')) as Rows
    const storage = { indexedDB: new IDBFactory(), IDBKeyRange, markers: null }
    const before = await openStore(storage, 'tukkimies', () => {}, 1)
    await before.outbox.bulkPut([...outbox])
    await before.settings.bulkPut([...settings])
    before.close()
    const store = await openStore(storage, 'tukkimies', () => {})
    expect(store.isOutdated).toBe(false)
    const rows = await store.outbox.toArray()
    expect(rows).toHaveLength(outbox.length)
    for (const row of rows) expect([isRowWhole(row), rowToEntry(row)?.id]).toEqual([true, row.id])
    const waiting = outbox.filter(({ state }) => state === 'waiting')
    expect((await countEntries(store)).waiting).toBe(waiting.length)
    expect(await readEntries(store)).not.toEqual([])
    expect(await readSetting(store, 'enrolments')).toHaveLength(1)
    const pulled = await readSetting(store, 'pulled')
    expect(pulled && (await pulledToReference(pulled, 'another build'))?.lists).toHaveLength(1)
    const like = rowToEntry(waiting.find(({ kind }) => kind === 'visit') ?? (outbox[0] as OutboxRow))
    if (like?.kind !== 'visit') throw new Error('an exhibit without a visit')
    await addEntries(store, [{ ...like, id: 'AAAAAAAAAAAAAAAAAAAAAA' as EntryId }], randomBytes)
    expect((await countEntries(store)).waiting).toBe(waiting.length + 1)
    store.close()
  })
}
