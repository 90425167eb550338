import type { Words } from './rescue-words.fi.ts'

export const words: Words = {
  title: 'Import a rescue file',
  text: 'If a tablet does not reach the server any more, what it has not sent can be saved to a file on its page Sending. Import the file here. Each entry counts once, even if the file is imported again. A visit and its arrival are separate entries.',
  choose: 'Choose a file',
  foreign: 'The file is not a rescue file of a tablet. Nothing was imported.',
  notOurs: 'The file is damaged, too old or of another organisation’s tablet. The rest was not imported.',
  done: ({ taken, known, left }) =>
    [
      taken === 1 ? '1 entry was imported.' : `${taken} entries were imported.`,
      known > 0 && (known === 1 ? '1 was on the server already.' : `${known} were on the server already.`),
      left > 0 && `${left} could not be imported: the server cannot take ${left === 1 ? 'it' : 'them'}.`,
    ]
      .filter(Boolean)
      .join(' '),
}
