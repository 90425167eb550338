// The frame's words in English.
import { pluralOf } from './format.ts'
import type { Words } from './words.fi.ts'

const plural = (n: number, one: string, other: string): string => (pluralOf('en', n) === 'one' ? one : other)

export const words: Words = {
  product: 'Tukkimies',
  skip: 'Skip to content',
  loading: 'Loading…',
  languageNames: { fi: 'suomi', sv: 'svenska', en: 'English' },
  language: 'Language',
  theme: { name: 'Appearance', system: 'As on the device', light: 'Light', dark: 'Dark' },
  desk: {
    ways: 'Main menu',
    signedIn: 'Logged in:',
    signOutFailed: 'You were not logged out, because there is no connection. Try again.',
  },
  menu: {
    name: 'Menu',
    visit: 'Record a visit',
    partner: 'Partner visit',
    entries: 'Entries',
    reports: 'Reports',
    privacy: 'Privacy notice',
  },
  lock: {
    warning: 'The tablet locks in 20 seconds. The unfinished visit is kept.',
    stay: 'Continue',
    lock: 'Lock',
    lockAs: (initials: string): string => `Lock the tablet, user ${initials}`,
    leave: 'Remove me from this tablet',
    leaveText: 'You can no longer unlock the tablet by PIN. The entries are kept. You can log in again later.',
    leaveNow: 'Remove me',
    cancel: 'Cancel',
  },
  failed: {
    title: 'The page could not be shown',
    text: 'Entries are kept on this device. Load the page again. If this happens again, tell your main user.',
    again: 'Load again',
    details: 'Technical details',
    sheet: 'This did not open: there is no connection. Your choices are kept. Try again when it is back.',
    close: 'Close',
  },
  broken: 'The storage of this device could not be opened. Close other tabs of the app and load the page again.',
  outdated: 'A newer version is already in use on this device. Entries are kept. Load the page again before saving.',
  update: {
    ready: 'A new version is ready. Updating takes a few seconds and no entries are lost.',
    insisted: 'A new version has waited for a week. Update now. No entries are lost.',
    now: 'Update now',
    later: 'Later',
  },
  sending: {
    saved: 'Saved on this device.',
    takenBack: 'Taken back.',
    counted: 'Counted in the statistics. The entry can no longer be taken back.',
    allSent: (time) => (time === null ? 'All sent' : `All sent ${time}`),
    waiting: (n) => `${n} ${plural(n, 'entry', 'entries')} waiting to be sent`,
    waitingShort: (n) => `${n} waiting`,
    offline: 'You are offline. Entries are saved on this device and sent when the connection is back.',
    offlineShort: 'Offline',
    attention: (n) => `${n} ${plural(n, 'entry needs', 'entries need')} attention`,
    oldest: (days) => `The oldest has waited ${days} ${plural(days, 'day', 'days')}. Connect the device.`,
    held: (n) =>
      n === 1
        ? '1 entry waits for the server to be updated. It is kept.'
        : `${n} entries wait for the server to be updated. They are kept.`,
  },
  trouble: {
    offline: 'You are offline. Entries are saved on this device and sent when the connection is back.',
    portal: 'The network answered in place of the server. Sign in to it or change network. Entries are kept.',
    server: 'The server does not answer. Entries are kept and will be sent again later.',
    enrol_again: 'The server does not know this device. Entries are kept. Ask your main user for a new code.',
    revoked: 'This device has been withdrawn. Contact your main user.',
    update_needed: 'The app is too old to send. Entries are kept. Update the app.',
    wiped: "This device's storage was emptied. Unsent entries may be lost. Tell your main user.",
  },
}
