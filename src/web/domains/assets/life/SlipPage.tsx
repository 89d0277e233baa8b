import { IconFileText, IconPrinter } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { handOverKind } from '../../../../shared/assets/life.kinds.ts'
import { useKindTexts } from '../../../engine/kind-texts.ts'
import { isNamed, type Json, useRecord } from '../../../engine/records.ts'
import { useRouteParam } from '../../../engine/route-hooks.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Page } from '../../../ui/page/Page.tsx'
import { ErrorState } from '../../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../../ui/state/Loading.tsx'
import css from './life.module.css'

/** The paper that both sign: what, to whom, in which condition, with what. Prints on one page. */
export function SlipPage() {
  const { t } = useTranslation()
  const id = useRouteParam('handOverId')
  const { data: slip, error } = useRecord(handOverKind, id)
  const assetId = isNamed(slip?.asset) ? slip.asset.id : ''
  const { data: asset } = useRecord(assetKind, assetId)
  if (error !== null) return <ErrorState error={error} />
  if (slip === undefined || asset === undefined)
    return (
      <Page title="…">
        <Skeleton lines={8} />
      </Page>
    )
  return (
    <Page
      title={t(`life.slip.${slip.direction}`)}
      icon={IconFileText}
      layout="read"
      actions={
        <Button icon={IconPrinter} kind="primary" onClick={() => window.print()}>
          {t('life.slip.print')}
        </Button>
      }
    >
      <Slip slip={slip} asset={asset} />
    </Page>
  )
}

function Slip({ slip, asset }: { slip: Json; asset: Json }) {
  const { t, i18n } = useTranslation()
  const assets = useKindTexts(assetKind)
  const slips = useKindTexts(handOverKind)
  const name = (value: unknown) => (isNamed(value) ? value.name : null)
  const day = (value: unknown) =>
    value == null ? null : new Intl.DateTimeFormat(i18n.language, { dateStyle: 'long' }).format(new Date(String(value)))
  const lines: [string, string | null][] = [
    [assets.field('type'), assets.choice('type', String(asset.type))],
    [assets.field('name'), String(asset.name)],
    [assets.field('manufacturer'), name(asset.manufacturer)],
    [assets.field('model'), name(asset.model)],
    [assets.field('serial'), asset.serial as string | null],
    [assets.field('inventoryNumber'), asset.inventoryNumber as string | null],
    [slips.field('user'), name(slip.user)],
    [slips.field('group'), name(slip.group)],
    [slips.field('location'), name(slip.location)],
    [t('life.slip.day'), day(slip.createdAt)],
    [slips.field('dueOn'), day(slip.dueOn)],
    [slips.field('condition'), slip.condition == null ? null : slips.choice('condition', String(slip.condition))],
    [slips.field('accessories'), slip.accessories as string | null],
    [slips.field('comment'), slip.comment as string | null],
    [slips.field('author'), name(slip.author)],
  ]
  return (
    <article className={css.slip}>
      <dl className={css.lines}>
        {lines
          .filter(([, value]) => value != null && value !== '')
          .map(([label, value]) => (
            <div key={label} className={css.pair}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      <p className={css.help}>{t(`life.slip.words.${slip.direction}`)}</p>
      <div className={css.signatures}>
        <div className={css.signature}>{t('life.slip.giver')}</div>
        <div className={css.signature}>{t('life.slip.taker')}</div>
      </div>
    </article>
  )
}
