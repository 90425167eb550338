// What the use log promises, on every engine: a chain to which lines are only added, read as far as one may, and whose
// oldest months go as a whole and in no other way.
import { CompiledQuery } from 'kysely'
import { expect, test } from 'vitest'
import { Day, PeriodName } from '@tukkimies/shared/day.ts'
import { OrganisationId, PointId, UserId } from '@tukkimies/shared/id.ts'
import type { AuditEvent, AuditLine } from '@tukkimies/shared/register/audit.ts'
import type { Scope } from '@tukkimies/shared/register/rights.ts'
import { checkAudit, hasAuditLine } from '@tukkimies/server/register/audit-chain.ts'
import { removeOldSegments } from '@tukkimies/server/register/audit-segments.ts'
import { appendAudit, listAudit } from '@tukkimies/server/register/audit.ts'
import type { RegisterStore } from '@tukkimies/server/register/schema.ts'

const north = OrganisationId.parse('north')
const [aino, maija] = [UserId.parse('AAAAAAAAAAAAAAAAAAAAAA'), UserId.parse('BBBBBBBBBBBBBBBBBBBBBQ')]
const scopes = {
  all: { is: 'all' },
  north: { is: 'organisation', organisation: north },
  p1: { is: 'points', points: [PointId.parse('p1')] },
  aino: { is: 'self', user: aino },
} as const satisfies Record<string, Scope>
const noon = (day: string): number => Date.parse(`${day}T10:00:00Z`)
const add = (register: RegisterStore, at: number, event: AuditEvent, change: Partial<AuditLine> = {}): Promise<void> =>
  register.transact((tx) => appendAudit(tx, { at, actor: { is: 'server' }, organisation: null, event, ...change }))
const folded = (visits: number): AuditEvent => ({ event: 'folded', visits, arrivals: 0 })
const idsOf = (lines: readonly { readonly id: number }[]): number[] => lines.map(({ id }) => id)

export const auditContract = (
  engine: string,
  open: () => Promise<RegisterStore & { readonly countOnDisk: (pattern: RegExp) => number }>,
): void => {
  test(`[F100] ${engine}: a line of the log that is changed, left out or moved is found`, async () => {
    const register = await open()
    const line = (visits: number, organisation = null as AuditLine['organisation']): AuditLine => ({
      at: 1000 + visits,
      actor: { is: 'server' },
      organisation,
      event: { event: 'folded', visits, arrivals: 0 },
    })
    for (let at = 0; at < 5; at++) await register.transact((tx) => appendAudit(tx, line(at, at % 2 ? north : null)))
    const whole = await checkAudit(register)
    expect(whole).toMatchObject({ lines: 5, broken: null })
    const read = await listAudit(register, scopes.north, 10)
    expect(read).toEqual([
      { ...line(3, north), id: 4 },
      { ...line(1, north), id: 2 },
    ])
    expect((await listAudit(register, scopes.all, 2, { before: 4 })).map(({ id }) => id)).toEqual([3, 2])
    expect(await listAudit(register, scopes.p1, 10)).toEqual([])

    await expect(register.query.deleteFrom('audit').execute()).rejects.toThrow('frozen')
    await expect(register.query.updateTable('audit').set({ at: 0 }).execute()).rejects.toThrow('frozen')
    const rows = await register.query.selectFrom('audit').selectAll().orderBy('id').execute()
    const rewrites: [number, (row: (typeof rows)[number]) => Partial<typeof row>][] = [
      [3, (row) => ({ line: row.line.replace('"visits":2', '"visits":9') })],
      [3, (row) => ({ at: row.at + 1 })],
      [2, () => ({ organisation: null })],
      [4, () => ({ previous: 'f'.repeat(64) })],
      [3, () => ({ id: 99 })],
    ]
    for (const [broken, change] of rewrites) {
      const copy = await open()
      const changed = rows.map((row) => (row.id === broken ? { ...row, ...change(row) } : row))
      await copy.query.insertInto('audit').values(changed).execute()
      expect((await checkAudit(copy)).broken).toBe(broken)
    }
    const cut = await open()
    await cut.query.insertInto('audit').values(rows.slice(0, 4)).execute()
    // A tail that is cut off shows only beside a last hash kept elsewhere.
    expect(await checkAudit(cut)).not.toEqual(whole)
  })

  test(`[F100] ${engine}: lines that are added at the same time make one chain`, async () => {
    const register = await open()
    await Promise.all(Array.from({ length: 12 }, (_, at) => add(register, at, folded(at))))
    expect(await checkAudit(register)).toMatchObject({ lines: 12, broken: null })
  })

  test(`[A19] ${engine}: lines are found by kind, by day in Helsinki and backwards from a number`, async () => {
    const register = await open()
    const instants = ['2026-03-09T21:59:59Z', '2026-03-09T22:00:00Z', '2026-03-10T21:59:59Z', '2026-03-10T22:00:00Z']
    for (const [at, instant] of instants.entries()) await add(register, Date.parse(instant), folded(at))
    await add(register, noon('2026-03-11'), { event: 'signed_in', user: aino })
    const day = Day.parse('2026-03-10')
    const found = async (...asked: Parameters<typeof listAudit>[3][]) => {
      const lines = []
      for (const filter of asked) lines.push(idsOf(await listAudit(register, scopes.all, 9, filter)))
      return lines
    }
    expect(await found({ from: day, to: day }, { from: day }, { to: day })).toEqual([
      [3, 2],
      [5, 4, 3, 2],
      [3, 2, 1],
    ])
    expect(await found({ event: 'server' }, { event: 'log_in' }, { event: 'people' })).toEqual([[4, 3, 2, 1], [5], []])
    expect(await found({ event: 'server', before: 3, from: day })).toEqual([[2]])
  })

  test(`[A19] [A33] ${engine}: a user reads the own log-ins, whoever did them, and nothing else`, async () => {
    const register = await open()
    const byMaija = { actor: { is: 'user', user: maija, role: 'main_user' }, organisation: north } as const
    const byAino = { actor: { is: 'user', user: aino, role: 'advisor' }, organisation: north } as const
    await add(register, 1, { event: 'signed_in', user: aino }, byAino)
    await add(register, 2, { event: 'signed_in', user: maija }, byMaija)
    await add(register, 3, { event: 'session_ended', user: aino, sessions: 2 }, byMaija)
    await add(register, 4, { event: 'access_changed', user: aino, role: 'advisor', reason: 'task' }, byMaija)
    await add(register, 5, { event: 'audit_read', lines: 3 }, byAino)
    await add(register, 6, { event: 'sign_in_refused', user: null })
    await add(register, 7, { event: 'sign_in_refused', user: aino })
    expect(idsOf(await listAudit(register, scopes.aino, 9))).toEqual([7, 3, 1])
    expect(idsOf(await listAudit(register, scopes.north, 9))).toEqual([5, 4, 3, 2, 1])
    expect(await listAudit(register, { is: 'self', user: UserId.parse('aaaaaaaaaaaaaaaaaaaaaA') }, 9)).toEqual([])
  })

  test(`[F100] ${engine}: a month goes 24 months after its end, and the rest still hangs on it`, async () => {
    const register = await open()
    const days = ['2024-02-27', '2024-02-29', '2024-03-01', '2024-03-31', '2024-04-01', '2026-03-01']
    for (const [at, day] of days.entries()) await add(register, noon(day), folded(at))
    const before = await checkAudit(register)
    const at = noon('2026-03-01')
    expect(await removeOldSegments(register, Day.parse('2026-02-28'), at)).toBe(0)
    expect(await checkAudit(register)).toEqual(before)

    expect(await removeOldSegments(register, Day.parse('2026-03-01'), at)).toBe(1)
    expect(await removeOldSegments(register, Day.parse('2026-03-01'), at)).toBe(0)
    const after = await checkAudit(register)
    expect(after).toMatchObject({ lines: 5, last: 7, broken: null })
    expect(after.segments).toMatchObject([{ first_id: 1, last_id: 2, lines: 2, month: '2024-02', noted: 7 }])
    const [said] = await listAudit(register, scopes.all, 1)
    expect(said?.event).toEqual({ event: 'audit_segment_removed', month: '2024-02', lines: 2 })
    expect(await hasAuditLine(register, 6, before.head)).toBe(true)
    expect(await hasAuditLine(register, 6, after.head)).toBe(false)
    expect(await hasAuditLine(register, 2, after.segments[0]?.last_hash ?? '')).toBe(true)
    expect(await hasAuditLine(register, 2, before.head)).toBe(false)
    expect(await hasAuditLine(register, 8, before.head)).toBe(false)

    // Two months at once, and after a while also the month whose line said that the first had gone.
    expect(await removeOldSegments(register, Day.parse('2026-05-01'), noon('2026-05-01'))).toBe(2)
    await add(register, noon('2026-05-02'), folded(9))
    expect(await removeOldSegments(register, Day.parse('2028-04-01'), noon('2028-04-01'))).toBe(1)
    const end = await checkAudit(register)
    expect(end.segments.map(({ month }) => month)).toEqual(['2024-02', '2024-03', '2024-04', '2026-03'])
    expect(end.broken).toBeNull()
    await add(register, noon('2028-04-02'), folded(1))
    expect(await checkAudit(register)).toMatchObject({ broken: null, last: end.last + 1 })
  })

  test(`[F100] ${engine}: even the last line of a register that was silent for years can go`, async () => {
    const register = await open()
    await add(register, noon('2020-01-05'), folded(1))
    expect(await removeOldSegments(register, Day.parse('2026-03-10'), noon('2026-03-10'))).toBe(1)
    expect(await checkAudit(register)).toMatchObject({ lines: 1, last: 2, broken: null })
  })

  test(`[F100] ${engine}: lines go by no other way, and a month that is gone can be neither changed nor filled again`, async () => {
    const register = await open()
    for (let at = 1; at <= 5; at++) await add(register, noon(`2024-02-0${at}`), folded(at))
    for (let at = 6; at <= 8; at++) await add(register, noon(`2024-03-0${at}`), folded(at))
    const rows = await register.query.selectFrom('audit').selectAll().orderBy('id').execute()
    const hash = (id: number): string => rows[id - 1]?.hash ?? ''
    const run = (first: number, last: number, change: object = {}) => ({
      first_id: first,
      last_id: last,
      lines: last - first + 1,
      first_hash: hash(first),
      last_hash: hash(last),
      month: '2024-02',
      noted: 9,
      ...change,
    })
    const insert = (row: object, ending = '') => {
      const names = Object.keys(row)
      const values = Object.values(row).map((value) => (typeof value === 'number' ? value : `'${String(value)}'`))
      return raw(`insert into audit_segment (${names.join(', ')}) values (${values.join(', ')}) ${ending}`)
    }
    const raw = (text: string) => () => register.query.executeQuery(CompiledQuery.raw(text))
    // Neither a run that is not the oldest, nor one with a hole, another hash or count, nor one to the very end.
    const wrong = [
      run(2, 5),
      run(1, 5, { lines: 4 }),
      run(1, 5, { last_hash: hash(4) }),
      run(1, 8),
      run(0, 5),
      run(6, 7),
    ]
    for (const row of wrong) await expect(insert(row)()).rejects.toThrow('frozen')
    const acts = [raw('delete from audit'), raw('update audit set at = 0'), raw('delete from audit where id = 1')]
    for (const act of acts) await expect(act()).rejects.toThrow('frozen')
    expect(await register.query.selectFrom('audit').selectAll().execute()).toHaveLength(8)

    await removeOldSegments(register, Day.parse('2026-03-01'), noon('2026-03-01'))
    const after = await checkAudit(register)
    expect(after).toMatchObject({ lines: 4, broken: null })
    const ofEngine =
      engine === 'sqlite'
        ? [
            raw('replace into audit select * from audit'),
            raw('replace into audit_segment select * from audit_segment'),
            raw('insert or ignore into audit_segment select 6, 6, 1, hash, hash, month, 9 from audit_segment, audit'),
          ]
        : [
            raw('truncate audit'),
            raw('truncate audit_segment'),
            raw('truncate audit, audit_segment cascade'),
            // A table of the session's own does not stand for the real one.
            raw(`create temporary table audit_segment as select 1 as first_id, 99 as last_id; delete from audit`),
          ]
    const later = [
      raw('delete from audit_segment'),
      raw('update audit_segment set last_id = 8'),
      raw('delete from audit'),
      raw(`insert into audit (id, at, event, line, previous, hash) values (2, 0, 'folded', '', '', '')`),
      insert(run(1, 5), 'on conflict (first_id) do update set last_id = 8'),
    ]
    for (const act of [...later, ...ofEngine]) await expect(act()).rejects.toThrow('frozen')
    expect(await checkAudit(register)).toEqual(after)
    await register.rewrite()
    expect(await checkAudit(register)).toEqual(after)
  })

  test(`[F100] ${engine}: a month that went before its time, or that no line says went, is found`, async () => {
    const write = async (register: RegisterStore, noted: number) => {
      for (let at = 1; at <= 3; at++) await add(register, noon(`2026-02-0${at}`), folded(at))
      await add(register, noon('2026-03-01'), { event: 'audit_segment_removed', month: february, lines: 2 })
      const rows = await register.query.selectFrom('audit').select('hash').orderBy('id').execute()
      const [first_hash = '', last_hash = ''] = rows.map(({ hash }) => hash)
      const row = { first_id: 1, last_id: 2, lines: 2, first_hash, last_hash, month: february, noted }
      await register.query.insertInto('audit_segment').values(row).execute()
      return checkAudit(register)
    }
    const february = PeriodName.parse('2026-02')
    expect((await write(await open(), 3)).broken, 'no line says so').toBe(1)
    expect((await write(await open(), 4)).broken, 'too early').toBe(1)
  })

  test(`[F65] ${engine}: of a month that is gone nothing is left on the disk`, async () => {
    const register = await open()
    const planted = UserId.parse(`${engine.padEnd(20, '0').slice(0, 12)}canary123Q`)
    for (let at = 1; at <= 40; at++) await add(register, noon('2024-02-10'), { event: 'signed_in', user: planted })
    await add(register, noon('2024-03-10'), { event: 'signed_in', user: aino })
    const found = () => register.countOnDisk(new RegExp(planted, 'g'))
    // A page's end may fall into a word.
    expect(found(), 'the control: the lines are there').toBeGreaterThanOrEqual(30)
    await removeOldSegments(register, Day.parse('2026-03-01'), noon('2026-03-01'))
    // PostgreSQL frees the room later, when it vacuums.
    if (engine === 'sqlite') expect(found()).toBe(0)
    expect(await listAudit(register, { is: 'self', user: planted }, 9)).toEqual([])
  })
}
