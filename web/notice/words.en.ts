import type { Words } from './words.fi.ts'

export const words: Words = {
  notFound: {
    title: 'Page not found',
    text: 'There is nothing at this address, or you have no right to see it. The entries on this device are kept.',
    home: 'Go to the front page',
  },
}
