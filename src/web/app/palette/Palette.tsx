import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../engine/api.ts'
import type { NavItem } from '../../engine/room.ts'
import { useCan } from '../../engine/session.ts'
import { CommandPalette, type PaletteGroup } from '../../ui/palette/CommandPalette.tsx'
import { navOf } from '../rooms.ts'
import { closePalette } from './palette-store.ts'
import { type Found, pageOf } from './record-page.ts'

const fold = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()

/** Ctrl K: go to a page, create something, find any record. */
export function Palette() {
  const { t } = useTranslation()
  const can = useCan()
  const navigate = useNavigate()
  const [query, setQuery] = useState('')
  const asked = useDeferredValue(query.trim())
  const { data, isFetching } = useQuery({
    queryKey: ['search', asked],
    queryFn: ({ signal }) => api.get<{ items: Found[] }>('/search', { query: { q: asked, limit: 12 }, signal }),
    enabled: asked.length > 1,
    placeholderData: (old) => old,
  })
  const go = (item: NavItem) => void navigate({ to: item.to, search: (item.search ?? {}) as never })
  const entries = (place: NavItem['place']) =>
    navOf(place, can)
      .filter((item) => fold(t(item.label)).includes(fold(asked)))
      .map((item) => ({
        key: `${place}-${item.to}-${item.label}`,
        label: t(item.label),
        icon: item.icon,
        run: () => go(item),
      }))
  const found = (asked.length > 1 ? (data?.items ?? []) : []).flatMap((item) => {
    const page = pageOf(item)
    if (page === null) return []
    const kind = t(`${item.kind}.name`, { defaultValue: '' })
    const hint = [item.subtitle, kind].filter(Boolean).join(' · ')
    return [{ key: `${item.kind}-${item.id}`, label: item.title, hint, run: () => void navigate({ to: page }) }]
  })
  const groups: PaletteGroup[] = [
    { key: 'found', label: t('app.palette.found'), items: found },
    { key: 'create', label: t('app.palette.create'), items: entries('create') },
    { key: 'go', label: t('app.palette.go'), items: [...entries('rail'), ...entries('account')] },
  ]
  return (
    <CommandPalette
      isOpen
      onClose={closePalette}
      query={query}
      onQuery={setQuery}
      groups={groups.filter((group) => group.items.length > 0)}
      isBusy={isFetching}
      empty={t('app.palette.nothing', { query: asked })}
    />
  )
}
