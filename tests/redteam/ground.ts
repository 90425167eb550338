// What every attack stands on: a filled register, all that it says, and the truth.
import { RiskAnswer } from '@tukkimies/shared/release/risk-answer.ts'
import type { Ground } from './attack.ts'
import { cellsOf, crawl, type Tables, type Told } from './crawl.ts'
import { type Filling, fillRegister, type Reading } from './fill.ts'
import { makeTruth } from './truth.ts'

const inferred = new Set(['language', 'language.1', 'age', 'residence', 'topic'])

/** Fills a register and reads all of its release; `close` removes it. */
export const openGround = async (filling: Filling): Promise<{ ground: Ground; close: () => Promise<void> }> => {
  const target = await fillRegister(filling)
  const shown = target.list.dimensions.filter((dimension) => dimension.visitor === 'client' && dimension.shown)
  const tables = await crawl(target, [...shown.map(({ key }) => key), 'language.1', 'topic.1', 'late'])
  if (filling.isRehearsed) tellProfiles(await target.read('/api/v1/risk', { as: 'protection_officer' }))
  const truth = makeTruth(target, tables.axes)
  return { ground: { target, tables, told: makeTold(tables), truth, seed: filling.seed }, close: target.close }
}

const makeTold = ({ axes, all }: Tables): readonly Told[] =>
  all
    .filter(({ dimensions }) => dimensions.every((dimension) => inferred.has(dimension)))
    .flatMap((table) => cellsOf(axes, table))

/** On what profiles the periods were published: a rehearsal that fails makes them stricter (AN100). */
const tellProfiles = ({ text }: Reading): void => {
  const { periods } = RiskAnswer.parse(JSON.parse(text))
  const clients = periods.filter(({ visitor, risk }) => visitor === 'client' && risk.rehearsal !== null)
  const named = clients.map(({ name, profile }) => `${name}:${profile}`).toSorted()
  if (named.length > 0) console.error(`published on ${named.join(' ')}`)
}
