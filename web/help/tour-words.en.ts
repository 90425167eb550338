// The words of the short introduction in English.
import type { Words } from './tour-words.fi.ts'

export const words: Words = {
  title: 'Introduction',
  open: 'See the one-minute introduction',
  skip: 'Skip',
  back: 'Back',
  next: 'Next',
  done: 'Done',
  step: (at, of) => `Step ${at}/${of}`,
  steps: {
    choose: {
      title: 'Three choices are enough',
      text: 'Choose topic, service language and duration. Add the rest or leave it.',
    },
    save: { title: 'Save with one press', text: 'Press Save visit. The form is emptied for the next visit.' },
    undo: {
      title: 'A slip can be undone',
      text: 'Undo last takes back the visit saved last. Other open visits are corrected on the page Entries.',
    },
    sent: {
      title: 'Saved and sent are different things',
      text: 'The visit is saved on this device at once. The cloud mark tells what is waiting to be sent. Recording needs no network.',
    },
    person: {
      title: 'No person is recorded',
      text: 'Names, identity codes and times of day are not asked. Nobody can tell from a visit who came.',
    },
    lock: { title: 'Lock when you leave', text: 'Press your initials. The menu has the help and the practice.' },
  },
}
