import { IconKey } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCan, useSession } from '../../../engine/session.ts'
import { Button } from '../../../ui/button/Button.tsx'
import css from '../people.module.css'
import { PasswordDialog } from '../users/PasswordDialog.tsx'
import { AccountTaste } from './AccountTaste.tsx'

/** Who one is here and what one may do, in short; password, language, theme. */
export function AccountFacts() {
  const { t } = useTranslation()
  const can = useCan()
  const { user, profiles, groups } = useSession()
  const [isAsking, setAsking] = useState(false)
  return (
    <div className={css.cards}>
      <section className={css.card}>
        <h2 className={css.cardTitle}>{t('admin.account.who')}</h2>
        <dl className={css.facts}>
          <dt>{t('kind.user.field.login')}</dt>
          <dd>{user.login}</dd>
          <dt>{t('kind.user.field.email')}</dt>
          <dd>{user.email ?? t('ui.property.none')}</dd>
          <dt>{t('kind.user.field.entity')}</dt>
          <dd>{user.entity.name}</dd>
        </dl>
        <p className={css.help}>{t('admin.account.whoHelp')}</p>
      </section>
      <section className={css.card}>
        <h2 className={css.cardTitle}>{t('admin.account.may')}</h2>
        <dl className={css.facts}>
          <dt>{t('admin.account.profiles')}</dt>
          {profiles.map((profile) => (
            <dd key={`${profile.id} ${profile.entity.id}`}>
              {t(profile.isRecursive ? 'admin.account.profileBelow' : 'admin.account.profile', {
                profile: profile.name,
                entity: profile.entity.name,
              })}
            </dd>
          ))}
          <dt>{t('admin.account.groups')}</dt>
          <dd>{groups.map((group) => group.name).join(', ') || t('admin.account.noGroup')}</dd>
        </dl>
      </section>
      <AccountTaste />
      {can('user.set-password') ? (
        <section className={css.card}>
          <h2 className={css.cardTitle}>{t('kind.user.field.password')}</h2>
          <p className={css.help}>{t('admin.account.passwordHelp')}</p>
          <div>
            <Button icon={IconKey} onClick={() => setAsking(true)}>
              {t('admin.password.changeOwn')}
            </Button>
          </div>
        </section>
      ) : null}
      {isAsking ? <PasswordDialog userId={user.id} name={user.name} isOwn onClose={() => setAsking(false)} /> : null}
    </div>
  )
}
