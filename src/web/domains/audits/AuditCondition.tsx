import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { auditRuleKind } from '../../../shared/audits/audits.kinds.ts'
import { type Condition, everything } from '../../../shared/conditions/condition.ts'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import { kindNamed } from '../../../shared/kinds/every-kind.ts'
import { asGroup, fromGroup, withoutHoles } from '../../engine/builder/edit-condition.ts'
import { GroupEditor } from '../../engine/builder/GroupEditor.tsx'
import { useKindTexts } from '../../engine/kind-texts.ts'
import { readPage } from '../../engine/list/use-list.ts'
import { useSave } from '../../engine/record/use-save.ts'
import type { Json } from '../../engine/records.ts'
import { useSend } from '../../engine/use-send.ts'
import { Button, LinkButton } from '../../ui/button/Button.tsx'
import css from './audits.module.css'
import { listOf } from './findings.ts'

/** The condition, line by line, with how many records it would find as it stands on the page. */
export function AuditCondition({ record }: { record: Json }) {
  const kind = kindNamed(String(record.subject))
  return kind === undefined ? null : <Editor record={record} kind={kind} />
}

function Editor({ record, kind }: { record: Json; kind: Kind }) {
  const { t } = useTranslation()
  const texts = useKindTexts(kind)
  const start = (record.condition ?? everything) as Condition
  const [condition, setCondition] = useState<Condition>(() => {
    const { mode, parts } = asGroup(start)
    return fromGroup(mode, parts)
  })
  const whole = useDeferredValue(withoutHoles(condition) ?? everything)
  const isChanged = JSON.stringify(asGroup(whole)) !== JSON.stringify(asGroup(start))
  const save = useSave(auditRuleKind, record.id)
  const { send, isBusy } = useSend([auditRuleKind.plural])
  const { data } = useQuery({
    queryKey: [kind.plural, 'list', 'count', whole],
    queryFn: ({ signal }) =>
      readPage(kind, { filter: whole, fields: [kind.title] }, { limit: 1, count: 'exact' }, signal),
    placeholderData: (old) => old,
    retry: false,
  })
  const mayWrite = record.can?.update === true
  return (
    <form
      className={css.stack}
      onSubmit={(event) => {
        event.preventDefault()
        void send(() => save({ condition: whole }, { condition: start }), { done: t('audits.condition.saved') })
      }}
    >
      <p className={css.soft}>{t('audits.condition.hint')}</p>
      <fieldset className={css.plain} disabled={!mayWrite}>
        <GroupEditor scope={{ kind, relation: null }} condition={condition} onChange={setCondition} />
      </fieldset>
      <div className={css.foot}>
        <span role="status">{data?.total == null ? '' : texts.count(data.total)}</span>
        <LinkButton {...listOf({ list: kind.plural, filter: whole })}>{t('audits.condition.test')}</LinkButton>
        {mayWrite && isChanged ? (
          <>
            <Button kind="quiet" onClick={() => setCondition(fromGroup(asGroup(start).mode, asGroup(start).parts))}>
              {t('audits.condition.discard')}
            </Button>
            <Button kind="primary" type="submit" busy={isBusy}>
              {t('audits.condition.save')}
            </Button>
          </>
        ) : null}
      </div>
    </form>
  )
}
