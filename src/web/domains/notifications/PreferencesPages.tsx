import { useTranslation } from 'react-i18next'
import { mandatoryFamilies, type NoticeFamily, noticeFamilies } from '../../../shared/notifications/notice-events.ts'
import { isNoticeWay, type NoticeWay, noticeWays, preferenceKey } from '../../../shared/notifications/preferences.ts'
import { useChangePreferences, useSession } from '../../engine/session.ts'
import { toast } from '../../ui/feedback/toast.tsx'
import { ChoiceField } from '../../ui/field/ChoiceField.tsx'
import { Page } from '../../ui/page/Page.tsx'
import css from './notifications.module.css'

/** Subjects that people of the portal meet. */
const portalFamilies: readonly NoticeFamily[] = ['requests', 'mentions', 'approvals', 'surveys', 'reservations']

/** How one is told of each subject; saved as it is chosen. */
function Choices({ families }: { families: readonly NoticeFamily[] }) {
  const { t } = useTranslation()
  const { preferences, user } = useSession()
  const change = useChangePreferences()
  const choose = (family: NoticeFamily, way: NoticeWay) =>
    change({ preferences: { [preferenceKey(family)]: way === 'once' ? null : way } }).then(
      () => toast.done(t('notifications.preferences.saved')),
      () => toast.failed(t('notifications.preferences.failed')),
    )
  return (
    <div className={css.choices}>
      <p className={css.soft}>{t('notifications.preferences.about')}</p>
      {user.email === null ? <p className={css.warning}>{t('notifications.preferences.noAddress')}</p> : null}
      {families.map((family) => {
        const isMandatory = mandatoryFamilies.includes(family)
        const chosen = preferences[preferenceKey(family)]
        const help = t(`notifications.familyHelp.${family}`)
        return (
          <ChoiceField
            key={family}
            label={t(`notifications.family.${family}`)}
            help={isMandatory ? `${help} ${t('notifications.preferences.mandatory')}.` : help}
            required
            value={isNoticeWay(chosen) ? chosen : 'once'}
            choices={noticeWays
              .filter((way) => way !== 'none' || !isMandatory)
              .map((way) => ({ value: way, label: t(`notifications.way.${way}`) }))}
            onChange={(way) => isNoticeWay(way) && void choose(family, way)}
          />
        )
      })}
    </div>
  )
}

export function PreferencesPage() {
  const { t } = useTranslation()
  return (
    <Page title={t('notifications.preferences.title')} layout="read">
      <Choices families={noticeFamilies} />
    </Page>
  )
}

export function PortalPreferencesPage() {
  const { t } = useTranslation()
  return (
    <div className={css.portal}>
      <title>{`${t('notifications.preferences.title')} · Cigale`}</title>
      <h1 className={css.portalTitle}>{t('notifications.preferences.title')}</h1>
      <Choices families={portalFamilies} />
    </div>
  )
}
