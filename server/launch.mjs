// Runs one task on a machine that has any Node from 18 and nothing else: gets Node 24, the packages and, for the
// tests, a browser, then runs the task and hands signals and the exit code on. Plain JavaScript without dependencies,
// because it runs before anything is installed. All it says goes to stderr: stdout belongs to the task.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { homedir, constants as os } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const nodeVersion = '24.21.0'
const pnpmVersion = '12.21.0'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const installedStamp = join(root, 'node_modules', '.installed-from')
const builtStamp = join(root, 'web', '.cache', 'built-from')
const chromiumPaths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

const env = { ...process.env }
const children = new Set()

const say = (line) => process.stderr.write(`${line}\n`)

const stop = (line) => {
  say(line)
  process.exit(1)
}

/** What each task runs, after the machine is ready; an array is started together and ends together. */
const tasks = {
  start: async (args) => {
    await build()
    if (!env.BACKUP) {
      env.BACKUP = 'none'
      say('No BACKUP is set: running with BACKUP=none. A lost disk loses the register.')
    }
    return together([['node', ['server/tukkimies.ts', 'serve', ...args]]])
  },
  dev: (args) => {
    env.BACKUP ||= 'none'
    return together([
      ['node', ['--watch', 'server/tukkimies.ts', 'serve', ...args]],
      ['vite', ['dev', 'web', '--config', 'web/vite.config.ts']],
    ])
  },
  build: async () => {
    await build()
    return 0
  },
  test: async (args) => {
    // A machine set up for production would otherwise test React's production build, which cannot be tested.
    delete env.NODE_ENV
    env.CHROMIUM_PATH = await getChromium()
    if (env.CI) await getFirefox()
    return together([['node', ['tests/all.ts', ...args]]])
  },
  bench: async (args) => {
    // What is measured on screens.
    if (args.some((name) => name === 'tap' || name === 'lighthouse')) {
      await build()
      env.CHROMIUM_PATH = await getChromium()
    }
    return together([['node', ['tests/bench/run.ts', ...args]]])
  },
  faults: async (args) => {
    // Without arguments it only lists them.
    if (args.length > 0) {
      await build()
      env.CHROMIUM_PATH = await getChromium()
    }
    return together([['node', ['tests/faults/run.ts', ...args]]])
  },
  redteam: async (args) => {
    // One attack reads every screen in a browser.
    await build()
    env.CHROMIUM_PATH = await getChromium()
    return together([['node', ['tests/redteam/run.ts', ...args]]])
  },
  screens: async () => {
    await build()
    env.CHROMIUM_PATH = await getChromium()
    env.SCREENS = '1'
    return together([['playwright', ['test', '-c', 'tests/playwright.config.ts', '--workers', '1', '--retries', '0']]])
  },
  tukkimies: (args) => together([['node', ['server/tukkimies.ts', ...args]]]),
}

const main = async ([name, ...args]) => {
  if (!Object.hasOwn(tasks, name ?? ''))
    stop(`Usage: node server/launch.mjs ${Object.keys(tasks).join('|')} [ARGUMENT…]`)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, handOn)
  prepareEnvironment()
  await getNode()
  await getPackages()
  process.exitCode = await tasks[name](args)
}

/** The terminal itself sends SIGINT to everybody in the foreground; a second one would look like impatience. */
const handOn = (signal) => {
  if (children.size === 0) process.exit(128 + os.signals[signal])
  if (signal === 'SIGINT' && process.stdin.isTTY) return
  for (const child of children) child.kill(signal)
}

const prepareEnvironment = () => {
  // A nodedir in somebody's npm settings would build add-ons against another Node.
  for (const name of Object.keys(env)) if (name.toLowerCase() === 'npm_config_nodedir') delete env[name]
  if (isWritable(homedir())) return
  const home = join(root, '.cache', 'home')
  mkdirSync(home, { recursive: true })
  env.HOME = home
  env.npm_config_cache = join(home, '.npm')
}

const isWritable = (folder) => {
  try {
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}

const getNode = async () => {
  const tools = ['tests', 'web'].map((folder) => join(root, folder, 'node_modules', '.bin'))
  if (Number(process.versions.node.split('.')[0]) >= 24) {
    env.PATH = [dirname(process.execPath), ...tools, env.PATH].join(delimiter)
    return
  }
  const folder = join(root, '.cache', `node-${nodeVersion}`)
  const bin = join(folder, 'node_modules', '.bin')
  if (!existsSync(join(bin, 'node'))) {
    if (process.platform === 'darwin') stop('Please install Node 24 or newer: it cannot be fetched for macOS.')
    say(`Fetching Node ${nodeVersion}, once`)
    // Into a folder of its own first: a stopped download must not look like a finished one.
    const partial = `${folder}.${process.pid}`
    const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}@${nodeVersion}`
    mkdirSync(partial, { recursive: true })
    const options = [
      '--no-save',
      '--no-package-lock',
      '--no-update-notifier',
      '--no-audit',
      '--no-fund',
      '--ignore-scripts',
    ]
    await prepare('npm', ['install', '--prefix', partial, ...options, name], 'Node 24 could not be fetched')
    rmSync(folder, { recursive: true, force: true })
    renameSync(partial, folder)
  }
  env.PATH = [bin, ...tools, env.PATH].join(delimiter)
}

const getPackages = async () => {
  const folders = ['', 'shared', 'server', 'web', 'tests']
  const lists = folders.map((folder) => join(root, folder, 'package.json'))
  const hash = hashOf([join(root, 'pnpm-lock.yaml'), join(root, 'pnpm-workspace.yaml'), ...lists])
  const stamp = `${hash} ${process.platform}-${process.arch} ${nodeVersion}`
  if (textOf(installedStamp) === stamp) return
  say('Installing packages')
  // --prod=false: with NODE_ENV=production in the environment, what builds the web app would be left out.
  const options = ['--frozen-lockfile', '--prod=false', '--config.confirmModulesPurge=false']
  await prepare('npx', ['--yes', `pnpm@${pnpmVersion}`, 'install', ...options], 'The packages could not be installed')
  writeFileSync(installedStamp, stamp)
}

const getChromium = async () => {
  if (env.CHROMIUM_PATH) {
    if (existsSync(env.CHROMIUM_PATH)) return env.CHROMIUM_PATH
    stop('CHROMIUM_PATH names no file')
  }
  const find = () => chromiumPaths.find((path) => existsSync(path))
  const found = find()
  if (found) return found
  await install('chromium', 'Chromium could not be installed: install it, or name it in CHROMIUM_PATH')
  return find() ?? stop('Chromium was installed but not found: name it in CHROMIUM_PATH')
}

/** A check that nobody watches leaves no browser out; elsewhere a journey is skipped, and says so. */
const getFirefox = async () => {
  if (!existsSync('/usr/bin/firefox-esr')) await install('firefox-esr', 'Firefox ESR could not be installed')
}

const install = async (name, failure) => {
  if (!existsSync('/usr/bin/apt-get')) stop(failure)
  say(`Installing ${name}`)
  const sudo = process.getuid() === 0 ? [] : ['sudo']
  const apt = [...sudo, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-o', 'DPkg::Lock::Timeout=600']
  const quiet = ['inherit', 'ignore', 2]
  // An update that fails is no reason to stop: the package may still be there.
  await run(apt[0], [...apt.slice(1), 'update'], quiet)
  const code = await run(apt[0], [...apt.slice(1), 'install', '-y', '--no-install-recommends', name], quiet)
  if (code !== 0) stop(failure)
}

/** Builds the web app when a source, a package or Node has changed since the last build that succeeded. */
const build = async () => {
  const sources = [...filesUnder(join(root, 'shared')), ...filesUnder(join(root, 'web'))]
  const stamp = hashOf([join(root, 'pnpm-lock.yaml'), join(root, 'tsconfig.base.json'), ...sources])
  if (textOf(builtStamp) === stamp && existsSync(join(root, 'web', 'dist', 'index.html'))) return
  say('Building the web app')
  rmSync(builtStamp, { force: true })
  const printed = []
  const code = await run(
    'vite',
    ['build', 'web', '--config', 'web/vite.config.ts'],
    ['ignore', 'pipe', 'pipe'],
    printed,
  )
  if (code !== 0) stop(`${Buffer.concat(printed).toString()}\nThe web app could not be built`)
  mkdirSync(dirname(builtStamp), { recursive: true })
  writeFileSync(builtStamp, stamp)
}

const prepare = async (command, args, failure) => {
  const code = await run(command, args, ['inherit', 2, 2])
  if (code !== 0) stop(`${failure} (${command} ended with ${code})`)
}

const together = async (commands) => {
  const runs = commands.map(([command, args]) => run(command, args, 'inherit'))
  const code = await Promise.race(runs)
  for (const child of children) child.kill('SIGTERM')
  await Promise.all(runs)
  return code
}

/** What goes to pipes is collected in `printed`. */
const run = (command, args, stdio, printed = []) =>
  new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env, stdio })
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => printed.push(chunk))
    children.add(child)
    const end = (code) => {
      children.delete(child)
      resolve(code)
    }
    child.on('error', (error) => {
      say(`${command}: ${error.message}`)
      end(127)
    })
    child.on('close', (code, signal) => end(code ?? 128 + os.signals[signal]))
  })

const filesUnder = (folder) =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !['node_modules', 'dist', '.cache'].includes(entry.name))
    .flatMap((entry) => (entry.isDirectory() ? filesUnder(join(folder, entry.name)) : [join(folder, entry.name)]))
    .sort()

const hashOf = (paths) => {
  const hash = createHash('sha256')
  for (const path of paths) hash.update(`${path.slice(root.length)}\0${textOf(path)}\0`)
  return hash.digest('hex')
}

const textOf = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : undefined)

await main(process.argv.slice(2))
