// What the visit screen is used for.
import type { ReactNode } from 'react'
import type { Day, Hour } from '@tukkimies/shared/day.ts'
import type { Visitor } from '@tukkimies/shared/register/code-list.ts'
import type { Picks } from '@tukkimies/shared/visit.ts'
import type { SaveOccasion, SaveOutcome } from '../hooks.ts'
import type { FormOptions } from './visit-form.ts'

/** What a visit of a partner has of its own; while there is a `step`, it stands in place of the questions. */
export type Partner = {
  readonly title: string
  /** The way to a visit of a client. */
  readonly client: string
  readonly step: ReactNode
}

/**
 * What the screen is used for; `banner` stands under the header until it is left.
 * `record`: a new visit. `practice`: nothing is saved (the device says so), and `saved` is said after a save.
 * `correct`: the form begins with `picks` and `day` of a visit; `save` gets the new picks, and day and hour only if another
 * day was chosen. `series`: visits of one day from paper; while the hour is null a save calls `onHour` instead, and `onSaved`
 * is where the page asks for the next hour.
 */
export type Task =
  | { readonly is: 'record' }
  | { readonly is: 'practice'; readonly banner: ReactNode; readonly saved: string; readonly onSaved?: () => void }
  | {
      readonly is: 'correct'
      readonly title: string
      readonly banner: ReactNode
      readonly visitor: Visitor
      readonly picks: Picks
      readonly day: Day
      /** The way back from another day to the visit's own. */
      readonly ownDayLabel: string
      readonly saveLabel: string
      readonly save: (picks: Picks, occasion: SaveOccasion) => Promise<SaveOutcome>
      readonly onSaved: () => void
      readonly leaveLabel: string
      readonly onLeave: () => void
    }
  | {
      readonly is: 'series'
      readonly title: string
      readonly banner: ReactNode
      readonly occasion: { readonly day: Day; readonly hour: Hour | null }
      readonly onHour: () => void
      readonly onSaved: () => void
    }

/** How the form of a task begins, and what its save does. */
export const taskToOptions = (task: Task): Partial<FormOptions> => {
  switch (task.is) {
    case 'record':
      return {}
    case 'practice':
      return { isKept: false, ...(task.onSaved ? { onSaved: task.onSaved } : {}) }
    case 'correct': {
      const { picks, day, save, onSaved } = task
      return { isKept: false, picks, occasion: { day }, save, onSaved, isOver: true }
    }
    case 'series': {
      const { occasion, onHour, onSaved } = task
      return { isKept: false, occasion, onHour, onSaved }
    }
  }
}
