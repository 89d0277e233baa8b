import { useQueries } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { assetKind } from '../../../shared/assets/assets.kinds.ts'
import { notesQuery } from '../../engine/notes/note.ts'
import { isNamed, type Json } from '../../engine/records.ts'
import { RelativeTime } from '../../ui/mark/RelativeTime.tsx'
import { RichText } from '../../ui/text/RichText.tsx'
import css from './case-notes.module.css'

/** Cases about more equipment than this are about none in particular. */
const most = 5

/** On a case: what colleagues have noted about its equipment for whoever works on it. */
export function CaseNotes({ record }: { record: Json }) {
  const { t } = useTranslation()
  const assets = (record.assets as unknown[]).filter(isNamed).slice(0, most)
  const found = useQueries({ queries: assets.map(({ id }) => notesQuery(assetKind, id)) })
  const notes = assets.flatMap((asset, index) =>
    (found[index]?.data?.items ?? []).filter((note) => note.isShown).map((note) => ({ asset, note })),
  )
  if (notes.length === 0) return null
  return (
    <section className={css.panel} aria-label={t('assets.caseNotes')}>
      <h2 className={css.title}>{t('assets.caseNotes')}</h2>
      <ul className={css.list}>
        {notes.map(({ asset, note }) => (
          <li key={note.id} className={css.note}>
            <RichText html={note.body} />
            <span className={css.facts}>
              <Link to={`/assets/${asset.id}`} search={{ tab: 'notes' } as never}>
                {asset.name}
              </Link>
              {' · '}
              {note.by === null ? null : `${note.by.name} · `}
              <RelativeTime at={note.createdAt} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
