import { IconArrowRight, IconHelpHexagon, IconMapPinCheck, IconMessageReport, IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { useKindTexts } from '../../../engine/kind-texts.ts'
import { useSave } from '../../../engine/record/use-save.ts'
import { isNamed, type Json, type Named, useRecord } from '../../../engine/records.ts'
import { useCan } from '../../../engine/session.ts'
import { refusalText } from '../../../engine/use-action.ts'
import { Button, LinkButton } from '../../../ui/button/Button.tsx'
import { toast } from '../../../ui/feedback/toast.tsx'
import { EmptyState } from '../../../ui/state/EmptyState.tsx'
import { ErrorState } from '../../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../../ui/state/Loading.tsx'
import { AssetState, assetTypeIcon, LifeVerbs } from '../../assets/index.ts'
import css from './scan-page.module.css'

export interface FoundAsset {
  id: string
  name: string
  type: string
  serial: string | null
  inventoryNumber: string | null
}

interface ScanResultProps {
  code: string
  items: FoundAsset[]
  place: Named | null
  onChoose: (item: FoundAsset) => void
}

/** The thing behind a code; the choice when there are several; what to do when there is none. */
export function ScanResult({ code, items, place, onChoose }: ScanResultProps) {
  const { t } = useTranslation()
  const can = useCan()
  if (items.length === 0)
    return (
      <EmptyState
        icon={IconHelpHexagon}
        title={t('scan.nothing', { code })}
        hint={t('scan.nothingHint')}
        action={
          can('asset.create') ? (
            <LinkButton to="/assets/new" icon={IconPlus}>
              {t('assets.create')}
            </LinkButton>
          ) : undefined
        }
      />
    )
  if (items.length === 1) return <AssetCard key={items[0]!.id} id={items[0]!.id} place={place} />
  return (
    <>
      <p className={css.help}>{t('scan.several', { code })}</p>
      <ul className={css.choices}>
        {items.map((item) => {
          const IconPart = assetTypeIcon(item.type)
          return (
            <li key={item.id}>
              <Button kind="quiet" icon={IconPart} onClick={() => onChoose(item)}>
                {[item.name, item.serial, item.inventoryNumber].filter(Boolean).join(' · ')}
              </Button>
            </li>
          )
        })}
      </ul>
    </>
  )
}

function AssetCard({ id, place }: { id: string; place: Named | null }) {
  const { data: asset, error, refetch } = useRecord(assetKind, id)
  if (asset === undefined)
    return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Skeleton lines={4} />
  return <KnownAsset asset={asset} place={place} />
}

const facts = ['inventoryNumber', 'serial', 'location', 'user', 'group', 'entity'] as const

function KnownAsset({ asset, place }: { asset: Json; place: Named | null }) {
  const { t } = useTranslation()
  const can = useCan()
  const texts = useKindTexts(assetKind)
  const IconPart = assetTypeIcon(asset.type)
  const words = (value: unknown) => (isNamed(value) ? value.name.replaceAll(' > ', ' › ') : String(value ?? ''))
  return (
    <article className={css.card} aria-label={String(asset.name)}>
      <header className={css.head}>
        <IconPart size="1.6em" stroke={1.6} aria-hidden />
        <div>
          <h2 className={css.name}>{String(asset.name)}</h2>
          <span className={css.help}>
            {[texts.choice('type', String(asset.type)), words(asset.manufacturer), words(asset.model)]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </div>
        <AssetState state={asset.state} look="soft" />
      </header>
      <dl className={css.facts}>
        {facts
          .filter((name) => words(asset[name]) !== '')
          .map((name) => (
            <div key={name}>
              <dt>{texts.field(name)}</dt>
              <dd>{words(asset[name])}</dd>
            </div>
          ))}
      </dl>
      <div className={css.verbs}>
        <LinkButton to={`/assets/${asset.id}`} kind="primary" icon={IconArrowRight}>
          {t('scan.open')}
        </LinkButton>
        <LifeVerbs record={asset} />
        <PutHere asset={asset} place={place} />
        {can('ticket.open') ? (
          <LinkButton to="/tickets/new" search={{ asset: asset.id } as never} icon={IconMessageReport}>
            {t('assets.openTicket')}
          </LinkButton>
        ) : null}
      </div>
    </article>
  )
}

/** "Put it in Room 12": where one stands, chosen once for many scans. */
function PutHere({ asset, place }: { asset: Json; place: Named | null }) {
  const { t } = useTranslation()
  const save = useSave(assetKind, asset.id)
  if (place === null || asset.can?.update !== true) return null
  const before = isNamed(asset.location) ? asset.location : null
  const name = place.name.split(' > ').at(-1)!
  if (before?.id === place.id) return <span className={css.help}>{t('scan.isHere', { place: name })}</span>
  const put = async () => {
    try {
      const saved = await save({ location: place })
      if (saved !== false)
        toast.done(t('scan.put', { name: String(asset.name), place: name }), {
          undo: () => save({ location: before }),
        })
    } catch (error) {
      toast.failed(refusalText(error, t('ui.problem.offline')))
    }
  }
  return (
    <Button icon={IconMapPinCheck} onClick={() => void put()}>
      {t('scan.putHere', { place: name })}
    </Button>
  )
}
