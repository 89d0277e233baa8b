import type { Reach } from '../../../../shared/access/reach.ts'
import type { Kind } from '../../../../shared/kinds/define-kind.ts'
import { everyKind } from '../../../../shared/kinds/every-kind.ts'
import type { Named } from '../../../engine/records.ts'

/** As `GET /access/explain` answers. */
export interface Explanation {
  allowed: boolean
  user: Named & { isActive: boolean }
  permission: Named
  record: { kind: string; id: string; title: string; entity: string | null } | null
  grants: {
    profile: Named
    entity: Named
    isRecursive: boolean
    reach: Reach
    reason: string | null
    sentence: string
  }[]
  profiles: Named[]
  sentences: string[]
}

/** Kinds whose records a right is about: `ticket.read` → tickets and what is said on them. */
export const kindsOf = (permission: string | undefined): Kind[] => {
  const family = permission?.slice(0, permission.indexOf('.'))
  return everyKind.filter((kind) => kind.guard === family)
}
