import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { type Json, partQuery } from '../../../engine/records.ts'
import { assetTypeIcon } from '../asset-type-icons.ts'
import css from './impact.module.css'
import { type Impact, type ImpactNode, summaryOf, typeName } from './impact.ts'

const shown = 5

/** On a case: what trouble with its equipment would touch, type by type. */
export function CaseImpact({ record }: { record: Json }) {
  const { t } = useTranslation()
  const { data } = useQuery(partQuery<Impact>(ticketKind, record.id, 'impact'))
  const touched = (data?.nodes ?? []).filter((node) => node.way !== 'root')
  if (data === undefined || touched.length === 0) return null
  const { people } = summaryOf(data)
  const types = [...new Set(touched.map((node) => node.type))]
  return (
    <section className={css.panel} aria-label={t('assets.impact.panel')}>
      <h2 className={css.panelTitle}>{t('assets.impact.panel')}</h2>
      <p className={css.facts}>{t('assets.impact.panelSummary', { touched: touched.length, people })}</p>
      {types.map((type) => (
        <TypeGroup key={type} type={type} nodes={touched.filter((node) => node.type === type)} />
      ))}
      <ul className={css.why}>
        {data.nodes
          .filter((node) => node.way === 'root')
          .map((node) => (
            <li key={node.id}>
              <Link to={`/assets/${node.id}`} search={{ tab: 'impact' } as never}>
                {t('assets.impact.graphOf', { name: node.name })}
              </Link>
            </li>
          ))}
      </ul>
    </section>
  )
}

function TypeGroup({ type, nodes }: { type: string; nodes: ImpactNode[] }) {
  const { t } = useTranslation()
  const IconPart = assetTypeIcon(type)
  return (
    <details>
      <summary className={css.typeLine}>
        <IconPart size="1.2em" stroke={1.6} aria-hidden />
        {t('assets.impact.group', { count: nodes.length, type: typeName(t, type) })}
      </summary>
      <ul className={css.why}>
        {nodes.slice(0, shown).map((node) => (
          <li key={node.id}>
            <Link to={`/assets/${node.id}`}>{node.name}</Link>
            {node.user ? ` · ${node.user.name}` : ''}
          </li>
        ))}
        {nodes.length > shown ? <li>{t('assets.impact.more', { count: nodes.length - shown })}</li> : null}
      </ul>
    </details>
  )
}
