// Many tablets and a server in one process, over a network and a clock that do as they are told.
import { expect } from 'vitest'
import { PointId } from '@tukkimies/shared/id.ts'
import type { Picks } from '@tukkimies/shared/visit.ts'
import { firstList, point } from '../arbitraries.ts'
import { type Clock, createClock } from './clock.ts'
import { createNetwork, type Network } from './network.ts'
import { createRandom, type Random } from './random.ts'
import { createServer, type Server } from './server.ts'
import { createTablet, type Tablet, type TabletOptions, takeTurns } from './tablet.ts'

export type World = {
  readonly clock: Clock
  readonly network: Network
  readonly server: Server
  readonly random: Random
  /** A tablet that is open but belongs to no point yet. */
  readonly addTablet: (options?: TabletOptions) => Promise<Tablet>
  /** A tablet enrolled to a point, `p1` unless told, with nothing left to send. */
  readonly enrolTablet: (options?: TabletOptions & { readonly point?: PointId }) => Promise<Tablet>
  /** Lets everything that can happen without time passing happen. */
  readonly settle: () => Promise<void>
  readonly advance: (ms: number) => Promise<void>
  /** Waits until nothing is left to send, for at most so long. */
  readonly drain: (hours?: number) => Promise<void>
}

export const second = 1_000
export const minute = 60 * second
export const hour = 60 * minute
export const dayMs = 24 * hour

/** Picks that the first code list takes, the shortest there are. */
export const picks: Picks = { topic: ['housing'], language: ['ar'], duration: ['min15'], channel: ['point'] }

export const p2 = PointId.parse('p2')

export const createWorld = ({ seed = 1, start = '2026-03-10T08:00:00Z' } = {}): World => {
  const clock = createClock(Date.parse(start))
  const random = createRandom(seed)
  const server = createServer(clock, random, [firstList], [point, { ...point, id: p2 }])
  const network = createNetwork(() => server.serve)
  const tablets: Tablet[] = []

  const settle = async () => {
    for (let turn = 0; turn < 3; turn++) {
      await takeTurns(20)
      await Promise.all(tablets.map((tablet) => tablet.device().settled()))
    }
  }
  // Most timers only look at the clock: the rest is waited for where something is being sent.
  const settleIfBusy = async () => {
    await takeTurns(1)
    if (tablets.some((tablet) => tablet.device().memory().loop.round === 'sending')) await settle()
  }
  const advance = async (ms: number) => {
    await settle()
    await clock.advance(ms, settleIfBusy)
    await settle()
  }
  const addTablet = async (options: TabletOptions = {}) => {
    const tablet = createTablet(clock, network, random, options)
    tablets.push(tablet)
    await tablet.device().open()
    await settle()
    return tablet
  }

  return {
    clock,
    network,
    server,
    random,
    addTablet,
    enrolTablet: async ({ point: at = point.id, ...options } = {}) => {
      const tablet = await addTablet(options)
      const outcome = await tablet.device().enrol(server.makeCode(at))
      expect(outcome).toMatchObject({ is: 'answered' })
      await settle()
      return tablet
    },
    settle,
    advance,
    drain: async (hours = 4) => {
      const isLeft = async () => {
        const counts = await Promise.all(tablets.map((tablet) => tablet.device().readCounts()))
        return counts.some(({ waiting }) => waiting > 0)
      }
      await settle()
      for (let left = hours * 60; left > 0 && (await isLeft()); left--) await advance(minute)
    },
  }
}
