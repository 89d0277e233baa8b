import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type Box, partsOf } from '../../../shared/labels/label-parts.ts'
import { isNamed, type Json } from '../../engine/records.ts'
import { useSession } from '../../engine/session.ts'
import css from './labels.module.css'
import { logoQuery, logoUrl } from './logo.ts'

const mostLines = 4

/** One label, to scale: where its code, its words and its logo will stand. Without an asset, one of the reader's entity. */
export function LabelPicture({ layout, asset }: { layout: Json; asset: Json | undefined }) {
  const { t } = useTranslation()
  const { entities } = useSession()
  const entityId = isNamed(asset?.entity) ? asset.entity.id : (entities[0]?.id ?? '')
  const wanted = typeof layout.logo === 'string' ? layout.logo : null
  const { data } = useQuery({ ...logoQuery(entityId), enabled: wanted !== null && entityId !== '', retry: false })
  const picture = data?.picture ?? null
  const label: Box = { x: 0, y: 0, width: Number(layout.labelWidth), height: Number(layout.labelHeight) }
  const lines = (Array.isArray(layout.fields) ? layout.fields.length : 0) + (layout.heading ? 1 : 0)
  const place = { code: String(layout.code), logo: picture === null ? null : wanted, hasWords: lines > 0 }
  const parts = partsOf(label, place, 1)
  return (
    <figure className={css.sheet}>
      <svg viewBox={`-0.5 -0.5 ${label.width + 1} ${label.height + 1}`} aria-hidden="true">
        <rect className={`${css.paper} ${css.white}`} width={label.width} height={label.height} rx={1} />
        {parts.code === null ? null : <rect className={css.codePlace} {...parts.code} />}
        {parts.words === null ? null : <Lines box={parts.words} count={Math.min(lines, mostLines)} />}
        {parts.logo === null || picture === null ? null : (
          <image href={logoUrl(entityId, picture)} {...parts.logo} preserveAspectRatio="xMinYMid meet" />
        )}
      </svg>
      <figcaption className={css.help}>
        {wanted !== null && data !== undefined && picture === null
          ? t('labels.logo.missing')
          : t('labels.logo.preview')}
      </figcaption>
    </figure>
  )
}

/** Words as strokes: what they say is known once they are printed. */
function Lines({ box, count }: { box: Box; count: number }) {
  const step = Math.min(box.height / count, 4)
  const top = box.y + (box.height - step * count) / 2
  return Array.from({ length: count }, (_, at) => (
    <rect
      key={at}
      className={css.words}
      x={box.x}
      y={top + at * step + step * 0.25}
      width={box.width * (at === 0 ? 0.9 : 0.65)}
      height={step * 0.5}
      rx={step * 0.2}
    />
  ))
}
