import { Day, dayToWeek, PeriodName } from '@tukkimies/shared/day.ts'
import {
  collatorOf,
  formatChange,
  formatDay,
  formatDays,
  formatHour,
  formatNumber,
  formatPeriod,
  formatShare,
  formatTime,
  formatWeek,
  formatWeekday,
  formatWeekdayName,
  pluralOf,
} from '@tukkimies/web/format.ts'
import { expect, test } from 'vitest'

const day = Day.parse('2026-03-10')
const inAll = (format: (language: 'fi' | 'sv' | 'en') => string) => [format('fi'), format('sv'), format('en')]
const plain = (texts: string[]) => texts.map((text) => text.replaceAll('\u00a0', ' '))

test('numbers have no-break spaces and a real minus, English ones commas', () => {
  expect(inAll((language) => formatNumber(language, -1234567.8, 1))).toEqual([
    '−1\u00a0234\u00a0567,8',
    '−1\u00a0234\u00a0567,8',
    '−1,234,567.8',
  ])
  expect(inAll((language) => formatChange(language, 88))).toEqual(['+88', '+88', '+88'])
  expect(inAll((language) => formatChange(language, -5))).toEqual(['−5', '−5', '−5'])
  expect(formatChange('fi', 0)).toBe('0')
  expect(plain(inAll((language) => formatShare(language, 0.12)))).toEqual(['12 %', '12 %', '12%'])
})

test('days, hours and clock times read as in each language', () => {
  expect(inAll((language) => formatDay(language, day))).toEqual(['10.3.2026', '10.3.2026', '10 Mar 2026'])
  expect(inAll((language) => formatWeekday(language, day))).toEqual(['ti 10.3.', 'tis 10.3', 'Tue 10 Mar'])
  expect(inAll((language) => formatWeekdayName(language, 7, 'long'))).toEqual(['sunnuntai', 'söndag', 'Sunday'])
  expect(inAll((language) => formatHour(language, 14))).toEqual(['14–15', '14–15', '14:00–15:00'])
  const summer = Date.parse('2026-07-01T11:07:00Z')
  expect(inAll((language) => formatTime(language, summer))).toEqual(['14.07', '14.07', '14:07'])
})

test('periods, weeks and ranges read as in each language', () => {
  const name = (text: string) => PeriodName.parse(text)
  expect(inAll((language) => formatPeriod(language, name('2026-03')))).toEqual([
    'maaliskuu 2026',
    'mars 2026',
    'March 2026',
  ])
  expect(inAll((language) => formatPeriod(language, name('2026Q4')))).toEqual(['2026 IV', '2026 IV', '2026 Q4'])
  expect(inAll((language) => formatPeriod(language, name('2026')))).toEqual(['2026', '2026', '2026'])
  expect(inAll((language) => formatWeek(language, dayToWeek(day)))).toEqual([
    'vko 11/2026',
    'v. 11/2026',
    'week 11, 2026',
  ])
  const [first, last] = [Day.parse('2026-01-01'), Day.parse('2026-03-31')]
  expect(inAll((language) => formatDays(language, first, last))).toEqual([
    '1.1.–31.3.2026',
    '1.1–31.3.2026',
    '1 Jan – 31 Mar 2026',
  ])
  expect(formatDays('fi', Day.parse('2025-12-30'), first)).toBe('30.12.2025–1.1.2026')
})

test('a count of one has its own form, and å, ä, ö come last', () => {
  expect(inAll((language) => pluralOf(language, 1))).toEqual(['one', 'one', 'one'])
  expect(inAll((language) => pluralOf(language, 0))).toEqual(['other', 'other', 'other'])
  for (const language of ['fi', 'sv'] as const)
    expect(['ö', 'z', 'ä', 'å', 'a'].toSorted(collatorOf(language))).toEqual(['a', 'z', 'å', 'ä', 'ö'])
})
