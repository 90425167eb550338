// A month that is published before its time, by the commands of a trial.
import { dayPlus, dayToPeriod, instantToDay } from '@tukkimies/shared/day.ts'
import { closeDay } from '@tukkimies/shared/release/lattice.ts'
import { firstPolicy } from '@tukkimies/shared/release/policy.ts'
import { type App, expect } from './fixture.ts'

export const month = dayToPeriod('m', instantToDay(Date.now()))

/** Forty visits of this month, counted and published as the nights to come would do it. */
export const publishMonth = async (app: App): Promise<void> => {
  await app.pushVisits(
    Array.from({ length: 40 }, (_, at) => ({
      topic: [at < 28 ? 'permit' : 'housing'],
      language: ['ar'],
      duration: ['min15'],
    })),
  )
  const today = instantToDay(Date.now())
  for (const [work, day] of [
    ['fold', dayPlus(today, firstPolicy.openDays)],
    ['close', closeDay(month, firstPolicy)],
  ] as const) {
    const { code, err } = await app.tukkimies(work, '--day', day)
    expect(code, err).toBe(0)
  }
}
