// A server in a process of its own, which can be killed. It starts when it is told its configuration, one line of JSON, so that
// what reading the sources costs is over by then; says where it is open; and ends as it would for an operator.
import { createInterface } from 'node:readline'
import type { Config } from '@tukkimies/server/config.ts'
import { createLog } from '@tukkimies/server/log.ts'
import { awaitSignal, guardProcess, startServer } from '@tukkimies/server/serve.ts'

const log = createLog((line) => void process.stderr.write(`${line}\n`))
guardProcess(log)

const serve = async (line: string): Promise<void> => {
  try {
    // Written by who started this.
    const config = JSON.parse(line) as Config
    const { url, stop } = await startServer(config, { trial: false, say: () => {}, log })
    process.stdout.write(`${url.replace('localhost', '127.0.0.1')} ${process.pid}\n`)
    await awaitSignal()
    await stop()
    process.exit(0)
  } catch (fault) {
    process.stdout.write(`refused ${fault instanceof Error ? fault.message : 'fault'}\n`)
    process.exit(1)
  }
}

createInterface({ input: process.stdin }).once('line', (line) => void serve(line))
