/** What each service works with: applications, shared folders, files. Used to fill the variables of scenarios. */
const APPLICATIONS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^dos-es$|-soins$/, ['Sanéo Autorisations', 'Sanéo Campagnes']],
  [/^dos-eff$/, ['HospiStat', 'Sanéo Campagnes']],
  [/^dos-ppr$/, ['Sanéo Autorisations', 'RépertoirePro']],
  [/^dos-rhs$/, ['RépertoirePro']],
  [/^da|-auto$/, ['Sanéo Médico-social', 'TransCap']],
  [/^dsp-vss$/, ['SignalVeille']],
  [/-se$/, ['AquaSuivi', 'HabitSain']],
  [/^dsp-pps$/, ['ActionPrév']],
  [/^dprs-obs$/, ['HospiStat']],
  [/^mice$/, ['InspecPlan']],
  [/^rh$/, ['PaieAgent', 'TempoRH']],
  [/^(fin|ac)$/, ['ComptaPub']],
  [/^achats$/, ['RédacMarchés', 'ComptaPub']],
  [/^log$/, ['FlotteAuto']],
]
const EVERYBODYS = ['la GED', 'Courrier Sortant']

/** Applications that people of this service open every day. */
export function applicationsOf(service: string): readonly string[] {
  const own = APPLICATIONS.filter(([of]) => of.test(service)).flatMap(([, list]) => list)
  if (service.startsWith('dsi')) return APPLICATIONS.flatMap(([, list]) => list)
  return own.length > 0 ? own : EVERYBODYS
}

const FOLDERS: readonly (readonly [RegExp, readonly string[]])[] = [
  [
    /^dos|-soins$/,
    ['Autorisations', 'Instruction', 'Visites de conformité', 'Maisons de santé', 'Permanence des soins'],
  ],
  [/^da|-auto$/, ['Appels à projets', 'CPOM', 'Tarification', 'Réclamations', 'Établissements']],
  [/^dsp-vss$/, ['Signaux', 'Astreintes', 'Plans', 'Bilans annuels']],
  [/-se$/, ['Captages', 'Baignades', 'Habitat', 'Prélèvements', 'Légionelles']],
  [/^dsp-pps$/, ['Subventions', 'Vaccination', 'Contrats locaux de santé']],
  [/^mice$/, ['Inspections', 'Rapports définitifs', 'Programme annuel']],
  [/^rh$/, ['Dossiers agents', 'Formation', 'Recrutements', 'Instances']],
  [/^(fin|ac|achats)$/, ['Budget', 'Marchés', 'Mandats', 'Clôture']],
  [/^dprs/, ['Études', 'Conférence régionale', 'Projets', 'Statistiques']],
  [/^dsi/, ['Exploitation', 'Projets', 'Procédures', 'Contrats']],
]
const COMMON_FOLDERS = ['Courriers', 'Réunions', 'Modèles', 'Partage', 'Archives']

export function foldersOf(service: string): readonly string[] {
  return [...FOLDERS.filter(([of]) => of.test(service)).flatMap(([, list]) => list), ...COMMON_FOLDERS]
}

/** `{annee}` is replaced by the year of the ticket. */
export const FILE_NAMES: readonly string[] = [
  'Suivi_conventions_{annee}.xlsx',
  'Tableau_de_bord_{annee}.xlsx',
  'Planning_astreintes_{annee}.xlsx',
  'Enquete_etablissements.xlsm',
  'Campagne_budgetaire_{annee}.xlsm',
  'Annuaire_partenaires.xlsx',
  'Suivi_reclamations.xlsm',
  'Bilan_activite_{annee}.docx',
  'Compte_rendu_CODIR.docx',
  'Liste_destinataires_publipostage.xlsx',
  'Grille_inspection_v3.xlsm',
  'Prelevements_{annee}.xlsx',
  'Suivi_subventions_{annee}.xlsx',
  'Rapport_visite_conformite.docx',
  'Effectifs_et_ETP.xlsx',
]
