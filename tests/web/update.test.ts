// New versions: offered between entries, never over one that is half made, and one load anew for each.
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { expect, test } from 'vitest'
import { Day } from '@tukkimies/shared/day.ts'
import type { Environment } from '@tukkimies/web/environment.ts'
import { createUpdate, type Worker } from '@tukkimies/web/update.ts'

const week = 7 * 86_400_000

const makeStage = () => {
  const marks = new Map<string, string>()
  const told = { skips: 0, reloads: 0, left: 0, registered: 0, checks: 0 }
  let now = Date.parse('2026-03-10T08:00:00Z')
  let waiting: (wasBefore: boolean) => void = () => {}
  let takenOver = () => {}
  let changed: (what: 'visible') => void = () => {}
  const environment: Environment = {
    now: () => now,
    elapsed: () => now,
    subtle: crypto.subtle,
    random: (length) => new Uint8Array(length),
    network: () => Promise.reject(new Error('no network')),
    online: () => true,
    visible: () => true,
    onChange: (listener) => {
      changed = listener
      return () => {}
    },
    onActivity: () => () => {},
    after: () => () => {},
    locks: null,
    persist: () => Promise.resolve('unknown'),
    persisted: () => Promise.resolve('unknown'),
    storage: {
      indexedDB: new IDBFactory(),
      IDBKeyRange,
      markers: {
        getItem: (name) => marks.get(name) ?? null,
        setItem: (name, text) => void marks.set(name, text),
        removeItem: (name) => void marks.delete(name),
      },
    },
    build: { version: '0', day: Day.parse('2026-01-01') },
    passkeys: null,
    language: null,
  }
  const worker: Worker = {
    register: () => Promise.resolve(told.registered++),
    update: () => Promise.resolve(void told.checks++),
    messageSkipWaiting: () => told.skips++,
    onWaiting: (listener) => {
      waiting = listener
    },
    onTakenOver: (listener) => {
      takenOver = listener
    },
  }
  const make = (found: Worker | null = worker) =>
    createUpdate(
      environment,
      () => Promise.resolve(found),
      () => told.reloads++,
      () => told.left++,
    )
  return {
    environment,
    told,
    make,
    findVersion: (wasBefore = false) => waiting(wasBefore),
    takeOver: () => takenOver(),
    show: () => changed('visible'),
    wait: (ms: number) => {
      now += ms
    },
  }
}

test('[F17] a new version is not offered, applied or loaded while an entry is half made', async () => {
  const stage = makeStage()
  const update = stage.make()
  await update.start()
  const form = {}
  update.setDirty(form, true)
  stage.findVersion()
  expect(update.memory().offered).toBe(false)
  update.apply()
  expect(stage.told.skips).toBe(0)
  // Another tab has applied it.
  stage.takeOver()
  expect(stage.told.reloads).toBe(0)
  update.setDirty(form, false)
  expect(stage.told.reloads).toBe(1)
})

test('a new version is offered between entries, applied on yes, and loads the page anew once', async () => {
  const stage = makeStage()
  const update = stage.make()
  await update.start()
  let heard = 0
  update.watch(() => heard++)
  stage.findVersion()
  expect(update.memory()).toEqual({ offered: true, insisted: false })
  expect(heard).toBe(1)
  update.apply()
  expect(stage.told.skips).toBe(1)
  stage.takeOver()
  stage.takeOver()
  expect(stage.told.reloads).toBe(1)
  expect(update.memory().offered).toBe(false)
})

test('a version that waited while the app was closed is applied at the start', async () => {
  const stage = makeStage()
  await stage.make().start()
  stage.findVersion(true)
  expect(stage.told.skips).toBe(1)
})

test('"later" holds until a version has waited for a week; then it is insisted on', async () => {
  const stage = makeStage()
  const update = stage.make()
  await update.start()
  stage.findVersion()
  update.later()
  expect(update.memory()).toEqual({ offered: false, insisted: false })
  stage.wait(week + 1)
  const next = stage.make()
  await next.start()
  stage.findVersion()
  expect(next.memory()).toEqual({ offered: true, insisted: true })
  next.later()
  expect(next.memory().offered).toBe(true)
})

test('new versions are looked for when the page is shown, at most once an hour', async () => {
  const stage = makeStage()
  await stage.make().start()
  stage.show()
  expect(stage.told.checks).toBe(0)
  stage.wait(3_600_000)
  stage.show()
  stage.show()
  expect(stage.told.checks).toBe(1)
})

test('a browser without workers, or one that refuses them, still runs the app', async () => {
  const stage = makeStage()
  await expect(stage.make(null).start()).resolves.toBeUndefined()
  const refusing = createUpdate(
    stage.environment,
    () => Promise.reject(new Error('refused')),
    () => {},
    () => {},
  )
  await expect(refusing.start()).resolves.toBeUndefined()
})

test('[F74] whoever locks leaves the page, half made or not, and a version that waits comes along without a second load', async () => {
  const stage = makeStage()
  const update = stage.make()
  await update.start()
  update.leave()
  expect(stage.told).toMatchObject({ left: 1, skips: 0 })
  stage.findVersion()
  update.setDirty({}, true)
  update.leave()
  expect(stage.told).toMatchObject({ left: 2, skips: 1 })
  stage.takeOver()
  expect(stage.told.reloads).toBe(0)
})
