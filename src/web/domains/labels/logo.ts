import { entityKind } from '../../../shared/organisation/organisation.kinds.ts'
import { apiUrl } from '../../engine/api.ts'
import { type Named, partQuery } from '../../engine/records.ts'

/** What `GET /entities/{id}/logo` gives. */
export interface ShownLogo {
  picture: (Named & { width: number; height: number }) | null
  from: { id: string | null; name: string | null; isOwn: boolean } | null
}

export const logoQuery = (entityId: string) => partQuery<ShownLogo>(entityKind, entityId, 'logo')

/** Address of the picture itself; another document, another address. */
export const logoUrl = (entityId: string, picture: Named): string =>
  apiUrl(`/entities/${entityId}/logo/picture`, { of: picture.id })
