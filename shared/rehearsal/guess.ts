// What the attacker would guess without solving anything: shares and rates from what is told in plain sight.
import { type Inferred } from './traits.ts'

/** The number of a cell of the whole year; null where it is hidden or not told. */
export type Lookup = (node: string, wanted: readonly (readonly [dimension: string, code: string])[]) => number | null

/** A lookup among what is told of the year, and whether a node has tables of a single dimension. */
export type Plain = { readonly valueOf: Lookup; readonly hasTable: (node: string, dimension: string) => boolean }

/** What is told of the year, by name. */
export const makePlain = ({ told, year }: Inferred): Plain => {
  const values = new Map<string, number | null>()
  const tables = new Set<string>()
  for (const { period, node, dimensions, codes, y } of told) {
    if (period !== year) continue
    tables.add(`${node}|${dimensions.join('+')}`)
    const name = nameOf(
      node,
      dimensions.map((dimension, at) => [dimension, codes[at] ?? '']),
    )
    if (!values.has(name)) values.set(name, y)
  }
  return {
    valueOf: (node, wanted) => values.get(nameOf(node, wanted)) ?? null,
    hasTable: (node, dimension) => tables.has(`${node}|${dimension}`),
  }
}

const nameOf = (node: string, wanted: Parameters<Lookup>[1]): string =>
  `${node}|${wanted
    .map(([dimension, code]) => `${dimension}:${code}`)
    .toSorted()
    .join('+')}`

/** A code's share of a node's visits in the year, by what is told; hidden codes share the rest. */
export const sharesOf = (
  { valueOf }: Plain,
  node: string,
  { key, codes }: { readonly key: string; readonly codes: readonly string[] },
): readonly number[] => {
  const y = codes.map((code) => valueOf(node, [[key, code]]))
  const total = valueOf(node, []) ?? 0
  const visible = y.reduce<number>((sum, value) => sum + (value ?? 0), 0)
  const hidden = y.filter((value) => value === null).length
  const rest = hidden === 0 ? 0 : Math.max(0.5, Math.max(0, total - visible) / hidden)
  const all = y.map((value) => value ?? rest)
  const sum = all.reduce((whole, value) => whole + value, 0)
  return all.map((value) => value / sum)
}

/** The secret's rate among all, and beside each code of each trait, over the whole year. */
export type Rates = { readonly overall: number; readonly byTrait: readonly (readonly number[])[] }

/** Rates from what is told; a hidden one is the rate of all. */
export const makeRates = ({ traits, secret }: Inferred, { valueOf }: Plain): Rates => {
  const bit = [secret.dimension, secret.code] as const
  const overall = (valueOf('whole', [bit]) ?? 0) / (valueOf('whole', []) ?? 1)
  const byTrait = traits.map(({ key, codes }) =>
    codes.map((code) => {
      const both = valueOf('whole', [[key, code], bit])
      const one = valueOf('whole', [[key, code]])
      return both === null || one === null ? overall : Math.min(1, both / one)
    }),
  )
  return { overall, byTrait }
}

/** Rate of the bit by all traits as if they acted alone, each against the rate of all. */
export const rateOf = ({ overall, byTrait }: Rates, traits: readonly number[]): number => {
  const odds = (rate: number): number =>
    Math.min(0.98, Math.max(0.02, rate)) / (1 - Math.min(0.98, Math.max(0.02, rate)))
  let product = odds(overall)
  for (const [at, trait] of traits.entries()) product *= odds(byTrait[at]?.[trait] ?? overall) / odds(overall)
  return product / (1 + product)
}
