import { IconHelpCircle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useRouteSearch } from '../../../engine/route-hooks.ts'
import { Page } from '../../../ui/page/Page.tsx'
import { EmptyState } from '../../../ui/state/EmptyState.tsx'
import { Answer } from './Answer.tsx'
import css from './access.module.css'
import type { ExplainSearch } from './explain-search.ts'
import { QuestionForm } from './QuestionForm.tsx'

/** "Why does X see this?": person, right, record; the answer in sentences. The question is the address. */
export function ExplainPage() {
  const { t } = useTranslation()
  const [search] = useRouteSearch<ExplainSearch>()
  const { user, permission } = search
  return (
    <Page title={t('admin.explain.title')} icon={IconHelpCircle}>
      <p className={css.intro}>{t('admin.explain.intro')}</p>
      <div className={css.columns}>
        <QuestionForm />
        <section className={css.answer} aria-label={t('admin.explain.answer')} aria-live="polite">
          {user !== undefined && permission !== undefined ? (
            <Answer question={{ ...search, user, permission }} />
          ) : (
            <EmptyState
              icon={IconHelpCircle}
              title={t('admin.explain.waiting')}
              hint={t('admin.explain.waitingHint')}
            />
          )}
        </section>
      </div>
    </Page>
  )
}
