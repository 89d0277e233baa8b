import type { ContentOptions } from '../types.ts'
import { computerAt, installs, partsAt } from './computers.ts'
import { entityAt, GROUPS, groupAt, LOCATIONS_PER_ENTITY, locationAt } from './organisation.ts'
import { techniciansOf, userAt } from './people.ts'
import { rows, type Shape, shapeOf } from './shape.ts'
import { catalogue } from './software.ts'
import { ticketAt, ticketMill } from './tickets.ts'
import type {
  LargeComputer,
  LargeEntity,
  LargeGroup,
  LargeInstall,
  LargeLocation,
  LargePart,
  LargeSoftware,
  LargeTicket,
  LargeUser,
  LargeVersion,
} from './types.ts'

/** Everything of the large seed, as counts and streams of rows; nothing is kept in memory but the catalogue. */
export interface LargeContent {
  shape: Shape
  counts: {
    locations: number
    groups: number
    technicians: number
    versions: number
    installs: number
    entries: number
  }
  entities(): Iterable<LargeEntity>
  locations(): Iterable<LargeLocation>
  groups(): Iterable<LargeGroup>
  users(): Iterable<LargeUser>
  software: readonly LargeSoftware[]
  versions: readonly LargeVersion[]
  computers(): Iterable<LargeComputer>
  /** Parts of the computer at this index. */
  partsOf(index: number, computer: LargeComputer): LargePart[]
  installs(): Iterable<LargeInstall>
  /** With their entries, oldest first. */
  tickets(): Iterable<LargeTicket>
}

/**
 * `for (const row of largeContent({ now }).computers()) copy.write(line(row))`: streams may be read as often as needed and
 * give the same rows each time.
 */
export function largeContent({ now, seed = 1, scale = 1 }: ContentOptions & { scale?: number }): LargeContent {
  const at = now.getTime()
  const shape = shapeOf(scale)
  const list = catalogue(shape.software, seed)
  const mill = ticketMill(shape, list, at, seed)
  const locations = shape.entities * LOCATIONS_PER_ENTITY
  return {
    shape,
    counts: {
      locations,
      groups: GROUPS,
      technicians: techniciansOf(shape),
      versions: list.versions.length,
      installs: shape.computers * shape.installsPerComputer,
      entries: shape.tickets * shape.entriesPerTicket,
    },
    entities: () => rows(shape.entities, entityAt),
    locations: () => rows(locations, locationAt),
    groups: () => rows(GROUPS, groupAt),
    users: () => rows(shape.users, (index) => userAt(index, shape)),
    software: list.software,
    versions: list.versions,
    computers: () => rows(shape.computers, (index) => computerAt(index, shape, at, seed)),
    partsOf: (index, computer) => partsAt(index, computer, seed),
    installs: () => installs(shape, list, at, seed),
    tickets: () => rows(shape.tickets, (index) => ticketAt(index, mill)),
  }
}
