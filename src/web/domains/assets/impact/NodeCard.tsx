import { IconTopologyStar3, IconX } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { LinkButton } from '../../../ui/button/Button.tsx'
import { IconButton } from '../../../ui/button/IconButton.tsx'
import { AssetState } from '../AssetState.tsx'
import { WayWord } from './ImpactTable.tsx'
import css from './impact.module.css'
import { edgeText, type Impact, type ImpactNode, typeName } from './impact.ts'

interface NodeCardProps {
  node: ImpactNode
  impact: Impact
  onClose: () => void
}

/** What one wants to know of a node: what it is, whose, why it is there, the cases open on it. */
export function NodeCard({ node, impact, onClose }: NodeCardProps) {
  const { t } = useTranslation()
  const names = new Map(impact.nodes.map((each) => [each.id, each.name]))
  const why = impact.edges.filter((edge) => edge.causeId === node.id || edge.effectId === node.id).slice(0, 6)
  const facts = [typeName(t, node.type), node.serial, node.location?.name, node.user?.name ?? node.group?.name]
  return (
    <section className={css.card} aria-label={node.name} aria-live="polite">
      <header className={css.cardHead}>
        <h2 className={css.cardTitle}>{node.name}</h2>
        <WayWord node={node} />
        <span className={css.cardVerbs}>
          {node.way === 'root' ? null : (
            <LinkButton
              size="small"
              to={`/assets/${node.id}`}
              search={{ tab: 'impact' } as never}
              icon={IconTopologyStar3}
            >
              {t('assets.impact.from')}
            </LinkButton>
          )}
          <LinkButton size="small" to={`/assets/${node.id}`}>
            {t('ui.peek.open')}
          </LinkButton>
          <IconButton size="small" icon={IconX} label={t('ui.close')} onClick={onClose} />
        </span>
      </header>
      <p className={css.facts}>
        <AssetState state={node.state} /> {facts.filter(Boolean).join(' · ')}
      </p>
      {why.length > 0 ? (
        <ul className={css.why}>
          {why.map((edge) => (
            <li key={`${edge.causeId} ${edge.effectId} ${edge.source} ${edge.linkId}`}>
              {names.get(edge.causeId)} <em>{edgeText(t, edge)}</em> {names.get(edge.effectId)}
            </li>
          ))}
        </ul>
      ) : null}
      {node.tickets.length > 0 ? (
        <>
          <h3 className={css.cardPart}>{t('assets.impact.tickets', { count: node.ticketCount })}</h3>
          <ul className={css.why}>
            {node.tickets.map((ticket) => (
              <li key={ticket.id}>
                <Link to={`/tickets/${ticket.id}`}>
                  #{ticket.number} {ticket.title}
                </Link>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  )
}
