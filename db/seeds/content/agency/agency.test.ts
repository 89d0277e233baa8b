import { describe, expect, it } from 'vitest'
import { agency } from './index.ts'

const now = new Date('2026-11-24T10:00:00Z')
const content = agency({ now })
const staff = content.users.filter((user) => user.isActive)
const count = <T>(list: readonly T[], of: (item: T) => string) => {
  const counts: Record<string, number> = {}
  for (const item of list) counts[of(item)] = (counts[of(item)] ?? 0) + 1
  return counts
}

describe('the agency', () => {
  it('has 600 people: 430 at the head office and five departmental sites', () => {
    expect(count(staff, (user) => user.entity)).toEqual({
      'entity:marseille': 430,
      'entity:nice': 48,
      'entity:toulon': 44,
      'entity:avignon': 38,
      'entity:digne': 20,
      'entity:gap': 20,
    })
    expect(content.entities).toHaveLength(7)
  })

  it('names everybody once, with a login, a reserved mail domain and fictional numbers', () => {
    for (const field of ['key', 'login', 'name', 'email', 'phone'] as const)
      expect(new Set(content.users.map((user) => user[field])).size, field).toBe(content.users.length)
    for (const user of content.users) {
      expect(user.login).toMatch(/^[a-z]+\d?$/)
      expect(user.email).toMatch(/^[a-z-]+\.[a-z-]+@ars-mistral\.test$/)
      expect(user.phone).toMatch(/^04 65 71 \d\d \d\d$/)
      if (user.mobile !== null) expect(user.mobile).toMatch(/^06 39 98 \d\d \d\d$/)
    }
  })

  it('refers only to what exists', () => {
    const entities = new Set(content.entities.map((one) => one.key))
    const places = new Map(content.locations.map((one) => [one.key, one]))
    const groups = new Set(content.groups.map((one) => one.key))
    const users = new Set(content.users.map((one) => one.key))
    expect(places.size).toBe(content.locations.length)
    for (const place of content.locations) {
      expect(entities).toContain(place.entity)
      if (place.parent !== null) expect(places.get(place.parent)?.entity).toBe(place.entity)
    }
    for (const user of content.users) {
      expect(places.get(user.location)?.entity).toBe(user.entity)
      expect(groups).toContain(user.unit)
      expect(entities).toContain(user.reach)
      if (user.manager !== null) expect(users).toContain(user.manager)
      expect(user.manager).not.toBe(user.key)
    }
    for (const group of content.groups) for (const member of group.members) expect(users).toContain(member.user)
  })

  it('puts managers before the managed, up to one at the top', () => {
    const byKey = new Map(content.users.map((user) => [user.key, user]))
    expect(staff.filter((user) => user.manager === null)).toHaveLength(1)
    for (const user of content.users) {
      let steps = 0
      for (let at = user; at.manager !== null; at = byKey.get(at.manager)!) expect(++steps).toBeLessThan(6)
    }
  })

  it('has every role that the work needs', () => {
    const roles = count(staff, (user) => user.role)
    for (const role of [
      'technician',
      'supervisor',
      'asset-manager',
      'logistics',
      'buyer',
      'auditor',
      'administrator',
      'functional-administrator',
    ])
      expect(roles[role], role).toBeGreaterThan(0)
    expect(roles['self-service']).toBeGreaterThan(500)
    for (const group of content.groups.filter((one) => one.canBeAssigned))
      expect(group.members.length, group.name).toBeGreaterThan(1)
  })

  it('keeps dates in order', () => {
    for (const user of content.users) {
      expect(Date.parse(user.hiredOn)).toBeLessThanOrEqual(now.getTime())
      if (user.leftOn !== null)
        expect(user.leftOn > user.hiredOn && Date.parse(user.leftOn) <= now.getTime()).toBe(true)
      expect(user.leftOn === null).toBe(user.isActive)
    }
    expect(staff.filter((user) => user.hiredOn > '2024-11-24').length).toBeGreaterThan(40)
  })

  it('seats four people in an office at most', () => {
    expect(Math.max(...Object.values(count(staff, (user) => user.location)))).toBeLessThanOrEqual(4)
  })
})
