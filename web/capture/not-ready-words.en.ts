import type { Words } from './not-ready-words.fi.ts'

export const words: Words = {
  notEnrolled: {
    title: 'This device has not been set up',
    text: 'Your main user gives an enrolment code. After that visits can be recorded without a connection too.',
    setUp: 'Set up this device',
  },
  noList: {
    title: 'The code list has not been fetched yet',
    text: 'Connect the device once. After that visits can be recorded without a connection too.',
  },
}
