import { IconChevronRight, IconDevices } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { useKindTexts } from '../../../engine/kind-texts.ts'
import { EmptyState } from '../../../ui/state/EmptyState.tsx'
import { Skeleton } from '../../../ui/state/Loading.tsx'
import { assetTypeIcon } from '../../assets/index.ts'
import css from './portal.module.css'
import { useEquipment } from './use-equipment.ts'

/** What one has, each thing with the way to say that it does not work. */
export function EquipmentCards() {
  const { t } = useTranslation()
  const texts = useKindTexts(assetKind)
  const { equipment, isLoading } = useEquipment()
  if (isLoading) return <Skeleton lines={3} />
  if (equipment.length === 0)
    return (
      <div className={css.box}>
        <EmptyState icon={IconDevices} title={t('portal.equipment.none')} hint={t('portal.equipment.noneHint')} />
      </div>
    )
  return (
    <ul className={css.cards}>
      {equipment.map((thing) => {
        const IconPart = assetTypeIcon(thing.type)
        return (
          <li key={thing.id}>
            <Link to="/portal/report" search={{ asset: thing.id } as never} className={css.card}>
              <span className={css.cardIcon}>
                <IconPart size="1.5em" stroke={1.5} aria-hidden />
              </span>
              <span className={css.cardWords}>
                <span className={css.cardName}>{thing.name}</span>
                <span className={css.cardHint}>{thing.model ?? texts.choice('type', thing.type)}</span>
                <span className={css.signal}>
                  {t('portal.equipment.signal')}
                  <IconChevronRight size="1.1em" stroke={2} aria-hidden />
                </span>
              </span>
            </Link>
          </li>
        )
      })}
    </ul>
  )
}
