import type { SoftwareRule } from './software-names.ts'

const rule = (match: SoftwareRule['match'], value: string, more: Partial<SoftwareRule> = {}): SoftwareRule => ({
  match,
  value,
  publisher: null,
  becomes: null,
  trims: false,
  becomesPublisher: null,
  versionParts: null,
  category: null,
  hides: false,
  ...more,
})

/** Titles that carry their version, architecture or language, as installers write them (software sections of our corpus). */
const carrying = [
  ...[
    'Mozilla Firefox',
    'Mozilla Thunderbird',
    '7-Zip',
    'VLC media player',
    'Notepad++',
    'PuTTY',
    'WinSCP',
    'FileZilla',
  ],
  ...[
    'GIMP',
    'Inkscape',
    'LibreOffice',
    'KeePass',
    'Git version',
    'Python',
    'PDFCreator',
    'WinRAR',
    'Wireshark',
    'Zoom',
  ],
  ...[
    'Microsoft Visual Studio Code',
    'Oracle VM VirtualBox',
    'Node.js',
    'Audacity',
    'Greenshot',
    'Paint.NET',
    'TeamViewer',
  ],
]

/** What comes with other programs or with the system, and tells nobody what a machine is for. */
const noise: readonly [string, string][] = [
  ['Security Update for *', 'Mises à jour'],
  ['Update for *', 'Mises à jour'],
  ['Hotfix for *', 'Mises à jour'],
  ['Mise à jour de sécurité pour *', 'Mises à jour'],
  ['Mise à jour pour *', 'Mises à jour'],
  ['Correctif pour *', 'Mises à jour'],
  ['*(KB???????)*', 'Mises à jour'],
  ['Service Pack * for *', 'Mises à jour'],
  ['Microsoft Visual C++ * Minimum Runtime*', 'Composants'],
  ['Microsoft Visual C++ * Additional Runtime*', 'Composants'],
  ['Microsoft .NET * Targeting Pack*', 'Composants'],
  ['Microsoft Office Proof*', 'Langues'],
  ['Outils de vérification linguistique*', 'Langues'],
  ['* Language Pack*', 'Langues'],
  ['*Module linguistique*', 'Langues'],
  ['*Pack de langue*', 'Langues'],
  ['*-l10n-*', 'Langues'],
  ['language-pack-*', 'Langues'],
  ['hunspell-*', 'Langues'],
]

const publishers: readonly [string, string][] = [
  ['Microsoft Corporation', 'Microsoft'],
  ['Adobe Systems Incorporated', 'Adobe'],
  ['Adobe Systems, Inc.', 'Adobe'],
  ['Adobe Inc.', 'Adobe'],
  ['Mozilla Corporation', 'Mozilla'],
  ['Oracle Corporation', 'Oracle'],
  ['Google LLC', 'Google'],
  ['Google Inc.', 'Google'],
  ['Intel Corporation', 'Intel'],
  ['Apple Inc.', 'Apple'],
]

/** Offered out of service: what they would do to the programs at hand is looked at first. */
export const knownSoftware: readonly SoftwareRule[] = [
  ...carrying.map((title) => rule('starts', title, { trims: true })),
  rule('starts', 'Adobe Acrobat Reader', { becomes: 'Adobe Acrobat Reader' }),
  rule('starts', 'Adobe Reader', { becomes: 'Adobe Acrobat Reader' }),
  rule('starts', 'Java 8 Update', { becomes: 'Java 8' }),
  rule('starts', 'Java(TM) SE Development Kit', { becomes: 'Java SE Development Kit' }),
  rule('starts', 'Microsoft 365', { trims: true }),
  rule('exact', 'firefox', { becomes: 'Mozilla Firefox', becomesPublisher: 'Mozilla' }),
  rule('exact', 'firefox-esr', { becomes: 'Mozilla Firefox ESR', becomesPublisher: 'Mozilla' }),
  rule('exact', 'thunderbird', { becomes: 'Mozilla Thunderbird', becomesPublisher: 'Mozilla' }),
  ...noise.map(([pattern, category]) => rule('pattern', pattern, { category, hides: true })),
]

export const knownPublishers = publishers.map(([value, becomes]) => ({
  subject: 'publisher' as const,
  match: 'exact' as const,
  value,
  becomes,
}))
