import { IconPhoto, IconPrinter, IconQrcode, IconRuler2, IconSettings } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { assetKind } from '../../../shared/assets/assets.kinds.ts'
import { mostLabels } from '../../../shared/labels/label-grid.ts'
import { labelLayoutKind } from '../../../shared/labels/labels.kinds.ts'
import { downloadFile } from '../../engine/download.ts'
import type { ListSearch } from '../../engine/list/list-search.ts'
import { listParameters, readPage } from '../../engine/list/use-list.ts'
import { isProblem } from '../../engine/problem.ts'
import { type Json, titleOf } from '../../engine/records.ts'
import { useRouteSearch } from '../../engine/route-hooks.ts'
import { useCan } from '../../engine/session.ts'
import { refusalText } from '../../engine/use-action.ts'
import { Button, LinkButton } from '../../ui/button/Button.tsx'
import { toast } from '../../ui/feedback/toast.tsx'
import { ChoiceField } from '../../ui/field/ChoiceField.tsx'
import { NumberField } from '../../ui/field/NumberField.tsx'
import { CheckField } from '../../ui/field/SwitchField.tsx'
import { Page } from '../../ui/page/Page.tsx'
import { EmptyState } from '../../ui/state/EmptyState.tsx'
import { ErrorState } from '../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../ui/state/Loading.tsx'
import { LabelPicture } from './LabelPicture.tsx'
import css from './labels.module.css'
import { placesOf, SheetPicture } from './SheetPicture.tsx'

const remembered = 'cigale.labels.layout'
const shown = 8

/** Labels for what a list showed, or for one thing: on which paper, from which label of the sheet on. */
export function PrintPage() {
  const { t } = useTranslation()
  const can = useCan()
  const [search] = useRouteSearch<ListSearch>()
  const question = { q: search.q, filter: search.filter, sort: search.sort }
  const isProof = search.q === undefined && search.filter === undefined
  const assets = useQuery({
    queryKey: [assetKind.plural, 'list', 'labels', listParameters(question)],
    queryFn: ({ signal }) =>
      readPage(
        assetKind,
        { ...question, fields: ['name', 'inventoryNumber', 'serial', 'entity'] },
        { limit: shown },
        signal,
      ),
    enabled: !isProof,
  })
  const layouts = useQuery({
    queryKey: [labelLayoutKind.plural, 'list', 'print'],
    queryFn: ({ signal }) =>
      readPage(labelLayoutKind, { fields: Object.keys(labelLayoutKind.fields) }, { limit: 200, count: 'none' }, signal),
  })
  const error = assets.error ?? layouts.error
  const isReady = layouts.data !== undefined && (isProof || assets.data !== undefined)
  const count = isProof ? 0 : (assets.data?.total ?? 0)
  const only = count === 1 ? assets.data?.items[0] : undefined
  return (
    <Page
      title={
        isProof
          ? t('labels.print.title')
          : only === undefined
            ? t('labels.print.dialogMany', { count })
            : t('labels.print.dialogOne', { name: titleOf(assetKind, only) })
      }
      icon={IconQrcode}
      layout="read"
      actions={
        <>
          {can('entity.update') ? (
            <LinkButton to="/labels/logo" icon={IconPhoto}>
              {t('labels.logo.manage')}
            </LinkButton>
          ) : null}
          {can('dictionary.update') ? (
            <LinkButton to={`/admin/dictionaries/${labelLayoutKind.plural}`} icon={IconSettings}>
              {t('labels.print.manage')}
            </LinkButton>
          ) : null}
        </>
      }
    >
      {error ? (
        <ErrorState error={error} />
      ) : isReady ? (
        <PrintForm
          layouts={layouts.data?.items ?? []}
          assets={assets.data?.items ?? []}
          count={count}
          parameters={isProof ? null : listParameters(question)}
        />
      ) : (
        <Skeleton lines={6} />
      )}
    </Page>
  )
}

interface PrintFormProps {
  layouts: Json[]
  /** The first of them, to be named. */
  assets: Json[]
  count: number
  /** The question; null when nothing is asked for but a proof. */
  parameters: ReturnType<typeof listParameters> | null
}

function PrintForm({ layouts, assets, count, parameters }: PrintFormProps) {
  const { t } = useTranslation()
  const [chosen, choose] = useState(() => localStorage.getItem(remembered))
  const [start, setStart] = useState<number | null>(1)
  const [hasEdges, setEdges] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [startError, setStartError] = useState<string>()
  const layout = layouts.find(({ id }) => id === chosen) ?? layouts[0]
  if (layout === undefined) return <EmptyState icon={IconQrcode} title={t('labels.print.none')} />
  const places = placesOf(layout)
  const isTooMany = count > mostLabels
  const print = async (query: Parameters<typeof downloadFile>[1]) => {
    setBusy(true)
    setStartError(undefined)
    try {
      await downloadFile(`/label-layouts/${layout.id}/print`, query, `${t('labels.print.file')}.pdf`)
      toast.done(t('labels.print.done'))
    } catch (error) {
      if (isProblem(error) && error.field('start') !== undefined) setStartError(error.field('start'))
      else toast.failed(refusalText(error, t('ui.problem.unknown')))
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className={css.print}>
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (parameters !== null && count > 0 && !isTooMany)
            void print({ ...parameters, start: start ?? 1, ...(hasEdges ? { edges: '1' } : {}) })
        }}
      >
        {parameters === null ? null : <Which assets={assets} count={count} />}
        {isTooMany ? (
          <p className={css.refused} role="alert">
            {t('labels.print.tooMany', { most: mostLabels, count })}
          </p>
        ) : null}
        <ChoiceField
          label={t('labels.print.layout')}
          required
          value={layout.id}
          choices={layouts.map((each) => ({ value: each.id, label: titleOf(labelLayoutKind, each) }))}
          onChange={(id) => {
            choose(id)
            setStart(1)
            if (id !== null) localStorage.setItem(remembered, id)
          }}
        />
        {places > 1 && parameters !== null ? (
          <NumberField
            label={t('labels.print.start')}
            help={t('labels.print.startHelp', { most: places })}
            error={startError}
            min={1}
            max={places}
            value={start}
            onChange={setStart}
          />
        ) : null}
        {parameters === null ? null : (
          <CheckField label={t('labels.print.edges')} value={hasEdges} onChange={setEdges} />
        )}
        <div className={css.verbs}>
          {parameters === null ? null : (
            <Button type="submit" kind="primary" icon={IconPrinter} busy={isBusy} disabled={count === 0 || isTooMany}>
              {t('labels.print.submit')}
            </Button>
          )}
          <Button icon={IconRuler2} onClick={() => void print({})} busy={isBusy}>
            {t('labels.print.proof')}
          </Button>
        </div>
        <p className={css.help}>{t('labels.print.proofHelp')}</p>
      </form>
      <div className={css.pictures}>
        <SheetPicture
          layout={layout}
          start={start ?? 1}
          count={count}
          onStart={(place) => {
            setStart(place)
            setStartError(undefined)
          }}
        />
        <LabelPicture layout={layout} asset={assets[0]} />
      </div>
    </div>
  )
}

function Which({ assets, count }: { assets: Json[]; count: number }) {
  const { t } = useTranslation()
  if (count === 0) return <p className={css.refused}>{t('labels.print.nothing')}</p>
  if (count === 1) return null
  const names = assets.map((asset) => titleOf(assetKind, asset)).join(', ')
  return <p className={css.help}>{count > assets.length ? t('labels.print.andMore', { names }) : names}</p>
}
