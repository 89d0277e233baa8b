import { IconBuildingCommunity } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { transferFields, transferModelKind } from '../../../../shared/assets/life.kinds.ts'
import { api } from '../../../engine/api.ts'
import { FieldInput } from '../../../engine/fields/FieldParts.tsx'
import { useKindTexts } from '../../../engine/kind-texts.ts'
import { readPage } from '../../../engine/list/use-list.ts'
import { isNamed, type Json, type Named, titleOf, useRecord } from '../../../engine/records.ts'
import { useRouteParam } from '../../../engine/route-hooks.ts'
import { useCan } from '../../../engine/session.ts'
import { useAction } from '../../../engine/use-action.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { ChoiceField } from '../../../ui/field/ChoiceField.tsx'
import { CheckField } from '../../../ui/field/SwitchField.tsx'
import { Page } from '../../../ui/page/Page.tsx'
import { ErrorState } from '../../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../../ui/state/Loading.tsx'
import css from './life.module.css'

interface Preview {
  belongings: { field: string; name: string; fits: boolean }[]
  links: { id: string; name: string; type: string; entity: string }[]
  ties: { name: string; count: number }[]
  tickets: { open: number; elsewhere: number }
  losing: number
  staysMine: boolean
}

/** Gives an asset to another unit: first choose it, then see what follows, then do it. */
export function TransferPage() {
  const { t } = useTranslation()
  const id = useRouteParam('assetId')
  const { data: asset, error } = useRecord(assetKind, id)
  if (asset === undefined) return <Page title="…">{error ? <ErrorState error={error} /> : <Skeleton lines={8} />}</Page>
  return (
    <Page title={t('life.transfer.title', { name: String(asset.name) })} icon={IconBuildingCommunity} layout="read">
      <Transfer asset={asset} />
    </Page>
  )
}

function Transfer({ asset }: { asset: Json }) {
  const { t } = useTranslation()
  const texts = useKindTexts(assetKind)
  const [entity, setEntity] = useState<Named | null>(null)
  const current = isNamed(asset.entity) ? asset.entity : null
  const { data, error } = useQuery({
    queryKey: [assetKind.plural, asset.id, 'transfer', entity?.id],
    queryFn: ({ signal }) => api.get<Preview>(`/assets/${asset.id}/transfer?entity=${entity!.id}`, { signal }),
    enabled: entity !== null && entity.id !== current?.id,
  })
  return (
    <div className={css.stack}>
      <p className={css.help}>{t('life.transfer.intro', { entity: current?.name ?? '' })}</p>
      <FieldInput
        kind={assetKind}
        name="entity"
        field={assetKind.fields.entity}
        label={texts.field('entity')}
        value={entity}
        onChange={(value) => setEntity(isNamed(value) ? value : null)}
        required
      />
      {error === null ? null : <ErrorState error={error} />}
      {data === undefined || entity === null ? null : (
        <Consequences key={entity.id} asset={asset} entity={entity} preview={data} />
      )}
    </div>
  )
}

/** Saved ways of transferring; none for whoever does not read dictionaries. */
function useTransferModels(): Json[] {
  const can = useCan()
  const { data } = useQuery({
    queryKey: [transferModelKind.plural, 'list', 'choice'],
    queryFn: ({ signal }) =>
      readPage(
        transferModelKind,
        { fields: ['name', ...transferFields, 'leaves'] },
        { limit: 200, count: 'none' },
        signal,
      ),
    enabled: can('dictionary.read'),
    staleTime: 60_000,
  })
  return data?.items ?? []
}

/** Fields that are emptied: as the model says, else what does not belong to the new unit. */
function emptiedBy(preview: Preview, model: Json | null): ReadonlySet<string> {
  const isEmptied = (field: string, fits: boolean) => {
    const way = model?.[field] ?? null
    return way === 'empty' || (way === null && !fits)
  }
  return new Set(preview.belongings.filter(({ field, fits }) => isEmptied(field, fits)).map(({ field }) => field))
}

function without(set: ReadonlySet<string>, name: string, isOut: boolean): ReadonlySet<string> {
  const next = new Set(set)
  if (isOut) next.delete(name)
  else next.add(name)
  return next
}

/** What comes along, what becomes invisible to whom, and the button. */
function Consequences({ asset, entity, preview }: { asset: Json; entity: Named; preview: Preview }) {
  const { t } = useTranslation()
  const texts = useKindTexts(assetKind)
  const navigate = useNavigate()
  const transfer = useAction(assetKind, asset.id, 'transfer')
  const models = useTransferModels()
  const [model, setModel] = useState<string | null>(null)
  const [emptied, setEmptied] = useState<ReadonlySet<string>>(emptiedBy(preview, null))
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const choose = (id: string | null) => {
    const chosen = models.find((each) => each.id === id) ?? null
    setModel(id)
    setEmptied(emptiedBy(preview, chosen))
    setLeft(new Set(Array.isArray(chosen?.leaves) ? chosen.leaves.map(String) : []))
  }
  const run = () =>
    void transfer.run(
      {
        entity: entity.id,
        empty: [...emptied],
        leave: preview.ties.map(({ name }) => name).filter((name) => left.has(name)),
      },
      {
        version: asset.version,
        done: t('life.transfer.done', { name: String(asset.name), entity: entity.name }),
        onDone: () => void navigate({ to: preview.staysMine ? `/assets/${asset.id}` : '/assets' }),
      },
    )
  return (
    <>
      {models.length === 0 ? null : (
        <ChoiceField
          name="model"
          label={t('kind.transfer-model.name')}
          help={t('life.transfer.modelHelp')}
          value={model}
          choices={models.map((each) => ({ value: each.id, label: titleOf(transferModelKind, each) }))}
          onChange={choose}
        />
      )}
      {preview.belongings.length + preview.ties.length === 0 ? null : (
        <section className={css.block}>
          <h2 className={css.heading}>{t('life.transfer.along')}</h2>
          {preview.belongings.map(({ field, name, fits }) => (
            <CheckField
              key={field}
              name={field}
              label={`${texts.field(field)} : ${name}`}
              help={fits ? undefined : t('life.transfer.misfit', { entity: entity.name })}
              value={!emptied.has(field)}
              onChange={(isKept) => setEmptied(without(emptied, field, isKept))}
            />
          ))}
          {preview.ties.map(({ name, count }) => (
            <CheckField
              key={name}
              name={name}
              label={t('life.transfer.tie', { name: t(`engine.copy.part.${name}`), count })}
              value={!left.has(name)}
              onChange={(isKept) => setLeft(without(left, name, isKept))}
            />
          ))}
        </section>
      )}
      <section className={css.block}>
        <h2 className={css.heading}>{t('life.transfer.effects')}</h2>
        <ul className={css.effects}>
          <li>{t('life.transfer.inventory')}</li>
          <li>{t('life.transfer.tickets', { ...preview.tickets })}</li>
          <li>{t('life.transfer.losing', { count: preview.losing })}</li>
          {preview.staysMine ? null : <li className={css.warning}>{t('life.transfer.lost')}</li>}
          {(left.has('links') ? [] : preview.links).map((link) => (
            <li key={link.id}>{t('life.transfer.link', { name: link.name, entity: link.entity })}</li>
          ))}
        </ul>
      </section>
      <div className={css.verbs}>
        <Button kind="primary" icon={IconBuildingCommunity} busy={transfer.isBusy} onClick={run}>
          {t('life.transfer.submit', { entity: entity.name })}
        </Button>
        <Button onClick={() => void navigate({ to: `/assets/${asset.id}` })}>{t('ui.cancel')}</Button>
      </div>
    </>
  )
}
