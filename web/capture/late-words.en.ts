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
}
