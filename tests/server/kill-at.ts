// Loaded before a program: at the moment of the number in KILL_AT the process is killed as by a power cut. At its end it tells
// on the standard error how many moments there were, and of which names. Moments of its threads are not its own.
import { registerHooks } from 'node:module'

const source = `
  import { isMainThread } from 'node:worker_threads'
  const met = []
  const killAt = Number(process.env.KILL_AT)
  export const failpoint = (name) => {
    if (!isMainThread) return
    met.push(name)
    if (met.length === killAt) process.kill(process.pid, 'SIGKILL')
  }
  if (isMainThread) process.on('exit', () => process.stderr.write('moments ' + met.length + ' ' + met.join(' ') + '\\n'))
`

registerHooks({
  load: (url, context, next) =>
    url.endsWith('/shared/failpoint.ts') ? { format: 'module', shortCircuit: true, source } : next(url, context),
})
