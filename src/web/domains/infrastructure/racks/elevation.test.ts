import fc from 'fast-check'
import { expect, it } from 'vitest'
import { collide, faces, halves } from '../../../../shared/infrastructure/places.ts'
import { firstFree, topRow, unitAt } from './elevation.ts'

const place = fc.record({
  unit: fc.integer({ min: 1, max: 20 }),
  height: fc.integer({ min: 1, max: 5 }),
  face: fc.constantFrom(...faces),
  half: fc.constantFrom(...halves),
})
const numbering = fc.constantFrom('bottom-up' as const, 'top-down' as const)

it('a row of the drawing and a unit of the rack are two names of one place', () => {
  fc.assert(
    fc.property(place, numbering, (at, direction) => {
      const elevation = { units: 24, numbering: direction }
      expect(unitAt(elevation, topRow(elevation, at), at.height)).toBe(at.unit)
    }),
  )
})

it('offers a place where nothing is, whenever there is one', () => {
  fc.assert(
    fc.property(fc.array(place, { maxLength: 15 }), place, (held, size) => {
      const mounts = held as never[]
      const unit = firstFree({ units: 24, mounts }, size)
      const isFree = (at: number) => held.every((mount) => !collide(mount, { ...size, unit: at }))
      const some = Array.from({ length: 24 - size.height + 1 }, (_, index) => index + 1).find(isFree)
      expect(unit).toBe(some ?? 1)
    }),
  )
})
