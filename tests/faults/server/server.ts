// Starts servers in processes of their own, ends them, and has the next one ready meanwhile.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Config } from '@tukkimies/server/config.ts'
import type { Ground } from '../../contracts/engines.ts'

export type Running = {
  readonly url: string
  /** Without warning; resolves when the process is gone. */
  readonly kill: () => Promise<void>
  /** As an operator would; answers the exit code. */
  readonly stop: () => Promise<number | null>
  readonly ended: () => Promise<number | null>
}

export type ServerOptions = {
  /** A build that is broken in one way. */
  readonly broken?: string
  /** What the process is run under, as strace with its arguments. */
  readonly under?: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
  /** Whether the next one is made ready meanwhile; so it is unless told. */
  readonly hasSpare?: boolean
}

/** Starts servers of one kind; refused starts are thrown with their sentence. */
export type Starter = {
  readonly start: (config: Config) => Promise<Running>
  readonly close: () => Promise<void>
}

export const configOf = (ground: Ground, backup: Config['backup'] = 'none'): Config => ({
  port: 0,
  host: '127.0.0.1',
  dataDir: ground.folder,
  databaseUrl: ground.databaseUrl,
  backup,
  rootKeyFile: join(ground.folder, 'root.key'),
  origins: [],
})

const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url))

export const createStarter = ({
  broken = '',
  under = [],
  environment = {},
  hasSpare = true,
}: ServerOptions = {}): Starter => {
  const spawnOne = (): ChildProcess => {
    const program = [...under, process.execPath, '--import', path('broken.ts'), path('server-child.ts')]
    const [command = '', ...args] = program
    const env = { ...process.env, ...environment, ...(broken ? { BROKEN: broken } : {}) }
    return spawn(command, args, { env, stdio: ['pipe', 'pipe', process.env['FAULTS_LOUD'] ? 'inherit' : 'ignore'] })
  }
  let spare: ChildProcess | null = null
  return {
    start: async (config) => {
      const child = spare ?? spawnOne()
      const running = await begin(child, config)
      spare = hasSpare ? spawnOne() : null
      return running
    },
    close: async () => {
      spare?.kill('SIGKILL')
      if (spare) await over(spare)
    },
  }
}

const begin = async (child: ChildProcess, config: Config): Promise<Running> => {
  const { stdin, stdout } = child
  if (!stdin || !stdout) throw new Error('a server that was not started')
  stdin.on('error', () => {})
  const said = new Promise<string>((resolve, reject) => {
    createInterface({ input: stdout }).once('line', resolve)
    child.once('exit', (code, signal) => reject(new Error(`the server ended with ${code ?? signal}`)))
  })
  stdin.write(`${JSON.stringify(config)}\n`)
  const line = await said
  if (!line.startsWith('http')) throw new Error(line)
  const [url = '', own = ''] = line.split(' ')
  // Under a recorder the process that was spawned is the recorder's.
  const send = (signal: NodeJS.Signals): void => {
    try {
      if (child.exitCode === null && child.signalCode === null) process.kill(Number(own), signal)
    } catch {
      // Gone, though nobody has heard of it yet.
    }
  }
  return {
    url,
    kill: async () => {
      send('SIGKILL')
      await over(child)
    },
    stop: async () => {
      send('SIGTERM')
      return over(child)
    },
    ended: () => over(child),
  }
}

const over = async (child: ChildProcess): Promise<number | null> => {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  return child.exitCode
}
