// Log lines: JSON with fields from a closed list, whose values are numbers and short names of our own. Two levels: `info`,
// a change of state; `error`, somebody must look. What is not listed here cannot be logged (AN86, F97).

const names = /^[A-Za-z0-9_.:-]{1,64}$/

/** Fields that a line may have. */
export type LogFields = {
  readonly day?: string
  readonly status?: string
  readonly entries?: number
  readonly incident?: string
  readonly code?: string
  readonly job?: string
  readonly store?: string
  readonly period?: string
  readonly engine?: string
  readonly signal?: string
  readonly count?: number
  readonly port?: number
  readonly ms?: number
}

export type Log = {
  readonly info: (event: string, fields?: LogFields) => void
  readonly error: (event: string, fields?: LogFields) => void
}

const fieldNames: ReadonlySet<string> = new Set<keyof LogFields>([
  'day',
  'status',
  'entries',
  'incident',
  'code',
  'job',
  'store',
  'period',
  'engine',
  'signal',
  'count',
  'port',
  'ms',
])

/** The log of the process: one line an event on the standard output. */
export const createStandardLog = (): Log => createLog((line) => process.stdout.write(`${line}\n`))

/** A log that writes lines to `write`. A field or a value that is not allowed is left out, never the whole line. */
export const createLog = (write: (line: string) => void): Log => {
  const line = (level: 'info' | 'error', event: string, fields: LogFields = {}): void => {
    const allowed = Object.entries(fields).filter(([name, value]) => fieldNames.has(name) && isAllowed(value))
    write(JSON.stringify({ level, event: isAllowed(event) ? event : 'unnamed', ...Object.fromEntries(allowed) }))
  }
  return {
    info: (event, fields) => line('info', event, fields),
    error: (event, fields) => line('error', event, fields),
  }
}

const isAllowed = (value: unknown): boolean =>
  typeof value === 'number' ? Number.isFinite(value) : typeof value === 'string' && names.test(value)
