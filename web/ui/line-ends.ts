/** Height of one name at the end of a line, in em of the chart. */
const nameEm = 1.35

/**
 * Where names stand, in em from the top, so that each is as near as may be to its line and none covers another; their order
 * is that of the lines. Where there is too little room they begin at the top and overflow below.
 */
export const spreadEnds = (wished: readonly number[], heightEm: number): readonly number[] => {
  const order = wished.map((place, at) => ({ place, at })).toSorted((one, other) => one.place - other.place)
  const places = new Map<number, number>()
  let free = 0
  for (const { place, at } of order) {
    const top = Math.max(free, place)
    places.set(at, top)
    free = top + nameEm
  }
  // From below upwards: nothing beyond the foot while there is room above.
  let last = heightEm
  for (const { at } of order.toReversed()) {
    const top = Math.max(0, Math.min(places.get(at) ?? 0, last))
    places.set(at, top)
    last = top - nameEm
  }
  return isApart(order.map(({ at }) => places.get(at) ?? 0))
    ? wished.map((_, at) => places.get(at) ?? 0)
    : wished.map((_, at) => order.findIndex((end) => end.at === at) * nameEm)
}

const isApart = (places: readonly number[]): boolean =>
  places.every((place, at) => at === 0 || place - (places[at - 1] ?? 0) >= nameEm - 1e-9)
