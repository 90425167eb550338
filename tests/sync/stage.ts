// Tablets and the real server on real files in one process, with a network that loses and repeats, and a server that dies right
// before or right after any of its commits and is started again. What it said is written down on its way.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { instantToDay, type Day } from '@tukkimies/shared/day.ts'
import type { EntryId } from '@tukkimies/shared/id.ts'
import { PushAnswer } from '@tukkimies/shared/wire.ts'
import { createApp } from '@tukkimies/server/api/app.ts'
import { createDeps, type Deps } from '@tukkimies/server/deps.ts'
import { mendAtStart, runNight } from '@tukkimies/server/jobs/nightly.ts'
import { idToEntryHash } from '@tukkimies/server/live/open.ts'
import type { EntryHash, LiveStore } from '@tukkimies/server/live/schema.ts'
import { createLog } from '@tukkimies/server/log.ts'
import { addEnrolment } from '@tukkimies/server/register/devices.ts'
import type { Ground } from '../contracts/engines.ts'
import { rehearseAtOnce } from '../risks.ts'
import { openStation } from '../server/station.ts'
import { p1, p2 } from '../users.ts'
import { createClock } from '../world/clock.ts'
import { createNetwork, type Network, type Serve } from '../world/network.ts'
import { createRandom } from '../world/random.ts'
import { createTablet, type Tablet, takeTurns } from '../world/tablet.ts'

/** What stands between the network and the server: how a build that is broken in one way would answer. */
export type Plant = {
  readonly serve?: (serve: Serve) => Serve
  readonly beforeNight?: (live: LiveStore) => Promise<void>
}

/** The server dies right before, or right after, the commit of that number from now. */
export type Death = { readonly commit: number; readonly is: 'before' | 'after' }

/** What the server said of visits and arrivals, the newest word of each. */
export type Said = 'stored' | 'voided' | 'too_late'

export type Stage = {
  readonly tablets: readonly Tablet[]
  readonly network: Network
  readonly said: ReadonlyMap<EntryId, Said>
  readonly deps: () => Deps
  readonly today: () => Day
  readonly settle: () => Promise<void>
  readonly advance: (ms: number) => Promise<void>
  /** Tablets lie in their drawer for so many days, and are taken out again. */
  readonly sleep: (days: number) => Promise<void>
  readonly night: () => Promise<void>
  readonly planDeath: (death: Death) => void
  readonly deaths: () => number
  /** A dead server starts again; one that lives is left alone. */
  readonly revive: () => Promise<void>
  readonly hashOf: (id: EntryId) => EntryHash
  readonly close: () => Promise<void>
}

const begin = Date.parse('2026-03-10T10:00:00Z')

const turnsMax = 3_000

const died = new Error('the server is dead')

/** A store whose process dies around a commit; from then on nothing of it answers. */
const makeMortal = (live: LiveStore, onDeath: () => void) => {
  let plan: Death | null = null
  let isDead = false
  const die = (): never => {
    isDead = true
    onDeath()
    throw died
  }
  const transact: LiveStore['transact'] = async (work) => {
    if (isDead) throw died
    const death = plan === null || plan.commit > 1 ? null : plan.is
    if (plan) plan = death ? null : { ...plan, commit: plan.commit - 1 }
    if (death !== 'before') {
      const value = await live.transact(work)
      return death === 'after' ? die() : value
    }
    return live.transact(async (tx) => {
      await work(tx)
      return die()
    })
  }
  const mortal = new Proxy(live, {
    get: (target, name) => {
      if (isDead) throw died
      return name === 'transact' ? transact : Reflect.get(target, name, target)
    },
  })
  return { live: mortal, isDead: () => isDead, plan: (death: Death) => (plan = death) }
}

export const openStage = async (ground: Ground, seed: number, plant: Plant = {}): Promise<Stage> => {
  mkdirSync(ground.folder, { recursive: true, mode: 0o700 })
  await (await openStation(ground, '2026-03-10')).close()
  const clock = createClock(begin)
  const config = {
    port: 0,
    host: '127.0.0.1',
    dataDir: ground.folder,
    databaseUrl: ground.databaseUrl,
    backup: 'none',
    rootKeyFile: join(ground.folder, 'root.key'),
    origins: [],
  } as const
  let deaths = 0
  const open = async () => {
    const log = createLog(() => {})
    const real = { ...(await createDeps(config, log, clock.now)), rehearse: rehearseAtOnce }
    await mendAtStart(real)
    const mortal = makeMortal(real.live, () => void deaths++)
    const app = createApp({ ...real, live: mortal.live }, join(ground.folder, 'no-web'))
    return { real, mortal, app }
  }
  let server = await open()
  const said = new Map<EntryId, Said>()
  const answer: Serve = async (request) => {
    if (server.mortal.isDead()) throw new TypeError('network')
    const response = await server.app.fetch(request)
    // What a process has begun to say when it dies, nobody hears.
    if (server.mortal.isDead()) throw new TypeError('network')
    return response
  }
  const serve = noteSaid(plant.serve ? plant.serve(answer) : answer, said)
  const network = createNetwork(() => serve)
  const random = createRandom(seed)
  const tablets = [createTablet(clock, network, random), createTablet(clock, network, random)]

  const isSending = () => tablets.some((tablet) => tablet.device().memory().loop.round === 'sending')
  // Real stores take real time: until the loops are at rest, however many turns that is.
  const settle = async () => {
    let turns = 0
    do {
      if (++turns > turnsMax) throw new Error('a tablet that never comes to rest')
      await new Promise((resolve) => setTimeout(resolve, 1))
      await takeTurns(5)
      await Promise.all(tablets.map((tablet) => tablet.device().settled()))
    } while (isSending())
  }
  const advance = (ms: number) =>
    clock.advance(ms, async () => {
      await takeTurns(1)
      if (isSending()) await settle()
    })

  for (const [at, tablet] of tablets.entries()) {
    await tablet.device().open()
    const point = at === 0 ? p1 : p2
    const { code } = await server.real.register.transact((tx) => addEnrolment(tx, point, clock.now()))
    await tablet.device().enrol(code)
    await settle()
  }

  return {
    tablets,
    network,
    said,
    deps: () => server.real,
    today: () => instantToDay(clock.now()),
    settle,
    advance,
    sleep: async (days) => {
      for (const tablet of tablets) tablet.kill()
      await clock.advance(days * 86_400_000, async () => {})
      for (const tablet of tablets) await tablet.start()
      await settle()
    },
    night: async () => {
      await plant.beforeNight?.(server.real.live)
      await runNight({ ...server.real, live: server.mortal.live }, instantToDay(clock.now())).catch(
        (fault: unknown) => {
          if (!server.mortal.isDead()) throw fault
        },
      )
    },
    planDeath: (death) => void server.mortal.plan(death),
    deaths: () => deaths,
    revive: async () => {
      if (!server.mortal.isDead()) return
      await server.real.close()
      // As long as a lease lasts that the dead one held.
      await advance(3 * 60_000)
      server = await open()
    },
    hashOf: (id) => idToEntryHash(server.real.root.receipts.bytes, id),
    close: async () => {
      for (const tablet of tablets) tablet.kill()
      await server.real.close()
    },
  }
}

/** Writes down what is said of entries, as whoever stands before the server hears it. */
const noteSaid =
  (serve: Serve, said: Map<EntryId, Said>): Serve =>
  async (request) => {
    const copy = request.clone()
    const response = await serve(request)
    if (!copy.url.endsWith('/push') || response.status !== 200) return response
    const targets = new Map<string, EntryId>()
    // As the tablet made it.
    const sent = (await copy.json()) as { entries: { id: string; kind: string; target?: EntryId }[] }
    for (const { id, kind, target } of sent.entries) if (kind === 'void' && target) targets.set(id, target)
    const text = await response.text()
    for (const { id, status } of PushAnswer.safeParse(JSON.parse(text)).data?.results ?? []) {
      const target = id === null ? undefined : (targets.get(id) ?? id)
      if (target === undefined) continue
      if (status === 'voided' || status === 'too_late') said.set(target, status)
      else if ((status === 'stored' || status === 'duplicate') && !said.has(target)) said.set(target, 'stored')
    }
    return new Response(text, { status: 200, headers: response.headers })
  }
