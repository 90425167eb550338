// Loaded before a program: at the moment of the number in KILL_AT the process is killed as by a power cut. At its end it tells
// on the standard error how many moments there were.
import { registerHooks } from 'node:module'

const source = `
  let met = 0
  const killAt = Number(process.env.KILL_AT)
  export const failpoint = () => {
    met++
    if (met === killAt) process.kill(process.pid, 'SIGKILL')
  }
  process.on('exit', () => process.stderr.write('moments ' + met))
`

registerHooks({
  load: (url, context, next) =>
    url.endsWith('/shared/failpoint.ts') ? { format: 'module', shortCircuit: true, source } : next(url, context),
})
