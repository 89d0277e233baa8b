import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { kindNamed } from '../../../shared/kinds/every-kind.ts'
import { api } from '../../engine/api.ts'
import { kindTexts } from '../../engine/kind-texts.ts'
import { useSettled } from '../../engine/use-settled.ts'
import type { PaletteGroup } from '../../ui/palette/CommandPalette.tsx'
import { iconOf } from '../rooms.ts'
import { type Found, folderOf, pageOf, subtitleOf } from './record-page.ts'

const shortest = 2

/** Records that match, by kind, the kind of the best one first. An answer that comes too late is dropped. */
export function useFound(text: string): { groups: PaletteGroup[]; isBusy: boolean } {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const asked = useSettled(text)
  const isAsked = asked.length >= shortest
  const { data, isFetching } = useQuery({
    queryKey: ['search', asked],
    queryFn: ({ signal }) => api.get<{ items: Found[] }>('/search', { query: { q: asked, limit: 20 }, signal }),
    enabled: isAsked,
    placeholderData: (old) => old,
    staleTime: 10_000,
  })
  const byKind = Map.groupBy(isAsked ? (data?.items ?? []) : [], (item) => item.kind)
  const groups = [...byKind].flatMap(([name, items]) => {
    const kind = kindNamed(name)
    const folder = folderOf(name)
    if (kind === undefined || folder === null) return []
    const lines = items.map((item) => ({
      key: `${name}-${item.id}`,
      label: item.title,
      hint: subtitleOf(t, item),
      icon: iconOf(folder),
      run: () => void navigate({ to: pageOf(item) ?? folder }),
    }))
    const texts = kindTexts(t, kind)
    const all = {
      key: `${name}-all`,
      label: t('app.palette.all', { kind: texts.many }),
      hint: `« ${asked} »`,
      run: () => void navigate({ to: folder, search: { view: 'all', q: asked } as never }),
    }
    return [{ key: name, label: texts.many, items: kind.hasText ? [...lines, all] : lines }]
  })
  return { groups, isBusy: isFetching || text !== asked }
}
