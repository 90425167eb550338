// What rows do in this very process, by name, so that a control can do the same in a process whose product is broken.
import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import * as z from 'zod/mini'
import type { Asked } from '../fault.ts'

/** What a body counted; `tally` is what else it has to tell. */
export const Counted = z.object({
  runs: z.int(),
  confirmed: z.int(),
  lost: z.int(),
  duplicated: z.int(),
  tally: z.record(z.string(), z.int()),
})
export type Counted = z.infer<typeof Counted>

export type Body = (asked: Asked) => Promise<Counted>

/** Runs a body in a process of its own, in a build that is broken in one way. */
export const runBroken = async (name: string, broken: string, asked: Asked): Promise<Counted> => {
  const path = (file: string): string => fileURLToPath(new URL(file, import.meta.url))
  const args = ['--import', path('broken.ts'), path('once.ts'), name, JSON.stringify(asked)]
  const env = { ...process.env, BROKEN: broken }
  const child = spawn(process.execPath, args, {
    env,
    stdio: ['ignore', 'pipe', process.env['FAULTS_LOUD'] ? 'inherit' : 'ignore'],
  })
  const last = (await text(child.stdout)).trim().split('\n').at(-1) ?? ''
  const told = Counted.safeParse(readJson(last))
  if (!told.success) throw new Error(`the control ${broken} of ${name} did not come to its end`)
  return told.data
}

const readJson = (line: string): unknown => {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}
