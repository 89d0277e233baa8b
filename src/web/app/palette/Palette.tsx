import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { plain } from '../../../shared/conditions/plain-text.ts'
import { useOfferedActions } from '../../engine/page-actions.ts'
import type { NavItem } from '../../engine/room.ts'
import { useCan } from '../../engine/session.ts'
import { CommandPalette, type PaletteGroup, type PaletteItem } from '../../ui/palette/CommandPalette.tsx'
import { navOf } from '../rooms.ts'
import { closePalette } from './palette-store.ts'
import { useFound } from './use-found.ts'

/** Ctrl K: find any record, act on the page, create something, go somewhere. */
export function Palette() {
  const { t } = useTranslation()
  const can = useCan()
  const navigate = useNavigate()
  const offered = useOfferedActions()
  const [query, setQuery] = useState('')
  const text = query.trim()
  const words = plain(text).split(/\s+/).filter(Boolean)
  const found = useFound(text)
  const matches = (item: PaletteItem) => words.every((word) => plain(item.label).includes(word))
  const entries = (place: NavItem['place'], prefix = ''): PaletteItem[] =>
    navOf(place, can).map((item) => ({
      key: `${place}-${item.to}-${item.label}`,
      label: prefix === '' ? t(item.label) : t(prefix, { name: t(item.label) }),
      icon: item.icon,
      run: () => void navigate({ to: item.to, search: (item.search ?? {}) as never }),
    }))
  const groups: PaletteGroup[] = [
    { key: 'here', label: t('engine.palette.here'), items: offered.filter(matches) },
    ...found.groups,
    {
      key: 'create',
      label: t('app.palette.create'),
      items: entries('create', 'app.palette.createOne').filter(matches),
    },
    { key: 'go', label: t('app.palette.go'), items: [...entries('rail'), ...entries('account')].filter(matches) },
  ]
  return (
    <CommandPalette
      isOpen
      onClose={closePalette}
      query={query}
      onQuery={setQuery}
      groups={groups.filter((group) => group.items.length > 0)}
      words={words}
      isBusy={found.isBusy}
      empty={t('app.palette.nothing', { query: text })}
    />
  )
}
