import { expect, test } from 'vitest'
import { createLog, type LogFields } from '@tukkimies/server/log.ts'

const linesOf = (write: (log: ReturnType<typeof createLog>) => void): unknown[] => {
  const lines: string[] = []
  write(createLog((line) => lines.push(line)))
  return lines.map((line) => JSON.parse(line) as unknown)
}

test('a line is JSON with its level, its event and its fields', () => {
  const lines = linesOf((log) => {
    log.info('push', { day: '2026-03-10', status: '2xx', entries: 7 })
    log.error('fault', { incident: 'a1b2' })
  })
  expect(lines).toEqual([
    { level: 'info', event: 'push', day: '2026-03-10', status: '2xx', entries: 7 },
    { level: 'error', event: 'fault', incident: 'a1b2' },
  ])
})

test('[F97] [AN86] what is not on the list is left out, and so is a text that could be somebody’s', () => {
  const planted = { user: 'Aino', day: 'Aino Virtanen', code: 'x'.repeat(65), count: Number.NaN, port: 3000 }
  // A careless caller.
  const lines = linesOf((log) => log.info('Aino Virtanen', planted as unknown as LogFields))
  expect(lines).toEqual([{ level: 'info', event: 'unnamed', port: 3000 }])
})
