import { useTranslation } from 'react-i18next'
import { type GridValues, gridOf } from '../../../shared/labels/label-grid.ts'
import type { Json } from '../../engine/records.ts'
import css from './labels.module.css'

const asGrid = (layout: Json) => gridOf(layout as unknown as GridValues)

/** How many labels a sheet has. */
export const placesOf = (layout: Json): number => asGrid(layout).corners.length

interface SheetPictureProps {
  layout: Json
  start: number
  count: number
  onStart: (place: number) => void
}

/** The first sheet, to scale: what is used up, what will be printed. A click says where to begin, as the field beside does. */
export function SheetPicture({ layout, start, count, onStart }: SheetPictureProps) {
  const { t, i18n } = useTranslation()
  const number = (value: number) => new Intl.NumberFormat(i18n.language).format(value)
  const { page, label, corners } = asGrid(layout)
  const last = start + count - 1
  const stateOf = (place: number) => (place < start ? 'used' : place <= last ? 'printed' : 'free')
  const margin = page.width * 0.01
  return (
    <figure className={css.sheet}>
      <svg
        viewBox={`${-margin} ${-margin} ${page.width + 2 * margin} ${page.height + 2 * margin}`}
        data-tape={corners.length === 1 || undefined}
        aria-hidden="true"
      >
        <rect className={css.paper} width={page.width} height={page.height} rx={1} />
        {corners.map(({ x, y }, index) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: the number field beside does the same by keyboard
          <rect
            key={`${x} ${y}`}
            className={css.label}
            data-state={stateOf(index + 1)}
            x={x}
            y={y}
            width={label.width}
            height={label.height}
            rx={1.5}
            onClick={() => onStart(index + 1)}
          />
        ))}
      </svg>
      <figcaption className={css.help}>
        {t('labels.print.size', {
          width: number(label.width),
          height: number(label.height),
          count: corners.length,
        })}
      </figcaption>
    </figure>
  )
}
