// Many short strings of bytes sought in large files in one pass.

/** Which of the needles (at least 8 bytes each) stand somewhere in the bytes, by their places. */
export type Search = (bytes: Uint8Array) => ReadonlySet<number>

export const makeSearch = (needles: readonly Buffer[]): Search => {
  // Most places are passed over by their first three bytes.
  const begins = new Uint8Array(2 ** 24)
  const byHead = new Map<string, number[]>()
  for (const [at, needle] of needles.entries()) {
    begins[headOf(needle, 0)] = 1
    const head = needle.toString('latin1', 0, headBytes)
    const known = byHead.get(head)
    if (known) known.push(at)
    else byHead.set(head, [at])
  }
  return (bytes) => {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const found = new Set<number>()
    for (let at = 0; at + headBytes <= buffer.length; at++) {
      if (begins[headOf(buffer, at)] === 0) continue
      for (const place of byHead.get(buffer.toString('latin1', at, at + headBytes)) ?? []) {
        const needle = needles[place]
        if (needle && !found.has(place) && buffer.compare(needle, 0, needle.length, at, at + needle.length) === 0)
          found.add(place)
      }
    }
    return found
  }
}

const headBytes = 8

const headOf = (bytes: Buffer, at: number): number =>
  ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)
