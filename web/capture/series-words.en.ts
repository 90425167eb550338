import type { Words } from './series-words.fi.ts'

const visits = (n: number): string => (n === 1 ? '1 visit' : `${n} visits`)

export const words: Words = {
  title: 'Record from paper',
  notTablet: 'Recording from paper is done on a device that has been set up.',
  day: {
    lead: 'Choose the day of the sheet. Then you record the visits one by one, as the lines stand on the paper.',
    legend: 'Day of the sheet',
    today: 'Today',
    yesterday: 'Yesterday',
    missing: 'Choose the day of the sheet.',
    none: 'The advice point has no day to record for.',
    start: 'Start recording',
    sheet: 'Print an empty sheet',
    back: 'Entries of this device',
  },
  visit: {
    progress: (n) => `${visits(n)} recorded`,
    hour: 'Hour in which the visit began',
    hourMissing: 'Choose the hour.',
    hourKept: 'same hour as the one before',
    moreHours: 'Other hour…',
    ofHour: (hour, n) => `${hour}: ${visits(n)}`,
    end: 'Finish',
  },
  end: {
    title: 'Sheet destroyed?',
    lead: (n, day) => `You recorded for ${day}: ${visits(n)}. They are saved on this device.`,
    table: 'Recorded visits by hour',
    hour: 'Hour',
    visits: 'Visits',
    total: 'Total',
    compare: 'Compare the figures with the lines of the sheet. If one is missing, go on recording.',
    destroy: 'Destroy the sheet at once in a shredder or a locked bin for confidential paper. No copy may remain.',
    destroyed: 'The sheet is destroyed',
    goOn: 'Go on recording',
  },
  sheet: {
    title: 'Tally sheet for power cuts',
    lead: 'Print some sheets beforehand. When the device works again, record the visits from the sheet and destroy it.',
    print: 'Print',
    toSeries: 'Record from paper',
    noList: 'The code list has not been fetched yet. Connect the device once.',
    head: 'Visits',
    day: 'Day:',
    noNames:
      'Write no names, dates of birth, contact details or anything else that could identify a person. One line is one visit.',
    destroy: 'The sheet is destroyed as soon as the visits have been recorded on the device.',
    row: 'No.',
    hour: 'Hour',
    topic: 'Topic (1–4 numbers)',
    language: 'Language',
    duration: 'Duration (min)',
    topics: 'Topics',
    languages: 'Languages',
  },
}
