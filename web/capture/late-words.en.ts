import type { Words } from './late-words.fi.ts'

export const words: Words = {
  close: 'Close',
  tiles: {
    name: 'Presets',
    saves: 'saves at once',
    own: (n) => `Own preset ${n}`,
    show: 'Show',
    make: 'Make a preset of this choice',
    last: 'Same as last',
    fills: 'fills in the form',
    change: 'Change',
    ownTitle: 'Presets on this device',
    ownText: 'A preset is only a list of answers. It tells nothing of who visited or when.',
    ownNone: 'This device has no presets of its own.',
    remove: 'Remove',
    removeOf: (name) => `Remove the preset ${name}`,
  },
  keys: {
    title: 'Keys',
    list: [
      { keys: ['Tab'], does: 'Next question' },
      {
        keys: ['←', '→', '↑', '↓'],
        does: 'Move among the answers. Where one answer is given, an arrow also chooses it.',
      },
      { keys: ['Space'], does: 'Choose, or take the choice away' },
      { keys: ['Delete'], does: 'Take the choice away' },
      { keys: ['1…9'], does: 'Choose an answer by its place while focus is in a question' },
      { keys: ['A…Z'], does: 'Go to the answer that begins with the letter. If there is only one, it is chosen.' },
      { keys: ['Ctrl', 'Enter'], does: 'Save the visit' },
      { keys: ['Ctrl', 'Z'], does: 'Undo the last save' },
      { keys: ['Alt', '1…3'], does: 'Presets' },
      { keys: ['Alt', '4'], does: 'Same as last' },
      { keys: ['Esc'], does: 'Close the window or more details' },
      { keys: ['?'], does: 'This list' },
    ],
  },
  hands: {
    name: 'Hands and keys',
    mirrored: 'Save on the left',
    letters: 'Letter and digit keys',
  },
  closed: {
    now: (day: string, successor: string | null): string =>
      `This advice point closed on ${day}. ${successor === null ? 'Contact your main user.' : `Visits are now recorded at ${successor}: ask your main user for its enrolment code.`} Earlier days can still be recorded.`,
    soon: (day: string): string => `The last day of this advice point is ${day}.`,
  },
  otherDay: {
    left: (day, hour) => `This visit was for ${day}, ${hour}. Now it is saved for today.`,
    goBack: (day) => `Record for ${day}`,
    stay: 'Record for today',
    title: 'Record for another day',
    day: 'Day',
    yesterday: 'Yesterday',
    hour: 'Hour when the visit began',
    dayMissing: 'Choose a day within the last month.',
    hourMissing: 'Choose an hour.',
    none: 'The advice point was set up today, so earlier days cannot be recorded yet.',
    choose: 'Record for this day',
    cancel: 'Cancel',
  },
  clock: {
    title: 'What day is it today?',
    day: "Today's date",
    wrong: 'Choose a date.',
    set: 'Use this date',
  },
  search: {
    label: 'Search in Finnish, Swedish, English or by its own name',
    nothing: 'No such language found. Choose Other language.',
  },
}
