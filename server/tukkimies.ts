// The command line: one table of commands, and the only TypeScript that starts anything. Long, because nothing else prints.
// Answers go to stdout, all else to stderr; 0 is done, 1 not sound or not possible, 2 not understood.
import { parseArgs, type ParseArgsConfig } from 'node:util'
import { Day, dayPlus, instantToDay } from '@tukkimies/shared/day.ts'
import type { Problem } from '@tukkimies/shared/problem.ts'
import { Visitor } from '@tukkimies/shared/register/code-list.ts'
import { Labels } from '@tukkimies/shared/register/organisation.ts'
import { Details, Role } from '@tukkimies/shared/register/user.ts'
import { checkParameters, NoiseParameters, solveRow } from '@tukkimies/shared/release/cell-key.ts'
import { firstPolicy } from '@tukkimies/shared/release/policy.ts'
import { loosenedBy, policyChanges } from '@tukkimies/shared/release/policy-change.ts'
import { readTableRequest } from '@tukkimies/shared/release/table-request.ts'
import { checkAnchors, makeAnchor } from './anchor.ts'
import { makeAgeKey } from './backup/age.ts'
import { restoreBackups, type SourceOptions, tryBackups } from './backup/commands.ts'
import { makeLedger } from './backup/ledger.ts'
import { readRecords } from './backup/records.ts'
import { checkInstallation, readTextFile, shownOpen } from './check.ts'
import { type Config, type ConfigReading, readCommandConfig, readConfig, readPasswordFile } from './config.ts'
import { makeOneTimeCode } from './crypto.ts'
import type { LogIn } from './demo-people.ts'
import { demoPointsMax, makeDemoTabletCode } from './demo-register.ts'
import { chooseDemo, chooseRegister, type DemoSize, prepareDemo, usualDemo } from './demo.ts'
import { createDeps, type Deps } from './deps.ts'
import { backUpNow, confirmRetention, type NightWork, runNight } from './jobs/nightly.ts'
import { planRetention } from './jobs/retention-plan.ts'
import { createLog, createStandardLog } from './log.ts'
import { refuseLostStores } from './lost-stores.ts'
import { newestPolicy, proposePolicy, readPolicyAnswer, rehearseProposal } from './policies.ts'
import { judgePolicy, policyProblemText, readOwnProfile } from './policy-check.ts'
import { Refused, valueOrThrow } from './refused.ts'
import { appendAudit } from './register/audit.ts'
import { checkAudit } from './register/audit-chain.ts'
import { readPolicyVersions } from './register/policies.ts'
import { readOpenRows, readRisk } from './risk.ts'
import { awaitSignal, guardProcess, startServer } from './serve.ts'
import { storeNames } from './stores.ts'
import { readPolicy } from './structure.ts'
import { mayActOn } from './trial.ts'
import { type Account, findAccountByUsername } from './users/accounts.ts'
import { enlistUser } from './users/enlist.ts'
import { readFactorRoles, writeFactorRoles } from './users/factor-kinds.ts'
import { removeFactors } from './users/second-factor.ts'
import { setPassword } from './users/set-password.ts'
import { type Act, endAccess, inviteAdministered } from './users/users.ts'
import { listPeriods, readTable } from './visits/reader.ts'

type Options = NonNullable<ParseArgsConfig['options']>
type Values = ReturnType<typeof parseArgs>['values']

type Command = {
  readonly usage: string
  readonly does: string
  readonly options: Options
  /** How many words follow the command's name. */
  readonly words?: number
  readonly run: (values: Values, words: readonly string[]) => Promise<number>
}

const done = 0
const failed = 1
const misunderstood = 2

const text = { type: 'string' } as const
const flag = { type: 'boolean' } as const
const several = { type: 'string', multiple: true } as const

const commands: Readonly<Record<string, Command>> = {
  serve: {
    usage: 'serve [--demo | --trial]',
    does: `Serves the app and the API and does the nightly work. --demo: an organisation with a year of invented visits, in
the folder demo. --trial: an empty register for trying out, whose clock commands may move.`,
    options: { demo: flag, trial: flag },
    run: (values) => (values['demo'] === true ? serveDemo() : serve(values['trial'] === true)),
  },
  demo: {
    usage: 'demo [--visits 11250] [--points 6] [--months 15] [--seed 1]',
    does: `Fills an empty register with invented visits, by the way of real ones, and prints log-ins. --points: at most ${demoPointsMax}.`,
    options: { visits: text, points: text, months: text, seed: text },
    run: (values) => demo(values),
  },
  'user create': {
    usage: `user create --username NAME --first NAME --last NAME [--role main_user] [--email ADDRESS] [--locality PLACE]
    [--language KEY …] [--at POINT …] [--within ORGANISATION] [--password-file FILE]
    [--organisation "FI / SV / EN" --point "FI / SV / EN" … [--small]]`,
    does: `Creates a user. In an empty register also the organisation and its points; --small: fewer than 120 visits a year at
each. --role: main_user, advisor, coordinator, protection_officer or operator. --at: the id of a point that is granted. --within:
the id of the organisation, where there are several. Without a file the password is asked for, or made and printed once.`,
    options: {
      username: text,
      first: text,
      last: text,
      role: text,
      email: text,
      locality: text,
      language: several,
      at: several,
      within: text,
      'password-file': text,
      organisation: text,
      point: several,
      small: flag,
    },
    run: (values) => createUser(values),
  },
  'user password': {
    usage: 'user password --username NAME [--password-file FILE]',
    does: `Sets a new password, opens an account that failed log-ins have locked, and ends the user's sessions. Without a file
the password is asked for, or made and printed once.`,
    options: { username: text, 'password-file': text },
    run: (values) => renewPassword(values),
  },
  'user invite': {
    usage: 'user invite --username NAME',
    does: `Prints a one-time code for the page /invitation: it opens an account for 72 hours, or sets a new password within 30
minutes. The codes before it end.`,
    options: { username: text },
    run: (values) => inviteUser(values),
  },
  'user end': {
    usage: 'user end --username NAME [--day DAY]',
    does: `Ends a user's access at the end of a day; without a day at once, with sessions, codes and what tablets know. The
account is deleted later, by the retention.`,
    options: { username: text, day: text },
    run: (values) => endUser(values),
  },
  'factors remove': {
    usage: 'factors remove --username NAME',
    does: `Takes every second factor of a user away and ends the sessions: for somebody who has lost them all. Make sure first
who asks.`,
    options: { username: text },
    run: (values) => forgetFactors(values),
  },
  'factors require': {
    usage: 'factors require [--role ROLE … | --none]',
    does: 'Prints which roles need a second factor. --role: these, from now on. --none: no role.',
    options: { role: several, none: flag },
    run: (values) => requireFactors(values),
  },
  retention: {
    usage: 'retention [--confirm]',
    does: `Prints, in numbers, what is over age: of each class how many there are, go now, go within 30 days. --confirm: deletes
it now, where a clock that jumped or too many due at once have stopped it. Look at the numbers and at the server's clock first.`,
    options: { confirm: flag },
    run: (values) => retention(values['confirm'] === true),
  },
  fold: {
    usage: 'fold [--day DAY]',
    does: `Folds the visits that are due and erases them. --day later than tomorrow: only on a trial or a demo. "waiting" are
those that wait for their batch; null is under 8, none included.`,
    options: { day: text },
    run: (values) => night('fold', values),
  },
  close: {
    usage: 'close [--day DAY]',
    does: 'Closes the periods whose day has come and erases their counts. --day as for fold.',
    options: { day: text },
    run: (values) => night('close', values),
  },
  nightly: {
    usage: 'nightly [--day DAY]',
    does: 'A whole night: fold, close, what is over age. --day and "waiting" as for fold.',
    options: { day: text },
    run: (values) => night('all', values),
  },
  'backup key': {
    usage: 'backup key',
    does: `Makes a key pair for backups and prints it as a file: keep it offline, on paper too. Its second line goes into
BACKUP_KEY or KEYS_BACKUP_KEY.`,
    options: {},
    run: () => printKey(),
  },
  backup: {
    usage: 'backup',
    does: 'Backs all stores up now, into the places of BACKUP and KEYS_BACKUP, and verifies each by putting it back.',
    options: {},
    run: () => backup(),
  },
  verify: {
    usage:
      'verify [--identity FILE] [--keys-identity FILE] [--file FILE] [--from FOLDER] [--keys-from FOLDER] [--at DAY]',
    does: `Opens the newest backup of each store, or one file, with the private key and puts it back aside; changes nothing.
--identity: of BACKUP_KEY. --keys-identity: of KEYS_BACKUP_KEY.`,
    options: { identity: text, 'keys-identity': text, file: text, from: text, 'keys-from': text, at: text },
    run: (values) => verify(values),
  },
  restore: {
    usage: `restore --identity FILE --keys-identity FILE [--from FOLDER] [--keys-from FOLDER] [--at DAY] [--ledger FILE]
    [--only register|live|release|keys] [--accept-recount]`,
    does: `Puts the newest backups, up to a day, into an empty place, erases again what was erased since, runs the retention and
opens. --ledger: erasures kept on another host. --only: one store, into its place beside the others. Until it is done no
server starts; it may be stopped and run again. Stop every server first.`,
    options: {
      identity: text,
      'keys-identity': text,
      from: text,
      'keys-from': text,
      at: text,
      ledger: text,
      only: text,
      'accept-recount': flag,
    },
    run: (values) => restore(values),
  },
  check: {
    usage: 'check',
    does: `Counts what is kept and checks every rule that can be checked at rest; 0 only if all hold. "openVisits": null is
under 8, none included.`,
    options: {},
    run: () => check(),
  },
  risk: {
    usage: 'risk',
    does: `Prints the risk report of each closed period, what waits for the data protection officer, and how many rows are open.
1 if something waits.`,
    options: {},
    run: () => risk(),
  },
  'audit verify': {
    usage: 'audit verify [--anchor FILE]',
    does: `Walks the use log from its beginning and prints where it stands: its lines, its end, the months that are over age
and gone, the first line that does not fit. --anchor: also whether it still holds the anchors of a file, one a line.`,
    options: { anchor: text },
    run: (values) => verifyAudit(textOf(values, 'anchor')),
  },
  'audit anchor': {
    usage: 'audit anchor',
    does: 'Prints the end of the use log as one line, sealed by the root key, to be kept on another host.',
    options: {},
    run: () => withRegister(async (deps) => printLine(await makeAnchor(deps, deps.now()))),
  },
  'audit erasures': {
    usage: 'audit erasures',
    does: `Prints which contacts, users and requests are gone for ever, one a line, sealed by the root key and naming nobody: to be
kept on another host for restore --ledger.`,
    options: {},
    run: () =>
      withRegister(async (deps) => {
        for (const line of await makeLedger(deps)) printLine(line)
        return done
      }),
  },
  'policy show': {
    usage: 'policy show',
    does: 'The parameters of publication in force.',
    options: {},
    run: () => showPolicy(),
  },
  'policy check': {
    usage: 'policy check FILE',
    does: `Says whether rules of publication in a file, written as policy show prints them, can protect: 0 if they can, with what
to be warned of, what they change and by what they let more be seen. Changes nothing.`,
    options: {},
    words: 1,
    run: (_values, words) => checkPolicyFile(words[0] ?? ''),
  },
  'policy propose': {
    usage: 'policy propose FILE --first DAY',
    does: `Puts rules of publication in a file before the data protection officer, to begin on a day after today, rehearses them,
which may take minutes, and prints what came out. The proposal before is forgotten.`,
    options: { first: text },
    words: 1,
    run: (values, words) => proposePolicyFile(values, words[0] ?? ''),
  },
  'policy row': {
    usage: 'policy row --D 3 --V 2 --js 0 --mode equal|atMost --i 1',
    does: 'The noise of a true count i: changes v and their probabilities p.',
    options: { D: text, V: text, js: text, mode: text, i: text },
    run: async (values) => policyRow(values),
  },
  'release periods': {
    usage: 'release periods [--visitor client|partner]',
    does: 'The closed periods, and when the next ones close.',
    options: { visitor: text },
    run: (values) => releasePeriods(values),
  },
  'release table': {
    usage: `release table 'visitor=client&place=whole&period=2026-03&rows=topic'`,
    does: 'A table of the release, as the API answers it.',
    options: {},
    words: 1,
    run: (_values, words) => releaseTable(words[0] ?? ''),
  },
}

const say = (line: string): void => void process.stderr.write(`${line}\n`)

const print = (value: unknown): number => {
  process.stdout.write(`${JSON.stringify(value, null, process.stdout.isTTY ? 2 : undefined)}\n`)
  return done
}

/** One line, also at a terminal: it may be joined to others in a file. */
const printLine = (value: unknown): number => {
  process.stdout.write(`${JSON.stringify(value)}\n`)
  return done
}

const usageOf = ({ usage, does }: Command): string => `tukkimies ${usage}\n  ${does.replaceAll('\n', '\n  ')}`

const usage = (): string =>
  ['Usage: npm run tukkimies -- COMMAND, or node server/tukkimies.ts COMMAND', '']
    .concat(Object.values(commands).map(usageOf))
    .join('\n')

const main = async (args: readonly string[]): Promise<number> => {
  const name = Object.keys(commands).find((known) => known.split(' ').every((word, at) => args[at] === word))
  const command = name === undefined ? undefined : commands[name]
  if (args.includes('--help')) {
    process.stdout.write(`${command ? usageOf(command) : usage()}\n`)
    return done
  }
  if (name === undefined || !command) {
    say(usage())
    return misunderstood
  }
  const parsed = readArguments(command, args.slice(name.split(' ').length))
  if (!parsed) return misunderstand(command)
  try {
    return await command.run(parsed.values, parsed.words)
  } catch (fault) {
    if (!(fault instanceof Refused)) say(fault instanceof Error ? fault.message : 'Failed.')
    else if (argumentProblems.has(fault.problem.code)) return misunderstand(command, fault.problem)
    else say(sentenceOf(fault.problem))
    return failed
  }
}

const argumentProblems: ReadonlySet<Problem['code']> = new Set(['invalid', 'missing', 'malformed', 'unknown_parameter'])

const sentenceOf = (problem: Problem): string => {
  const { code, field, min, max, limit, day } = problem
  if (code === 'policy' || (code === 'noise_infeasible' && field !== undefined))
    return `Refused: ${policyProblemText(problem)}.`
  const details = { field, min, max, limit, day }
  const known = Object.entries(details).flatMap(([name, value]) => (value === undefined ? [] : [`${name} ${value}`]))
  return `Refused: ${[code, ...known].join(', ')}.`
}

const misunderstand = (command: Command, problem?: Problem): number => {
  if (problem) say(sentenceOf(problem))
  say(`Usage: ${usageOf(command)}`)
  return misunderstood
}

const readArguments = (
  { options, words: count = 0 }: Command,
  args: readonly string[],
): { values: Values; words: readonly string[] } | null => {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, strict: true, allowPositionals: true })
    return positionals.length === count ? { values, words: positionals } : null
  } catch {
    return null
  }
}

const textOf = (values: Values, name: string): string | undefined => {
  const value = values[name]
  return typeof value === 'string' ? value : undefined
}

const listOf = (values: Values, name: string): readonly string[] => {
  const value = values[name]
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
}

const invalid = (field: string): Refused => new Refused({ code: 'invalid', field })

/** A number in plain digits, or the one that stands where none was given. */
const numberOf = (values: Values, name: string, missing?: number): number => {
  const value = textOf(values, name)
  if (value === undefined && missing !== undefined) return missing
  if (value === undefined) throw new Refused({ code: 'missing', field: name })
  if (!/^-?\d{1,9}(\.\d{1,9})?$/.test(value)) throw invalid(name)
  return Number(value)
}

const wholeOf = (values: Values, name: string, missing: number, min: number, max: number): number => {
  const number = numberOf(values, name, missing)
  if (!Number.isInteger(number) || number < min || number > max) throw invalid(name)
  return number
}

const configOrThrow = (reading: ConfigReading): Config => {
  if (reading.ok) return reading.config
  throw new Error(reading.complaints.join('\n'))
}

/** A command on the register that there is. What it logs goes to stderr. */
const withRegister = async (work: (deps: Deps) => Promise<number>): Promise<number> => {
  const config = configOrThrow(readCommandConfig())
  const chosen = await chooseRegister(config)
  if (!chosen) throw new Error('There is no register here yet: DATA_DIR or DATABASE_URL names where it is.')
  if (chosen.dataDir !== config.dataDir) say(`There is no register but the demo, in ${chosen.dataDir}`)
  return withDeps(chosen, work)
}

const withDeps = async (config: Config, work: (deps: Deps) => Promise<number>): Promise<number> => {
  const deps = await createDeps(config, createLog(say))
  try {
    return await work(deps)
  } finally {
    await deps.close()
  }
}

const serve = async (trial: boolean): Promise<number> => {
  const log = createStandardLog()
  guardProcess(log)
  const serving = await startServer(configOrThrow(readConfig()), { trial, say, log })
  await awaitSignal()
  await serving.stop()
  return done
}

const serveDemo = async (): Promise<number> => {
  const config = configOrThrow(readConfig())
  const chosen = await chooseDemo(config, createStandardLog())
  const log = createStandardLog()
  guardProcess(log)
  const logIns = await prepareDemo(chosen, log, usualDemo, true, tellProgress)
  const { url, deps, stop } = await startServer(chosen, { trial: false, say, log })
  for (const { role, username, password } of logIns) say(`  ${role.padEnd(18)} ${username.padEnd(18)} ${password}`)
  say(`Sign in at ${url}/sign-in; try a tablet, within 15 minutes, at`)
  say(`  ${url}/set-up#${await makeDemoTabletCode(deps)}`)
  await awaitSignal()
  await stop()
  return done
}

const demo = async (values: Values): Promise<number> => {
  const size: DemoSize = {
    visits: wholeOf(values, 'visits', usualDemo.visits, 0, 1_000_000),
    points: wholeOf(values, 'points', usualDemo.points, 1, demoPointsMax),
    months: wholeOf(values, 'months', usualDemo.months, 1, 60),
    seed: wholeOf(values, 'seed', usualDemo.seed, 0, 2 ** 31 - 1),
  }
  const config = configOrThrow(readCommandConfig())
  const logIns: readonly LogIn[] = await prepareDemo(config, createLog(say), size, false, tellProgress)
  return print({ ...size, folder: config.dataDir, logIns })
}

let toldPercent = -1
const tellProgress = (share: number): void => {
  const percent = Math.floor(share * 20) * 5
  if (percent === toldPercent) return
  toldPercent = percent
  say(`Inventing visits: ${percent} %`)
}

const createUser = async (values: Values): Promise<number> => {
  const details = Details.safeParse({
    first: textOf(values, 'first'),
    last: textOf(values, 'last'),
    username: textOf(values, 'username'),
    email: textOf(values, 'email') ?? '',
    locality: textOf(values, 'locality') ?? '',
    adviceLanguages: listOf(values, 'language'),
  })
  if (!details.success) throw invalid(String(details.error.issues[0]?.path[0] ?? 'username'))
  const role = Role.safeParse(textOf(values, 'role') ?? 'main_user')
  if (!role.success) throw invalid('role')
  const organisation = textOf(values, 'organisation')
  const points = listOf(values, 'point').map((names) => ({
    names: readLabels(names, 'point'),
    busy: values['small'] !== true,
  }))
  const enlistment = {
    role: role.data,
    details: details.data,
    organisation: organisation === undefined ? null : readLabels(organisation, 'organisation'),
    points,
    granted: listOf(values, 'at'),
    within: textOf(values, 'within') ?? null,
  }
  const { password, isMade } = await choosePassword(textOf(values, 'password-file'))
  return withDeps(configOrThrow(readCommandConfig()), async (deps) => {
    valueOrThrow(await enlistUser(deps, { ...enlistment, password }, deps.now()))
    return print({ username: details.data.username, role: role.data, ...(isMade ? { password } : {}) })
  })
}

const renewPassword = async (values: Values): Promise<number> => {
  const username = textOf(values, 'username')
  if (username === undefined) throw new Refused({ code: 'missing', field: 'username' })
  return withRegister(async (deps) => {
    const { password, isMade } = await choosePassword(textOf(values, 'password-file'))
    valueOrThrow(await setPassword(deps, username, password, deps.now()))
    return print({ username, ...(isMade ? { password } : {}) })
  })
}

const withUser = (values: Values, work: (deps: Deps, account: Account) => Promise<number>): Promise<number> => {
  const username = textOf(values, 'username')
  if (username === undefined) throw new Refused({ code: 'missing', field: 'username' })
  return withRegister(async (deps) => {
    const account = await findAccountByUsername(deps, username)
    if (!account) throw new Refused({ code: 'not_found', field: 'username' })
    return work(deps, account)
  })
}

const inviteUser = (values: Values): Promise<number> =>
  withUser(values, async (deps, account) => {
    const { code, until, kind } = await inviteAdministered(deps, commandAct(deps), account)
    return print({ username: account.details.username, kind, code, until: new Date(until).toISOString() })
  })

const endUser = (values: Values): Promise<number> =>
  withUser(values, async (deps, account) => {
    const named = textOf(values, 'day')
    const day = named === undefined ? null : Day.safeParse(named)
    if (day && !day.success) throw invalid('day')
    await endAccess(deps, commandAct(deps), account, day?.data ?? null)
    return print({ username: account.details.username, day: day?.data ?? null })
  })

const forgetFactors = (values: Values): Promise<number> =>
  withUser(values, async (deps, account) =>
    print({
      username: account.details.username,
      removed: await removeFactors(deps, account, commandAct(deps).line),
    }),
  )

const requireFactors = (values: Values): Promise<number> => {
  const named = listOf(values, 'role')
  const roles = Role.options.filter((role) => named.includes(role))
  if (roles.length < new Set(named).size) throw invalid('role')
  return withRegister(async (deps) => {
    const isChange = roles.length > 0 || values['none'] === true
    if (isChange) await deps.register.transact((tx) => writeFactorRoles(tx, roles, { at: deps.now() }))
    return print({ roles: await readFactorRoles(deps.register) })
  })
}

/** What the command line does to an account stands in the log as done by nobody in particular. */
const commandAct = (deps: Deps): Pick<Act, 'now' | 'line'> => {
  const now = deps.now()
  return { now, line: (event, organisation) => ({ at: now, actor: { is: 'nobody' }, organisation, event }) }
}

const retention = (isConfirmed: boolean): Promise<number> =>
  withRegister(async (deps) => {
    if (!isConfirmed) return print(await planRetention(deps))
    const outcome = await confirmRetention(deps)
    if (!outcome) throw new Error('Another process is doing the nightly work.')
    return print(outcome)
  })

/** `FI / SV / EN`, or one name for all three. */
const readLabels = (names: string, field: string): Labels => {
  const [fi, sv = fi, en = fi] = names.split('/').map((name) => name.trim())
  const read = Labels.safeParse({ fi, sv, en })
  if (!read.success) throw invalid(field)
  return read.data
}

const choosePassword = async (file: string | undefined): Promise<{ password: string; isMade: boolean }> => {
  if (file !== undefined) return { password: readPasswordFile(file), isMade: false }
  if (!process.stdin.isTTY) return { password: makeOneTimeCode().toLowerCase(), isMade: true }
  const password = await askHidden('Password: ')
  if (password !== (await askHidden('Again: '))) throw new Error('The two are not the same.')
  return { password, isMade: false }
}

/** Reads a line from the terminal without showing it. */
const askHidden = (question: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const { stdin, stderr } = process
    let line = ''
    const end = (work: () => void): void => {
      stdin.setRawMode(false).pause().off('data', read)
      stderr.write('\n')
      work()
    }
    const read = (chunk: Buffer): void => {
      for (const character of chunk.toString('utf8')) {
        if (character === '\r' || character === '\n') return end(() => resolve(line))
        if (character === '\u0003') return end(() => reject(new Error('Nothing was done.')))
        line = character === '\u007f' ? line.slice(0, -1) : line + character
      }
    }
    stderr.write(question)
    stdin.setRawMode(true).resume().on('data', read)
  })

const night = (work: NightWork, values: Values): Promise<number> =>
  withRegister(async (deps) => {
    const today = instantToDay(deps.now())
    const day = Day.safeParse(textOf(values, 'day') ?? today)
    if (!day.success) throw invalid('day')
    if (!(await mayActOn(deps.register, day.data, today))) {
      say(`The clock may be moved forward, and on a trial or a demo only: here until ${dayPlus(today, 1)}.`)
      return misunderstood
    }
    const outcome = await runNight(deps, day.data, work)
    if (!outcome) throw new Error('Another process is doing the nightly work.')
    const { fold } = outcome
    const policy = await readPolicy(deps.register, day.data)
    print({ ...outcome, fold: fold && { ...fold, waiting: shownOpen(fold.waiting, policy) } })
    return outcome.closes.some(({ is }) => is === 'stopped') ? failed : done
  })

const backup = (): Promise<number> =>
  withRegister(async (deps) => {
    if (deps.config.backup === 'none') throw new Error('BACKUP names no place: there is nowhere to back up to.')
    await refuseLostStores(deps)
    const isDone = await backUpNow(deps)
    if (isDone === null) throw new Error('Another process is doing the nightly work.')
    print({ ok: isDone, backups: await readRecords(deps.live) })
    return isDone ? done : failed
  })

const printKey = async (): Promise<number> => {
  const { identity, recipient } = await makeAgeKey()
  process.stdout.write(`# public key:\n# ${recipient}\n${identity}\n`)
  return done
}

const sourceOf = (values: Values): SourceOptions => {
  const named = textOf(values, 'at')
  const at = named === undefined ? null : Day.safeParse(named)
  if (at && !at.success) throw invalid('at')
  return {
    from: textOf(values, 'from'),
    keysFrom: textOf(values, 'keys-from'),
    identity: textOf(values, 'identity'),
    keysIdentity: textOf(values, 'keys-identity'),
    at: at?.data ?? null,
  }
}

const verify = async (values: Values): Promise<number> => {
  const tried = await tryBackups(configOrThrow(readCommandConfig()), sourceOf(values), textOf(values, 'file'))
  print(tried)
  return tried.every(({ rows }) => rows !== null) ? done : failed
}

const restore = async (values: Values): Promise<number> => {
  const named = textOf(values, 'only')
  const only = storeNames.find((store) => store === named) ?? null
  if (named !== undefined && only === null) throw invalid('only')
  const acceptsRecount = values['accept-recount'] === true
  const options = { ...sourceOf(values), only, ledger: textOf(values, 'ledger'), acceptsRecount }
  return print(await restoreBackups(configOrThrow(readCommandConfig()), options, createLog(say)))
}

const check = (): Promise<number> =>
  withRegister(async (deps) => {
    const report = await checkInstallation(deps, instantToDay(deps.now()))
    print(report)
    return report.ok ? done : failed
  })

const risk = (): Promise<number> =>
  withRegister(async (deps) => {
    const answer = await readRisk(deps)
    print({ ...answer, open: await readOpenRows(deps) })
    return answer.waiting.length === 0 ? done : failed
  })

const verifyAudit = (file: string | undefined): Promise<number> => {
  const text = file === undefined ? null : readFileOrThrow(file)
  return withRegister(async (deps) => {
    const { segments, ...found } = await checkAudit(deps.register)
    const anchors = text === null ? null : await checkAnchors(deps, text)
    const isSound = found.broken === null && (anchors === null || anchors.missing + anchors.forged === 0)
    const removed = segments.map(({ month, lines, first_hash, last_hash }) => ({ month, lines, first_hash, last_hash }))
    print({ ok: isSound, ...found, removed, ...(anchors ? { anchors } : {}) })
    return isSound ? done : failed
  })
}

const showPolicy = async (): Promise<number> => {
  const chosen = await chooseRegister(configOrThrow(readCommandConfig()))
  if (!chosen) return print(firstPolicy)
  return withDeps(chosen, async (deps) => print(await readPolicy(deps.register, instantToDay(deps.now()))))
}

const readPolicyFile = (file: string): unknown => {
  const content = readFileOrThrow(file)
  try {
    return JSON.parse(content)
  } catch {
    throw new Error('The file is not JSON.')
  }
}

const readFileOrThrow = (file: string): string => {
  try {
    return readTextFile(file)
  } catch {
    throw new Error('The file cannot be read: there is none of that name, or it may not be read.')
  }
}

const checkPolicyFile = async (file: string): Promise<number> => {
  const raw = readPolicyFile(file)
  return withRegister(async (deps) => {
    const today = instantToDay(deps.now())
    const { policy, warnings } = valueOrThrow(await judgePolicy(deps.register, raw, today))
    const before = newestPolicy(await readPolicyVersions(deps.register, today))
    return print({
      ok: true,
      warnings: warnings.map(policyProblemText),
      changes: policyChanges(policy, before),
      loosens: loosenedBy(policy, before, await readOwnProfile(deps, today)),
    })
  })
}

const proposePolicyFile = async (values: Values, file: string): Promise<number> => {
  const first = Day.safeParse(textOf(values, 'first'))
  if (!first.success) throw invalid('first')
  const raw = readPolicyFile(file)
  return withRegister(async (deps) => {
    const today = instantToDay(deps.now())
    const { policy } = valueOrThrow(await judgePolicy(deps.register, raw, today))
    const event = { event: 'policy', act: 'proposed' } as const
    await deps.register.transact(async (tx) => {
      await proposePolicy(tx, { policy, first: first.data }, today)
      await appendAudit(tx, commandAct(deps).line(event, null))
    })
    await rehearseProposal(deps)
    return print((await readPolicyAnswer(deps)).proposal)
  })
}

const policyRow = (values: Values): number => {
  const mode = textOf(values, 'mode') ?? 'equal'
  const asked = { D: numberOf(values, 'D'), V: numberOf(values, 'V'), js: numberOf(values, 'js', 0), mode }
  const i = numberOf(values, 'i')
  const read = NoiseParameters.safeParse(asked)
  if (!read.success) throw invalid(String(read.error.issues[0]?.path[0] ?? 'D'))
  valueOrThrow(checkParameters(read.data, i))
  const solved = solveRow(read.data, i)
  if (solved.ok) return print({ v: solved.value.v, p: solved.value.p })
  const { code, min, max } = solved.problem
  if (code === 'noise_biased') say('There is no such row: no unbiased distribution has these results, whatever V is.')
  else if (mode === 'atMost') say(`There is no such row: V must be greater than ${min}.`)
  else say(`There is no such row: V must be greater than ${min} and less than ${max}.`)
  return misunderstood
}

const releasePeriods = (values: Values): Promise<number> => {
  const visitor = Visitor.safeParse(textOf(values, 'visitor') ?? 'client')
  if (!visitor.success) throw invalid('visitor')
  return withRegister(async (deps) => print(await listPeriods(deps.reader, visitor.data, await groundOf(deps))))
}

const releaseTable = (query: string): Promise<number> => {
  const request = valueOrThrow(readTableRequest(new URLSearchParams(query)))
  return withRegister(async (deps) => print(valueOrThrow(await readTable(deps.reader, request, await groundOf(deps)))))
}

const groundOf = async ({ register, now }: Deps) => {
  const today = instantToDay(now())
  return { policy: await readPolicy(register, today), today }
}

process.exitCode = await main(process.argv.slice(2))
