import { describe, expect, it } from 'vitest'
import { demoContent } from '../index.ts'
import { OPEN_TICKETS, TICKETS } from './index.ts'

const now = new Date('2026-11-24T10:00:00Z')
const content = demoContent({ now })
const { tickets } = content
const texts = tickets.flatMap((ticket) => [
  ticket.title,
  ticket.description,
  ...ticket.entries.map((entry) => entry.text),
])
const open = tickets.filter((ticket) => ['new', 'assigned', 'planned', 'pending'].includes(ticket.status))

describe('tickets', () => {
  it('are three thousand over two years, with a believable backlog', () => {
    expect(tickets).toHaveLength(TICKETS)
    expect(open).toHaveLength(OPEN_TICKETS)
    for (const status of ['new', 'assigned', 'planned', 'pending', 'solved'] as const)
      expect(tickets.filter((ticket) => ticket.status === status).length, status).toBeGreaterThan(2)
    expect(tickets.reduce((sum, ticket) => sum + ticket.entries.length, 0)).toBeGreaterThan(6_500)
    const opened = tickets.map((ticket) => ticket.openedAt)
    expect([...opened].sort()).toEqual(opened)
    expect(opened[0]?.slice(0, 7)).toBe('2024-11')
  })

  it('come on Mondays more than on Fridays, in September more than in August', () => {
    const on = (test: (date: Date) => boolean) => tickets.filter((ticket) => test(new Date(ticket.openedAt))).length
    expect(on((date) => date.getUTCDay() === 1)).toBeGreaterThan(1.4 * on((date) => date.getUTCDay() === 5))
    expect(on((date) => date.getUTCMonth() === 8)).toBeGreaterThan(1.7 * on((date) => date.getUTCMonth() === 7))
    expect(on((date) => date.getUTCDay() % 6 === 0)).toBe(0)
  })

  it('refer only to what exists, and to things that were in service', () => {
    const users = new Map(content.users.map((user) => [user.key, user]))
    const assets = new Map(content.assets.map((asset) => [asset.key, asset]))
    const groups = new Map(content.groups.map((group) => [group.key, group]))
    const places = new Set(content.locations.map((place) => place.key))
    const categories = new Set(content.categories.map((category) => category.key))
    for (const ticket of tickets) {
      expect(categories).toContain(ticket.category)
      expect(places).toContain(ticket.location)
      for (const key of [ticket.author, ...ticket.requesters, ...ticket.observers, ...ticket.assignedUsers])
        expect(users.has(key)).toBe(true)
      for (const key of ticket.assignedGroups) expect(groups.get(key)?.canBeAssigned).toBe(true)
      for (const key of ticket.assets) {
        const inUse = assets.get(key)?.life.find((step) => step.state === 'in_use' || step.state === 'on_loan')
        expect(Date.parse(inUse?.at ?? '')).toBeLessThan(Date.parse(ticket.openedAt))
      }
      for (const key of ticket.requesters) {
        const user = users.get(key)
        expect(Date.parse(user?.hiredOn ?? '')).toBeLessThanOrEqual(Date.parse(ticket.openedAt))
      }
    }
  })

  it('obey the life cycle of the house', () => {
    for (const ticket of tickets) {
      const { status } = ticket
      const isOver = status === 'solved' || status === 'closed'
      expect(ticket.solvedAt !== null, ticket.key).toBe(isOver)
      expect(ticket.closedAt !== null).toBe(status === 'closed')
      expect(ticket.pendingSince !== null).toBe(status === 'pending')
      expect(ticket.assignedUsers.length + ticket.assignedGroups.length === 0).toBe(status === 'new')
      const solution = ticket.entries.at(-1)
      expect(solution?.type === 'solution').toBe(isOver)
      if (isOver) expect(solution?.state).toBe(status === 'closed' ? 'accepted' : 'proposed')
      const todo = ticket.entries.filter((entry) => entry.state === 'todo')
      expect(todo.length > 0).toBe(status === 'planned')
      for (const entry of todo) expect(Date.parse(entry.plannedAt ?? '')).toBeGreaterThan(now.getTime())
      const times = [ticket.openedAt, ...ticket.entries.map((entry) => entry.at)]
      expect([...times].sort(), ticket.key).toEqual(times)
      const last = [ticket.takenAt, ticket.solvedAt, ticket.closedAt, ticket.updatedAt].filter(
        (instant) => instant !== null,
      )
      for (const instant of last)
        expect(instant >= ticket.openedAt && Date.parse(instant) <= now.getTime(), ticket.key).toBe(true)
    }
  })
})

describe('the words', () => {
  it('are never empty, and hold no trace of a template', () => {
    for (const text of texts) {
      expect(text.trim()).not.toBe('')
      expect(text).not.toMatch(/[[\]{}<>|]|undefined|lorem/i)
    }
  })

  it('keep French typography', () => {
    for (const text of texts) {
      expect(text).not.toMatch(/ [;:!?»]/)
      expect(text).not.toMatch(/« |[^\S\n]{2}| [,.](?!\d)|[?!]\s?\.|\.\.(?!\.)/)
      expect(text).not.toMatch(/\p{L}'\p{L}/u)
    }
  })

  it('elide where French elides', () => {
    for (const text of texts) {
      expect(text).not.toMatch(/(?<!\p{L})[Dd]e [AEIOUÉÈÎaeiouéèêâîô](?!n )/u)
      expect(text).not.toMatch(/(?<!\p{L})[Qq]ue [AEIOUÉaeiouéêâ]/u)
      expect(text).not.toMatch(/(?<!\p{L})(?:[Jj]e|[Nn]e|[Ss]e|[Mm]e) [aeiouéèê]/u)
    }
  })

  it('begin with a capital and vary', () => {
    for (const ticket of tickets) expect(ticket.title).toMatch(/^[\p{Lu}\d«]/u)
    expect(new Set(tickets.map((ticket) => ticket.title)).size).toBeGreaterThan(1_000)
    expect(new Set(tickets.map((ticket) => ticket.description)).size).toBeGreaterThan(2_900)
  })
})

describe('the same order', () => {
  it('gives the same content to the letter; another seed or day gives another', () => {
    const text = JSON.stringify(content)
    expect(JSON.stringify(demoContent({ now })) === text).toBe(true)
    expect(JSON.stringify(demoContent({ now, seed: 2 })) === text).toBe(false)
    expect(JSON.stringify(demoContent({ now: new Date('2026-11-25T10:00:00Z') })) === text).toBe(false)
  })

  it.each(['2025-02-17T08:00:00Z', '2026-01-01T12:00:00Z', '2027-08-14T23:00:00Z', '2031-06-06T04:00:00Z'])(
    'can be made on %s',
    (day) => {
      const other = demoContent({ now: new Date(day), seed: 7 })
      expect(other.tickets).toHaveLength(TICKETS)
      expect(other.users.filter((user) => user.isActive)).toHaveLength(600)
      expect(other.assets.filter((asset) => asset.type === 'computer')).toHaveLength(700)
      const last = other.tickets.at(-1)
      expect(Date.parse(last?.openedAt ?? '')).toBeLessThan(Date.parse(day))
    },
  )
})
