import fc from 'fast-check'
import { expect, test } from 'vitest'
import { apart, groupedPins } from '../plan/pin-groups.ts'
import type { Marked } from '../plan/plan.ts'
import { clustered, fitted, project, scaleBar } from './projection.ts'

const site = fc.record({
  latitude: fc.double({ min: -60, max: 70, noNaN: true }),
  longitude: fc.double({ min: -180, max: 180, noNaN: true }),
  count: fc.integer({ min: 1, max: 5000 }),
})
const size = { width: 900, height: 540 }

test('every site is within the fitted map, and counted in one circle that lies on no other', () => {
  fc.assert(
    fc.property(fc.array(site, { minLength: 1, maxLength: 40 }), (sites) => {
      const view = fitted(sites, size)
      for (const each of sites) {
        const { x, y } = project(each, view, size)
        expect(x >= 0 && x <= size.width && y >= 0 && y <= size.height).toBe(true)
      }
      const circles = clustered(sites, view, size)
      expect(circles.flatMap(({ members }) => members)).toHaveLength(sites.length)
      expect(circles.reduce((sum, { count }) => sum + count, 0)).toBe(sites.reduce((sum, { count }) => sum + count, 0))
      for (const [at, one] of circles.entries())
        for (const other of circles.slice(at + 1))
          expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThanOrEqual(one.radius + other.radius)
      expect(scaleBar(view, 120).pixels).toBeLessThanOrEqual(120.001)
    }),
  )
})

test('pins that lie on one another are one group, near its first; what is shown lies apart', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true })
  const pins = fc
    .array(fc.record({ x: share, y: share }), { maxLength: 60 })
    .map((points) => points.map((point, id) => ({ ...point, id: String(id), kind: 'asset' }) as Marked))
  fc.assert(
    fc.property(pins, fc.integer({ min: 200, max: 4_000 }), (marked, width) => {
      const size = { width, height: width / 2 }
      const far = (one: Marked, other: Marked) =>
        Math.hypot((one.x - other.x) * size.width, (one.y - other.y) * size.height)
      const groups = groupedPins(marked, size)
      const grouped = groups.flatMap(({ members }) => members)
      expect(new Set(grouped).size).toBe(grouped.length)
      for (const { at, members } of groups) for (const each of members) expect(far(at, each)).toBeLessThan(apart)
      const shown = [...groups.map(({ at }) => at), ...marked.filter((pin) => !grouped.includes(pin))]
      for (const [at, one] of shown.entries())
        for (const other of shown.slice(at + 1)) expect(far(one, other)).toBeGreaterThanOrEqual(apart)
    }),
  )
})
