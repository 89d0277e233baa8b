/** Groups that tickets are assigned to, and who belongs to them: services of the DSI and of logistics, in their support role. */
export interface TeamLine {
  id: string
  name: string
  code: string
  comment: string
  /** Services whose people are members; the head of the first one manages the team. */
  services: readonly string[]
  /** Only people whose job title says one of these words; all when absent. */
  jobs?: RegExp
}

export const TEAMS: readonly TeamLine[] = [
  {
    id: 'support',
    name: 'Support',
    code: 'SUP',
    comment: 'Premier point de contact des agents : accueil, diagnostic, postes de travail, bureautique.',
    services: ['dsi-support'],
  },
  {
    id: 'parc',
    name: 'Gestion du parc',
    code: 'PARC',
    comment: 'Stock, préparation et remise des matériels, réforme, inventaire physique.',
    services: ['dsi-support'],
    jobs: /Responsable|parc informatique/,
  },
  {
    id: 'production',
    name: 'Production',
    code: 'PROD',
    comment: 'Serveurs, sauvegardes, messagerie, annuaire, bases de données, stockage.',
    services: ['dsi-production'],
  },
  {
    id: 'reseau',
    name: 'Réseau et télécoms',
    code: 'RES',
    comment: 'Réseau filaire et sans fil, accès distants, téléphonie, visioconférence, pare-feu.',
    services: ['dsi-reseau'],
  },
  {
    id: 'applications',
    name: 'Applications métiers',
    code: 'APP',
    comment: 'Administration fonctionnelle, paramétrage et suivi des éditeurs des logiciels métiers.',
    services: ['dsi-etudes'],
  },
  {
    id: 'securite',
    name: "Sécurité du système d'information",
    code: 'SSI',
    comment: 'Messages suspects, incidents de sécurité, dérogations, sensibilisation.',
    services: ['dsi', 'dsi-reseau'],
    jobs: /sécurité/,
  },
  {
    id: 'logistique',
    name: 'Logistique',
    code: 'LOG',
    comment: 'Badges, clés, véhicules de service, mobilier, déménagements, fournitures, salles de réunion.',
    services: ['log'],
  },
  {
    id: 'achats',
    name: 'Achats',
    code: 'ACHATS',
    comment: 'Commandes, marchés, suivi des livraisons et des fournisseurs.',
    services: ['achats'],
  },
  {
    id: 'accueil-agents',
    name: 'RH – arrivées et départs',
    code: 'RH-AD',
    comment: "Déclare les arrivées, mobilités et départs d'agents.",
    services: ['rh'],
    jobs: /Responsable|recrutement|temps et absences/,
  },
]
