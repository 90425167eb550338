// R20: does a server start with an unlawful policy?
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CodeList } from '@tukkimies/shared/register/code-list.ts'
import { firstPolicy, Policy } from '@tukkimies/shared/release/policy.ts'
import type { Config } from '@tukkimies/server/config.ts'
import { createDeps } from '@tukkimies/server/deps.ts'
import { createLog } from '@tukkimies/server/log.ts'
import { startServer } from '@tukkimies/server/serve.ts'
import type { Attack } from './attack.ts'
import { fillPlaces } from './fill.ts'
import { list } from './visits.ts'

type Start = { readonly isStarted: boolean; readonly said: string }

/** More dimensions than a register may show. */
const longList: CodeList = {
  ...list,
  dimensions: [
    ...list.dimensions.map((dimension) => (dimension.visitor === 'client' ? { ...dimension, shown: true } : dimension)),
    ...list.dimensions
      .filter(({ key }) => key === 'gender' || key === 'age' || key === 'channel')
      .map((dimension) => ({ ...dimension, key: `${dimension.key}2` as typeof dimension.key, shown: true })),
  ],
}

const lawful = firstPolicy
const unlawful: readonly (readonly [policy: unknown, own?: CodeList])[] = [
  [{ ...lawful, threshold: lawful.noise.D + 1 }],
  [{ ...lawful, noise: { ...lawful.noise, V: 40 } }],
  [{ ...lawful, noise: { ...lawful.noise, V: 0 } }],
  [{ ...lawful, noise: { ...lawful.noise, D: 11 } }],
  [{ ...lawful, sensitive: { ...lawful.sensitive, threshold: lawful.sensitive.D + 1 } }],
  [{ ...lawful, triples: [['language', 'residence', 'age']] }],
  [{ ...lawful, triples: [['topic', 'referral', 'age']] }],
  [{ ...lawful, triples: Array.from({ length: 61 }, () => lawful.triples[0]) }],
  [{ ...lawful, profile: { set: 'M', signed: false } }],
  [{ ...lawful, profile: { set: 'L', signed: false } }],
  [{ ...lawful, openDays: 15 }],
  [{ ...lawful, extra: true }],
  [lawful, longList],
]

export const startUnlawful: Attack = {
  name: 'R20',
  asks: 'a server that starts with an unlawful policy',
  run: async () => {
    let [started, unnamed] = [0, 0]
    for (const [policy, own] of unlawful) {
      const { isStarted, said } = await start(policy, own)
      if (isStarted) started++
      if (!said.includes('cannot protect')) unnamed++
    }
    const narrow = await start({ ...lawful, threshold: lawful.noise.D + 4 })
    const isWarned = narrow.isStarted && narrow.said.includes('weaker than they should be')
    const signed = await start({ ...lawful, profile: { set: 'L', signed: true } })
    const isLawful = (await start(lawful)).isStarted && signed.isStarted
    const formed = unlawful.filter(([policy]) => Policy.safeParse(policy).success).length
    return {
      figures: {
        policies: unlawful.length,
        started,
        unnamed,
        warned: isWarned ? 1 : 0,
        lawful: isLawful ? 1 : 0,
      },
      demand: 'started=0,unnamed=0,warned=1,lawful=1',
      excess: { started, unnamed, warned: isWarned ? 0 : 1, lawful: isLawful ? 0 : 1 },
      // Without the checks whatever has the form of a policy is one.
      control: { started: formed / unlawful.length },
      isControlWon: formed > unlawful.length / 2,
    }
  },
}

/** A fresh register with the policy, started as an operator would. */
const start = async (policy: unknown, own: CodeList = list): Promise<Start> => {
  const folder = mkdtempSync(join(tmpdir(), 'tukkimies-'))
  const said: string[] = []
  const config: Config = {
    port: 0,
    host: 'localhost',
    dataDir: folder,
    databaseUrl: null,
    backup: 'none',
    rootKeyFile: join(folder, 'root.key'),
    origins: [],
  }
  const log = createLog(() => {})
  try {
    const deps = await createDeps(config, log)
    await fillPlaces(deps, policy, own)
    await deps.close()
    const serving = await startServer(config, { trial: false, say: (line) => said.push(line), log })
    await serving.stop()
    return { isStarted: true, said: said.join() }
  } catch (fault) {
    return { isStarted: false, said: [...said, String(fault)].join() }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
