import { describe, expect, it } from 'vitest'
import { TEAMS } from '../agency/groups.ts'
import { compile } from '../template.ts'
import { casesOf } from './cases.ts'
import { categories } from './categories.ts'
import { SCENARIOS } from './scenario-list.ts'

const known = new Set(categories().map((category) => category.key))
const teams = new Set(TEAMS.map((team) => team.id))

describe('scenarios', () => {
  it('are many, each with its own name', () => {
    expect(SCENARIOS.length).toBeGreaterThanOrEqual(60)
    expect(new Set(SCENARIOS.map((scenario) => scenario.id)).size).toBe(SCENARIOS.length)
  })

  it.each(SCENARIOS.map((scenario) => [scenario.id, scenario] as const))(
    '%s is complete in each of its cases',
    (_, scenario) => {
      expect(known).toContain(`category:${scenario.category}`)
      expect(teams).toContain(scenario.team)
      if (scenario.escalatesTo !== undefined) expect(teams).toContain(scenario.escalatesTo)
      for (const told of casesOf(scenario)) {
        expect(told.titles.length, told.name).toBeGreaterThan(0)
        expect(told.bodies.length, told.name).toBeGreaterThan(0)
        expect(told.solutions.length, told.name).toBeGreaterThan(0)
        for (const line of [...told.titles, ...told.bodies, ...told.solutions])
          expect(() => compile(line)).not.toThrow()
        for (const talk of told.talks) {
          for (const line of talk) expect(line).toMatch(/^[TWUNKE] \S/)
          expect(talk.filter((line) => line.startsWith('W')).length).toBeLessThanOrEqual(
            talk.filter((line) => line.startsWith('U')).length,
          )
          for (const line of talk) expect(() => compile(line.slice(2))).not.toThrow()
        }
      }
    },
  )

  it('escalate only where somebody is named to escalate to', () => {
    for (const scenario of SCENARIOS) {
      const escalates = scenario.talks.some((talk) => talk.some((line) => line.replace(/^<.*?> /, '').startsWith('E')))
      expect(escalates, scenario.id).toBe(scenario.escalatesTo !== undefined)
    }
  })
})
