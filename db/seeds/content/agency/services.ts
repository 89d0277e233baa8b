/** The services of the agency: how many work there, under whom, at what jobs. 430 people at the head office, 170 outside. */
export interface Job {
  f: string
  m: string
  /** How often it is drawn once everybody's first has been given; 0 = one person only. */
  weight: number
}

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

const job = (f: string, m: string, weight = 1): Job => ({ f, m, weight })
const same = (title: string, weight = 1): Job => ({ f: title, m: title, weight })

const assistant = job('Assistante de direction', 'Assistant de direction')
const secretary = job('Assistante administrative', 'Assistant administratif', 2)
const officer = job('Chargée de mission', 'Chargé de mission', 4)
const manager = job('Gestionnaire administrative', 'Gestionnaire administratif', 3)
const doctor = same('Médecin inspecteur de santé publique', 1)
const pharmacist = job('Pharmacienne inspectrice', 'Pharmacien inspecteur', 1)
const nurse = job('Infirmière de santé publique', 'Infirmier de santé publique', 1)
const inspector = job("Inspectrice de l'action sanitaire et sociale", "Inspecteur de l'action sanitaire et sociale", 3)
const engineer = job("Ingénieure d'études sanitaires", "Ingénieur d'études sanitaires", 3)
const sanitation = job('Technicienne sanitaire', 'Technicien sanitaire', 4)
const statistician = job('Statisticienne', 'Statisticien', 3)
const localCorrespondent = job(
  'Correspondante informatique et logistique',
  'Correspondant informatique et logistique',
  0,
)
const headOf = (what: string): Job => same(`Responsable ${what}`)
const director = (what: string): Job => job(`Directrice ${what}`, `Directeur ${what}`)

interface ServiceLine {
  id: string
  name: string
  code: string
  under: string | null
  people: number
  head: Job
  jobs: readonly Job[]
  at: string
}

/** `A45` = building A, floors 4 and 5. */
const HEAD_OFFICE: readonly ServiceLine[] = [
  {
    id: 'dg',
    name: 'Direction générale',
    code: 'DG',
    under: null,
    people: 12,
    head: job('Directrice générale', 'Directeur général'),
    jobs: [
      job('Directrice générale adjointe', 'Directeur général adjoint', 0),
      job('Conseillère auprès de la direction générale', 'Conseiller auprès de la direction générale', 2),
      assistant,
      officer,
    ],
    at: 'A5',
  },
  {
    id: 'com',
    name: 'Communication',
    code: 'COM',
    under: 'dg',
    people: 8,
    head: headOf('de la communication'),
    jobs: [
      job('Chargée de communication', 'Chargé de communication', 3),
      same('Graphiste'),
      job('Webmestre éditoriale', 'Webmestre éditorial'),
      job('Attachée de presse', 'Attaché de presse'),
    ],
    at: 'A5',
  },
  {
    id: 'sg',
    name: 'Secrétariat général',
    code: 'SG',
    under: 'dg',
    people: 3,
    head: job('Secrétaire générale', 'Secrétaire général'),
    jobs: [assistant, officer],
    at: 'A5',
  },
  {
    id: 'rh',
    name: 'Ressources humaines',
    code: 'RH',
    under: 'sg',
    people: 22,
    head: headOf('des ressources humaines'),
    jobs: [
      same('Gestionnaire de paie', 3),
      job('Chargée de recrutement', 'Chargé de recrutement', 2),
      job('Chargée de formation', 'Chargé de formation', 2),
      same('Gestionnaire des temps et absences', 2),
      job('Conseillère de prévention', 'Conseiller de prévention'),
      secretary,
    ],
    at: 'B2',
  },
  {
    id: 'fin',
    name: 'Affaires financières et budget',
    code: 'FIN',
    under: 'sg',
    people: 17,
    head: headOf('des affaires financières'),
    jobs: [
      job('Gestionnaire budgétaire', 'Gestionnaire budgétaire', 3),
      job('Contrôleuse de gestion', 'Contrôleur de gestion', 2),
      job('Chargée du contrôle interne', 'Chargé du contrôle interne', 0),
    ],
    at: 'B2',
  },
  {
    id: 'ac',
    name: 'Agence comptable',
    code: 'AC',
    under: 'dg',
    people: 13,
    head: job('Agente comptable', 'Agent comptable'),
    jobs: [same('Comptable', 5), job('Fondée de pouvoir', 'Fondé de pouvoir')],
    at: 'B3',
  },
  {
    id: 'achats',
    name: 'Achats et commande publique',
    code: 'ACH',
    under: 'sg',
    people: 11,
    head: headOf('des achats et de la commande publique'),
    jobs: [job('Acheteuse publique', 'Acheteur public', 3), job('Rédactrice de marchés', 'Rédacteur de marchés', 2)],
    at: 'B3',
  },
  {
    id: 'log',
    name: 'Moyens généraux et logistique',
    code: 'LOG',
    under: 'sg',
    people: 21,
    head: headOf('des moyens généraux'),
    jobs: [
      job('Agente logistique', 'Agent logistique', 4),
      same('Gestionnaire du parc automobile', 0),
      job("Agente d'accueil", "Agent d'accueil", 3),
      job('Agente du courrier', 'Agent du courrier', 2),
      same('Gestionnaire des bâtiments', 2),
      job('Agente de reprographie', 'Agent de reprographie', 1),
      same('Archiviste', 1),
    ],
    at: 'B0',
  },
  {
    id: 'jur',
    name: 'Affaires juridiques',
    code: 'JUR',
    under: 'dg',
    people: 10,
    head: headOf('des affaires juridiques'),
    jobs: [same('Juriste', 4), job('Déléguée à la protection des données', 'Délégué à la protection des données', 0)],
    at: 'A5',
  },
  {
    id: 'dsi',
    name: "Direction des systèmes d'information",
    code: 'DSI',
    under: 'sg',
    people: 3,
    head: director("des systèmes d'information"),
    jobs: [same("Responsable de la sécurité des systèmes d'information", 0), assistant],
    at: 'B1',
  },
  {
    id: 'dsi-support',
    name: 'Support aux utilisateurs',
    code: 'DSI-SUP',
    under: 'dsi',
    people: 10,
    head: headOf('du support aux utilisateurs'),
    jobs: [
      job('Technicienne support', 'Technicien support', 5),
      same('Gestionnaire du parc informatique', 0.6),
      job('Coordinatrice du support', 'Coordinateur du support', 0),
    ],
    at: 'B1',
  },
  {
    id: 'dsi-production',
    name: 'Production et exploitation',
    code: 'DSI-PROD',
    under: 'dsi',
    people: 8,
    head: headOf('de la production informatique'),
    jobs: [
      job('Ingénieure système', 'Ingénieur système', 3),
      job('Administratrice de bases de données', 'Administrateur de bases de données'),
      job("Technicienne d'exploitation", "Technicien d'exploitation", 2),
    ],
    at: 'B1',
  },
  {
    id: 'dsi-reseau',
    name: 'Réseau, télécoms et sécurité',
    code: 'DSI-RES',
    under: 'dsi',
    people: 6,
    head: headOf('réseau, télécoms et sécurité'),
    jobs: [
      job('Ingénieure réseau et sécurité', 'Ingénieur réseau et sécurité', 2),
      job('Technicienne réseau et téléphonie', 'Technicien réseau et téléphonie', 2),
    ],
    at: 'B1',
  },
  {
    id: 'dsi-etudes',
    name: 'Études et applications métiers',
    code: 'DSI-ETU',
    under: 'dsi',
    people: 11,
    head: headOf('des études et applications'),
    jobs: [
      job('Cheffe de projet informatique', 'Chef de projet informatique', 3),
      job('Développeuse', 'Développeur', 3),
      job('Administratrice fonctionnelle', 'Administrateur fonctionnel', 3),
      job('Ingénieure décisionnel', 'Ingénieur décisionnel', 1),
    ],
    at: 'B1',
  },
  {
    id: 'dos',
    name: "Direction de l'offre de soins",
    code: 'DOS',
    under: 'dg',
    people: 3,
    head: director("de l'offre de soins"),
    jobs: [assistant, officer],
    at: 'A4',
  },
  {
    id: 'dos-es',
    name: 'Établissements de santé',
    code: 'DOS-ES',
    under: 'dos',
    people: 30,
    head: headOf('des établissements de santé'),
    jobs: [
      officer,
      manager,
      doctor,
      pharmacist,
      secretary,
      job('Contrôleuse des autorisations', 'Contrôleur des autorisations', 2),
    ],
    at: 'A4',
  },
  {
    id: 'dos-ppr',
    name: 'Soins de premier recours',
    code: 'DOS-PPR',
    under: 'dos',
    people: 24,
    head: headOf('des soins de premier recours'),
    jobs: [officer, manager, doctor, secretary],
    at: 'A4',
  },
  {
    id: 'dos-rhs',
    name: 'Ressources humaines en santé',
    code: 'DOS-RHS',
    under: 'dos',
    people: 15,
    head: headOf('des ressources humaines en santé'),
    jobs: [manager, officer, secretary],
    at: 'A3',
  },
  {
    id: 'dos-eff',
    name: 'Efficience et financement',
    code: 'DOS-EFF',
    under: 'dos',
    people: 16,
    head: headOf("de l'efficience et du financement"),
    jobs: [job('Analyste financière', 'Analyste financier', 3), statistician, officer],
    at: 'A3',
  },
  {
    id: 'da',
    name: "Direction de l'autonomie",
    code: 'DA',
    under: 'dg',
    people: 3,
    head: director("de l'autonomie"),
    jobs: [assistant, officer],
    at: 'A3',
  },
  {
    id: 'da-pa',
    name: 'Personnes âgées',
    code: 'DA-PA',
    under: 'da',
    people: 21,
    head: headOf('du département personnes âgées'),
    jobs: [officer, manager, inspector, secretary, doctor],
    at: 'A3',
  },
  {
    id: 'da-ph',
    name: 'Personnes en situation de handicap',
    code: 'DA-PH',
    under: 'da',
    people: 21,
    head: headOf('du département personnes en situation de handicap'),
    jobs: [officer, manager, inspector, secretary],
    at: 'A2',
  },
  {
    id: 'dsp',
    name: 'Direction de la santé publique et environnementale',
    code: 'DSPE',
    under: 'dg',
    people: 3,
    head: director('de la santé publique et environnementale'),
    jobs: [assistant, officer],
    at: 'A2',
  },
  {
    id: 'dsp-vss',
    name: 'Veille et sécurité sanitaire',
    code: 'DSPE-VSS',
    under: 'dsp',
    people: 29,
    head: headOf('de la veille et sécurité sanitaire'),
    jobs: [
      nurse,
      doctor,
      pharmacist,
      same('Épidémiologiste', 1),
      job(
        'Gestionnaire de la plateforme régionale de signaux',
        'Gestionnaire de la plateforme régionale de signaux',
        2,
      ),
      secretary,
    ],
    at: 'A2',
  },
  {
    id: 'dsp-se',
    name: 'Santé environnement',
    code: 'DSPE-SE',
    under: 'dsp',
    people: 21,
    head: headOf('de la santé environnement'),
    jobs: [engineer, sanitation, secretary],
    at: 'A1',
  },
  {
    id: 'dsp-pps',
    name: 'Prévention et promotion de la santé',
    code: 'DSPE-PPS',
    under: 'dsp',
    people: 25,
    head: headOf('de la prévention et promotion de la santé'),
    jobs: [officer, manager, nurse, secretary],
    at: 'A1',
  },
  {
    id: 'dprs',
    name: 'Direction des politiques régionales de santé',
    code: 'DPRS',
    under: 'dg',
    people: 3,
    head: director('des politiques régionales de santé'),
    jobs: [assistant, officer],
    at: 'A1',
  },
  {
    id: 'dprs-obs',
    name: 'Observation et statistiques',
    code: 'DPRS-OBS',
    under: 'dprs',
    people: 16,
    head: headOf("de l'observation et des statistiques"),
    jobs: [statistician, job("Chargée d'études", "Chargé d'études", 3), job('Géomaticienne', 'Géomaticien', 1)],
    at: 'A1',
  },
  {
    id: 'dprs-usa',
    name: 'Démocratie sanitaire et usagers',
    code: 'DPRS-USA',
    under: 'dprs',
    people: 9,
    head: headOf('de la démocratie sanitaire'),
    jobs: [officer, manager],
    at: 'A0',
  },
  {
    id: 'dprs-num',
    name: 'Parcours et numérique en santé',
    code: 'DPRS-NUM',
    under: 'dprs',
    people: 15,
    head: headOf('des parcours et du numérique en santé'),
    jobs: [officer, job('Cheffe de projet e-santé', 'Chef de projet e-santé', 3)],
    at: 'A0',
  },
  {
    id: 'mice',
    name: 'Mission inspection, contrôle et évaluation',
    code: 'MICE',
    under: 'dg',
    people: 21,
    head: headOf('de la mission inspection, contrôle et évaluation'),
    jobs: [inspector, doctor, pharmacist, secretary],
    at: 'A0',
  },
]

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
