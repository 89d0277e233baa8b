import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Condition, everything } from '../../../shared/conditions/condition.ts'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import { Button, LinkButton } from '../../ui/button/Button.tsx'
import { useKindTexts } from '../kind-texts.ts'
import { readPage } from '../list/use-list.ts'
import { useSave } from '../record/use-save.ts'
import type { Json } from '../records.ts'
import { useSend } from '../use-send.ts'
import css from './builder.module.css'
import { asGroup, fromGroup, withoutHoles } from './edit-condition.ts'
import { GroupEditor } from './GroupEditor.tsx'

interface ConditionPanelProps {
  /** Kind of the record whose field `condition` it is. */
  owner: Kind
  record: Json
  /** Kind of the records it is asked of. */
  subject: Kind
  hint: string
}

/** The condition of a record, line by line, with how many records it would find as it stands on the page. */
export function ConditionPanel({ owner, record, subject: kind, hint }: ConditionPanelProps) {
  const { t } = useTranslation()
  const texts = useKindTexts(kind)
  const start = (record.condition ?? everything) as Condition
  const [condition, setCondition] = useState<Condition>(() => {
    const { mode, parts } = asGroup(start)
    return fromGroup(mode, parts)
  })
  const whole = useDeferredValue(withoutHoles(condition) ?? everything)
  const isChanged = JSON.stringify(asGroup(whole)) !== JSON.stringify(asGroup(start))
  const save = useSave(owner, record.id)
  const { send, isBusy } = useSend([owner.plural])
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
      className={css.panel}
      onSubmit={(event) => {
        event.preventDefault()
        void send(() => save({ condition: whole }, { condition: start }), { done: t('engine.builder.saved') })
      }}
    >
      <p className={css.soft}>{hint}</p>
      <fieldset className={css.plain} disabled={!mayWrite}>
        <GroupEditor scope={{ kind, relation: null }} condition={condition} onChange={setCondition} />
      </fieldset>
      <div className={css.panelFoot}>
        <span role="status">{data?.total == null ? '' : texts.count(data.total)}</span>
        <LinkButton to={`/${kind.plural}`} search={{ view: 'all', filter: whole } as never}>
          {t('engine.builder.test')}
        </LinkButton>
        {mayWrite && isChanged ? (
          <>
            <Button kind="quiet" onClick={() => setCondition(fromGroup(asGroup(start).mode, asGroup(start).parts))}>
              {t('engine.builder.discard')}
            </Button>
            <Button kind="primary" type="submit" busy={isBusy}>
              {t('engine.builder.saveCondition')}
            </Button>
          </>
        ) : null}
      </div>
    </form>
  )
}
