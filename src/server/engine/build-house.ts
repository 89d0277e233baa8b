import { internal } from '../../shared/errors.ts'
import type { Action } from './actions/define-action.ts'
import { documentsPermission, hasDocuments } from './attachments.ts'
import { copyAction } from './copies/copy-action.ts'
import { documentActions } from './files/record-documents.ts'
import type { House, KindEntry, Room } from './house.ts'
import { crudActions } from './kinds/crud.ts'
import { noteActions } from './notes/note-actions.ts'
import { wordsInNotes } from './notes/notes-of.ts'

/** Puts the rooms' manifests together; two things of one name are a mistake found at start. */
export function buildHouse(rooms: readonly Room[]): House {
  const kinds = unique(
    rooms.flatMap((room) => room.kinds).map((entry) => withNotes(withRelations(entry, rooms))),
    (entry) => entry.kind.name,
  )
  const byPlural = unique([...kinds.values()], (entry) => entry.kind.plural)
  const own = rooms.flatMap((room) => room.actions)
  const named = new Set(own.map((action) => action.name))
  const generic = [...kinds.values()].flatMap(genericActions).filter((action) => !named.has(action.name))
  const actions = unique([...own, ...generic], (action) => action.name)
  return {
    rooms,
    kinds,
    byPlural,
    actions,
    subscribers: rooms.flatMap((room) => room.subscribers ?? []),
    jobs: rooms.flatMap((room) => room.jobs ?? []),
    followers: rooms.flatMap((room) => room.followers ?? []),
    keptDocuments: rooms.flatMap((room) => room.keptDocuments ?? []),
    settings: unique(
      rooms.flatMap((room) => room.settings ?? []),
      (setting) => setting.key,
    ),
    ruleSets: unique(
      rooms.flatMap((room) => room.ruleSets ?? []),
      (set) => set.name,
    ),
    permissions: permissionsOf([...actions.values()], [...kinds.values()], rooms),
  }
}

/** What a kind has without any line of its room. */
const genericActions = (entry: KindEntry): Action[] => [
  ...crudActions(entry),
  ...(hasDocuments(entry) ? documentActions(entry) : []),
  ...(entry.hasNotes === true ? noteActions(entry) : []),
  ...(entry.copied === undefined ? [] : [copyAction(entry)]),
]

/** Where a record has text of its own, the words of its notes find it too. */
const withNotes = (entry: KindEntry): KindEntry =>
  entry.hasNotes === true && entry.kind.hasText && entry.textElsewhere === undefined
    ? { ...entry, textElsewhere: wordsInNotes(entry) }
    : entry

function permissionsOf(actions: Action[], kinds: KindEntry[], rooms: readonly Room[]): string[] {
  const fromActions = actions
    .map((action) => action.permission)
    .filter((permission): permission is string => permission !== null)
  const reads = kinds.map((entry) => `${entry.kind.guard}.read`)
  const further = rooms.flatMap((room) => room.permissions ?? [])
  const ofNotes = kinds.some((entry) => entry.hasNotes === true) ? ['note.read', 'note.manage'] : []
  const ofDocuments = kinds.flatMap((entry) => documentsPermission(entry) ?? [])
  return [...new Set([...fromActions, ...reads, ...ofNotes, ...ofDocuments, ...further])].sort()
}

function unique<T>(items: readonly T[], nameOf: (item: T) => string): Map<string, T> {
  const map = new Map<string, T>()
  for (const item of items) {
    const name = nameOf(item)
    if (map.has(name)) throw internal(`${name} is declared twice`)
    map.set(name, item)
  }
  return map
}

/** A room may teach a lower room's kind a relation to its own records: the arrow between rooms stays as it is. */
function withRelations(entry: KindEntry, rooms: readonly Room[]): KindEntry {
  const further = rooms.map((room) => room.relations?.[entry.kind.name]).filter((relations) => relations !== undefined)
  return further.length === 0 ? entry : { ...entry, relations: Object.assign({}, entry.relations, ...further) }
}
