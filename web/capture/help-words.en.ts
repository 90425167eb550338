import type { Words } from './help-words.fi.ts'

export const words: Words = {
  helps: {
    portal: {
      title: 'The network answered in place of the server',
      kept: 'All entries are kept on this device. You can go on recording.',
      steps: [
        'Open the browser and sign in to the network, or change network.',
        'Then press Send now.',
        'If it happens again, tell your main user: the network may open the protected connection on its way.',
      ],
    },
    enrol_again: {
      title: 'The server does not know this device',
      kept: 'All entries are kept on this device. You can go on recording.',
      steps: ['Ask your main user for a new enrolment code.', 'Enter it under Set up the tablet.'],
    },
    revoked: {
      title: 'This device has been withdrawn',
      kept: 'Entries that were not sent are kept on this device. New visits cannot be recorded.',
      steps: [
        'Contact your main user. With a new enrolment code the device sends what is waiting.',
        'If the device is not taken into use again, save a rescue file below and take it to your main user.',
      ],
    },
    update_needed: {
      title: 'The app is too old to send',
      kept: 'All entries are kept on this device. You can go on recording.',
      steps: [
        'Load the page again when the device has a connection.',
        'If that does not help, close the app and open it.',
      ],
    },
    wiped: {
      title: 'The storage of this device was emptied',
      kept: 'What was sent is on the server. What was not may be lost; the server is told how many.',
      steps: [
        'Tell your main user and ask for a new enrolment code.',
        'Record the lost visits again if you have them on paper.',
        'Install the app on the home screen, so that the browser does not empty it.',
      ],
    },
    restored: {
      title: 'The storage of this device was emptied, the visits were kept',
      kept: 'The entries that were waiting were put back from a second place. You can go on recording.',
      steps: [
        'Log in again if asked to: the device no longer remembers the PIN.',
        'Connect the device and press Send now.',
      ],
    },
    full: {
      title: 'The storage of this device is almost full',
      kept: 'Saved entries are kept. There may be no room for the next visit.',
      steps: [
        'Connect the device and press Send now.',
        'Free some room on the device: remove pictures, files or apps.',
      ],
    },
    clock: {
      title: 'The clock of this device seems wrong',
      kept: 'Entries are kept. The day of what was saved is not changed.',
      steps: ['Choose today’s date on the page of a new visit.', 'Set the clock right in the settings of the device.'],
    },
    rolled_back: {
      title: 'This version of the app is older than what is on the device',
      kept: 'All entries are kept, and those waiting are sent. New visits cannot be recorded on this device now.',
      steps: ['Load the page again in a while.', 'Note visits on paper until then.', 'Tell your main user.'],
    },
    attention: {
      title: 'The server did not take all entries',
      kept: 'They are kept on this device and have not been counted. The others were sent.',
      steps: [
        'Open Entries on this device: it tells the reason of each.',
        'Record the visit again correctly and delete the old one.',
      ],
    },
  },
  kept: 'What is kept',
  steps: 'What to do',
  reload: 'Load again',
  toSending: 'Sending and rescue file',
  rescue: {
    title: 'Rescue file',
    text: 'If the device does not reach the server any more, save what was not sent to a file. Only the server can open it. A main user imports it on the page of tablets. An entry counts once, even if the device sends it later.',
    make: 'Save rescue file',
    made: (n) =>
      `The file is saved. It holds ${n} ${n === 1 ? 'entry' : 'entries'}, sealed. A visit and its arrival are separate entries.`,
    failed: {
      no_key: 'The file cannot be made: the device has not been given the server’s key, or the key is too old.',
      nothing: 'Nothing is waiting: no file is needed.',
      failed: 'The file could not be made. Entries are kept. Try again.',
    },
  },
}
