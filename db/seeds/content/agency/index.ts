import type { Agency, ContentOptions } from '../types.ts'
import { entities, locations } from './organisation.ts'
import { groups, people } from './people.ts'

/** The agency itself: units, places, people, services and teams. */
export function agency({ now, seed = 1 }: ContentOptions): Agency {
  const users = people(now.getTime(), seed)
  return { entities: entities(), locations: locations(), groups: groups(users), users }
}
