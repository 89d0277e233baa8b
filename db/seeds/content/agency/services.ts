/** The services of the agency: how many work there, under whom, at what jobs. 430 people at the head office, 170 outside. */
import { HEAD_OFFICE } from './head-office.ts'
import {
  assistant,
  doctor,
  engineer,
  headOf,
  inspector,
  type Job,
  job,
  localCorrespondent,
  manager,
  officer,
  type ServiceLine,
  sanitation,
  secretary,
} from './jobs.ts'

export interface Service {
  id: string
  name: string
  code: string
  site: string
  /** Service whose head is the manager of this one's head. */
  under: string | null
  people: number
  head: Job
  jobs: readonly Job[]
  /** Where they sit: building and floors of the site. */
  building: string
  floors: readonly number[]
}

/** People per service of each departmental site: direction, care, autonomy, environment, front office. */
const DEPARTMENTAL: Readonly<Record<string, readonly [number, number, number, number, number]>> = {
  nice: [3, 15, 12, 12, 6],
  toulon: [3, 14, 11, 11, 5],
  avignon: [3, 11, 10, 10, 4],
  digne: [2, 6, 4, 5, 3],
  gap: [2, 6, 4, 5, 3],
}

function departmental(
  site: string,
  code: string,
  people: readonly [number, number, number, number, number],
): ServiceLine[] {
  const [direction, care, autonomy, environment, front] = people
  const line = (
    id: string,
    name: string,
    suffix: string,
    count: number,
    head: Job,
    jobs: readonly Job[],
    at: string,
  ) => ({
    id: `${site}-${id}`,
    name,
    code: `${code}-${suffix}`,
    under: id === 'dir' ? 'dg' : `${site}-dir`,
    people: count,
    head,
    jobs,
    at,
  })
  const top = people[1] > 10 ? 'A2' : 'A1'
  return [
    line(
      'dir',
      'Direction de la délégation',
      'DIR',
      direction,
      job('Directrice départementale', 'Directeur départemental'),
      [assistant, officer],
      top,
    ),
    line(
      'soins',
      'Parcours et offre de soins',
      'SOINS',
      care,
      headOf('parcours et offre de soins'),
      [officer, manager, doctor, secretary],
      'A1',
    ),
    line('auto', 'Autonomie', 'AUTO', autonomy, headOf("de l'autonomie"), [officer, inspector, manager], top),
    line(
      'se',
      'Santé environnement',
      'SE',
      environment,
      headOf('de la santé environnement'),
      [engineer, sanitation, secretary],
      'A0',
    ),
    line(
      'acc',
      'Secrétariat et accueil',
      'ACC',
      front,
      headOf('du secrétariat et de la logistique'),
      [localCorrespondent, secretary, job("Agente d'accueil", "Agent d'accueil", 1)],
      'A0',
    ),
  ]
}

function placed(line: ServiceLine, site: string): Service {
  const { at, ...rest } = line
  return { ...rest, site, building: at.charAt(0), floors: [...at.slice(1)].map(Number) }
}

const DEPARTMENT_CODES: Readonly<Record<string, string>> = {
  nice: 'DD06',
  toulon: 'DD83',
  avignon: 'DD84',
  digne: 'DD04',
  gap: 'DD05',
}

/** Every service, managers before the managed. */
export const SERVICES: readonly Service[] = [
  ...HEAD_OFFICE.map((line) => placed(line, 'marseille')),
  ...Object.entries(DEPARTMENTAL).flatMap(([site, people]) =>
    departmental(site, DEPARTMENT_CODES[site] as string, people).map((line) => placed(line, site)),
  ),
]
