import type { Scenario } from './scenario.ts'

/** The lines of a scenario that fit one of its cases: a diagnosis never meets the solution of another one. */
export interface Case {
  name: string
  titles: readonly string[]
  bodies: readonly string[]
  talks: readonly (readonly string[])[]
  solutions: readonly string[]
  /** The more ways there are to tell it, the more often it happens. */
  weight: number
}

const TAGS = /^<([\w,]+)> /

function tagsOf(line: string): readonly string[] {
  return TAGS.exec(line)?.[1]?.split(',') ?? []
}

function fits(line: string, name: string): boolean {
  const tags = tagsOf(line)
  return tags.length === 0 || tags.includes(name)
}

const untagged = (line: string) => line.replace(TAGS, '')

const known = new WeakMap<Scenario, readonly Case[]>()

/** The cases of a scenario, in the order in which its lines name them; one nameless case when none is named. */
export function casesOf(scenario: Scenario): readonly Case[] {
  let cases = known.get(scenario)
  if (cases === undefined) {
    const lines = [
      ...scenario.titles,
      ...scenario.bodies,
      ...scenario.talks.map((talk) => talk[0] ?? ''),
      ...scenario.solutions,
    ]
    const names = [...new Set(lines.flatMap(tagsOf))]
    cases = (names.length > 0 ? names : ['']).map((name): Case => {
      const pick = (list: readonly string[]) => list.filter((line) => fits(line, name)).map(untagged)
      const titles = pick(scenario.titles)
      const bodies = pick(scenario.bodies)
      const talks = scenario.talks.filter((talk) => fits(talk[0] ?? '', name))
      return {
        name,
        titles,
        bodies,
        talks: talks.map((talk) => talk.map(untagged)),
        solutions: pick(scenario.solutions),
        weight: titles.length * bodies.length,
      }
    })
    known.set(scenario, cases)
  }
  return cases
}

/** The cases that happen in this month. */
export function casesIn(scenario: Scenario, month: number): readonly Case[] {
  return casesOf(scenario).filter((one) => scenario.caseMonths?.[one.name]?.includes(month) ?? true)
}
