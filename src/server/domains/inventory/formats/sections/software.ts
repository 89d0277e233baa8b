import type { SoftwarePart } from '../../neutral.ts'
import { date } from '../dates.ts'
import { keyOf, type Reading, toParts } from '../parts.ts'
import { rows, type Tree } from '../tree.ts'
import { firstText, integer, text } from '../values.ts'

/** Installed programs, keyed by (name, publisher, version, architecture). The same row twice counts once. */
export function readSoftware(content: Tree, reading: Reading): SoftwarePart[] | undefined {
  return toParts(rows(content, 'softwares'), reading, readProgram, 'once')
}

/** Without a name the GUID or the folder stands for it; without those the row is dropped. */
function readProgram(row: Tree): SoftwarePart | null {
  const name = firstText(row, 'name', 'guid', 'folder')
  if (name === null) return null
  const publisher = text(row, 'publisher')
  const version = text(row, 'version')
  const architecture = architectureOf(row)
  return {
    key: keyOf(name, publisher, version, architecture),
    title: name,
    name,
    publisher,
    version,
    architecture,
    installDate: date(row, 'install_date') ?? date(row, 'installdate'),
    sizeBytes: integer(row, 'filesize') || null,
    source: text(row, 'from', 40) ?? (text(row, 'source') === '1' ? 'registry' : null),
    guid: text(row, 'guid'),
    folder: text(row, 'folder', 400),
    comment: text(row, 'comments', 400),
    language: text(row, 'language', 40),
    category: text(row, 'system_category', 60),
  }
}

const architectures: Record<string, string> = {
  '64': 'x86_64',
  '32': 'x86',
  x64: 'x86_64',
  amd64: 'x86_64',
  'x86-64': 'x86_64',
  i386: 'x86',
  i486: 'x86',
  i586: 'x86',
  i686: 'x86',
  aarch64: 'arm64',
  noarch: 'all',
}

/** One word for each architecture, so that two agents on one machine agree: BITSWIDTH 64 = amd64 = x86_64. */
function architectureOf(row: Tree): string | null {
  const word = firstText(row, 'arch', 'architecture', 'bitswidth')?.toLowerCase()
  return word === undefined || word === '0' ? null : (architectures[word] ?? word.slice(0, 40))
}
