// What of the log is shown, as it stands in the address: kind of event, days, and the number before which lines are read.
import { Day } from '@tukkimies/shared/day.ts'
import { AuditGroup } from '@tukkimies/shared/register/audit.ts'

export type AuditFilter = { readonly event: string; readonly from: string; readonly to: string }

export const noFilter: AuditFilter = { event: '', from: '', to: '' }

/** What can be read of an address; what cannot is left out. */
export const readFilter = (parameters: URLSearchParams): AuditFilter => ({
  event: AuditGroup.safeParse(parameters.get('event')).data ?? '',
  from: Day.safeParse(parameters.get('from')).data ?? '',
  to: Day.safeParse(parameters.get('to')).data ?? '',
})

/** The number of the line before which is read; 0 begins with the newest. */
export const readBefore = (parameters: URLSearchParams): number => {
  const before = parameters.get('before') ?? ''
  return /^[1-9]\d{0,14}$/.test(before) ? Number(before) : 0
}

/** The filter, and where it begins, as the search of an address. */
export const filterToSearch = ({ event, from, to }: AuditFilter, before = 0): string => {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries({ before: before === 0 ? '' : String(before), event, from, to })) {
    if (value !== '') parameters.set(name, value)
  }
  return parameters.toString()
}

/** Whether the days are days and in their order; one that is left open is. */
export const areDaysInOrder = ({ from, to }: AuditFilter): boolean => {
  const isDay = (text: string): boolean => text === '' || Day.safeParse(text).success
  return isDay(from) && isDay(to) && (from === '' || to === '' || from <= to)
}
