import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { roundShare, within } from '../../../../shared/plans/point.ts'
import { useKindTexts } from '../../../engine/kind-texts.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { NumberField } from '../../../ui/field/NumberField.tsx'
import { ScrollTable } from '../../../ui/table/ScrollTable.tsx'
import css from './plan.module.css'
import { keyOf, type Marked } from './plan.ts'
import type { Pins } from './use-pins.ts'

/** The plan in words: the same pins, with their positions as numbers. */
export function PinTable({ marked, pins }: { marked: readonly Marked[]; pins: Pins }) {
  const { t } = useTranslation()
  if (marked.length === 0) return null
  const heads = ['name', 'type', 'state', 'in', 'case', 'x', 'y'] as const
  return (
    <details className={css.details}>
      <summary>{t('plans.table.title')}</summary>
      <ScrollTable label={t('plans.table.title')}>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {t(`plans.table.${head}`)}
              </th>
            ))}
            <th scope="col">
              <span className="visually-hidden">{t('plans.table.set')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {marked.map((pin) => (
            <PinRow key={`${keyOf(pin)} ${pin.x} ${pin.y}`} pin={pin} pins={pins} />
          ))}
        </tbody>
      </ScrollTable>
    </details>
  )
}

const percent = (share: number): number => Math.round(share * 1000) / 10

function PinRow({ pin, pins }: { pin: Marked; pins: Pins }) {
  const { t } = useTranslation()
  const texts = useKindTexts(assetKind)
  const [x, setX] = useState<number | null>(percent(pin.x))
  const [y, setY] = useState<number | null>(percent(pin.y))
  const form = `pin-${pin.kind}-${pin.id}`
  const { name, asset } = pin
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (x === null || y === null) return
    void pins.set(pin, { x: roundShare(within(x / 100)), y: roundShare(within(y / 100)) })
  }
  return (
    <tr>
      <th scope="row">
        <Link to={pin.kind === 'asset' ? `/assets/${pin.id}` : `/locations/${pin.id}`}>{name}</Link>
      </th>
      <td>{asset === null ? t('plans.table.isPlace') : texts.choice('type', asset.type)}</td>
      <td>{asset?.state?.name}</td>
      <td>{asset?.location.name}</td>
      <td>{asset?.hasOpenCase ? t('plans.table.openCase') : null}</td>
      {pin.canMove ? (
        <>
          <td>
            <NumberField
              bare
              label={t('plans.table.xOf', { name })}
              value={x}
              onChange={setX}
              decimals={1}
              min={0}
              max={100}
            />
          </td>
          <td>
            <NumberField
              bare
              label={t('plans.table.yOf', { name })}
              value={y}
              onChange={setY}
              decimals={1}
              min={0}
              max={100}
            />
          </td>
          <td className={css.rowVerbs}>
            <form id={form} onSubmit={submit}>
              <Button size="small" type="submit" aria-label={t('plans.table.setOf', { name })}>
                {t('plans.table.set')}
              </Button>
            </form>
            <Button
              size="small"
              kind="quiet"
              aria-label={t('plans.table.takeOf', { name })}
              onClick={() => void pins.take(pin)}
            >
              {t('plans.table.take')}
            </Button>
          </td>
        </>
      ) : (
        <>
          <td>{percent(pin.x)}</td>
          <td>{percent(pin.y)}</td>
          <td />
        </>
      )}
    </tr>
  )
}
