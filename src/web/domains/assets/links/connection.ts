import { useQuery } from '@tanstack/react-query'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { linkTypeKind } from '../../../../shared/assets/links.kinds.ts'
import { everySpoken } from '../../../../shared/kinds/translated-fields.ts'
import { readPage } from '../../../engine/list/use-list.ts'
import { partQuery, spokenOf } from '../../../engine/records.ts'

/** A link as the asset on screen tells it; `GET /assets/{id}/connections`. */
export interface Connection {
  id: string
  typeId: string
  label: string
  isOutgoing: boolean
  isDeclared: boolean
  isObserved: boolean
  firstSeenAt: string
  lastSeenAt: string
  endedAt: string | null
  comment: string | null
  mayChange: boolean
  asset: { id: string; name: string; number: number; type: string; serial: string | null; location: string | null }
}

export const useConnections = (assetId: string) =>
  useQuery(partQuery<{ items: Connection[]; total: number }>(assetKind, assetId, 'connections'))

/** What one end may be to another: a type of link read one way. */
export interface Meaning {
  /** `7>`: from the asset on screen; `<7`: towards it. */
  key: string
  typeId: string
  isOutgoing: boolean
  label: string
  impact: string
  isSingle: boolean
  /** Types that the other end may be of; none = any. */
  otherTypes: string[]
}

const list = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])

const said = ['name', 'reverseName'].flatMap((name) => everySpoken(linkTypeKind, name))

/** Everything that an asset of this type may be to another, both ways, by name. */
export function useMeanings(assetType: string): Meaning[] {
  const { data } = useQuery({
    queryKey: [linkTypeKind.plural, 'list', 'meanings'],
    queryFn: ({ signal }) =>
      readPage(
        linkTypeKind,
        { fields: [...said, 'impact', 'isSingle', 'fromTypes', 'toTypes'] },
        { limit: 200, count: 'none' },
        signal,
      ),
    staleTime: 5 * 60_000,
  })
  return (data?.items ?? [])
    .flatMap((type) => {
      const [from, to] = [list(type.fromTypes), list(type.toTypes)]
      const base = { typeId: type.id, impact: String(type.impact), isSingle: type.isSingle === true }
      const fits = (allowed: string[]) => allowed.length === 0 || allowed.includes(assetType)
      return [
        ...(fits(from)
          ? [
              {
                ...base,
                key: `${type.id}>`,
                isOutgoing: true,
                label: spokenOf(linkTypeKind, type, 'name'),
                otherTypes: to,
              },
            ]
          : []),
        ...(fits(to)
          ? [
              {
                ...base,
                key: `<${type.id}`,
                isOutgoing: false,
                label: spokenOf(linkTypeKind, type, 'reverseName'),
                otherTypes: from,
              },
            ]
          : []),
      ]
    })
    .toSorted((a, b) => a.label.localeCompare(b.label))
}
