import { Menu } from '@mantine/core'
import { IconBoxMultiple, IconDownload, IconLink, IconSitemap, IconTable, IconTopologyStar3 } from '@tabler/icons-react'
import { lazy, Suspense, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { saveFile } from '../../../engine/download.ts'
import { type Json, titleOf } from '../../../engine/records.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { toast } from '../../../ui/feedback/toast.tsx'
import { ChoiceField } from '../../../ui/field/ChoiceField.tsx'
import { SegmentedFilter } from '../../../ui/field/SegmentedFilter.tsx'
import { EmptyState } from '../../../ui/state/EmptyState.tsx'
import { ErrorState } from '../../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../../ui/state/Loading.tsx'
import { ImpactTable } from './ImpactTable.tsx'
import css from './impact.module.css'
import { type Impact, type ImpactGroup, type Question, summaryOf, useImpact, wayIcons } from './impact.ts'
import type { Layout } from './layout.ts'
import { NodeCard } from './NodeCard.tsx'

const ImpactGraph = lazy(() => import('./ImpactGraph.tsx').then((file) => ({ default: file.ImpactGraph })))
const GroupDialog = lazy(() => import('./GroupDialog.tsx').then((file) => ({ default: file.GroupDialog })))
const ConnectDialog = lazy(() => import('../links/ConnectDialog.tsx').then((file) => ({ default: file.ConnectDialog })))

const depths = [1, 2, 3, 4, 5, 7, 10] as const

/** What a failure of this asset would touch, and what it stands on: as a graph or as a table. */
export function ImpactTab({ record }: { record: Json }) {
  const { t } = useTranslation()
  const [question, setQuestion] = useState<Question>({ way: 'both', depth: 5 })
  const [look, setLook] = useState('graph')
  const [isLinking, setLinking] = useState(false)
  const [group, setGroup] = useState<ImpactGroup | 'new' | null>(null)
  const { data, error, refetch } = useImpact(record.id, question)
  const exported = useRef<{ drawing: SVGSVGElement | null; layout: Layout | null }>({ drawing: null, layout: null })
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <Skeleton lines={8} />
  const mayLink = record.can?.update === true && record.deletedAt === undefined
  const add = mayLink ? (
    <Button icon={IconLink} onClick={() => setLinking(true)}>
      {t('assets.impact.add')}
    </Button>
  ) : null
  const isAlone = data.nodes.length <= 1
  return (
    <div className={css.tab}>
      <div className={css.bar}>
        <Ways value={question.way} onChange={(way) => setQuestion({ ...question, way })} />
        <ChoiceField
          bare
          required
          label={t('assets.impact.depth')}
          value={String(question.depth)}
          choices={depths.map((depth) => ({ value: String(depth), label: t('assets.impact.steps', { count: depth }) }))}
          onChange={(depth) => setQuestion({ ...question, depth: Number(depth) })}
        />
        <SegmentedFilter
          label={t('assets.impact.look')}
          value={look}
          onChange={setLook}
          segments={[
            { value: 'graph', label: t('assets.impact.graph'), icon: IconSitemap },
            { value: 'table', label: t('assets.impact.table'), icon: IconTable },
          ]}
        />
        <span className={css.barEnd}>
          {mayLink && !isAlone ? (
            <Button icon={IconBoxMultiple} onClick={() => setGroup('new')}>
              {t('assets.impact.frame.add')}
            </Button>
          ) : null}
          {isAlone ? null : <Exports record={record} impact={data} hasGraph={look === 'graph'} exported={exported} />}
          {add}
        </span>
      </div>
      {isAlone ? (
        <EmptyState icon={IconTopologyStar3} title={t('assets.impact.none')} hint={t('assets.impact.noneHint')} />
      ) : (
        <>
          <SummaryLine impact={data} />
          {look === 'graph' ? (
            <Graph impact={data} exported={exported} onGroup={mayLink ? setGroup : () => undefined} />
          ) : (
            <ImpactTable impact={data} onGroup={mayLink ? setGroup : undefined} />
          )}
        </>
      )}
      <Suspense fallback={null}>
        {group === null ? null : (
          <GroupDialog
            record={record}
            impact={data}
            group={group === 'new' ? null : group}
            onClose={() => setGroup(null)}
          />
        )}
        {isLinking ? <ConnectDialog record={record} onlyImpact onClose={() => setLinking(false)} /> : null}
      </Suspense>
    </div>
  )
}

function Ways({ value, onChange }: { value: Question['way']; onChange: (way: Question['way']) => void }) {
  const { t } = useTranslation()
  return (
    <SegmentedFilter
      label={t('assets.impact.ways')}
      value={value}
      onChange={(way) => onChange(way as Question['way'])}
      segments={(['both', 'effects', 'causes'] as const).map((way) => ({
        value: way,
        label: t(`assets.impact.ask.${way}`),
        icon: wayIcons[way],
      }))}
    />
  )
}

function SummaryLine({ impact }: { impact: Impact }) {
  const { t } = useTranslation()
  const { touched, people, tickets } = summaryOf(impact)
  return (
    <p className={css.summary} role="status">
      {t('assets.impact.summary', { touched, people, tickets })}
      {impact.isCut ? <strong> {t('assets.impact.cut')}</strong> : null}
    </p>
  )
}

interface Exported {
  exported: { current: { drawing: SVGSVGElement | null; layout: Layout | null } }
}

interface GraphProps extends Exported {
  impact: Impact
  onGroup: (group: ImpactGroup) => void
}

function Graph({ impact, exported, onGroup }: GraphProps) {
  const [chosen, setChosen] = useState<string | null>(null)
  const drawing = useRef<SVGSVGElement>(null)
  const node = impact.nodes.find((each) => each.id === chosen)
  return (
    <>
      <Suspense fallback={<Skeleton lines={8} />}>
        <ImpactGraph
          impact={impact}
          chosen={node === undefined ? null : chosen}
          onGroup={onGroup}
          onChoose={(placed) => setChosen(placed.nodes[0]?.id ?? null)}
          drawing={drawing}
          onLayout={(layout) => {
            exported.current = { drawing: drawing.current, layout }
          }}
        />
      </Suspense>
      <Legend />
      {node === undefined ? null : <NodeCard node={node} impact={impact} onClose={() => setChosen(null)} />}
    </>
  )
}

function Legend() {
  const { t } = useTranslation()
  return (
    <ul className={css.legend} aria-label={t('assets.impact.legend')}>
      {(['root', 'effects', 'causes', 'both'] as const).map((way) => {
        const IconPart = wayIcons[way]
        return (
          <li key={way} className={css.wayWord} data-way={way}>
            <IconPart size="1.1em" stroke={2} aria-hidden /> {t(`assets.impact.way.${way}`)}
          </li>
        )
      })}
      <li>{t('assets.impact.keys')}</li>
    </ul>
  )
}

interface ExportsProps extends Exported {
  record: Json
  impact: Impact
  hasGraph: boolean
}

function Exports({ record, impact, hasGraph, exported }: ExportsProps) {
  const { t } = useTranslation()
  const name = t('assets.impact.file', { name: titleOf(assetKind, record) })
  const run = async (sort: 'csv' | 'svg' | 'png') => {
    const { csvOf, pngOf, svgText } = await import('./export-impact.ts')
    const { drawing, layout } = exported.current
    if (sort === 'csv') return saveFile(`${name}.csv`, new Blob([csvOf(t, impact)], { type: 'text/csv' }))
    if (drawing === null || layout === null) return
    const svg = svgText(drawing, layout.width, layout.height)
    const picture =
      sort === 'svg' ? new Blob([svg], { type: 'image/svg+xml' }) : await pngOf(svg, layout.width, layout.height)
    saveFile(`${name}.${sort}`, picture)
  }
  const start = (sort: 'csv' | 'svg' | 'png') => run(sort).catch(() => toast.failed(t('assets.impact.exportFailed')))
  return (
    <Menu shadow="md" position="bottom-end">
      <Menu.Target>
        <Button icon={IconDownload}>{t('assets.impact.export')}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void start('csv')}>{t('assets.impact.exportCsv')}</Menu.Item>
        <Menu.Item disabled={!hasGraph} onClick={() => void start('svg')}>
          {t('assets.impact.exportSvg')}
        </Menu.Item>
        <Menu.Item disabled={!hasGraph} onClick={() => void start('png')}>
          {t('assets.impact.exportPng')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
