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
  handing: {
    recipient: 'To whom',
    recipientHint: 'The name of an organisation, not of a person.',
    purpose: 'For what purpose',
    errors: { recipient: 'Write the name of the organisation.', purpose: 'Write the purpose.' },
    personal: 'There seems to be something about a person here. Write only the name of an organisation or the purpose.',
  },
}
