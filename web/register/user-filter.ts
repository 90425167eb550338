// Which users are shown, and which are to be looked at first.
import { type Day, daysBetween, monthsLater } from '@tukkimies/shared/day.ts'
import { reviewMonths, type User, type UserState } from '@tukkimies/shared/register/user.ts'

export type UserFilter = {
  readonly text: string
  readonly state: UserState | ''
  readonly isDue: boolean
  readonly isReviewDue: boolean
}

export const noFilter: UserFilter = { text: '', state: '', isDue: false, isReviewDue: false }

/** Days within which an account goes by itself. */
const dueDays = 30

export const isDue = ({ deletion }: User, today: Day): boolean => daysBetween(today, deletion) <= dueDays

/** Six months after the last look, as long as there is an access to look at. */
export const isReviewDue = ({ state, reviewed }: User, today: Day): boolean =>
  state !== 'ended' && monthsLater(reviewed, reviewMonths) <= today

export const nameOf = ({ details }: Pick<User, 'details'>): string => `${details.first} ${details.last}`

export const filterUsers = (users: readonly User[], filter: UserFilter, today: Day): readonly User[] => {
  const words = filter.text.toLowerCase().split(/\s+/)
  return users.filter((user) => {
    const text = `${nameOf(user)} ${user.details.username}`.toLowerCase()
    return (
      words.every((word) => text.includes(word)) &&
      (filter.state === '' || user.state === filter.state) &&
      (!filter.isDue || isDue(user, today)) &&
      (!filter.isReviewDue || isReviewDue(user, today))
    )
  })
}
