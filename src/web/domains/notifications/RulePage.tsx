import { useTranslation } from 'react-i18next'
import { kindNamed } from '../../../shared/kinds/every-kind.ts'
import { type NoticeEventName, noticeEvent } from '../../../shared/notifications/notice-events.ts'
import { notificationRuleKind } from '../../../shared/notifications/notifications.kinds.ts'
import { ConditionPanel } from '../../engine/builder/ConditionPanel.tsx'
import { DictionaryPage } from '../../engine/dictionary/DictionaryPage.tsx'
import type { FormPart } from '../../engine/form/form-fields.ts'
import type { Json } from '../../engine/records.ts'
import { useSession } from '../../engine/session.ts'
import css from './notifications.module.css'

const parts: readonly FormPart[] = [
  { title: 'notifications.rules.what', fields: ['name', 'event', ['entity', 'isActive']] },
  { title: 'notifications.rules.who', fields: ['roles', ['user', 'group'], ['profile', 'address'], 'tellsActor'] },
  { title: 'notifications.rules.but', fields: ['exceptRoles', ['exceptUser', 'exceptGroup']] },
  { title: 'notifications.rules.how', fields: ['channels'] },
  { title: 'notifications.rules.more', fields: ['position', 'comment'] },
]

/** Which records of the event it is about. */
function RuleCondition({ record }: { record: Json }) {
  const { t } = useTranslation()
  const subject = kindNamed(noticeEvent(record.event as NoticeEventName).kind)
  if (subject === undefined) return <p className={css.soft}>{t('notifications.rules.noCondition')}</p>
  return (
    <section aria-label={t('kind.notification-rule.field.condition')}>
      <h3 className={css.heading}>{t('kind.notification-rule.field.condition')}</h3>
      <ConditionPanel
        owner={notificationRuleKind}
        record={record}
        subject={subject}
        hint={t('notifications.rules.conditionHint')}
      />
    </section>
  )
}

/** Who is told of what: the rules in their order, and the condition of the one that is open. */
export function RulePage() {
  const { t } = useTranslation()
  const { entities } = useSession()
  return (
    <DictionaryPage
      kind={notificationRuleKind}
      title={t('notifications.rules.title')}
      parts={parts}
      fresh={{ isActive: true, channels: ['inbox', 'mail'], entity: entities[0] ?? null }}
      columns={['name', 'event', 'isActive']}
      about={(record) => <RuleCondition record={record} />}
    />
  )
}
