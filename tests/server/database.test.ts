import { execFile } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { promisify } from 'node:util'
import { CompiledQuery } from 'kysely'
import { expect, test, vi } from 'vitest'
import { isBusy, type Migration, type OwnTables, readFact, type Tx, writeFact } from '@tukkimies/server/database.ts'
import { lockFolder } from '@tukkimies/server/engines/folder-lock.ts'
import { openReader, openStore, storeExists } from '@tukkimies/server/engines/open.ts'
import { engines, type Ground, useEngines } from '../contracts/engines.ts'

type Tables = { tally: { name: string; n: number; note: Uint8Array | null }; stone: { name: string; n: number } }

const openFile = import.meta.resolve('@tukkimies/server/engines/open.ts')
const runNode = promisify(execFile)

const migrations: readonly Migration[] = [
  {
    name: '0001 tallies',
    steps: [
      { table: 'tally', columns: { name: 'text', n: 'integer', note: 'bytes?' }, key: ['name'] },
      { table: 'stone', columns: { name: 'text', n: 'integer' }, key: ['name'] },
      { frozen: 'stone' },
    ],
  },
]

const ground = useEngines()
const open = (place: Ground) => openStore<Tables>(place.place('live'), migrations)

for (const engine of engines) {
  test(`${engine}: what was committed is there, what was thrown is not`, async () => {
    const store = await open(await ground(engine, 'schemas'))
    await store.transact((tx) => tx.query.insertInto('tally').values({ name: 'a', n: 1, note: null }).execute())
    const failed = store.transact(async (tx) => {
      await tx.query.insertInto('tally').values({ name: 'b', n: 1, note: null }).execute()
      throw new Error('slip')
    })
    await expect(failed).rejects.toThrow('slip')
    expect(await store.query.selectFrom('tally').selectAll().execute()).toEqual([{ name: 'a', n: 1, note: null }])
    await store.close()
  })

  test(`[S9] ${engine}: a savepoint undoes one entry and leaves its neighbours`, async () => {
    const store = await open(await ground(engine, 'schemas'))
    await store.transact(async (tx) => {
      for (const name of ['a', 'b', 'a', 'c']) {
        await tx
          .savepoint(() => tx.query.insertInto('tally').values({ name, n: 1, note: null }).execute())
          .catch(() => {})
      }
    })
    const rows = await store.query.selectFrom('tally').select('name').orderBy('name').execute()
    expect(rows.map(({ name }) => name)).toEqual(['a', 'b', 'c'])
    await store.close()
  })

  test(`[F58] ${engine}: the store's own handle is refused inside its transaction instead of hanging`, async () => {
    const store = await open(await ground(engine, 'schemas'))
    await store.transact(async () => {
      expect(() => store.query).toThrow('inside its transaction')
      expect(() => store.transact(async () => {})).toThrow('inside its transaction')
    })
    expect(await store.query.selectFrom('tally').selectAll().execute()).toEqual([])
    await store.close()
  })

  test(`${engine}: whole numbers and bytes come back as they went in`, async () => {
    const store = await open(await ground(engine, 'schemas'))
    const note = Uint8Array.of(0, 255, 7)
    await store.transact((tx) =>
      tx.query
        .insertInto('tally')
        .values({ name: 'ä€', n: 2 ** 32, note })
        .execute(),
    )
    const row = await store.query.selectFrom('tally').selectAll().executeTakeFirstOrThrow()
    expect(row.n).toBe(4294967296)
    expect(row.note?.constructor).toBe(Uint8Array)
    expect([...(row.note ?? [])]).toEqual([0, 255, 7])
    const [count] = await store.query
      .selectFrom('tally')
      .select((e) => [e.fn.countAll().as('rows'), e.fn.sum('n').as('sum')])
      .execute()
    expect(count).toEqual({ rows: 1, sum: 4294967296 })
    await store.close()
  })

  test(`${engine}: texts are in the order of their bytes`, async () => {
    const store = await open(await ground(engine, 'schemas'))
    const names = ['b', 'B', 'a', 'ä', '_', '-', '1']
    await store.transact((tx) =>
      tx.insertMany(
        'tally',
        ['name', 'n'],
        names.map((name) => [name, 1]),
      ),
    )
    const rows = await store.query.selectFrom('tally').select('name').orderBy('name').execute()
    expect(rows.map(({ name }) => name)).toEqual(['-', '1', 'B', '_', 'a', 'b', 'ä'])
    await store.close()
  })

  test(`[AN61] ${engine}: a frozen table takes rows and gives none back`, async () => {
    const store = await open(await ground(engine, 'schemas'))
    await store.transact((tx) => tx.insertMany('stone', ['name', 'n'], [['a', 1]]))
    const row = { name: 'a', n: 2 }
    const upsert = 'on conflict (name) do update set n = 2'
    const acts: (() => Promise<unknown>)[] = [
      () => store.transact((tx) => tx.query.updateTable('stone').set({ n: 2 }).execute()),
      () => store.transact((tx) => tx.query.deleteFrom('stone').execute()),
      () => store.transact((tx) => tx.insertMany('stone', ['name', 'n'], [['a', 2]], upsert)),
      engine === 'sqlite'
        ? () => store.query.replaceInto('stone').values(row).execute()
        : () => store.query.executeQuery(CompiledQuery.raw('truncate stone')),
    ]
    for (const act of acts) await expect(act()).rejects.toThrow('frozen')
    expect(await store.query.selectFrom('stone').selectAll().execute()).toEqual([{ name: 'a', n: 1 }])
    await store.close()
  })

  test(`[F51] ${engine}: migrations run twice change nothing, and an edited one is refused`, async () => {
    const place = await ground(engine, 'schemas')
    const first = await open(place)
    await first.transact((tx) => tx.insertMany('tally', ['name', 'n'], [['a', 1]]))
    await first.close()
    const again = await open(place)
    expect(await again.query.selectFrom('tally').select('name').execute()).toEqual([{ name: 'a' }])
    await again.close()
    const edited = [{ name: '0001 tallies', steps: [...(migrations[0]?.steps ?? []), { frozen: 'tally' }] }]
    await expect(openStore<Tables>(place.place('live'), edited)).rejects.toThrow('has been edited')
    await expect(openStore<Tables>(place.place('live'), [])).rejects.toThrow('newer than this program')
  })

  test(`[F51] ${engine}: a migration that fails leaves nothing, and the next start runs it whole`, async () => {
    const place = await ground(engine, 'schemas')
    const broken: Migration = {
      name: '0002 more',
      steps: [
        { table: 'extra', columns: { a: 'text' }, key: ['a'] },
        { frozen: 'tally' },
        { index: 'i', on: 'nowhere', columns: ['x'] },
      ],
    }
    await expect(openStore<Tables>(place.place('live'), [...migrations, broken])).rejects.toThrow()
    const mended: Migration = { name: '0002 more', steps: [{ table: 'extra', columns: { a: 'text' }, key: ['a'] }] }
    const store = await openStore<Tables & { extra: { a: string } }>(place.place('live'), [...migrations, mended])
    expect(await store.query.selectFrom('extra').selectAll().execute()).toEqual([])
    await store.close()
  })

  test(`[F52] ${engine}: starts at once migrate once`, async () => {
    const place = (await ground(engine, 'schemas')).place('live')
    const start = `
      const { openStore } = await import(${JSON.stringify(openFile)})
      const store = await openStore(${JSON.stringify(place)}, ${JSON.stringify(migrations)})
      await store.close()`
    const starts = [1, 2, 3].map(() => runNode(process.execPath, ['--input-type=module', '-e', start]))
    await Promise.all(starts)
    const store = await openStore<Tables>(place, migrations)
    expect(await store.query.selectFrom('migration').select('name').execute()).toHaveLength(2)
    await store.close()
  })

  test(`[AN66] ${engine}: a reader reads and cannot write`, async () => {
    const place = await ground(engine, 'schemas')
    expect(await storeExists(place.place('live'))).toBe(false)
    const store = await open(place)
    expect(await storeExists(place.place('live'))).toBe(true)
    await store.transact((tx) => tx.insertMany('tally', ['name', 'n'], [['a', 1]]))
    const reader = await openReader<Tables>(place.place('live'))
    expect(await reader.query.selectFrom('tally').select('n').execute()).toEqual([{ n: 1 }])
    const writes: (() => Promise<unknown>)[] = [
      () => reader.query.insertInto('tally').values({ name: 'b', n: 1, note: null }).execute(),
      () => reader.query.deleteFrom('tally').execute(),
      () => reader.query.schema.dropTable('tally').execute(),
    ]
    for (const write of writes) await expect(write()).rejects.toThrow(/read-?only/)
    await reader.close()
    await store.close()
  })

  test(`${engine}: a fact is written over and read back`, async () => {
    const store = await open(await ground(engine, 'schemas'))
    expect(await readFact(store, 'epoch')).toBeNull()
    await store.transact(async (tx) => {
      await writeFact(tx, 'epoch', 'one')
      await writeFact(tx, 'epoch', 'two')
    })
    expect(await readFact(store, 'epoch')).toBe('two')
    await store.close()
  })

  test(`[AN68] [AN69] ${engine}: a rewrite keeps every row that was not erased`, async () => {
    const store = await open(await ground(engine, 'schemas'))
    const rows = Array.from({ length: 500 }, (_, n) => [`name ${n}`, n, Uint8Array.of(n % 256)])
    await store.transact((tx) => tx.insertMany('tally', ['name', 'n', 'note'], rows))
    await store.transact((tx) => tx.insertMany('stone', ['name', 'n'], [['a', 1]]))
    await store.transact((tx) => tx.query.deleteFrom('tally').where('n', '<', 400).execute())
    await store.rewrite()
    const left = await store.query.selectFrom('tally').select('n').orderBy('n').execute()
    expect(left.map(({ n }) => n)).toEqual(Array.from({ length: 100 }, (_, n) => n + 400))
    expect(await store.query.selectFrom('stone').select('n').execute()).toEqual([{ n: 1 }])
    await store.close()
  })

  test(`${engine}: two transactions that hold the same name follow each other`, async () => {
    const store = await open(await ground(engine, 'schemas'))
    const order: string[] = []
    const work = (who: string) =>
      store.transact(async (tx) => {
        await tx.hold(['x', 'y'])
        order.push(`${who} in`)
        await tx.query.selectFrom('tally').selectAll().execute()
        order.push(`${who} out`)
      })
    await Promise.all([work('one'), work('two'), work('three')])
    expect(order.map((line) => line.split(' ')[1])).toEqual(['in', 'out', 'in', 'out', 'in', 'out'])
    await store.close()
  })
}

test('[F58] sqlite: an object as a bound value is refused, bytes are not', async () => {
  const store = await open(await ground('sqlite'))
  const day = new Date(0) as unknown as string
  await expect(store.query.selectFrom('tally').selectAll().where('name', '=', day).execute()).rejects.toThrow('bound')
  await expect(store.transact((tx) => tx.insertMany('tally', ['name', 'n'], [[day, 1]]))).rejects.toThrow('bound')
  await store.close()
})

test('[AN68] sqlite: erased rows are in no file after a rewrite, and after a truncated log', async () => {
  const place = await ground('sqlite')
  const store = await open(place)
  const planted = (name: string) => Array.from({ length: 300 }, (_, n) => [`${name}-${n}-${'x'.repeat(50)}`, n])
  await store.transact((tx) => tx.insertMany('tally', ['name', 'n'], planted('secret')))
  await store.transact((tx) => tx.insertMany('tally', ['name', 'n'], planted('public')))
  expect(place.countOnDisk(/secret-7-/g)).toBeGreaterThan(0)
  await store.transact((tx) => tx.query.deleteFrom('tally').where('name', 'like', 'secret%').execute())
  expect(place.countOnDisk(/secret-7-/g), 'the control: without a rewrite the log still has them').toBeGreaterThan(0)
  await store.rewrite()
  expect(place.countOnDisk(/secret-/g)).toBe(0)
  expect(place.countOnDisk(/public-7-/g)).toBeGreaterThan(0)
  await store.transact((tx) => tx.query.deleteFrom('tally').where('name', 'like', 'public%').execute())
  await store.truncateLog()
  expect(place.countOnDisk(/public-/g)).toBe(0)
  await store.close()
})

test('[F43] sqlite: the settings that keep promises are on, and every table is without row ids', async () => {
  const place = await ground('sqlite')
  const store = await open(place)
  const tables = await store.query
    .selectFrom('sqlite_master' as 'fact')
    .selectAll()
    .execute()
  const texts = tables.map((table) => String((table as unknown as { sql: unknown }).sql))
  expect(texts.filter((text) => text.startsWith('create table "') && !text.includes('without rowid'))).toEqual([])
  await store.close()
  const file = new DatabaseSync(`${place.folder}/live.sqlite`)
  expect(file.prepare('pragma journal_mode').get()).toEqual({ journal_mode: 'wal' })
  file.close()
})

test('[F47] sqlite: a damaged file is found at the start', async () => {
  const place = await ground('sqlite')
  const store = await open(place)
  const rows = Array.from({ length: 5000 }, (_, n) => [`name ${n}`, n])
  await store.transact((tx) => tx.insertMany('tally', ['name', 'n'], rows))
  await store.close()
  const path = `${place.folder}/live.sqlite`
  const bytes = readFileSync(path)
  bytes.fill(0x5a, 4096 * 5, 4096 * 9)
  writeFileSync(path, bytes)
  await expect(open(place)).rejects.toThrow(/damaged|malformed/)
})

test('[F44] sqlite: what is written after a transaction has rolled back by itself is refused', async () => {
  const store = await open(await ground('sqlite'))
  // What SQLite does by itself when the disk is full or fails.
  const rollBack = CompiledQuery.raw('insert or rollback into tally (name, n) values (?, ?)', ['a', 1])
  const writes: ((tx: Tx<Tables & OwnTables>) => Promise<unknown>)[] = [
    (tx) => tx.insertMany('tally', ['name', 'n'], [['b', 1]]),
    (tx) => tx.query.insertInto('tally').values({ name: 'b', n: 1, note: null }).execute(),
    (tx) => tx.savepoint(async () => {}),
  ]
  for (const write of writes) {
    const work = store.transact(async (tx) => {
      await tx.insertMany('tally', ['name', 'n'], [['a', 1]])
      await tx.query.executeQuery(rollBack).catch(() => {})
      await write(tx)
    })
    await expect(work).rejects.toThrow('the transaction is gone')
  }
  expect(await store.query.selectFrom('tally').selectAll().execute()).toEqual([])
  await store.close()
})

test('[F46] sqlite: a log that a reader holds open is busy, not broken', async () => {
  const place = await ground('sqlite')
  const store = await open(place)
  await store.transact((tx) => tx.insertMany('tally', ['name', 'n'], [['a', 1]]))
  const file = new DatabaseSync(`${place.folder}/live.sqlite`)
  file.exec('begin; select * from tally')
  await store.transact((tx) => tx.insertMany('tally', ['name', 'n'], [['b', 1]]))
  const fault = await store.truncateLog().catch((thrown: unknown) => thrown)
  expect(isBusy(fault)).toBe(true)
  file.close()
  await store.truncateLog()
  await store.close()
})

test('[F48] postgres: connections that were cut are replaced', async () => {
  const store = await open(await ground('postgres'))
  await store.transact((tx) => tx.insertMany('tally', ['name', 'n'], [['a', 1]]))
  const names = async (tries: number): Promise<unknown> => {
    try {
      return await store.query.selectFrom('tally').select('name').execute()
    } catch (fault) {
      // Who meets a cut connection is told to come again; there are five at most.
      if (tries === 0 || !isBusy(fault)) throw fault
      return names(tries - 1)
    }
  }
  const others = 'datname = current_database() and pid <> pg_backend_pid()'
  const cut = CompiledQuery.raw(`select pg_terminate_backend(pid) from pg_stat_activity where ${others}`)
  for (let time = 0; time < 3; time++) {
    await Promise.all([1, 2, 3].map(() => names(5)))
    await store.query.executeQuery(cut)
    expect(await names(5)).toEqual([{ name: 'a' }])
  }
  await store.close()
})

test('[AN55] postgres: rows of a roomy table are written beside themselves, and no index with them', async () => {
  const place = await ground('postgres')
  const roomy: Migration = { name: '0002 room', steps: [{ roomy: 'tally' }] }
  const written = async (known: readonly Migration[]): Promise<number> => {
    const store = await openStore<Tables>(place.place(known.includes(roomy) ? 'live' : 'release'), known)
    const rows = Array.from({ length: 400 }, (_, at) => [`tally ${at}`, 1])
    const addUp = 'on conflict (name) do update set n = tally.n + excluded.n'
    for (let time = 0; time < 4; time++) {
      await store.transact((tx) => tx.insertMany('tally', ['name', 'n'], rows, addUp))
    }
    const counted = `select pg_stat_get_xact_tuples_hot_updated('tally'::regclass) + pg_stat_get_tuples_hot_updated('tally'::regclass) as n`
    let beside = 0
    await vi.waitFor(async () => {
      await store.query.executeQuery(CompiledQuery.raw('select pg_stat_force_next_flush()'))
      const { rows: told } = await store.query.executeQuery<{ n: number }>(CompiledQuery.raw(counted))
      beside = told[0]?.n ?? 0
      expect(beside).toBeGreaterThan(0)
    }, 20_000)
    await store.close()
    return beside
  }
  const without = await written(migrations)
  expect(await written([...migrations, roomy])).toBeGreaterThan(without)
})

test('[F52] a folder is held by one process at a time, and free when it ends', async () => {
  const { folder } = await ground('sqlite')
  const lock = lockFolder(folder)
  expect(lock).not.toBeNull()
  expect(lockFolder(folder)).toBeNull()
  lock?.release()
  const again = lockFolder(folder)
  expect(again).not.toBeNull()
  again?.release()
  expect(existsSync(folder)).toBe(true)
})
