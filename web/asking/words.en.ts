import type { Words } from './words.fi.ts'

export const words: Words = {
  unreachable: {
    offline: 'You are offline. This needs a network. Nothing was changed.',
    portal: 'The network answered in place of the server. Sign in to it or change network. Nothing was changed.',
    server: 'The server does not answer. Nothing was changed. Try again in a moment.',
  },
  again: 'Try again',
  close: 'Close',
  cancel: 'Cancel',
  changeFailed: 'The change did not succeed',
  wrong: 'Correct these fields',
  loading: 'Loading…',
  signIn: 'Log in',
}
