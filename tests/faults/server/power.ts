// F42: the power is cut at any moment of pushes, checkpoints and folds. One recording of what was written and synced gives as
// many cuts as are wanted: what was confirmed before each must be there.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { createRandom, type Random } from '../../world/random.ts'
import type { Fault } from '../fault.ts'
import { cutPower, readRecording, recorder, type Recording } from './recording.ts'

const pushes = 60
const cutsPerRecording = 500
const controlCuts = 60

type Confirmed = { readonly time: number; readonly kind: string; readonly h: string }
type Tape = { readonly recording: Recording; readonly confirmed: readonly Confirmed[] }
type Found = {
  readonly confirmed: number
  readonly lost: number
  readonly duplicated: number
  readonly damaged: number
}

const record = (broken: string): Tape => {
  const folder = mkdtempSync(join(tmpdir(), 'tukkimies-power-'))
  try {
    const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url))
    const [stores, tape] = [join(folder, 'stores'), join(folder, 'tape')]
    mkdirSync(stores, { mode: 0o700 })
    const node = [process.execPath, '--import', path('broken.ts'), path('power-child.ts'), stores, String(pushes)]
    const [command = '', ...args] = [...recorder(tape), ...node]
    const env = { ...process.env, BROKEN: broken }
    const run = spawnSync(command, args, { env, encoding: 'utf8', maxBuffer: 1e8 })
    if (run.error) throw new Error('strace is needed to cut the power: please install it')
    if (run.status !== 0) throw new Error(`nothing was recorded: ${run.stderr.slice(-2_000)}`)
    const confirmed = run.stdout.split('\n').flatMap((line) => {
      const [time = '', kind = '', h = ''] = line.split(' ')
      return h === '' ? [] : [{ time: Number(time), kind, h }]
    })
    return { recording: readRecording(readFileSync(tape, 'latin1'), stores), confirmed }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Half of the moments lie right behind a confirmation, where a promise has just been made. */
const chooseMoment = ({ confirmed, recording }: Tape, random: Random): number => {
  const [high = 0, low = 0, third = 0] = random(3)
  const chance = (high * 256 + low) / 65_536
  const [first, last] = [confirmed[0]?.time ?? 0, recording.calls.at(-1)?.end ?? 0]
  const at = confirmed[Math.floor(chance * confirmed.length)]?.time ?? first
  return third & 1 ? at + third / 1e6 : first + chance * (last - first)
}

const lookAfterCut = ({ recording, confirmed }: Tape, moment: number, random: Random): Found => {
  const folder = mkdtempSync(join(tmpdir(), 'tukkimies-cut-'))
  const promised = confirmed.filter(({ time }) => time <= moment)
  try {
    for (const [name, bytes] of cutPower(recording, moment, random)) writeFileSync(join(folder, name), bytes)
    return compare(join(folder, 'live.sqlite'), confirmed, promised)
  } catch {
    return { confirmed: promised.length, lost: promised.length, duplicated: 0, damaged: 1 }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const compare = (file: string, all: readonly Confirmed[], promised: readonly Confirmed[]): Found => {
  const live = new DatabaseSync(file)
  try {
    const list = (text: string) => live.prepare(text).all()
    const hashes = (table: string) => list(`select h from ${table}`).map(({ h }) => String(h))
    const open = new Set([...hashes('open_visit'), ...hashes('open_arrival')])
    const receipts = new Set(hashes('receipt'))
    const sum = (text: string) => list(text).reduce((total, { n }) => total + Number(n), 0)
    const isSound = list('pragma integrity_check')[0]?.['integrity_check'] === 'ok'
    const folded = (kind: string) => all.filter((one) => one.kind === kind && receipts.has(one.h)).length
    const differences = [
      sum(`select n from accumulator where kind = 'y' and node = 'whole' and family = ''`) - folded('visit'),
      sum('select n from arrival_count') - folded('arrival'),
    ]
    const missing = promised.filter(({ h }) => !open.has(h) && !receipts.has(h)).length
    return {
      confirmed: promised.length,
      lost: missing + differences.reduce((total, one) => total + Math.max(0, -one), 0),
      duplicated:
        [...open].filter((h) => receipts.has(h)).length +
        differences.reduce((total, one) => total + Math.max(0, one), 0),
      damaged: isSound ? 0 : 1,
    }
  } finally {
    live.close()
  }
}

const cutOften = (cuts: number, seed: number, broken: string) => {
  const random = createRandom(seed)
  const sum = { runs: 0, confirmed: 0, lost: 0, duplicated: 0, damaged: 0 }
  let tape: Tape | null = null
  for (let cut = 0; cut < cuts; cut++) {
    tape = tape === null || cut % cutsPerRecording === 0 ? record(broken) : tape
    const found = lookAfterCut(tape, chooseMoment(tape, random), random)
    sum.runs++
    sum.confirmed += found.confirmed
    sum.lost += found.lost
    sum.duplicated += found.duplicated
    sum.damaged += found.damaged
  }
  return sum
}

export const cutServer: Fault = {
  name: 'F42',
  isFirst: true,
  engines: ['sqlite'],
  usualRuns: 1_000,
  inject: async ({ runs, seed }) => {
    const control = cutOften(controlCuts, seed, 'not-synced')
    const { damaged, ...counted } = cutOften(runs, seed, '')
    const figures = { lost: control.lost, damaged: control.damaged }
    return { ...counted, wrong: { damaged }, control: { isCaught: control.lost > 0, figures } }
  },
}
