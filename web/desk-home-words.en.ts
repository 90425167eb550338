import type { Words } from './desk-home-words.fi.ts'

const count = (n: number, one: string, other: string): string => `${n} ${n === 1 ? one : other}`

export const words: Words = {
  title: 'Start',
  welcome: (name) => `Welcome, ${name}`,
  start: {
    title: 'Tukkimies',
    lead: 'Recording visits at advice points, and their statistics. Of a visit the matter is recorded, not the person.',
    signIn: 'Log in',
    signInText: 'To see figures or look after users, tablets and points.',
    setUp: 'Set up this device as a tablet',
    setUpText: 'To record visits on this device. You need an enrolment code from your main user.',
  },
  offline: 'You are offline. Logging in and figures need a connection.',
  again: 'Try again',
  pending: {
    undertaking: 'Accept the confidentiality undertaking first.',
    factor: 'Set up a second factor first. Your role needs it.',
    password: 'Change your password first.',
  },
  toPending: 'Continue',
  attention: {
    title: 'Needs attention',
    nothing: 'Tablets and points are in order.',
    loading: 'Checking…',
    unknown: 'The tablets could not be checked.',
    lost: (n) => `${count(n, 'tablet', 'tablets')} reported lost`,
    silent: (n) => `${count(n, 'tablet', 'tablets')} silent for at least three working days`,
    held: (n) => `${count(n, 'tablet has', 'tablets have')} entries that need attention`,
    noTablet: (n) => `${count(n, 'open point has', 'open points have')} no tablet`,
    users: 'Check the user accounts',
    due: (n) => `${count(n, 'user account goes', 'user accounts go')} within 30 days`,
    asked: (n) => `${count(n, 'user asks', 'users ask')} for deletion`,
    review: (n) => `${count(n, 'access right is', 'access rights are')} to be reviewed`,
    undertaking: (n) => `${count(n, 'user has', 'users have')} not accepted the undertaking`,
    usersFine: 'The user accounts are in order.',
    usersUnknown: 'The user accounts could not be checked.',
  },
  ways: {
    title: 'Pages',
    busy: { name: 'Busy times', text: 'When people come to the points, hour by hour.' },
    figures: { name: 'Statistics', text: 'Released figures of visits, topics and languages.' },
    tablets: { name: 'Tablets', text: 'Which tablet is in contact. Enrolling, and lost ones.' },
    users: { name: 'Users', text: 'Invitations, roles, access that ends, and deletions.' },
    places: { name: 'Organisations and points', text: 'New points, names, areas, closing and merging.' },
    codeLists: { name: 'Code lists', text: 'What is asked about a visit and what can be answered.' },
    undertaking: { name: 'Undertaking', text: 'The text of the confidentiality undertaking.' },
    passwordPolicy: {
      name: 'Password changes',
      text: 'Whether passwords are changed regularly. The proposal and its approval.',
    },
    audit: { name: 'Use log', text: 'Who has done what, and when.' },
    ownAudit: { name: 'My log-ins', text: 'When somebody has logged in with your account.' },
    me: { name: 'My data', text: 'Your details, your password and your log-ins.' },
  },
}
