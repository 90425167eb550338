import type { Words } from './preview-words.fi.ts'

export const words: Words = {
  title: 'Preview of the code list',
  banner: 'Preview: this is how a visit is recorded once the draft is in force. Nothing is saved or sent.',
  unfinished: 'The draft is unfinished: where a name is missing its key is shown.',
  saved: 'Practice: the visit was not saved.',
  back: 'Back to the code lists',
  point: 'Example point',
  none: 'There is no draft. Begin one on the page of code lists.',
  empty: 'The draft shows no dimension of client visits.',
  failed: 'The draft could not be fetched',
  offline: 'You are offline. The preview needs a connection.',
  again: 'Try again',
  signIn: 'Log in',
}
