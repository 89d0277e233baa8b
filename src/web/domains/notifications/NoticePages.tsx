import { IconBell } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { noticeKind } from '../../../shared/notifications/notifications.kinds.ts'
import { api } from '../../engine/api.ts'
import { useRouteSearch } from '../../engine/route-hooks.ts'
import { useSend } from '../../engine/use-send.ts'
import { Button, LinkButton } from '../../ui/button/Button.tsx'
import { Page } from '../../ui/page/Page.tsx'
import { NoticeList, type NoticeSearch } from './NoticeList.tsx'
import css from './notifications.module.css'

function Acts({ shell }: { shell: 'desk' | 'portal' }) {
  const { t } = useTranslation()
  const { send, isBusy } = useSend([noticeKind.plural])
  return (
    <>
      <LinkButton to={shell === 'desk' ? '/account/notifications' : '/portal/account/notifications'} kind="quiet">
        {t('notifications.settings')}
      </LinkButton>
      <Button busy={isBusy} onClick={() => void send(() => api.post(`/${noticeKind.plural}/mark-all`, {}))}>
        {t('notifications.markAll')}
      </Button>
    </>
  )
}

/** All that one was told, at the desk. */
export function NoticePage() {
  const { t } = useTranslation()
  const [search, change] = useRouteSearch<NoticeSearch>()
  return (
    <Page title={t('notifications.title')} icon={IconBell} layout="read" actions={<Acts shell="desk" />}>
      <NoticeList shell="desk" search={search} change={change} />
    </Page>
  )
}

/** The same for the staff. */
export function PortalNoticePage() {
  const { t } = useTranslation()
  const [search, change] = useRouteSearch<NoticeSearch>()
  return (
    <div className={css.portal}>
      <title>{`${t('notifications.title')} · Cigale`}</title>
      <div className={css.head}>
        <h1 className={css.portalTitle}>{t('notifications.title')}</h1>
        <div className={css.acts}>
          <Acts shell="portal" />
        </div>
      </div>
      <NoticeList shell="portal" search={search} change={change} />
    </div>
  )
}
