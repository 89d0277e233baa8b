import { forbidden } from '../../../../shared/errors.ts'
import { isAllowed } from '../../../engine/access/actor.ts'
import type { Reader } from '../../../engine/lists/list.ts'
import { moveOf, type StoredVersion, versionsAfter } from '../naming/rename-software.ts'
import { loadSoftwareNames } from '../naming/software-names.ts'

const most = 200
const portion = 20_000

export interface SoftwarePreviewItem {
  said: string
  now: string
  becomes: string
  publisher: string
  becomesPublisher: string
  category: string | null
  isHidden: boolean
  versions: number
  installs: number
}

export interface SoftwarePreview {
  items: SoftwarePreviewItem[]
  /** Versions that would move, and the titles they are told under; `items` holds those most installed. */
  versions: number
  names: number
  /** Titles with something under them and not hidden: now and then. */
  titlesNow: number
  titlesThen: number
}

/** What the rules would make of the programs at hand. @param withIdle rules out of service as well */
export async function previewSoftware(reader: Reader, withIdle: boolean): Promise<SoftwarePreview> {
  if (!isAllowed(reader.actor, 'inventory.update')) throw forbidden('inventory.update')
  const names = await loadSoftwareNames(reader.db, withIdle)
  const items = new Map<string, SoftwarePreviewItem>()
  const [now, then] = [new Set<string>(), new Set<string>()]
  let versions = 0
  for (let after = '0'; ; ) {
    const rows = await versionsAfter(reader.db, after, portion)
    if (rows.length === 0) break
    after = rows.at(-1)!.id
    for (const row of rows) {
      const move = moveOf(row, names)
      const shown = move ?? row
      if (!row.isHidden) now.add(`${row.name}\u0001${row.publisher}`)
      if (!shown.isHidden) then.add(`${shown.name}\u0001${shown.publisher}`)
      if (move === null) continue
      versions += 1
      add(items, row, move)
    }
  }
  const sorted = [...items.values()].sort(
    (one, other) => other.installs - one.installs || one.said.localeCompare(other.said),
  )
  return {
    items: sorted.slice(0, most),
    versions,
    names: items.size,
    titlesNow: now.size,
    titlesThen: then.size,
  }
}

function add(
  items: Map<string, SoftwarePreviewItem>,
  row: StoredVersion,
  move: { name: string; publisher: string; category: string | null; isHidden: boolean },
): void {
  const key = [row.saidName, row.saidPublisher, row.name, move.name].join('\u0001')
  const item = items.get(key)
  if (item !== undefined) {
    item.versions += 1
    item.installs += row.installCount
    return
  }
  items.set(key, {
    said: row.saidName,
    now: row.name,
    becomes: move.name,
    publisher: row.publisher,
    becomesPublisher: move.publisher,
    category: move.category,
    isHidden: move.isHidden,
    versions: 1,
    installs: row.installCount,
  })
}
