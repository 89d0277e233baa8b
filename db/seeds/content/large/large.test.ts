import { describe, expect, it } from 'vitest'
import { categories } from '../tickets/categories.ts'
import { largeContent } from './index.ts'

const now = new Date('2026-11-24T10:00:00Z')
const full = largeContent({ now })
const small = largeContent({ now, scale: 0.02 })

describe('the large content', () => {
  it('has the sizes that the seed promises', () => {
    expect(full.shape).toMatchObject({
      entities: 40,
      users: 5_000,
      computers: 20_000,
      installsPerComputer: 150,
      software: 3_000,
      tickets: 100_000,
      entriesPerTicket: 3,
    })
    expect(full.counts).toMatchObject({ installs: 3_000_000, entries: 300_000 })
    expect(full.software).toHaveLength(3_000)
    expect(full.versions).toHaveLength(full.counts.versions)
  })

  it('names people, machines and programs apart', () => {
    const users = [...full.users()]
    expect(new Set(users.map((user) => user.login)).size).toBe(5_000)
    const computers = [...full.computers()]
    for (const field of ['name', 'serial', 'inventoryNumber', 'uuid'] as const)
      expect(new Set(computers.map((computer) => computer[field])).size, field).toBe(20_000)
    expect(new Set(full.software.map((one) => `${one.name}/${one.publisher}`)).size).toBe(3_000)
    expect(new Set([...full.entities()].map((entity) => entity.name)).size).toBe(40)
  })

  it('names fifty thousand people apart too', () => {
    const logins = [...largeContent({ now, scale: 10 }).users()].map((user) => user.login)
    expect(new Set(logins).size).toBe(50_000)
  })

  it('refers only to rows that exist', () => {
    const { shape, counts } = small
    const below = (value: number | null, size: number) =>
      value === null || (value >= 0 && value < size && Number.isInteger(value))
    const known = new Set(categories().map((category) => category.key))
    for (const [index, place] of [...small.locations()].entries())
      expect(below(place.parent, index + 1) && below(place.entity, shape.entities)).toBe(true)
    for (const user of small.users())
      expect(
        below(user.entity, shape.entities) &&
          below(user.location, counts.locations) &&
          below(user.group, counts.groups) &&
          below(user.manager, shape.users),
      ).toBe(true)
    for (const computer of small.computers())
      expect(
        below(computer.entity, shape.entities) &&
          below(computer.location, counts.locations) &&
          below(computer.user, shape.users),
      ).toBe(true)
    for (const install of small.installs())
      if (!(below(install.computer, shape.computers) && below(install.version, counts.versions)))
        throw new Error('install')
    for (const ticket of small.tickets()) {
      expect(known).toContain(ticket.category)
      expect(
        below(ticket.requester, shape.users) &&
          below(ticket.technician, counts.technicians) &&
          below(ticket.group, counts.groups) &&
          below(ticket.computer, shape.computers),
      ).toBe(true)
      expect(ticket.entries).toHaveLength(3)
    }
  })

  it('installs 150 different programs on each machine, popular ones everywhere', () => {
    const perProgram = new Uint32Array(small.software.length)
    let computer = -1
    let seen = new Set<number>()
    for (const install of small.installs()) {
      if (install.computer !== computer) {
        if (computer >= 0) expect(seen.size).toBe(150)
        computer = install.computer
        seen = new Set()
      }
      const { software } = small.versions[install.version]!
      seen.add(software)
      perProgram[software]!++
    }
    expect(perProgram[0]).toBeGreaterThan(small.shape.computers * 0.9)
    expect(perProgram[0]!).toBeGreaterThan(2 * perProgram.at(-1)!)
  })

  it('tells tickets in order of time, without traces of templates', () => {
    let last = 0
    for (const ticket of small.tickets()) {
      expect(ticket.openedAt).toBeGreaterThanOrEqual(last)
      expect(ticket.openedAt).toBeLessThan(now.getTime())
      last = ticket.openedAt
      for (const text of [ticket.title, ticket.description, ...ticket.entries.map((entry) => entry.text)]) {
        expect(text).not.toMatch(/[[\]{}<>|]|undefined/)
        expect(text.trim()).not.toBe('')
      }
      const times = [ticket.openedAt, ...ticket.entries.map((entry) => entry.at), ticket.updatedAt]
      expect([...times].sort((a, b) => a - b)).toEqual(times)
      expect(ticket.solvedAt !== null).toBe(ticket.status === 'solved' || ticket.status === 'closed')
      expect(ticket.updatedAt).toBeLessThanOrEqual(now.getTime())
    }
  })

  it('gives the same rows each time they are read', () => {
    const text = () =>
      JSON.stringify([
        [...small.tickets()].slice(0, 200),
        [...small.installs()].slice(0, 500),
        [...small.computers()].slice(0, 200),
      ])
    expect(text()).toBe(text())
  })

  it('costs seconds, not minutes', () => {
    const start = performance.now()
    let rows = 0
    for (const _ of full.installs()) rows++
    for (const ticket of full.tickets()) rows += ticket.entries.length
    expect(rows).toBe(3_300_000)
    expect(performance.now() - start).toBeLessThan(30_000)
  }, 60_000)
})
