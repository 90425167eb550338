import { chmodSync, copyFileSync, existsSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openStores, type StorePlaces } from '@tukkimies/server/stores.ts'
import { engines, type Ground, useEngines } from '../contracts/engines.ts'

const ground = useEngines()
const placesOf = ({ folder, databaseUrl }: Ground): StorePlaces => ({
  dataDir: folder,
  databaseUrl,
  rootKeyFile: join(folder, 'root.key'),
})

for (const engine of engines) {
  test(`[F66] ${engine}: the first start makes a root key that only its owner may read, later starts use it`, async () => {
    const places = placesOf(await ground(engine))
    const first = await openStores(places)
    expect(first.engine).toBe(engine)
    expect(statSync(places.rootKeyFile).mode & 0o777).toBe(0o400)
    expect(statSync(places.rootKeyFile).size).toBe(32)
    expect(existsSync(`${places.rootKeyFile}.new`)).toBe(false)
    const key = first.root.receipts.bytes
    await first.close()
    const again = await openStores(places)
    expect(again.root.receipts.bytes).toEqual(key)
    expect(again.root.mark.bytes).not.toEqual(key)
    await again.close()
  })

  test(`[F66] ${engine}: a wrong, lost, short or open root key stops the start`, async () => {
    const places = placesOf(await ground(engine))
    await (await openStores(places)).close()
    const put = (bytes: Uint8Array, mode = 0o400) => {
      rmSync(places.rootKeyFile)
      writeFileSync(places.rootKeyFile, bytes)
      chmodSync(places.rootKeyFile, mode)
    }
    put(new Uint8Array(32).fill(1))
    await expect(openStores(places)).rejects.toThrow('ROOT_KEY_FILE holds another key than the store')
    put(new Uint8Array(31))
    await expect(openStores(places)).rejects.toThrow('32 bytes')
    put(new Uint8Array(32).fill(1), 0o440)
    await expect(openStores(places)).rejects.toThrow('0400')
    rmSync(places.rootKeyFile)
    await expect(openStores(places)).rejects.toThrow('does not exist')
    expect(existsSync(places.rootKeyFile)).toBe(false)
  })

  test(`[AN66] ${engine}: the reader of the stores cannot write`, async () => {
    const stores = await openStores(placesOf(await ground(engine)))
    const write = () => stores.reader.query.deleteFrom('cell').execute()
    await expect(write()).rejects.toThrow(/read-?only/)
    await stores.close()
  })
}

test('[F66] sqlite: a store of another installation is refused', async () => {
  const mine = placesOf(await ground('sqlite'))
  const foreign = placesOf(await ground('sqlite'))
  await (await openStores(mine)).close()
  await (await openStores(foreign)).close()
  copyFileSync(join(foreign.dataDir, 'live.sqlite'), join(mine.dataDir, 'live.sqlite'))
  await expect(openStores(mine)).rejects.toThrow('store live')
})
