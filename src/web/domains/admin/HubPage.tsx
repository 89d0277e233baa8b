import { IconLayoutDashboard, IconLock } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useCan } from '../../engine/session.ts'
import { Page } from '../../ui/page/Page.tsx'
import { EmptyState } from '../../ui/state/EmptyState.tsx'
import css from './admin.module.css'
import { type HubCard, hubSections } from './hub-sections.ts'

/** Everything that is administered, with what each place holds; only what this person may open. */
export function HubPage() {
  const { t } = useTranslation()
  const can = useCan()
  const sections = hubSections
    .map((section) => ({ ...section, cards: section.cards.filter((card) => can(card.needs)) }))
    .filter((section) => section.cards.length > 0)
  return (
    <Page title={t('app.nav.section.administration')} icon={IconLayoutDashboard}>
      {sections.length === 0 ? <EmptyState icon={IconLock} title={t('admin.hub.nothing')} /> : null}
      <div className={css.sections}>
        {sections.map((section) => (
          <section key={section.key} aria-label={t(`admin.hub.section.${section.key}`)}>
            <h2 className={css.heading}>{t(`admin.hub.section.${section.key}`)}</h2>
            <ul className={css.cards}>
              {section.cards.map((card) => (
                <li key={card.key}>
                  <Card card={card} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Page>
  )
}

function Card({ card }: { card: HubCard }) {
  const { t } = useTranslation()
  return (
    <Link to={card.to} className={css.card}>
      <card.icon size="1.4em" stroke={1.6} className={css.icon} aria-hidden />
      <span>
        <span className={css.title}>{t(`admin.hub.${card.key}.title`)}</span>
        <span className={css.about}>{t(`admin.hub.${card.key}.about`)}</span>
      </span>
    </Link>
  )
}
