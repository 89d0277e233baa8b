import type { Services } from '../../../engine/actions/context.ts'
import { type JunkList, loadJunk } from '../identity/junk-list.ts'
import { loadNames, type Names } from '../naming/names.ts'
import { loadSoftwareNames, type SoftwareNames } from '../naming/software-names.ts'
import { type LeftOut, loadLeftOut } from './left-out-sections.ts'
import { readUnits, type Units } from './units-by-tag.ts'

const freshFor = 2_000

/** What processing needs to know and seldom changes. */
export interface Surroundings extends Units {
  junk: JunkList
  names: Names
  software: SoftwareNames
  leftOut: LeftOut
}

/** Reads the surroundings at most every two seconds. */
export class SurroundingsBook {
  private readonly services: Services
  private known: Surroundings | null = null
  private readAt = 0

  constructor(services: Services) {
    this.services = services
  }

  async current(): Promise<Surroundings> {
    if (this.known !== null && Date.now() - this.readAt < freshFor) return this.known
    this.known = {
      junk: await loadJunk(this.services.db),
      names: await loadNames(this.services.db),
      software: await loadSoftwareNames(this.services.db),
      leftOut: await loadLeftOut(this.services.db, this.services.house),
      ...(await readUnits(this.services)),
    }
    this.readAt = Date.now()
    return this.known
  }
}
