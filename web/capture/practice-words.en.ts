// Words of practising on a tablet, in English.
import type { Words } from './practice-words.fi.ts'

export const words: Words = {
  title: 'Practice',
  network: {
    on: 'The network is on.',
    off: 'The network is off. You can start.',
    back: 'The network is on. The tablet is ready.',
  },
  toVisit: { skip: 'Skip and record visits', go: 'Record a visit' },
  begin: {
    title: 'Switch to flight mode and record a practice visit',
    lead: 'This shows you that the tablet works without the network too.',
    off: 'Switch on flight mode in the settings of the tablet.',
    record: 'Start the practice and record one visit.',
    on: 'Switch flight mode off.',
    start: 'Start the practice',
    startOnline: 'Practise with the network on',
    kept: 'Practice: entries are neither sent nor counted.',
  },
  visit: {
    banner: 'Practice: entries are neither sent nor counted.',
    saved: 'The practice visit succeeded. It was not saved.',
    leave: 'End the practice',
    done: 'Done',
  },
  end: {
    title: 'The practice is over',
    offline:
      'You recorded a visit without the network. Real visits are saved on the tablet in the same way, and sent when the connection is back.',
    online: 'You recorded a practice visit. Without the network a visit is recorded in the same way.',
    none: 'You recorded no practice visit. You can practise later from the menu.',
    nothing: 'Nothing of the practice is left on the tablet, on the server or in the statistics.',
    turnOn: 'Switch flight mode off. The network is still off.',
    again: 'Practise again',
  },
}
