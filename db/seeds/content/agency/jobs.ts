/** Jobs of a health agency, in both genders. */
export interface Job {
  f: string
  m: string
  /** How often it is drawn once everybody's first has been given; 0 = one person only. */
  weight: number
}

export const job = (f: string, m: string, weight = 1): Job => ({ f, m, weight })
export const same = (title: string, weight = 1): Job => ({ f: title, m: title, weight })

export const assistant = job('Assistante de direction', 'Assistant de direction')
export const secretary = job('Assistante administrative', 'Assistant administratif', 2)
export const officer = job('Chargée de mission', 'Chargé de mission', 4)
export const manager = job('Gestionnaire administrative', 'Gestionnaire administratif', 3)
export const doctor = same('Médecin inspecteur de santé publique', 1)
export const pharmacist = job('Pharmacienne inspectrice', 'Pharmacien inspecteur', 1)
export const nurse = job('Infirmière de santé publique', 'Infirmier de santé publique', 1)
export const inspector = job(
  "Inspectrice de l'action sanitaire et sociale",
  "Inspecteur de l'action sanitaire et sociale",
  3,
)
export const engineer = job("Ingénieure d'études sanitaires", "Ingénieur d'études sanitaires", 3)
export const sanitation = job('Technicienne sanitaire', 'Technicien sanitaire', 4)
export const statistician = job('Statisticienne', 'Statisticien', 3)
export const localCorrespondent = job(
  'Correspondante informatique et logistique',
  'Correspondant informatique et logistique',
  0,
)
export const headOf = (what: string): Job => same(`Responsable ${what}`)
export const director = (what: string): Job => job(`Directrice ${what}`, `Directeur ${what}`)

export interface ServiceLine {
  id: string
  name: string
  code: string
  under: string | null
  people: number
  head: Job
  jobs: readonly Job[]
  at: string
}
