// Rows that every check injects whole: here they are run by themselves, and what their tests printed is told.
import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { figureMark } from '../../figures.ts'
import type { Fault } from '../fault.ts'

type Numbers = Readonly<Record<string, number>>

/** The figures that the tests of some files printed, by name; throws where a test failed. */
const runTests = async (files: readonly string[]): Promise<ReadonlyMap<string, Numbers>> => {
  const cwd = fileURLToPath(new URL('../../..', import.meta.url))
  const child = spawn('vitest', ['run', '-c', 'tests/vitest.config.ts', ...files], {
    cwd,
    env: { ...process.env, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const told = await text(child.stdout)
  if ((await ended) !== 0) throw new Error(told.slice(-3_000))
  const lines = told.split('\n').flatMap((line) => line.split(figureMark)[1] ?? [])
  return new Map(lines.map(readFigure))
}

const readFigure = (line: string): [name: string, numbers: Numbers] => {
  const parts = line.split(' ')
  const numbers = parts.flatMap((part) => (part.includes('=') ? [part.split('=')] : []))
  const name = parts.filter((part) => !part.includes('=')).join(' ')
  return [name, Object.fromEntries(numbers.map(([key, value]) => [key, Number(value)]))]
}

const numberOf = (figures: ReadonlyMap<string, Numbers>, figure: string, name: string): number => {
  const found = figures.get(figure)?.[name]
  if (found === undefined) throw new Error(`the tests told nothing of ${figure} ${name}`)
  return found
}

/** A text that was planted and erased is a run; one that is found again counts as wrong. */
export const erasedEverywhere: Fault = {
  name: 'F65',
  isFirst: true,
  engines: ['sqlite'],
  usualRuns: 1,
  inject: async () => {
    const told = await runTests(['tests/faults/canary.test.ts', 'tests/faults/canary-control.test.ts'])
    const caught = numberOf(told, 'canary control', 'found')
    return {
      runs: numberOf(told, 'canary', 'texts'),
      confirmed: numberOf(told, 'canary', 'contacts') + numberOf(told, 'canary', 'users'),
      lost: 0,
      duplicated: 0,
      wrong: { found: numberOf(told, 'canary', 'found') },
      figures: { megabytes: numberOf(told, 'canary', 'megabytes') },
      control: { isCaught: caught > 0, figures: { found: caught } },
    }
  },
}

/** The same people in backups from before they were erased, put back. */
export const restoredErased: Fault = {
  name: 'F63',
  isFirst: true,
  engines: ['sqlite'],
  usualRuns: 1,
  inject: async () => {
    const told = await runTests(['tests/faults/canary.test.ts'])
    const before = numberOf(told, 'canary', 'before')
    return {
      runs: numberOf(told, 'canary', 'texts'),
      confirmed: numberOf(told, 'canary restored', 'kept'),
      lost: 0,
      duplicated: 0,
      wrong: { found: numberOf(told, 'canary restored', 'found') },
      control: { isCaught: before > 0, figures: { before } },
    }
  },
}
