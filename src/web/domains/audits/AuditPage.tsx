import { IconChecklist, IconPlayerPlay, IconPower } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { auditRuleKind } from '../../../shared/audits/audits.kinds.ts'
import { FieldValue } from '../../engine/fields/FieldParts.tsx'
import { RecordPage, type RecordTab } from '../../engine/record/RecordPage.tsx'
import { useSave } from '../../engine/record/use-save.ts'
import { isNamed, type Json } from '../../engine/records.ts'
import { useRouteParam } from '../../engine/route-hooks.ts'
import { useAction } from '../../engine/use-action.ts'
import { useSend } from '../../engine/use-send.ts'
import { Button } from '../../ui/button/Button.tsx'
import { AuditCondition } from './AuditCondition.tsx'
import { AuditOutcome } from './AuditOutcome.tsx'
import { Severity } from './AuditParts.tsx'
import { AuditSide } from './AuditSide.tsx'

/** One audit: what it finds, how that has been, and the condition behind it. */
export function AuditPage() {
  const id = useRouteParam('auditId')
  const tabs = (record: Json): RecordTab[] => [
    { key: 'outcome', label: 'audits.tab.outcome', show: () => <AuditOutcome record={record} /> },
    {
      key: 'condition',
      label: 'audits.tab.condition',
      show: () => <AuditCondition key={String(record.version)} record={record} />,
    },
  ]
  return (
    <RecordPage
      kind={auditRuleKind}
      id={id}
      icon={() => IconChecklist}
      facts={(record) => (
        <>
          <Severity value={record.severity} look="soft" />
          <FieldValue kind={auditRuleKind} name="subject" field={auditRuleKind.fields.subject} value={record.subject} />
          {isNamed(record.group) ? <span>{record.group.name}</span> : null}
        </>
      )}
      verbs={(record) => <Verbs record={record} />}
      tabs={tabs}
      side={(record) => <AuditSide record={record} />}
    />
  )
}

function Verbs({ record }: { record: Json }) {
  const { t } = useTranslation()
  const check = useAction(auditRuleKind, record.id, 'check')
  const save = useSave(auditRuleKind, record.id)
  const { send, isBusy } = useSend([auditRuleKind.plural])
  const isActive = record.isActive === true
  const turn = (next: boolean) => save({ isActive: next }, { isActive: !next })
  return (
    <>
      {record.can?.update === true ? (
        <Button
          icon={IconPower}
          kind={isActive ? 'default' : 'primary'}
          busy={isBusy}
          onClick={() => void send(() => turn(!isActive))}
        >
          {t(isActive ? 'rules.edit.deactivate' : 'rules.edit.activate')}
        </Button>
      ) : null}
      {record.can?.check === true ? (
        <Button
          icon={IconPlayerPlay}
          busy={check.isBusy}
          onClick={() => void check.run({}, { done: t('audits.run.done') })}
        >
          {t('audits.run.one')}
        </Button>
      ) : null}
    </>
  )
}
