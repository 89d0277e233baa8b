import type { SoftwareSeed } from '../types.ts'

/**
 * Programs of the agency. One line a program: `sets | publisher | name | versions, oldest first`.
 * A set says who has it (see `installs.ts`); `:40` after a set means 40 % of those. Programs of the health agency's own
 * trade are invented; the others are public products.
 */
interface Line {
  category: string
  lines: string
}

const LINES: readonly Line[] = [
  {
    category: 'Bureautique',
    lines: `
poste | Microsoft Corporation | Microsoft 365 Apps pour les grandes entreprises – fr-fr | 16.0.17928.20336, 16.0.18025.20214, 16.0.18526.20168
poste:18 | Microsoft Corporation | Microsoft Project Professionnel 2021 – fr-fr | 16.0.14332.20771
poste:12 | Microsoft Corporation | Microsoft Visio Professionnel 2021 – fr-fr | 16.0.14332.20771
poste | Microsoft Corporation | Microsoft Teams | 24215.1007.3082.1590, 24295.605.3225.8804, 25017.203.3370.1090
poste | Microsoft Corporation | Microsoft OneDrive | 24.201.1006.0005, 24.216.1027.0003, 25.031.0217.0003
poste:74 | The Document Foundation | LibreOffice | 24.2.7.2, 24.8.4.2, 25.2.5.2
poste | Adobe | Adobe Acrobat Reader DC (64-bit) – Français | 24.003.20180, 24.005.20320, 25.001.20435
com, jur:30, achats:40 | Adobe | Adobe Acrobat Pro 2020 – Français | 20.005.30680
poste | Igor Pavlov | 7-Zip 24.08 (x64) | 24.08
poste:34 | Notepad++ Team | Notepad++ (64-bit x64) | 8.6.9, 8.7.1, 8.7.8
poste:47 | VideoLAN | VLC media player | 3.0.20, 3.0.21
poste:22 | Geek Software GmbH | PDF24 Creator | 11.18.0, 11.23.0
poste:15 | pdfforge GmbH | PDFCreator | 5.1.2, 5.3.3
poste:9 | Antidote (Druide informatique inc.) | Antidote 11 | 11.5.2
poste | Microsoft Corporation | Outils de vérification linguistique Microsoft Office 2016 – Français | 16.0.4266.1001
poste:8 | Mindjet | XMind 2024 | 24.04.10311
poste:6 | FreeCommander | FreeCommander XE | 2024.901
divers | Greenshot | Greenshot | 1.2.10.6, 1.3.274
divers | Softdeluxe | Free Download Manager | 6.24.0
divers | Evernote Corp. | Evernote | 10.92.5
`,
  },
  {
    category: 'Navigateurs',
    lines: `
poste | Mozilla | Mozilla Firefox ESR (x64 fr) | 115.15.0, 128.5.0, 128.12.0, 140.3.0
poste | Microsoft Corporation | Microsoft Edge | 130.0.2849.80, 131.0.2903.86, 138.0.3351.77
poste | Microsoft Corporation | Microsoft Edge WebView2 Runtime | 130.0.2849.80, 131.0.2903.86, 138.0.3351.77
poste:71 | Google LLC | Google Chrome | 130.0.6723.117, 131.0.6778.140, 138.0.7204.97
divers | Opera Norway AS | Opera Stable | 114.0.5282.115
`,
  },
  {
    category: 'Communication',
    lines: `
poste:38 | Zoom Video Communications, Inc. | Zoom Workplace (64-bit) | 6.1.11.45504, 6.2.5.48876, 6.4.6.64360
poste:26 | Cisco Systems, Inc | Cisco Webex Meetings | 44.9.0.156, 44.11.0.31
poste | Jabra | Jabra Direct | 6.17.14201, 6.20.37401
poste:12 | HP Inc. | Poly Lens | 1.4.1.10154
poste | Mitel | MiCollab Client | 9.8.108, 9.8.221
com, divers | Slack Technologies Inc. | Slack | 4.41.98
poste:19 | Tixeo | TixeoClient | 17.5.2.0, 18.0.1.3
`,
  },
  {
    category: 'Sécurité',
    lines: `
poste, serveur | WithSecure Corporation | WithSecure Elements EPP for Computers | 10.2.4.702, 10.3.1.889, 10.4.2.1131
poste | Fortinet Technologies Inc | FortiClient VPN | 7.0.13.0577, 7.2.5.1053, 7.4.2.1737
poste | KeePassXC Team | KeePassXC | 2.7.8, 2.7.9, 2.7.10
poste | Prim'X Technologies | ZoneCentral | 2023.2.1, 2024.1.0
poste:64 | Prim'X Technologies | Zed! Édition Standard | 2023.3.1, 2024.2.0
dsi | Nmap Project | Nmap 7.95 | 7.95
dsi-reseau | Wireshark Foundation | Wireshark 4.4.2 x64 | 4.4.2
poste | ASIP Santé | Cryptolib CPS | 5.2.5, 5.2.7
poste:42 | Gemalto | Classic Client 7.3 (64 bits) | 7.3.0.008
`,
  },
  {
    category: 'Système et pilotes',
    lines: `
poste, serveur | Microsoft Corporation | Microsoft Visual C++ 2015-2022 Redistributable (x64) | 14.38.33135, 14.40.33816, 14.42.34433
poste, serveur | Microsoft Corporation | Microsoft Visual C++ 2015-2022 Redistributable (x86) | 14.38.33135, 14.40.33816, 14.42.34433
poste:80, serveur:50 | Microsoft Corporation | Microsoft Visual C++ 2013 Redistributable (x64) | 12.0.40664
poste:72, serveur:40 | Microsoft Corporation | Microsoft Visual C++ 2010 x86 Redistributable | 10.0.40219
poste | Microsoft Corporation | Microsoft Update Health Tools | 5.72.0.0, 5.74.0.0
poste:88 | Microsoft Corporation | Microsoft Windows Desktop Runtime – 8.0 (x64) | 8.0.10.34118, 8.0.14.34613
poste:55 | Microsoft Corporation | Microsoft .NET Runtime – 6.0 (x64) | 6.0.36.34214
poste:66 | Oracle Corporation | Java 8 Update 421 (64-bit) | 8.0.4210.9
poste:14 | Eclipse Adoptium | Eclipse Temurin JRE with Hotspot 17 (x64) | 17.0.13.11
poste, serveur | Teclib' | GLPI Agent | 1.7.1, 1.9, 1.11
poste | Microsoft Corporation | Microsoft Intune Management Extension | 1.83.107.0, 1.86.101.0
dell | Dell Inc. | Dell Command Update for Windows Universal | 5.3.0, 5.4.0, 5.5.0
dell | Dell Inc. | Dell SupportAssist OS Recovery Plugin for Dell Update | 5.5.13.1
dell:60 | Dell Inc. | Dell Optimizer | 5.0.53.0
hp | HP Inc. | HP Image Assistant | 5.2.6, 5.3.1
hp | HP Inc. | HP Wolf Security | 4.4.14.529
hp:70 | HP Inc. | HP Notifications | 1.1.28.1
lenovo | Lenovo | Lenovo System Update | 5.08.03.59
lenovo | Lenovo | Lenovo Commercial Vantage | 10.2410.28.0
portable | Intel Corporation | Intel(R) Wireless Bluetooth(R) | 23.60.0.1, 23.80.0.3
poste:90 | Intel Corporation | Intel(R) Graphics Driver | 31.0.101.5590, 32.0.101.6078
poste:77 | Realtek Semiconductor Corp. | Realtek Audio Driver | 6.0.9652.1
poste:50 | Ricoh Company Ltd. | PCL6 V4 Driver for Universal Print | 4.38.0.0
poste:44 | Kyocera Document Solutions Inc. | Kyocera TWAIN Driver | 2.1.2619
poste:36 | Brother Industries, Ltd. | Brother iPrint&Scan | 11.1.1.3
portable:40 | DisplayLink Corp. | DisplayLink Graphics | 11.4.9747.0, 11.6.5303.0
nvidia | NVIDIA Corporation | NVIDIA RTX Desktop Manager 204 | 204.26
nvidia | NVIDIA Corporation | Pilote graphique NVIDIA | 538.78, 553.35
`,
  },
  {
    category: 'Métier santé',
    lines: `
metier-es | Sanéo Logiciels | Sanéo Autorisations | 6.1.4, 6.2.0, 6.2.3
metier-es, metier-eff:50 | Sanéo Logiciels | Sanéo Campagnes budgétaires | 3.8.1, 3.9.0
metier-eff, metier-obs | Ateliers Mistral Data | HospiStat Client | 11.2, 11.4
metier-auto | Sanéo Logiciels | Sanéo Médico-social | 5.4.2, 5.5.1
metier-auto:60 | Éditions du Rivage | TransCap Handicap | 2.14.0
metier-vss | Alizé Santé | SignalVeille Poste | 4.7.0, 4.8.2
metier-vss:70 | Alizé Santé | SignalVeille Cartographie | 4.8.2
metier-se | Garrigue Systèmes | AquaSuivi Prélèvements | 8.3.1, 8.4.0
metier-se | Garrigue Systèmes | HabitSain Terrain | 2.6.4
metier-se:45 | Garrigue Systèmes | LaboLien Connecteur | 1.9.7
metier-rhs | Éditions du Rivage | RépertoirePro Consultation | 7.0.2, 7.1.0
metier-insp | Alizé Santé | InspecPlan | 3.2.0, 3.3.1
metier-insp:80 | Alizé Santé | InspecPlan Mobile – synchronisation | 1.4.2
metier-pps | Sanéo Logiciels | ActionPrév Subventions | 2.2.8
metier:65 | Tramontane | Courrier Sortant | 12.0.5, 12.1.0
metier:48 | Tramontane | GED Tramontane – client bureau | 5.3.1, 5.4.0
`,
  },
  {
    category: 'Gestion',
    lines: `
rh, fin:20 | Calanque Éditions | PaieAgent Client | 2024.2, 2025.1
rh | Calanque Éditions | TempoRH Badgeage – console | 9.4.1, 9.5.0
fin, ac, achats:50 | Budget & Co | ComptaPub Client lourd | 10.6.2, 10.7.0
fin:70, ac | Budget & Co | ComptaPub Liasses | 4.2.0
achats | Marchés du Sud | RédacMarchés | 6.8.3, 7.0.1
log | Garrigue Systèmes | FlotteAuto Réservations | 3.1.0
log:60 | Zebra Technologies | ZebraDesigner 3 | 3.2.2
jur | Éditions du Prétoire | Mémentis | 3.4.1
`,
  },
  {
    category: 'Données et cartographie',
    lines: `
stat | The R Foundation | R for Windows 4.4.1 | 4.4.1
stat:70 | Posit Software | RStudio | 2024.09.0+375, 2024.12.0+467
stat:50 | SAS Institute Inc. | SAS Enterprise Guide | 8.4
stat:60, dsi-etudes:40 | Python Software Foundation | Python 3.12.7 (64-bit) | 3.12.7150.0
stat, metier-vss:20, metier-se:25 | QGIS.ORG | QGIS 3.34.12 'Prizren' | 3.34.12
stat:30, metier-eff:40 | Microsoft Corporation | Microsoft Power BI Desktop (x64) | 2.136.1478.0, 2.138.1004.0
metier-vss:30 | Centers for Disease Control and Prevention | Epi Info 7 | 7.2.6.0
`,
  },
  {
    category: 'Création',
    lines: `
com | Adobe Inc. | Adobe InDesign 2024 | 19.5.1
com | Adobe Inc. | Adobe Photoshop 2024 | 25.12.0
com:70 | Adobe Inc. | Adobe Illustrator 2024 | 28.7.1
com | Adobe Inc. | Adobe Creative Cloud | 6.4.0.361, 6.5.0.348
com:60 | Adobe Inc. | Adobe Premiere Pro 2024 | 24.6.1
poste:7, com:50 | The GIMP Team | GIMP 2.10.38 | 2.10.38
poste:5 | Inkscape | Inkscape | 1.3.2, 1.4
com:60, divers | OBS Project | OBS Studio | 30.2.3
com:50, divers | Audacity Team | Audacity 3.7.0 | 3.7.0
divers | HandBrake Team | HandBrake 1.8.2 | 1.8.2
`,
  },
  {
    category: 'Outils de la DSI',
    lines: `
dsi | Simon Tatham | PuTTY release 0.81 (64-bit) | 0.81.0.0
dsi | Martin Prikryl | WinSCP | 6.3.5, 6.3.6
dsi | Mobatek | MobaXterm | 24.2.0.5220, 24.4.0.5305
dsi | VMware, Inc. | VMware Remote Console | 12.0.5
dsi, dsi-etudes | Microsoft Corporation | Microsoft Visual Studio Code | 1.94.2, 1.95.3, 1.98.2
dsi-etudes | The Git Development Community | Git | 2.46.2, 2.47.1
dsi-etudes | DBeaver Corp | DBeaver | 24.2.3, 24.3.0
dsi-etudes:60 | Postman | Postman x86_64 | 11.18.0
dsi-etudes:50 | OpenJS Foundation | Node.js | 20.18.0, 22.11.0
dsi-etudes:40 | JetBrains s.r.o. | IntelliJ IDEA Community Edition 2024.2.3 | 242.23339.11
dsi | Microsoft Corporation | Outils d'administration de serveur distant | 10.0.26100.1
dsi | Devolutions inc. | Remote Desktop Manager | 2024.3.18.0
dsi:70 | TeamViewer | TeamViewer Host | 15.58.5
poste | RustDesk | RustDesk | 1.3.1, 1.3.8
dsi:50 | Famatech | Advanced IP Scanner 2.5.1 | 2.5.4594.1
dsi-etudes:30 | Docker Inc. | Docker Desktop | 4.34.3
dsi:40, divers | Tim Kosse | FileZilla Client | 3.67.1, 3.68.1
`,
  },
  {
    category: 'Serveur',
    lines: `
serveur | VMware, Inc. | VMware Tools | 12.4.5.23787635, 12.5.0.24276846
serveur | Veeam Software Group GmbH | Veeam Agent for Microsoft Windows | 6.2.0.121
serveur | Centreon | Centreon NSClient++ 64-bit | 0.5.2.41
serveur-sql | Microsoft Corporation | Microsoft SQL Server 2022 (64-bit) | 16.0.4155.4
serveur-sql | Microsoft Corporation | SQL Server Management Studio | 20.2.30.0
serveur-web | Microsoft Corporation | IIS URL Rewrite Module 2 | 7.2.1993
serveur-web:40 | Apache Software Foundation | Apache Tomcat 9.0 | 9.0.96
serveur-impression | Ricoh Company Ltd. | Streamline NX Serveur d'impression | 3.8.1
linux | Debian | openssh-server | 1:9.2p1-2+deb12u3
linux | Debian | qemu-guest-agent | 1:7.2+dfsg-7+deb12u7
linux | Debian | fail2ban | 1.0.2-2
linux | Debian | chrony | 4.3-2+deb12u1
linux | Debian | rsyslog | 8.2302.0-1
linux | Debian | curl | 7.88.1-10+deb12u8
linux | Debian | vim | 2:9.0.1378-2
linux | Debian | zabbix-agent2 | 1:6.0.34-1+debian12
linux-web | Debian | nginx | 1.22.1-9
linux-web | Debian | php8.2-fpm | 8.2.26-1~deb12u1
linux-web | Debian | apache2 | 2.4.62-1~deb12u2
linux-sql | PGDG | postgresql-16 | 16.4-1.pgdg120+2, 16.6-1.pgdg120+1
linux-sql | Debian | mariadb-server | 1:10.11.6-0+deb12u1
`,
  },
]

export interface CatalogueEntry {
  software: SoftwareSeed
  /** Who has it: set → share of the members, 0 to 1. */
  sets: Readonly<Record<string, number>>
}

function slug(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60)
}

function readSets(text: string): Record<string, number> {
  const sets: Record<string, number> = {}
  for (const one of text.split(',')) {
    const [name, share] = one.trim().split(':')
    sets[name as string] = share === undefined ? 1 : Number(share) / 100
  }
  return sets
}

function readLine(category: string, line: string): CatalogueEntry {
  const [sets, publisher, name, versions] = line.split('|').map((cell) => cell.trim())
  if (sets === undefined || publisher === undefined || !name || !versions) throw new Error(`Bad line: ${line}`)
  return {
    software: {
      key: `software:${slug(name)}`,
      name,
      publisher,
      category,
      versions: versions.split(',').map((v) => v.trim()),
    },
    sets: readSets(sets),
  }
}

export const CATALOGUE: readonly CatalogueEntry[] = LINES.flatMap(({ category, lines }) =>
  lines
    .trim()
    .split('\n')
    .map((line) => readLine(category, line)),
)
