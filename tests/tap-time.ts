// How long a visit takes an advisor who knows the screen, estimated from where its targets stand: the keystroke-level model of
// Card, Moran and Newell (1980) with Fitts' law (1954) for each reach. It guards against a layout that gets slower; it promises
// no seconds.

const prepareSeconds = 1.35
const lookSeconds = 0.6
const choiceSeconds = { topic: 0.6, other: 0.4, save: 0 } as const
/** Bits of a reach in a second, and what each touch costs besides. */
const bitsPerSecond = 6.95
const touchSeconds = 0.1

export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** One tap: all the places where it may fall, each as likely as another. */
export type Tap = { readonly choice: keyof typeof choiceSeconds; readonly targets: readonly Box[] }

/** Seconds from the last save, where the thumb is, to the end of these taps. */
export const estimateSeconds = (save: Box, taps: readonly Tap[]): number => {
  const froms = [[save], ...taps.map(({ targets }) => targets)]
  const seconds = taps.map(({ choice, targets }, at) => reachSeconds(froms[at] ?? [], targets) + choiceSeconds[choice])
  return prepareSeconds + sum(seconds) + lookSeconds
}

/** The mean over every way from one of the places to one of the others. */
const reachSeconds = (froms: readonly Box[], targets: readonly Box[]): number => {
  const ways = froms.flatMap((from) => targets.map((to) => fittsSeconds(from, to)))
  return sum(ways) / ways.length
}

const fittsSeconds = (from: Box, to: Box): number => {
  const [one, other] = [centreOf(from), centreOf(to)]
  const distance = Math.hypot(one.x - other.x, one.y - other.y)
  return Math.log2(distance / Math.min(to.width, to.height) + 1) / bitsPerSecond + touchSeconds
}

const centreOf = ({ x, y, width, height }: Box) => ({ x: x + width / 2, y: y + height / 2 })

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
