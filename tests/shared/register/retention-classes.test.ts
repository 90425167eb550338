// The table of retention: whatever any store keeps belongs to a class, and its periods are those of whoever acts by them.
import { expect, test } from 'vitest'
import { requestMonths } from '@tukkimies/shared/register/request.ts'
import {
  auditMonths,
  disclosureMonths,
  openDays,
  receiptDays,
  retentionClasses,
  type RetentionClass,
} from '@tukkimies/shared/register/retention.ts'
import {
  firstRetentionSettings,
  RetentionSettings,
  SettableClass,
  settablePeriods,
} from '@tukkimies/shared/register/retention-settings.ts'
import { firstPolicy } from '@tukkimies/shared/release/policy.ts'
import type { Migration } from '@tukkimies/server/database.ts'
import { migrations as keys } from '@tukkimies/server/keys/schema.ts'
import { migrations as live } from '@tukkimies/server/live/schema.ts'
import { orphanDays } from '@tukkimies/server/contacts/sweep.ts'
import { markDays } from '@tukkimies/server/live/marks.ts'
import { migrations as register } from '@tukkimies/server/register/schema.ts'
import { migrations as release } from '@tukkimies/server/release/schema.ts'

const classes: readonly RetentionClass[] = retentionClasses
const stores: Readonly<Record<string, readonly Migration[]>> = { register, live, release, keys }

const tablesOf = (): string[] =>
  Object.entries(stores).flatMap(([store, migrations]) =>
    migrations.flatMap(({ steps }) => steps.flatMap((step) => ('table' in step ? [`${store}.${step.table}`] : []))),
  )
const daysOf = (name: string): number | null => {
  const lasts = classes.find((one) => one.name === name)?.lasts
  return lasts && 'count' in lasts && lasts.unit === 'days' ? lasts.count : null
}

test('[B20][D16] every table of every store belongs to a class, and every class names tables that there are', () => {
  const tables = tablesOf()
  const classed = new Set(classes.flatMap((one) => one.tables))
  expect(tables.length).toBeGreaterThan(30)
  expect(tables.filter((table) => !classed.has(table))).toEqual([])
  expect([...classed].filter((table) => !tables.includes(table))).toEqual([])
  // A table that nobody has thought of is found.
  expect(classed.has('register.photo')).toBe(false)
})

test('each class names the stores of its tables, a ground, an end, and a period where it ends', () => {
  for (const { name, stores: places, tables, lasts, end } of classes) {
    const where = new Set(tables.map((table) => table.split('.')[0]))
    expect(
      [...where].filter((store) => !(places as readonly string[]).includes(store ?? '')),
      name,
    ).toEqual([])
    if (end === 'kept') expect(['register', 'without_end'], name).toContain(lasts.unit)
  }
})

test('the days of the table are those of the policy and of whoever deletes', () => {
  expect([openDays, receiptDays]).toEqual([firstPolicy.openDays, firstPolicy.receiptDays])
  expect([daysOf('mark'), daysOf('orphan_key')]).toEqual([markDays, orphanDays])
})

test('[B20] what is set at first is what the table says, and may be set', () => {
  const months = { audit: auditMonths, request: requestMonths, disclosure: disclosureMonths }
  for (const name of SettableClass.options) {
    const of = classes.find((one) => one.set === name)
    expect(of?.lasts).toEqual({ unit: 'months', count: months[name] })
    expect(firstRetentionSettings.periods[name].months).toBe(months[name])
    expect(months[name]).toBeGreaterThanOrEqual(settablePeriods[name].min)
  }
  expect(RetentionSettings.safeParse(firstRetentionSettings).success).toBe(true)
  // The chain of the log counts on it: no month goes before its 24 months are over.
  expect(settablePeriods.audit.min).toBe(auditMonths)
})

test('[A21][A23] of contacts and users nothing may be set', () => {
  for (const name of ['contact', 'contact_erased', 'week_key', 'user', 'trainee', 'session']) {
    expect(classes.find((one) => one.name === name)?.set, name).toBeUndefined()
  }
  expect(classes.find(({ name }) => name === 'contact')?.lasts).toEqual({ unit: 'months', count: 12 })
  expect(classes.find(({ name }) => name === 'user')?.lasts).toEqual({ unit: 'months', count: 12 })
})
