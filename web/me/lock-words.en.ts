import { pluralOf } from '../format.ts'
import type { Words } from './lock-words.fi.ts'

const plural = (n: number, one: string, other: string): string => (pluralOf('en', n) === 'one' ? one : other)

export const words: Words = {
  title: 'Who is using the tablet?',
  lead: 'Choose your initials and enter the PIN.',
  tiles: 'Users',
  states: { ready: 'PIN', shut: 'PIN closed', over: 'Expired' },
  logIn: 'Log in online',
  logInHint: 'Another user, a forgotten PIN or an expired right.',
  logInOffline: 'No connection. Logging in needs the network. Those who have opened the tablet get in by PIN.',
  none: {
    title: 'Log in once online',
    text: 'The tablet has no users yet. Log in once online and set a PIN. After that you unlock the tablet for 30 days, also without a connection.',
  },
  forgotten:
    'The server removed a user from this tablet today. The entries are kept. If you do not see your initials, log in online or ask the main user.',
  waiting: (n: number): string =>
    `${n} ${plural(n, 'entry is', 'entries are')} waiting to be sent. ${plural(n, 'It is', 'They are')} sent while the tablet is locked too, whoever uses it.`,
  attention: (n: number): string =>
    `${n} ${plural(n, 'entry needs', 'entries need')} attention. Unlock the tablet and see Entries.`,
  kept: (n: number): string => `${n} ${plural(n, 'entry', 'entries')} could not be sent. All is kept on this device.`,
  settings: 'Settings of the tablet',
  minutes: 'Lock when nobody has touched the tablet for',
  minute: (n) => `${n} min`,
  pin: {
    title: (initials) => `User ${initials}`,
    label: 'PIN',
    hint: '6–12 digits',
    open: 'Unlock the tablet',
    back: 'Choose another user',
    show: 'Show',
    hide: 'Hide',
    failed: 'The tablet was not unlocked',
    digits: 'Enter the PIN: 6–12 digits.',
    wrong: (left) => `Wrong PIN. ${left} ${plural(left, 'try', 'tries')} left.`,
    shut: 'A wrong PIN was entered five times. Log in once online and set a new PIN. Other users get in as before.',
    over: 'Your right to unlock this tablet has expired or ended. Log in once online. The entries are kept.',
    fault: 'The storage of the device could not be read. The entries are kept. Try again.',
  },
  set: {
    title: 'Set a PIN',
    lead: 'The PIN unlocks the tablet for 30 days, also without a connection. It stays on this tablet only. Figures and administration open by password.',
    fresh: 'New PIN',
    again: 'PIN once more',
    hint: '6–12 digits. Do not use a birthday or repeated digits.',
    digits: 'Choose a PIN: 6–12 digits.',
    easy: 'This PIN is too easy to guess. Choose another.',
    different: 'The PINs differ. Enter the same PIN once more.',
    action: 'Use this PIN',
    cancel: 'Log out',
    failed: 'The PIN was not set',
    storage: {
      yes: 'The browser keeps the entries of this tablet.',
      no: 'The browser does not promise to keep the entries. Install the app to the home screen.',
      unknown: 'The browser does not tell whether it keeps the entries. Install the app to the home screen.',
    },
  },
  draft: {
    title: 'Unfinished visit',
    text: (initials) =>
      `User ${initials} has an unfinished visit that is not saved. If you unlock the tablet, the unfinished visit is removed. Saved entries are kept.`,
    goOn: 'Remove and unlock',
    back: 'Do not unlock',
  },
}
