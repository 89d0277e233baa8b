/** The servers of the agency, by name: what each does, on what system, how big. */
export interface ServerLine {
  name: string
  purpose: string
  system: 'windows2019' | 'windows2022' | 'windows2025' | 'debian12' | 'esxi' | 'veeam'
  site: string
  /** Sets of programs, see `software-catalogue.ts`. */
  sets: readonly string[]
  memoryGb: number
  cores: number
  /** Data volume beside the system's, in GB; 0 = none. */
  dataGb: number
}

const WINDOWS_SYSTEMS = { w19: 'windows2019', w22: 'windows2022', w25: 'windows2025', deb: 'debian12' } as const

/** `name | purpose | system | sets | memory GB | cores | data GB` */
const VIRTUAL = `
SRV-AD01 | Contrôleur de domaine principal, DNS | w22 | serveur | 8 | 4 | 0
SRV-AD02 | Contrôleur de domaine secondaire, DNS | w22 | serveur | 8 | 4 | 0
SRV-AD03 | Contrôleur de domaine, salle serveurs 2 | w22 | serveur | 8 | 4 | 0
SRV-DHCP01 | Serveur DHCP des sites | w22 | serveur | 4 | 2 | 0
SRV-PKI01 | Autorité de certification interne | w22 | serveur | 4 | 2 | 0
SRV-RADIUS01 | Authentification du Wi-Fi et des accès distants | w22 | serveur | 4 | 2 | 0
SRV-FIC01 | Serveur de fichiers – directions métiers | w22 | serveur | 16 | 4 | 8000
SRV-FIC02 | Serveur de fichiers – secrétariat général | w22 | serveur | 16 | 4 | 5200
SRV-FIC03 | Serveur de fichiers – délégations départementales | w19 | serveur | 12 | 4 | 3600
SRV-IMP01 | Serveur d'impression du siège | w22 | serveur, serveur-impression | 8 | 4 | 120
SRV-IMP02 | Serveur d'impression des délégations | w22 | serveur, serveur-impression | 8 | 2 | 80
SRV-MSG01 | Messagerie – boîtes aux lettres | w19 | serveur | 64 | 8 | 4200
SRV-MSG02 | Messagerie – boîtes aux lettres, réplique | w19 | serveur | 64 | 8 | 4200
SRV-RELAIS01 | Relais de messagerie et antispam | deb | linux | 8 | 4 | 60
SRV-WSUS01 | Mises à jour Windows | w22 | serveur, serveur-web | 12 | 4 | 900
SRV-DEPLOY01 | Déploiement des postes et des logiciels | w22 | serveur, serveur-sql | 16 | 4 | 1400
SRV-AV01 | Console de l'antivirus | w22 | serveur | 8 | 4 | 80
SRV-SUPERV01 | Supervision | deb | linux, linux-web, linux-sql | 16 | 6 | 300
SRV-JOURNAUX01 | Collecte des journaux | deb | linux | 24 | 8 | 2400
SRV-CIGALE01 | Assistance, parc et inventaire (Cigale) | deb | linux, linux-web, linux-sql | 16 | 8 | 200
SRV-OCS01 | Ancien serveur d'inventaire OCS (lecture seule) | deb | linux, linux-web, linux-sql | 4 | 2 | 60
SRV-INTRANET01 | Intranet | deb | linux, linux-web | 8 | 4 | 80
SRV-WEB01 | Site public – production | deb | linux, linux-web | 8 | 4 | 60
SRV-WEBR01 | Site public – recette | deb | linux, linux-web | 4 | 2 | 40
SRV-GED01 | GED Tramontane – application | w22 | serveur, serveur-web | 32 | 8 | 600
SRV-GED02 | GED Tramontane – documents | w22 | serveur | 16 | 4 | 6400
SRV-SQL01 | Bases SQL Server – production | w22 | serveur, serveur-sql | 96 | 12 | 2200
SRV-SQL02 | Bases SQL Server – production, réplique | w22 | serveur, serveur-sql | 96 | 12 | 2200
SRV-SQLR01 | Bases SQL Server – recette | w22 | serveur, serveur-sql | 32 | 6 | 1200
SRV-PG01 | Bases PostgreSQL – production | deb | linux, linux-sql | 48 | 8 | 1600
SRV-PG02 | Bases PostgreSQL – réplique | deb | linux, linux-sql | 48 | 8 | 1600
SRV-APP01 | Sanéo Autorisations et Médico-social – production | w22 | serveur, serveur-web | 32 | 8 | 160
SRV-APP02 | SignalVeille – production | w22 | serveur, serveur-web | 24 | 8 | 240
SRV-APP03 | AquaSuivi et HabitSain – production | w19 | serveur, serveur-web | 16 | 4 | 120
SRV-APP04 | PaieAgent et TempoRH – production | w22 | serveur, serveur-web | 16 | 4 | 140
SRV-APP05 | ComptaPub – production | w22 | serveur, serveur-web | 24 | 6 | 180
SRV-APP06 | InspecPlan et ActionPrév – production | w22 | serveur, serveur-web | 16 | 4 | 120
SRV-APPR01 | Applications métiers – recette | w22 | serveur, serveur-web | 32 | 8 | 300
SRV-APPR02 | Applications de gestion – recette | w22 | serveur, serveur-web | 24 | 6 | 240
SRV-BI01 | Entrepôt de données et tableaux de bord | w22 | serveur, serveur-sql | 64 | 12 | 3000
SRV-SIG01 | Serveur cartographique | deb | linux, linux-web, linux-sql | 32 | 8 | 900
SRV-STAT01 | Calcul statistique partagé | deb | linux | 128 | 16 | 1800
SRV-RDS01 | Bureau à distance – hôte 1 | w22 | serveur | 48 | 8 | 0
SRV-RDS02 | Bureau à distance – hôte 2 | w22 | serveur | 48 | 8 | 0
SRV-PROXY01 | Mandataire web | deb | linux | 8 | 4 | 120
SRV-PROXY02 | Mandataire web, secours | deb | linux | 8 | 4 | 120
SRV-SFTP01 | Échanges de fichiers avec les partenaires | deb | linux | 4 | 2 | 400
SRV-FORGE01 | Forge et intégration continue | deb | linux, linux-web | 16 | 6 | 400
SRV-TEL01 | Téléphonie – serveur d'appels | deb | linux | 8 | 4 | 60
SRV-TEL02 | Téléphonie – messagerie vocale et annuaire | deb | linux, linux-web | 8 | 4 | 120
SRV-VEEAM01 | Console des sauvegardes | w25 | serveur, serveur-sql | 24 | 8 | 200
SRV-VISIO01 | Passerelle de visioconférence | deb | linux | 16 | 8 | 40
`

/** `name | purpose | kind of machine | system | site` */
const PHYSICAL = `
ESX-MRS01 | Hyperviseur, salle serveurs 1 | host | esxi | marseille
ESX-MRS02 | Hyperviseur, salle serveurs 1 | host | esxi | marseille
ESX-MRS03 | Hyperviseur, salle serveurs 2 | host | esxi | marseille
ESX-MRS04 | Hyperviseur, salle serveurs 2 | host | esxi | marseille
SAV-MRS01 | Dépôt des sauvegardes, salle serveurs 2 | backup | veeam | marseille
SAV-MRS02 | Dépôt des sauvegardes inaltérables | backup | debian12 | marseille
SRV-BADGES01 | Contrôle d'accès et vidéo des halls | site | windows2022 | marseille
SRV-DIG01 | Serveur de proximité : fichiers, DHCP, impressions | site | windows2022 | digne
SRV-GAP01 | Serveur de proximité : fichiers, DHCP, impressions | site | windows2022 | gap
SRV-NCE01 | Serveur de proximité : fichiers, DHCP, impressions | site | windows2022 | nice
SRV-TLN01 | Serveur de proximité : fichiers, DHCP, impressions | site | windows2022 | toulon
SRV-AVN01 | Serveur de proximité : fichiers, DHCP, impressions | site | windows2022 | avignon
`

export interface PhysicalServerLine extends ServerLine {
  kind: 'host' | 'backup' | 'site'
}

const cellsOf = (text: string): string[][] =>
  text
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))

export const VIRTUAL_SERVERS: readonly ServerLine[] = cellsOf(VIRTUAL).map((cells) => {
  const [name, purpose, system, sets, memory, cores, data] = cells as [
    string,
    string,
    keyof typeof WINDOWS_SYSTEMS,
    string,
    string,
    string,
    string,
  ]
  return {
    name,
    purpose,
    system: WINDOWS_SYSTEMS[system],
    site: 'marseille',
    sets: sets.split(',').map((set) => set.trim()),
    memoryGb: Number(memory),
    cores: Number(cores),
    dataGb: Number(data),
  }
})

export const PHYSICAL_SERVERS: readonly PhysicalServerLine[] = cellsOf(PHYSICAL).map((cells) => {
  const [name, purpose, kind, system, site] = cells as [
    string,
    string,
    PhysicalServerLine['kind'],
    ServerLine['system'],
    string,
  ]
  const sets = system === 'debian12' ? ['linux'] : system === 'windows2022' ? ['serveur'] : []
  return {
    name,
    purpose,
    kind,
    system,
    site,
    sets,
    memoryGb: 0,
    cores: 0,
    dataGb: kind === 'site' ? 1400 : kind === 'backup' ? 92_000 : 0,
  }
})
