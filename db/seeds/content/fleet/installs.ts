import { DAY, dayText } from '../calendar.ts'
import type { Random } from '../random.ts'
import type { InstallSeed } from '../types.ts'
import { CATALOGUE, type CatalogueEntry } from './software-catalogue.ts'

/** Trade programs by the id of the service. */
const SETS_OF_SERVICE: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^com$/, ['com']],
  [/^rh$/, ['rh']],
  [/^fin$/, ['fin']],
  [/^ac$/, ['ac']],
  [/^achats$/, ['achats']],
  [/^log$/, ['log']],
  [/^jur$/, ['jur']],
  [/^dsi/, ['dsi']],
  [/^dsi-reseau$/, ['dsi-reseau']],
  [/^dsi-etudes$/, ['dsi-etudes']],
  [/^(dos|da|dsp|dprs|mice|nice|toulon|avignon|digne|gap)/, ['metier']],
  [/^dos-es$|-soins$/, ['metier-es']],
  [/^dos-eff$/, ['metier-eff', 'stat']],
  [/^dos-rhs$|-soins$/, ['metier-rhs']],
  [/^da-|-auto$/, ['metier-auto']],
  [/^dsp-vss$/, ['metier-vss']],
  [/-se$/, ['metier-se']],
  [/^dsp-pps$/, ['metier-pps']],
  [/^dprs-obs$/, ['metier-obs', 'stat']],
  [/^mice$/, ['metier-insp']],
]

/** Sets of programs for the people of a service. */
export function setsOfService(service: string): string[] {
  return SETS_OF_SERVICE.filter(([of]) => of.test(service)).flatMap(([, sets]) => sets)
}

const SETS_OF_MAKER: Readonly<Record<string, string>> = { 'Dell Inc.': 'dell', HP: 'hp', Lenovo: 'lenovo' }

export interface InstallPlan {
  sets: readonly string[]
  manufacturer: string
  preparedAt: number
  inventoriedAt: number
  now: number
}

/** Share of the machines on which people put each program of the set `divers` on their own. */
const STRAY_SHARE = 0.03

function shareFor(entry: CatalogueEntry, sets: ReadonlySet<string>): number {
  let share = 0
  for (const [set, of] of Object.entries(entry.sets)) {
    if (set === 'divers' && sets.has('poste')) share = Math.max(share, STRAY_SHARE)
    else if (sets.has(set)) share = Math.max(share, of)
  }
  return share
}

/** Programs of one machine, with the version and day that its last inventory would show. */
export function installsOf(plan: InstallPlan, random: Random): InstallSeed[] {
  const maker = SETS_OF_MAKER[plan.manufacturer]
  const sets = new Set(maker === undefined ? plan.sets : [...plan.sets, maker])
  const monthsOld = (plan.now - plan.inventoriedAt) / (30 * DAY)
  const installs: InstallSeed[] = []
  for (const entry of CATALOGUE) {
    if (!random.chance(shareFor(entry, sets))) continue
    const { key, versions } = entry.software
    const behind = monthsOld > 6 ? random.int(1, 3) : random.chance(0.78) ? 0 : random.chance(0.7) ? 1 : 2
    const index = Math.max(0, versions.length - 1 - behind)
    const updated = index > 0 && versions.length > 1
    const days = (plan.inventoriedAt - plan.preparedAt) / DAY
    const since = updated
      ? random.skewed(1, Math.min(240, Math.max(2, days)), 1.5)
      : Math.max(1, days - random.int(0, 20))
    const at = Math.max(plan.preparedAt, plan.inventoriedAt - since * DAY)
    installs.push({ software: key, version: versions[index] as string, installedOn: dayText(at) })
  }
  return installs
}

/** Service id of a group key, for people and machines. */
export function serviceOf(unit: string): string {
  return unit.replace(/^group:/, '')
}
