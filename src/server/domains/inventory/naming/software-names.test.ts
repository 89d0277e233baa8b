import { describe, expect, test } from 'vitest'
import { knownPublishers, knownSoftware } from './known-software.ts'
import { namesOf } from './names.ts'
import { type SoftwareRule, softwareNamesOf } from './software-names.ts'
import { trimmed } from './trim-title.ts'

const rule = (match: SoftwareRule['match'], value: string, more: Partial<SoftwareRule>): SoftwareRule => ({
  ...{ match, value, publisher: null, becomes: null, trims: false, becomesPublisher: null },
  ...{ versionParts: null, category: null, hides: false, ...more },
})
const said = (name: string, publisher = '', version = '') => ({ name, publisher, version })

/** Titles as installers of Windows, macOS and Debian write them, and what is left of each. */
const corpus: readonly [string, string, string][] = [
  ['Mozilla Firefox 128.0 (x64 fr)', '128.0', 'Mozilla Firefox'],
  ['Mozilla Firefox (x64 fr)', '131.0.3', 'Mozilla Firefox'],
  ['Mozilla Thunderbird 115.4.1 (x86 fr)', '115.4.1', 'Mozilla Thunderbird'],
  ['7-Zip 23.01 (x64)', '23.01', '7-Zip'],
  ['7-Zip 19.00 (x64 edition)', '19.00.00.0', '7-Zip'],
  ['Notepad++ (64-bit x64)', '8.6.4', 'Notepad++'],
  ['Notepad++ (32-bit x86)', '7.9.5', 'Notepad++'],
  ['VLC media player', '3.0.20', 'VLC media player'],
  ['LibreOffice 7.6.4.1', '7.6.4.1', 'LibreOffice'],
  ['GIMP 2.10.36', '2.10.36', 'GIMP'],
  ['PuTTY release 0.80 (64-bit)', '0.80.0.0', 'PuTTY release'],
  ['Python 3.11.4 (64-bit)', '3.11.4150.0', 'Python'],
  ['Microsoft Visual Studio Code (User)', '1.89.1', 'Microsoft Visual Studio Code'],
  ['Microsoft 365 Apps for enterprise - fr-fr', '16.0.17531.20152', 'Microsoft 365 Apps for enterprise'],
  ['Adobe Acrobat Reader DC (64-bit) – Français', '24.1', 'Adobe Acrobat Reader DC'],
  [
    'Microsoft 365 Apps pour les grandes entreprises – fr-fr',
    '16.0',
    'Microsoft 365 Apps pour les grandes entreprises',
  ],
  ['Git version 2.41.0', '2.41.0', 'Git'],
  ['WinRAR 6.11 (64-bit)', '6.11.0', 'WinRAR'],
  ['Wireshark 4.0.6 64-bit', '4.0.6', 'Wireshark'],
  ['Node.js', '20.11.1', 'Node.js'],
  ['Mozilla Firefox 115.9.0 ESR (x64 fr)', '115.9.0', 'Mozilla Firefox ESR'],
  // What names the program stays.
  ['Microsoft Office Professionnel Plus 2016', '16.0.4266.1001', 'Microsoft Office Professionnel Plus 2016'],
  ['Java 8 Update 401 (64-bit)', '8.0.4010.10', 'Java 8 Update 401'],
  ['IntelliJ IDEA (Community)', '2023.1', 'IntelliJ IDEA (Community)'],
  ['libreoffice-core', '4:7.4.7-1+deb12u1', 'libreoffice-core'],
  ['x64', '1', 'x64'],
  ['(x64 fr)', '1', '(x64 fr)'],
]

describe('titles of programs', () => {
  test.each(corpus)('%s %s: %s', (title, version, expected) => {
    expect(trimmed(title, version)).toBe(expected)
    expect(trimmed(expected, version)).toBe(expected)
  })

  test('the surest rule decides, one for the publisher before one for all; parts of a version are kept', () => {
    const names = softwareNamesOf(
      [
        rule('starts', 'Reader', { becomes: 'Reader of others' }),
        rule('starts', 'Reader', { becomes: 'Acrobat Reader', publisher: 'Adobe', versionParts: 1 }),
        rule('pattern', '*(KB???????)*', { category: 'Updates', hides: true }),
      ],
      namesOf([{ subject: 'publisher', match: 'starts', value: 'Adobe', becomes: 'Adobe' }]),
    )
    expect(names.of(said('Reader DC', 'Adobe Systems Incorporated', '23.006.20320'))).toEqual({
      ...said('Acrobat Reader', 'Adobe', '23'),
      category: null,
      isHidden: false,
    })
    expect(names.of(said('READER  X', 'Northwind', '2:1.4-3'))?.name).toBe('Reader of others')
    expect(names.of(said('Update (KB5034441) x64'))).toMatchObject({ isHidden: true, name: 'Update (KB5034441) x64' })
    expect(names.of(said('Photoshop', 'Adobe Inc.', '1'))).toMatchObject({ name: 'Photoshop', publisher: 'Adobe' })
    expect(names.of(said('Calc', 'Northwind', '1'))).toBeNull()
  })

  test('the known rules: what they write they leave alone', () => {
    const names = softwareNamesOf(knownSoftware, namesOf(knownPublishers))
    expect(names.of(said('Mozilla Firefox 115.9.0 ESR (x64 fr)', 'Mozilla', '115.9.0'))?.name).toBe(
      'Mozilla Firefox ESR',
    )
    expect(names.of(said('firefox-esr', '', '115.9.0esr-1'))?.name).toBe('Mozilla Firefox ESR')
    expect(names.of(said('Security Update for Microsoft Excel 2016 (KB5002567)', 'Microsoft'))?.isHidden).toBe(true)
    expect(names.of(said('Microsoft Office Proofing (French) 2016'))).toMatchObject({ isHidden: true })
    for (const [title, version] of corpus) {
      const once = names.of(said(title, '', version))
      if (once !== null) expect(names.of({ ...once })?.name ?? once.name).toBe(once.name)
    }
  })
})
