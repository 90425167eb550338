import { expect, test } from 'vitest'
import { AuditActor, AuditEvent, AuditLine } from '@tukkimies/shared/register/audit.ts'

const id = 'AAAAAAAAAAAAAAAAAAAAAA'
const line = { at: 0, actor: { is: 'server' }, organisation: null, event: { event: 'signed_in', user: id } }

test('[A19] a line of the audit has no place for names, addresses, texts or entries', () => {
  const names = new Set(
    [...AuditEvent.def.options, ...AuditActor.def.options].flatMap(({ def }) => Object.keys(def.shape)),
  )
  const chosen = ['event', 'is', 'user', 'role', 'device', 'organisation', 'point', 'visitor', 'kind', 'period']
  const counted = ['points', 'visits', 'arrivals', 'cells', 'listHash']
  expect(names).toEqual(new Set([...chosen, ...counted]))
})

test('[A19] a line is closed: what is not in its form is not written down', () => {
  expect(AuditLine.safeParse(line).success).toBe(true)
  const wrong = [
    { ...line, address: '192.0.2.1' },
    { ...line, event: { ...line.event, username: 'maija' } },
    { ...line, event: { event: 'signed_in', user: 'Maija Meikäläinen' } },
    { ...line, event: { event: 'visit_pushed', device: id } },
    { ...line, actor: { is: 'device', device: id } },
    { ...line, event: { event: 'folded', visits: -1, arrivals: 0 } },
  ]
  expect(wrong.map((one) => AuditLine.safeParse(one).success)).toEqual(wrong.map(() => false))
})
