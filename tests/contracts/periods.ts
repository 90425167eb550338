// What marks and the states of periods promise, on every engine.
import { expect, test } from 'vitest'
import { addMark, expireMarks, hasMark } from '@tukkimies/server/live/marks.ts'
import {
  addClosedPeriod,
  awaitDecision,
  changeLattice,
  decidePeriod,
  findPeriod,
  fixRehearsals,
  listPeriods,
  noteBatch,
  openPeriod,
  setPeriodState,
} from '@tukkimies/server/live/periods.ts'
import type { LiveStore } from '@tukkimies/server/live/schema.ts'
import { noBatches, type Rehearsal, type RiskReport } from '@tukkimies/shared/release/risk.ts'
import { day, march, period } from './fixtures.ts'

const key = { visitor: 'client', kind: 'm', name: period('2026-03') } as const
/** Of a period that no close has come to. */
const untried = { rehearsals: null, waiting: null, decision: null }
const attack = { is: 'judged', auc: 60, guess: 55, surest: 20 } as const
const rehearsal: Rehearsal = {
  from: 'demonstration',
  day: day('2026-04-10'),
  profile: 'S',
  visits: 900,
  neighbour: attack,
  roster: attack,
}
const cells = { published: 0, hidden: 0, visibleShare: null }
const report: RiskReport = {
  smallest: null,
  cells: { whole: cells, area: cells, point: cells },
  lateShare: null,
  audit: { cells: { is: 'too_few' }, rests: { is: 'judged', signed: 80, sized: 70, ones: null } },
  rehearsal,
  batches: noBatches,
  narrowedFrom: 'S',
}

export const periodsContract = (engine: string, open: () => Promise<LiveStore>): void => {
  test(`[AN36] ${engine}: a period keeps the lattice it opened with`, async () => {
    const live = await open()
    const opened = await live.transact((tx) => openPeriod(tx, march))
    expect(opened).toEqual({ ...key, ...untried, state: 'open', lattice: march, batches: noBatches })
    const again = await live.transact((tx) => openPeriod(tx, { ...march, profile: 'L' }))
    expect(again).toEqual(opened)
    expect(await findPeriod(live, { ...key, visitor: 'partner' })).toBeNull()
  })

  test(`[AN60] ${engine}: a period goes from open to closing to closed and never back`, async () => {
    const live = await open()
    const move = (state: 'open' | 'closing' | 'closed') => live.transact((tx) => setPeriodState(tx, key, state))
    await expect(move('closing')).rejects.toThrow('never met')
    await live.transact((tx) => openPeriod(tx, march))
    await expect(move('closed')).rejects.toThrow('cannot go from open to closed')
    await move('closing')
    await move('closing')
    await expect(move('open')).rejects.toThrow('cannot go from closing to open')
    await move('closed')
    await move('closed')
    await expect(move('closing')).rejects.toThrow('cannot go from closed to closing')
    expect((await findPeriod(live, key))?.state).toBe('closed')
  })

  test(`[AN36] [AN43] ${engine}: only the lattice of an open period may be amended`, async () => {
    const live = await open()
    await live.transact((tx) => openPeriod(tx, march))
    const amended = { ...march, lists: [1, 2] }
    await live.transact((tx) => changeLattice(tx, amended))
    expect((await findPeriod(live, key))?.lattice).toEqual(amended)
    await live.transact((tx) => setPeriodState(tx, key, 'closing'))
    await expect(live.transact((tx) => changeLattice(tx, march))).rejects.toThrow('open period')
    expect((await findPeriod(live, key))?.lattice).toEqual(amended)
  })

  test(`[AN60] [AN62] ${engine}: a closed period keeps neither its batches nor what it was judged by`, async () => {
    const live = await open()
    await live.transact(async (tx) => {
      await openPeriod(tx, march)
      await noteBatch(tx, key, 17, 20)
      await setPeriodState(tx, key, 'closing')
      await fixRehearsals(tx, key, { S: rehearsal })
      await awaitDecision(tx, key, report)
    })
    expect((await findPeriod(live, key))?.batches).toEqual({ count: 1, below: 1, smallest: 17 })
    await live.transact((tx) => setPeriodState(tx, key, 'closed'))
    expect(await findPeriod(live, key)).toMatchObject({ batches: noBatches, rehearsals: null, waiting: null })
  })

  test(`[AN38] ${engine}: a period whose close day passed before it opened counts as closed`, async () => {
    const live = await open()
    await live.transact((tx) => addClosedPeriod(tx, key))
    await live.transact((tx) => addClosedPeriod(tx, key))
    expect(await findPeriod(live, key)).toEqual({
      ...key,
      ...untried,
      state: 'closed',
      lattice: null,
      batches: noBatches,
    })
    expect((await live.transact((tx) => openPeriod(tx, march))).state).toBe('closed')
  })

  test(`[AN98] [AN100] ${engine}: rehearsals and a decision are fixed once, before anything is computed from them`, async () => {
    const live = await open()
    await live.transact((tx) => openPeriod(tx, march))
    const fix = (visits: number) =>
      live.transact((tx) => fixRehearsals(tx, key, { S: { ...rehearsal, visits } }).then(({ S }) => S?.visits))
    expect([await fix(900), await fix(901)]).toEqual([900, 900])
    expect((await findPeriod(live, key))?.rehearsals).toEqual({ S: rehearsal })
    const decide = (act: 'least' | 'nothing') => live.transact((tx) => decidePeriod(tx, key, act))
    expect(await decide('least')).toBe(false)
    await live.transact((tx) => setPeriodState(tx, key, 'closing'))
    expect(await decide('least')).toBe(false)
    await live.transact((tx) => awaitDecision(tx, key, report))
    expect(await findPeriod(live, key)).toMatchObject({ waiting: report, decision: null })
    expect([await decide('nothing'), await decide('least')]).toEqual([true, false])
    expect((await findPeriod(live, key))?.decision).toBe('nothing')
  })

  test(`${engine}: periods are listed by kind and name, of one visitor`, async () => {
    const live = await open()
    await live.transact(async (tx) => {
      await openPeriod(tx, { ...march, kind: 'y', name: period('2026') })
      await openPeriod(tx, { ...march, name: period('2026-04') })
      await openPeriod(tx, march)
      await openPeriod(tx, { ...march, visitor: 'partner' })
    })
    const names = async (kind?: 'm' | 'q') => (await listPeriods(live, 'client', kind)).map(({ name }) => name)
    expect(await names()).toEqual(['2026-03', '2026-04', '2026'])
    expect(await names('m')).toEqual(['2026-03', '2026-04'])
    expect(await names('q')).toEqual([])
  })

  test(`[AN54] ${engine}: a period knows how small the batches of its fold were`, async () => {
    const live = await open()
    await live.transact((tx) => openPeriod(tx, march))
    for (const size of [40, 20, 7]) await live.transact((tx) => noteBatch(tx, key, size, 20))
    expect((await findPeriod(live, key))?.batches).toEqual({ count: 3, below: 1, smallest: 7 })
  })

  test(`[S30] ${engine}: a stamp is known for 30 days`, async () => {
    const live = await open()
    await live.transact((tx) => addMark(tx, 'one', day('2026-03-10')))
    await live.transact((tx) => addMark(tx, 'two', day('2026-03-11')))
    expect(await hasMark(live, 'one')).toBe(true)
    expect(await hasMark(live, 'three')).toBe(false)
    expect(await live.transact((tx) => expireMarks(tx, day('2026-04-09')))).toBe(0)
    expect(await live.transact((tx) => expireMarks(tx, day('2026-04-10')))).toBe(1)
    expect(await hasMark(live, 'one')).toBe(false)
    expect(await hasMark(live, 'two')).toBe(true)
  })

  test(`[S30] [S9] ${engine}: a stamp is left only if its push is committed`, async () => {
    const live = await open()
    const lost = live.transact(async (tx) => {
      await addMark(tx, 'lost', day('2026-03-10'))
      throw new Error('lost')
    })
    await expect(lost).rejects.toThrow('lost')
    expect(await hasMark(live, 'lost')).toBe(false)
  })
}
