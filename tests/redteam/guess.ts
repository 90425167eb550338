// What the attacker would guess without solving anything: shares and rates from what is told in plain sight.
import { known, secretDimension, type Inferred } from './traits.ts'

/** A code's share of a node's visits in the year, by what is told; hidden codes share the rest. */
export const sharesOf = ({ told, codes }: Inferred, node: string, at: number): readonly number[] => {
  const own = told.filter(
    (cell) =>
      cell.node === node && cell.period === '2025' && cell.dimensions.length === 1 && cell.dimensions[0] === known[at],
  )
  const y = (codes[at] ?? []).map((code) => own.find((cell) => cell.codes[0] === code)?.y ?? null)
  const total =
    told.find((cell) => cell.node === node && cell.period === '2025' && cell.dimensions.length === 0)?.y ?? 0
  const visible = y.reduce<number>((sum, value) => sum + (value ?? 0), 0)
  const hidden = y.filter((value) => value === null).length
  const rest = hidden === 0 ? 0 : Math.max(0.5, Math.max(0, total - visible) / hidden)
  const all = y.map((value) => value ?? rest)
  const sum = all.reduce((whole, value) => whole + value, 0)
  return all.map((value) => value / sum)
}

/** The secret's rate beside each code of a trait, over the whole year; hidden ones have the rate of all. */
export const ratesOf = ({ told, codes, secret }: Inferred, at: number): readonly number[] => {
  const yearly = told.filter((cell) => cell.node === 'whole' && cell.period === '2025')
  const find = (wanted: Readonly<Record<string, string>>): number | null =>
    yearly.find(
      ({ dimensions, codes: own }) =>
        dimensions.length === Object.keys(wanted).length &&
        dimensions.every((key, place) => wanted[key] === own[place]),
    )?.y ?? null
  const overall = (find({ [secretDimension]: secret }) ?? 0) / (find({}) ?? 1)
  return (codes[at] ?? []).map((code) => {
    const both = find({ [known[at] as string]: code, [secretDimension]: secret })
    const one = find({ [known[at] as string]: code })
    return both === null || one === null ? overall : Math.min(1, both / one)
  })
}

/** Rate of the bit by all three traits as if they acted alone, each against the rate of all. */
export const rateOf = (rates: readonly (readonly number[])[], overall: number, traits: readonly number[]): number => {
  const odds = (rate: number): number =>
    Math.min(0.98, Math.max(0.02, rate)) / (1 - Math.min(0.98, Math.max(0.02, rate)))
  let product = odds(overall)
  for (const [at, trait] of traits.entries()) product *= odds(rates[at]?.[trait] ?? overall) / odds(overall)
  return product / (1 + product)
}

export const overallRate = ({ told, secret }: Inferred): number => {
  const find = (codes: string): number =>
    told.find((cell) => cell.node === 'whole' && cell.period === '2025' && cell.codes.join('+') === codes)?.y ?? 0
  const total =
    told.find((cell) => cell.node === 'whole' && cell.period === '2025' && cell.dimensions.length === 0)?.y ?? 1
  return find(secret) / total
}
