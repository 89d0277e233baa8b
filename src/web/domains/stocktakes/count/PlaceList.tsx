import { IconCheck, IconCircleCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/button/Button.tsx'
import css from './count.module.css'
import type { SheetLine } from './sheet.ts'

const shown = 60

interface PlaceListProps {
  lines: SheetLine[]
  place: string
  onTick: (asset: string) => void
}

/** What is still to be seen where one stands: ticked off by hand when its label is gone. */
export function PlaceList({ lines, place, onTick }: PlaceListProps) {
  const { t, i18n } = useTranslation()
  const here = lines.filter((line) => line.expectedPlaceId === place)
  const left = here.filter((line) => line.seenPlaceId === null)
  const seen = lines.filter((line) => line.seenPlaceId === place).length
  const number = (value: number) => new Intl.NumberFormat(i18n.language).format(value)
  return (
    <section className={css.block} aria-labelledby="count-left">
      <h2 id="count-left" className={css.title}>
        {t('stocktakes.count.left')} <span className={css.number}>{number(left.length)}</span>
        <span className={css.aside}>
          {t('stocktakes.count.seen')} {number(seen)}
        </span>
      </h2>
      {left.length === 0 ? (
        <p className={css.help}>
          <IconCircleCheck size="1.2em" stroke={1.75} aria-hidden /> {t('stocktakes.count.leftNone')}
        </p>
      ) : (
        <ul className={css.list}>
          {left.slice(0, shown).map((line) => (
            <li key={line.assetId}>
              <span className={css.thing}>
                {line.name}
                <small>{[line.codes?.inventoryNumber, line.codes?.serial].filter(Boolean).join(' · ')}</small>
              </span>
              <Button
                size="small"
                icon={IconCheck}
                aria-label={t('stocktakes.count.tickLabel', { name: line.name })}
                onClick={() => onTick(line.assetId!)}
              >
                {t('stocktakes.count.tick')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
