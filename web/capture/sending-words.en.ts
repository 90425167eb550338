import type { Words } from './sending-words.fi.ts'

export const words: Words = {
  title: 'Sending',
  waiting: 'Waiting to be sent',
  held: 'Waiting for the server to be updated',
  attention: 'Need attention',
  oldest: 'Oldest waiting',
  lastAnswer: 'Last answer of the server',
  never: 'not yet',
  persisted: 'The browser keeps the entries',
  persistedAnswers: {
    yes: 'yes',
    no: 'not promised; install the app on the home screen',
    unknown: 'not known',
  },
  build: 'Version of the app',
  list: 'Version of the code list',
  none: 'not fetched yet',
  sendNow: 'Send now',
  round: { sending: 'Sending…', backing_off: 'Trying again soon' },
  visits: (n) => (n === 1 ? '1 visit' : `${n} visits`),
  entries: (n) => (n === 1 ? '1 entry' : `${n} entries`),
  elsewhere: (visits: string, point: string): string =>
    `Waiting to be sent from an earlier advice point: ${visits}, ${point}. They stay with their own point.`,
  elsewhereRefused:
    'The server no longer takes entries of this device for that point. Ask a main user of the point for a new enrolment code and enter it on this device. After that you can return to the present point with a new code.',
  earlierPoint: 'name not known',
  toEntries: 'Entries on this device',
  newVisit: 'New visit',
  lost: (n) => (n === 1 ? '1 entry was lost.' : `${n} entries were lost.`),
  at: (time) => `at ${time}`,
}
