// Words of recording in a browser tab, in English.
import type { Words } from './tab-words.fi.ts'

export const words: Words = {
  title: 'Connect the device to the network',
  offline:
    'In a browser tab visits can be recorded only while online. A visit that is half made is kept and goes on when the connection is back.',
  first: 'Install the app first. The browser may clear unsent entries within a week.',
  how: 'How to install the app',
}
