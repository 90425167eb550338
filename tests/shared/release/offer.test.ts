import { expect, test } from 'vitest'
import { familyToDimensions, isInLattice } from '@tukkimies/shared/release/lattice.ts'
import { isOffered, LatticeAnswer, latticeToOffer } from '@tukkimies/shared/release/offer.ts'
import { latticeOf } from './register.ts'

const everywhere = () => true

test.each(['2026-03', '2026Q1', '2026'])(
  '[AN14][AN15] what %s offers is what its lattice holds, family by family',
  (name) => {
    const widest = latticeOf('2026', 40_000).families
    const lattice = latticeOf(name, 9_000)
    const offer = LatticeAnswer.parse(latticeToOffer(lattice, everywhere))
    const places = [...lattice.nodes.map((node) => node.name), ...Object.keys(lattice.aliases), 'point:nowhere']
    let held = 0
    for (const place of places)
      for (const family of widest) {
        const isHeld = isInLattice(lattice, place, family)
        expect(isOffered(offer, place, familyToDimensions(family)), `${place} ${family}`).toBe(isHeld)
        if (isHeld) held++
      }
    expect(held).toBeGreaterThan(20)
  },
)

test('[AN79] a place that may not be read is in no offer', () => {
  const lattice = latticeOf('2026', 9_000)
  const [, point] = lattice.nodes
  const offer = latticeToOffer(lattice, (place) => place === point?.name)
  expect(offer.places.map(({ name }) => name)).toEqual([point?.name])
  expect(isOffered(offer, 'whole', [])).toBe(false)
  expect(JSON.stringify(offer)).not.toContain('whole')
})
