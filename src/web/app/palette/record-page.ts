import type { TFunction } from 'i18next'
import { kindNamed } from '../../../shared/kinds/every-kind.ts'
import { kindTexts } from '../../engine/kind-texts.ts'
import { rooms } from '../rooms.ts'

/** A record as `GET /api/v1/search` names it. */
export interface Found {
  kind: string
  id: string
  title: string
  subtitle?: string
}

/** First part of the address of a kind's records, if a room has pages for them. */
export function folderOf(kind: string): string | null {
  const folder = kindNamed(kind)?.page?.replace('/:id', '')
  if (folder === undefined) return null
  return rooms.some((room) => room.pages.some((page) => page.path.startsWith(`${folder}/$`))) ? folder : null
}

/** The address of the page of a record, null when it has none. */
export const pageOf = (found: Found): string | null => {
  const folder = folderOf(found.kind)
  return folder === null ? null : `${folder}/${found.id}`
}

/** The line under a record found, with the choices in it in the reader's language: `computer` → "Ordinateur". */
export function subtitleOf(t: TFunction, found: Found): string {
  const kind = kindNamed(found.kind)
  if (kind === undefined || !found.subtitle) return found.subtitle ?? ''
  const texts = kindTexts(t, kind)
  const inWords = (part: string) => {
    const field = Object.entries(kind.fields).find(([, each]) => each.choices?.includes(part))
    return field === undefined ? part.replaceAll(' > ', ' › ') : texts.choice(field[0], part)
  }
  return found.subtitle.split(' · ').map(inWords).join(' · ')
}
