import type { Words } from './overview-words.fi.ts'

export const words: Words = {
  compare: 'Comparison',
  comparisons: {
    year: 'A year before',
    previous: 'Period before',
    none: 'No comparison',
  },
  notComparable: (period: string): string => `${period} has not been released, so there is nothing to compare with.`,
  filter: (dimension: string, code: string): string => `Filter: ${dimension}: ${code}`,
  withoutFilter: 'Remove the filter',
  drill: 'The name of a row in a table narrows the page down to those visits.',
  tiles: {
    title: 'Key figures',
    client: 'Client visits',
    partner: 'Partner visits',
    filtered: (code: string): string => `Visits: ${code}`,
    persons: 'People in a visit',
    personsAbout: 'On average, from the middles of the recorded bands.',
    none: 'Not released',
  },
  change: 'Change',
  unknown: 'the change cannot be told',
  line: (period: string): string => `The line is ${period}.`,
  grown: (label: string, change: string): string => `Grew most: ${label} (${change})`,
  titles: {
    topic: 'Visits by topic',
    language: 'Visits by service language',
    channel: 'Visits by channel',
    duration: 'Visits by duration',
    outcome: 'Visits by outcome',
    partner_topic: 'Visits by partner topic',
    partner_org: 'Visits by type of organisation',
    partner_channel: 'Partner visits by channel',
  },
  level: 'Languages',
  levels: { groups: 'By group', single: 'One by one' },
  months: {
    title: 'Visits by month',
    month: 'Month',
    before: 'A year before',
    line: 'The line is the same month a year before.',
    name: (first: string, last: string, place: string): string =>
      `Bar chart: visits by month, ${place}, ${first} – ${last}.`,
  },
  places: {
    title: 'Visits by place',
    place: 'Place',
    name: (place: string, period: string): string => `Bar chart: visits by place, ${place}, ${period}.`,
    without: (names: string): string =>
      `Too few visits for figures of their own: ${names}. They are in the figures of the wider place.`,
  },
  leftOut: {
    title: 'Not released in this detail',
    text: (titles: string): string => `Not released for this place, period and filter: ${titles}.`,
  },
  completeness: {
    title: 'Completeness',
    good: 'All tablets have been in contact, and the period has no days without arrivals.',
    goodTablets: 'All tablets have been in contact.',
    silent: (point: string, n: number, day: string): string =>
      n === 1
        ? `${point}: a tablet has not been in contact since ${day}.`
        : `${point}: ${n} tablets have not been in contact, the first since ${day}.`,
    without: (point: string): string => `${point}: no tablet in use.`,
    quiet: (point: string, n: number, spans: string): string =>
      n === 1 ? `${point}: 1 day without arrivals (${spans}).` : `${point}: ${n} days without arrivals (${spans}).`,
    quietAbout: 'Counts weekdays on which the point usually has visits. Public holidays show up here, too.',
    open: (n: string): string =>
      `At least ${n} visits are still open in the whole register. They will be in later figures.`,
    openFew: (min: number): string => `Fewer than ${min} visits are open in the whole register.`,
    late: 'Visits recorded late, when their own period had closed already:',
    coming: (period: string): string => `Closing next: ${period}`,
    comingAbout: 'There is still time: once a tablet gets a connection, its visits are in the figures of the period.',
    problems: (n: number): string => (n === 1 ? '1 remark' : `${n} remarks`),
    failed: 'Completeness could not be fetched.',
    tablets: 'See the tablets',
  },
  notRecorded: {
    title: 'What was not recorded',
    about: 'How large a part of visits was left unrecorded in each question.',
    question: 'Question',
    visits: 'Not recorded, visits',
    share: 'Share',
  },
  notes: {
    title: 'Notes to the period',
    none: 'No notes.',
    add: 'Add a note',
    text: 'Note',
    hint: 'Such as why it was quiet. Nothing about people: no names, no contact details.',
    period: 'Period',
    place: 'Place',
    missing: 'Write a note.',
    personal: 'Take the identity code, e-mail address, phone number or account number out of the note.',
    unseen: 'The note has signs that are not seen. Write it again.',
    about: (place: string, period: string, day: string): string => `${place}, ${period}. Noted ${day}.`,
    remove: 'Remove',
    removeNamed: (text: string): string => `Remove the note: ${text}`,
    removeTitle: 'Remove the note?',
    failed: 'The notes could not be fetched.',
  },
}
