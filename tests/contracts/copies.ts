// What each store promises about whole copies: of one moment, and put back in one piece, past frozen rows.
import { describe, expect, test } from 'vitest'
import { type CopiedTable, type Page, readFact, type Store, writeFact } from '@tukkimies/server/database.ts'
import { openStore } from '@tukkimies/server/engines/open.ts'
import { migrations, type RegisterTables } from '@tukkimies/server/register/schema.ts'
import type { RegisterStore } from '@tukkimies/server/register/schema.ts'
import { appendAudit } from '@tukkimies/server/register/audit.ts'
import { checkAudit } from '@tukkimies/server/register/audit-chain.ts'
import { saveOrganisation } from '@tukkimies/server/register/organisation.ts'
import { keskus } from '../users.ts'

const names = { fi: 'Nimi', sv: 'Namn', en: 'Name' }
const later = { ...names, fi: 'Uusi' }

/** A copy that can be gone through more than once. */
export const readCopy = <T>(store: Store<T>) =>
  store.copyOut(async ({ migrations: known, tables, pages }) => {
    const read: Page[] = []
    for await (const page of pages) read.push(page)
    return { migrations: known, tables, read }
  })

const again = ({ read, ...copy }: Awaited<ReturnType<typeof readCopy>>) => ({
  ...copy,
  pages: (async function* () {
    for (const page of read) yield Promise.resolve(page)
  })(),
})

const rowsOf = ({ read }: { readonly read: readonly Page[] }) =>
  read.flatMap(({ table, rows }) => rows.map((row) => JSON.stringify([table.name, ...row])))

const fill = async (store: RegisterStore, lines: number): Promise<void> =>
  store.transact(async (tx) => {
    await saveOrganisation(tx, { id: keskus, names })
    for (let at = 0; at < lines; at++) {
      const event = { event: 'audit_read', lines: at } as const
      await appendAudit(tx, { at, actor: { is: 'server' }, organisation: null, event })
    }
    const user = { user: 'u'.padEnd(22, 'A'), public_key: Uint8Array.of(0, 255, 7), counter: 2 ** 40 }
    await tx.query
      .insertInto('passkey')
      .values({ id: 'ä€😀', ...user, created: '2026-03-01', last_used: null } as never)
      .execute()
  })

export const copiesContract = (engine: string, open: () => Promise<RegisterStore>): void => {
  describe(`${engine}: copies`, () => {
    test('[F62] a copy put back is the same, row by row, frozen rows stay frozen, and the same comes from both engines', async () => {
      const store = await open()
      await fill(store, 2500)
      const copy = await readCopy(store)
      expect(rowsOf(copy).filter((row) => row.startsWith('["audit",'))).toHaveLength(2500)
      const scratch: RegisterStore = await openStore<RegisterTables>({ engine: 'memory' }, migrations)
      await scratch.putBack(again(copy))
      expect(rowsOf(await readCopy(scratch))).toEqual(rowsOf(copy))
      const other = await open()
      await fill(other, 3)
      await other.putBack(again(await readCopy(scratch)), (tx) => writeFact(tx, 'restoring', 'begun'))
      expect(await readFact(other, 'restoring')).toBe('begun')
      expect(rowsOf(await readCopy(other)).filter((row) => !row.startsWith('["fact"'))).toEqual(
        rowsOf(copy).filter((row) => !row.startsWith('["fact"')),
      )
      expect(await checkAudit(other)).toMatchObject({ lines: 2500, broken: null })
      for (const one of [scratch, other]) {
        await expect(one.query.updateTable('audit').set({ at: 1 }).execute()).rejects.toThrow(/frozen/)
        await expect(one.query.deleteFrom('audit').execute()).rejects.toThrow(/frozen/)
      }
      await scratch.close()
    })

    test('[F62] a copy is of one moment, and one that breaks off changes nothing', async () => {
      const store = await open()
      await fill(store, 5)
      const before = await readCopy(store)
      const stop = new Error('cut')
      const broken = {
        ...again(before),
        pages: (async function* (): AsyncGenerator<Page> {
          yield Promise.resolve(before.read[0] as Page)
          throw stop
        })(),
      }
      await expect(store.putBack(broken)).rejects.toBe(stop)
      expect(rowsOf(await readCopy(store))).toEqual(rowsOf(before))
      await expect(store.query.deleteFrom('audit').execute()).rejects.toThrow(/frozen/)
      await expect(store.copyOut(() => Promise.reject(stop))).rejects.toBe(stop)
      const { promise, resolve: begin } = Promise.withResolvers<void>()
      const writing = promise.then(() => store.transact((tx) => saveOrganisation(tx, { id: keskus, names: later })))
      const during = await store.copyOut(async (copy) => {
        begin()
        await new Promise((resolve) => setTimeout(resolve, 50))
        const read: Page[] = []
        for await (const page of copy.pages) read.push(page)
        return { read }
      })
      await writing
      expect(rowsOf(during)).toEqual(rowsOf(before))
      expect(rowsOf(await readCopy(store))).not.toEqual(rowsOf(before))
    })

    test('a copy of another shape is refused', async () => {
      const store = await open()
      const { read: _read, ...copy } = await readCopy(store)
      const pages: AsyncIterable<Page> = {
        [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new Error('read')) }),
      }
      const table: CopiedTable = { name: 'setting', columns: { key: 'text', value: 'bytes' } }
      const [first, ...others] = copy.migrations
      const newer = { name: '9999 later', checksum: '' }
      await expect(store.putBack({ ...copy, pages, migrations: [newer] })).rejects.toThrow(/newer/)
      const edited = [{ name: first?.name ?? '', checksum: 'x' }, ...others]
      await expect(store.putBack({ ...copy, pages, migrations: edited })).rejects.toThrow(/edited/)
      await expect(store.putBack({ ...copy, pages, tables: [table] })).rejects.toThrow(/does not know/)
    })
  })
}
