// What JSON.parse lets pass and a closed door must not: repeated keys, depth, lone surrogates, the key that would reach a
// prototype. Flaws inside one element of `entries` are told apart, so that a bad entry refuses itself alone (S12, S16).

export type JsonFlaw = 'repeated_key' | 'too_deep' | 'bad_value' | 'unknown_key'

export type StrictJson = {
  readonly value: unknown
  /** The first flaw of the body outside its entries, if any. */
  readonly flaw: JsonFlaw | null
  /** The first flaw of each element of the top-level list `entries` that has one, by its place. */
  readonly entryFlaws: ReadonlyMap<number, JsonFlaw>
}

type Frame = { readonly list: boolean; keys: Set<string> | null; place: number; awaitsKey: boolean }

const listName = 'entries'
const quote = 0x22
const comma = 0x2c
const bracketOpen = 0x5b
const backslash = 0x5c
const bracketClose = 0x5d
const braceOpen = 0x7b
const braceClose = 0x7d

/** The text as JSON with its flaws; `null` if it is not JSON. Objects and lists count as one step of depth each. */
export const readStrictJson = (text: string, depthMax: number): StrictJson | null => {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return null
  }
  return { value, ...findFlaws(text, depthMax) }
}

// One pass over text that is known to be JSON, so that only what carries structure needs a look.
const findFlaws = (text: string, depthMax: number): Pick<StrictJson, 'flaw' | 'entryFlaws'> => {
  const flaws: JsonFlaw[] = []
  const entryFlaws = new Map<number, JsonFlaw>()
  const frames: Frame[] = []
  let topKey = ''

  const note = (found: JsonFlaw): void => {
    const list = frames[1]
    if (!list?.list || topKey !== listName) flaws.push(found)
    else if (!entryFlaws.has(list.place)) entryFlaws.set(list.place, found)
  }

  const noteKey = (frame: Frame, key: string): void => {
    frame.awaitsKey = false
    frame.keys ??= new Set()
    if (frame.keys.has(key)) note('repeated_key')
    else if (key === '__proto__') note('unknown_key')
    frame.keys.add(key)
    if (frames.length === 1) topKey = key
  }

  for (let at = 0; at < text.length && flaws.length === 0; at++) {
    const code = text.charCodeAt(at)
    const frame = frames.at(-1)
    if (code === quote) {
      const { end, escaped } = stringEnd(text, at)
      const spelled = text.slice(at, end + 1)
      const string = escaped ? (JSON.parse(spelled) as string) : spelled.slice(1, -1)
      if (escaped && !string.isWellFormed()) note('bad_value')
      if (frame?.awaitsKey) noteKey(frame, string)
      at = end
    } else if (code === braceOpen || code === bracketOpen) {
      const list = code === bracketOpen
      if (frames.length >= depthMax) note('too_deep')
      frames.push({ list, keys: null, place: 0, awaitsKey: !list })
    } else if (code === braceClose || code === bracketClose) {
      frames.pop()
    } else if (code === comma && frame) {
      frame.place++
      frame.awaitsKey = !frame.list
    }
  }
  return { flaw: flaws[0] ?? null, entryFlaws }
}

const stringEnd = (text: string, start: number): { end: number; escaped: boolean } => {
  let escaped = false
  let end = start + 1
  for (; text.charCodeAt(end) !== quote; end++) {
    if (text.charCodeAt(end) !== backslash) continue
    escaped = true
    end++
  }
  return { end, escaped }
}
