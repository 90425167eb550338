import type { Words } from './devices-words.fi.ts'

export const words: Words = {
  title: 'Tablets',
  lead: 'A tablet records visits for one advice point. It can send entries but not read figures.',
  leadOwn: 'These tablets record visits at your own advice points. Report here if a tablet is lost.',
  listTitle: 'Tablets in use',
  search: 'Search by name or advice point',
  onlyAttention: (n) => `Only those that need attention (${n})`,
  found: (n) => (n === 1 ? '1 tablet' : `${n} tablets`),
  nothingFound: 'No tablet was found.',
  unnamed: 'Unnamed tablet',
  name: 'Name',
  point: 'Advice point',
  enrolled: 'Enrolled',
  lastSeen: 'Last contact',
  never: 'not yet',
  waiting: 'Waiting to be sent',
  none: 'nothing',
  oldest: (day) => `oldest ${day}`,
  attention: (n) => `${n} need attention`,
  lostEntries: (n) => (n === 1 ? '1 entry lost' : `${n} entries lost`),
  build: 'Version',
  storage: 'Storage',
  persisted: { yes: 'lasting', no: 'the browser may clear it', unknown: 'unknown' },
  actions: 'Actions',
  silent: 'silent',
  lost: (day) => `reported lost ${day}`,
  change: 'Change',
  acts: { name: 'Rename', lost: 'Report lost', revoke: 'Withdraw' },
  actionLabel: (action, name, point) => `${action}: ${name}, ${point}`,
  empty: 'No tablet is in use.',
  emptyEnrol: 'No tablet is in use. Make a code above.',
  revokedTitle: (n) => `Withdrawn (${n})`,
  revokedOn: 'Withdrawn',
  failed: 'The tablets could not be fetched',
  changeFailed: 'The change did not succeed',
  refresh: 'Refresh',
  fetched: (time) => `Fetched at ${time}`,
  offline: (time) => `You are offline. This list was fetched at ${time}.`,
  noRight: 'You have no right to see the tablets. Ask your main user.',
  alarm: {
    title: 'Needs attention',
    silent: (n) =>
      n === 1
        ? '1 tablet has not been in contact for three working days. Its visits are missing from the figures. Connect it.'
        : `${n} tablets have not been in contact for three working days. Their visits are missing from the figures. Connect them.`,
    lost: (n) =>
      n === 1
        ? '1 tablet has been reported lost. Withdraw it if it is not found.'
        : `${n} tablets have been reported lost. Withdraw them if they are not found.`,
  },
  enrol: {
    title: 'Enrol a tablet',
    first: 'Install the app on the tablet first: on the tablet, open',
    second: 'Then make a code. Read it with the tablet’s camera, or type it in the installed app.',
    name: 'Name of the tablet',
    nameHint: 'The same as on the device’s sticker, for example Tablet 2. Not the name of a person.',
    nameMissing: 'Give the tablet a name.',
    choose: 'Choose an advice point',
    missing: 'Choose the advice point that the tablet records for.',
    noPoints: 'No advice point is open. Ask the operator for a new one.',
    action: 'Make a code',
    made: (name, point) => `Code: ${name}, ${point}`,
    until: (time) => `The code is valid until ${time} (15 minutes) and works once.`,
    expired: 'The code is no longer valid. Make a new one.',
    arrived: (name) => `The tablet has been enrolled: ${name}.`,
    scan: 'Open the tablet’s camera and read the code. The tablet opens a page on which you press Enrol. An iPad’s camera opens the browser: there, type the code in the installed app.',
    type: 'Or open this address on the tablet and type the code:',
    picture: (point) => `QR code that enrols a tablet: ${point}`,
    print: 'Print the instructions',
    again: 'Make a new code',
    done: 'Done',
  },
  naming: {
    title: 'Name of the tablet',
    action: 'Save the name',
    done: (name) => `The tablet is now called ${name}.`,
  },
  losing: {
    title: 'Report this tablet as lost?',
    what: 'The main user sees the report at once and can withdraw the tablet.',
    safe: 'There is nothing about clients on the tablet. Nobody can read figures or contacts on it.',
    found: 'If the tablet is found, tell the main user, who enrols it again.',
    waiting: (n) =>
      n === 1 ? 'At its last contact it held 1 waiting entry.' : `At its last contact it held ${n} waiting entries.`,
    done: (name) => `The tablet has been reported lost: ${name}.`,
  },
  revoking: {
    title: 'Withdraw this tablet?',
    text: (name) => `${name}: the tablet will no longer be able to send entries.`,
    waiting: (n) =>
      n === 1
        ? 'At its last contact it held 1 waiting entry. It will stay on the tablet, unsent.'
        : `At its last contact it held ${n} waiting entries. They will stay on the tablet, unsent.`,
    again: 'With a new code the tablet can be enrolled again. Then the waiting entries are sent.',
    done: (name) => `The tablet has been withdrawn: ${name}.`,
  },
}
